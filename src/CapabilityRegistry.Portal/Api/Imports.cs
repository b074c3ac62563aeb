namespace CapabilityRegistry.Portal.Api;

/// <summary>An uploaded list: what it is, how far it is, what comes of its rows.</summary>
public sealed record Import
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Mode { get; init; }

    public required string Status { get; init; }

    public string? Name { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public string? ConfirmedBy { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public required ImportProgress Progress { get; init; }

    public required ImportCounts Counts { get; init; }

    public ImportFailure? Failure { get; init; }

    /// <summary>Whether something is done with it without anybody's doing.</summary>
    internal bool GoesOn => Status is "queued" or "checking" or "confirmed" or "writing";
}

/// <summary>How far an import is, in rows.</summary>
public sealed record ImportProgress
{
    public int Rows { get; init; }

    public int Checked { get; init; }

    public int Written { get; init; }
}

/// <summary>What comes of its rows.</summary>
public sealed record ImportCounts
{
    public int New { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    public int Refused { get; init; }
}

/// <summary>Why an import did not come to its end.</summary>
public sealed record ImportFailure
{
    public required string Code { get; init; }

    public required string Detail { get; init; }
}

/// <summary>What comes of one row.</summary>
public sealed record ImportRow
{
    public int Number { get; init; }

    public required string Result { get; init; }

    public bool Written { get; init; }

    public string? About { get; init; }

    public string? ExternalId { get; init; }

    public string? Name { get; init; }

    public string? Step { get; init; }

    public IReadOnlyList<ImportChange> Changes { get; init; } = [];

    public IReadOnlyList<ImportFault> Faults { get; init; } = [];
}

/// <summary>One thing that a row changes.</summary>
public sealed record ImportChange
{
    public required string Column { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}

/// <summary>One thing that is wrong with a row.</summary>
public sealed record ImportFault
{
    public string? Column { get; init; }

    public string? Pointer { get; init; }

    public required string Code { get; init; }

    public required string Expected { get; init; }

    public required string Found { get; init; }
}
