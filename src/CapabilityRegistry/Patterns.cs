namespace CapabilityRegistry;

/// <summary>The forms of texts and codes, in the regular expressions that JSON Schema and .NET have in common.</summary>
public static class Patterns
{
    /// <summary>Text for people: something visible, no control characters.</summary>
    public const string Text = "^ *[^\\u0000-\\u0020\\u007F][^\\u0000-\\u001F\\u007F]*$";

    /// <summary>The name of somebody: no colon, which sets apart who was named by whom (oidc:…, system:…).</summary>
    public const string PersonName = "^ *[^\\u0000-\\u0020\\u007F:][^\\u0000-\\u001F\\u007F:]*$";

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public const string Contributor = "^[A-Z]{3}$";

    public const string UnitType = "^[A-Z0-9_]{2,40}$";

    /// <summary>A category of equipment or self-sustainment.</summary>
    public const string Category = "^[a-z0-9-]{2,40}$";

    /// <summary>A name for what belongs together.</summary>
    public const string Bundle = "^[A-Z0-9_-]{1,40}$";

    public const string Mission = "^[A-Z-]{2,20}$";

    public const string Organisation = "^[A-Z]{2,20}$";

    /// <summary>ISO 639-1.</summary>
    public const string Language = "^[a-z]{2}$";

    /// <summary>SUR-00012.</summary>
    public const string Sur = "^SUR-[0-9]{5,9}$";

    /// <summary>VAR-00012.</summary>
    public const string Variation = "^VAR-[0-9]{5,9}$";

    /// <summary>KAZ-00042.</summary>
    public const string Pledge = "^[A-Z]{3}-[0-9]{5,9}$";
}
