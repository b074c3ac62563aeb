namespace CapabilityRegistry.Kernel;

/// <summary>The forms of codes and keys, in the regular expressions that JSON Schema and .NET have in common. Those of texts: Texts.</summary>
public static class Patterns
{
    /// <summary>ISO 3166-1 alpha-3.</summary>
    public const string Contributor = "^[A-Z]{3}$";

    public const string UnitType = "^[A-Z0-9_]{2,40}$";

    /// <summary>A category of equipment or self-sustainment.</summary>
    public const string Category = "^[a-z0-9-]{2,40}$";

    /// <summary>KAZCENT.</summary>
    public const string TrainingCentre = "^[A-Z0-9_]{2,40}$";

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

    /// <summary>AAV-00031, VV-00002 or PDV-00001.</summary>
    public const string Visit = "^(AAV|VV|PDV)-[0-9]{5,9}$";

    /// <summary>RUN-00012.</summary>
    public const string Run = "^RUN-[0-9]{5,9}$";

    /// <summary>IMP-00012.</summary>
    public const string Import = "^IMP-[0-9]{5,9}$";

    /// <summary>The key of an object of any kind.</summary>
    public const string AnyKey = "^[A-Za-z0-9_-]{1,40}$";

    /// <summary>KAZ-00042.</summary>
    public const string Pledge = "^[A-Z]{3}-[0-9]{5,9}$";

    /// <summary>FILE-00012.</summary>
    public const string File = "^FILE-[0-9]{5,9}$";

    /// <summary>
    /// The name of a file with its ending, such as Load plan.pdf; nothing that a file system takes for a path. At most 200 characters: said here,
    /// because a length beside a pattern and a format makes a known generator of clients write code that does not compile.
    /// </summary>
    public const string FileName = @"^[^./\\:*?""<>|][^/\\:*?""<>|]{0,194}\.[A-Za-z]{3,4}$";

    /// <summary>The name of a file that holds a list, likewise; its ending may be longer.</summary>
    public const string ListFileName = @"^[^./\\:*?""<>|][^/\\:*?""<>|]{0,192}\.[A-Za-z]{2,6}$";

    /// <summary>DEP-00003.</summary>
    public const string Deployment = "^DEP-[0-9]{5,9}$";

    /// <summary>EVAL-00012.</summary>
    public const string Evaluation = "^EVAL-[0-9]{5,9}$";

    /// <summary>The short name of a policy of readiness, such as pcrs-2024.</summary>
    public const string ReadinessPolicy = "^[a-z0-9-]{3,40}$";

    /// <summary>The key of a term of a policy, such as TERM-00003.</summary>
    public const string PolicyTerm = "^TERM-[0-9]{5,9}$";
}
