using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Imports;

/// <summary>What comes, or came, of one row of an uploaded list.</summary>
public sealed record ImportRow
{
    /// <summary>The key: that of the import and the number of the row, such as IMP-00012-00007.</summary>
    public required string Id { get; init; }

    /// <summary>The row as a spreadsheet counts it, the headings being the first; in NDJSON the line.</summary>
    [Range(1, 9_999_999)]
    public required int Number { get; init; }

    public required ImportResult Result { get; init; }

    /// <summary>Whether this is what came of it when it was carried out; false as long as it was only tried.</summary>
    public required bool Written { get; init; }

    /// <summary>The key of the object that it is about; null while there is none, and where the row names none that there is.</summary>
    public string? About { get; init; }

    /// <summary>The state's own reference that the row gives; null if it gives none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>What it is about, for people: the name of the unit, or its type. Null if the row does not say.</summary>
    public string? Name { get; init; }

    /// <summary>What is, or would be, done with the object; null if it is unchanged or refused, and for what was tried before this was kept.</summary>
    public ImportStep? Step { get; init; }

    /// <summary>
    /// What is changed of an object that is there, the first 50; of an object with several rows in the first of them. Empty for a new one, and where nothing is
    /// changed.
    /// </summary>
    public IReadOnlyList<ImportChange> Changes { get; init; } = [];

    /// <summary>What stands against it, all that was found; empty unless it is refused.</summary>
    public IReadOnlyList<ImportFault> Faults { get; init; } = [];

    /// <summary>The faults, or the changes, in one text, for a spreadsheet; null without any.</summary>
    public string? Explanation => Faults.Count > 0 ? string.Join(" ", Faults.Select(fault => fault.Sentence()))
        : Changes.Count > 0 ? $"{Done}: {string.Join("; ", Changes.Select(change => change.Words()))}."
        : null;

    private string Done => (Step, Written) switch
    {
        (ImportStep.ProposeRevision, false) => "Would propose a revision",
        (ImportStep.ProposeRevision, true) => "Proposed a revision",
        (_, false) => "Would change",
        (_, true) => "Changed",
    };

    /// <summary>The key of a row.</summary>
    public static string KeyOf(string import, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{import}-{number:00000}");
}

/// <summary>One thing that a row changes of its object.</summary>
public sealed record ImportChange
{
    /// <summary>The heading of the column or, of a line of a list, the code of the list; a member of the API where no column holds it.</summary>
    public required string Column { get; init; }

    /// <summary>What is there, as a cell holds it, of a line of a list all its cells; null if nothing is.</summary>
    public required string? Before { get; init; }

    /// <summary>What the row says; null if it takes away what is there.</summary>
    public required string? After { get; init; }

    /// <summary>In words.</summary>
    public string Words() => $"{Column} {Before ?? "nothing"} → {After ?? "nothing"}";
}

/// <summary>One thing that is wrong with a row: where, what was expected, what was found.</summary>
public sealed record ImportFault
{
    /// <summary>The heading of the column; null if no single one is to blame, and for NDJSON.</summary>
    public required string? Column { get; init; }

    /// <summary>JSON pointer into the object that the row makes (RFC 6901); null if it is about the whole.</summary>
    public required string? Pointer { get; init; }

    /// <summary>Permanent kebab-case code of the broken rule.</summary>
    public required string Code { get; init; }

    /// <summary>What would be right.</summary>
    public required string Expected { get; init; }

    /// <summary>What is there instead.</summary>
    public required string Found { get; init; }

    /// <summary>In words.</summary>
    public string Sentence() => $"{Column ?? (Pointer is { Length: > 0 } ? Pointer : "The row")}: expected {Expected}, found {Found}.";

    /// <param name="column">The heading of the column that is to blame; null if none is.</param>
    public static ImportFault Of(Fault fault, string? column) => new()
    {
        Column = column,
        Pointer = fault.Pointer is { Length: > 0 } pointer ? pointer : null,
        Code = fault.Code,
        Expected = SafeExcerpt.Printable(fault.Expected, 500),
        Found = SafeExcerpt.Printable(fault.Found, SafeExcerpt.LongestInFault),
    };
}
