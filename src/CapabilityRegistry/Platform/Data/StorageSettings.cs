using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Platform.Data;

/// <summary>The section Storage of the configuration.</summary>
public sealed record StorageSettings
{
    public const string Section = "Storage";

    public const int UsualIdempotencyDays = 7;

    [AllowedValues("sqlite", "sqlserver", ErrorMessage = "must be sqlite or sqlserver")]
    public string Engine { get; init; } = "sqlite";

    [Required(ErrorMessage = "is missing")]
    public string ConnectionString { get; init; } = "";

    /// <summary>
    /// How to reach a copy of the database that may only be read and is a little behind, such as a readable secondary of an availability group; lists, and
    /// supply and demand, are then read from there. Null: there is none.
    /// </summary>
    public string? Secondary { get; init; }

    /// <summary>
    /// What to fill an empty registry with: none, catalogue (states, unit types, missions) or demo (pledges, visits, statements and
    /// requirements too).
    /// </summary>
    [AllowedValues("none", "catalogue", "demo", ErrorMessage = "must be none, catalogue or demo")]
    public string Seed { get; init; } = "none";

    /// <summary>The folder in which the contents of files are kept, from now on; null: in the database. What was kept before is found in either.</summary>
    public string? Files { get; init; }

    /// <summary>For how many days an Idempotency-Key is remembered.</summary>
    [Range(1, 36_500, ErrorMessage = "must be a number of days from {1} to {2}")]
    public int IdempotencyDays { get; init; } = UsualIdempotencyDays;
}
