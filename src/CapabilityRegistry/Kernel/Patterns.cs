namespace CapabilityRegistry.Kernel;

/// <summary>The forms of texts and codes, in the regular expressions that JSON Schema and .NET have in common.</summary>
public static class Patterns
{
    /// <summary>Text for people: something visible, no control characters, nothing that makes what follows run backwards.</summary>
    public const string Text = $"^ *[^{Controls}{Blank}{Hidden}][^{Controls}]*$";

    /// <summary>A name or reference, which must not look like another one: nothing hidden in it either.</summary>
    public const string Name = $"^ *[^{Controls}{Blank}{Hidden}][^{Controls}{Hidden}]*$";

    /// <summary>The name of somebody: no colon, which sets apart who was named by whom (oidc:…, system:…).</summary>
    public const string PersonName = $"^ *[^{Controls}{Blank}{Hidden}:][^{Controls}{Hidden}:]*$";

    // Controls of terminals, separators of lines, and the embeddings, overrides and isolates of direction (UAX #9).
    private const string Controls = @"\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFFF9-\uFFFB";

    // Of zero width; the joiners among them, which some scripts need, may stand in a text but not in a name.
    private const string Hidden = @"\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u2060-\u2065\u206A-\u206F\uFEFF";

    // Spaces, fillers and selectors, which show nothing by themselves.
    private const string Blank = @"\u0020\u00A0\u115F\u1160\u1680\u17B4\u17B5\u2000-\u200A\u202F\u205F\u2800\u3000\u3164\uFE00-\uFE0F\uFFA0\uFFF0-\uFFF8";

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public const string Contributor = "^[A-Z]{3}$";

    public const string UnitType = "^[A-Z0-9_]{2,40}$";

    /// <summary>A category of equipment or self-sustainment.</summary>
    public const string Category = "^[a-z0-9-]{2,40}$";

    /// <summary>A name for what belongs together.</summary>
    public const string Bundle = "^[A-Z0-9_-]{1,40}$";

    public const string Mission = "^[A-Z-]{2,20}$";

    public const string Organisation = "^[A-Z]{2,20}$";

    /// <summary>A United Nations regional group.</summary>
    public const string Region = "^[A-Z_]{1,40}$";

    /// <summary>STMT-00012; SUR-00012 for one that was drafted when statements still shared their keys with Suriname.</summary>
    public const string Sur = "^(STMT|SUR)-[0-9]{5,9}$";

    /// <summary>VAR-00012.</summary>
    public const string Variation = "^VAR-[0-9]{5,9}$";

    /// <summary>MINUSCA-00007.</summary>
    public const string Requirement = "^[A-Z-]{2,20}-[0-9]{5,9}$";

    /// <summary>RUN-00012.</summary>
    public const string Run = "^RUN-[0-9]{5,9}$";

    /// <summary>KAZ-00042.</summary>
    public const string Pledge = "^[A-Z]{3}-[0-9]{5,9}$";

    /// <summary>What a form of text leaves out, in words; nothing for codes, whose form says it all.</summary>
    public static string WithoutWhat(string pattern) => pattern switch
    {
        Text => " without control characters",
        Name => " without control or invisible characters",
        PersonName => " without control or invisible characters and without a colon",
        _ => "",
    };
}
