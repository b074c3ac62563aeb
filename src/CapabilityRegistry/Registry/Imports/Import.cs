using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Registry.Imports.Jobs;

namespace CapabilityRegistry.Registry.Imports;

/// <summary>An uploaded list: what it is, how far it is tried or carried out, and what comes of its rows.</summary>
public sealed record Import : IPartlyVersioned, IUnfinished, IDisclosesObjects
{
    /// <summary>The key, e.g. IMP-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change of the status, not with the progress; the ETag.</summary>
    public required int Version { get; init; }

    public required ImportKind Kind { get; init; }

    /// <summary>Whether rows are carried out one by one, or all or none.</summary>
    public required BulkMode Mode { get; init; }

    public required ImportStatus Status { get; init; }

    /// <summary>The state whose focal point has uploaded it; null if it is the Secretariat's.</summary>
    public required string? Contributor { get; init; }

    /// <summary>The name of the file, as it was given; null if none was.</summary>
    public required string? Name { get; init; }

    /// <summary>What the file is, by its content.</summary>
    public required ImportFormat Format { get; init; }

    /// <summary>How many bytes it has.</summary>
    [Range(1, int.MaxValue)]
    public required int Bytes { get; init; }

    /// <summary>The SHA-256 of the file, in 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who uploaded it, by the name of the token.</summary>
    public required string Actor { get; init; }

    /// <summary>When every row had been tried; null before.</summary>
    public required DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Who wants it to be carried out: what it writes is done in this name. Null before it was confirmed.</summary>
    public required string? ConfirmedBy { get; init; }

    /// <summary>When it ended, one way or another; null before.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>When its file and its rows are thrown away.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public required ImportProgress Progress { get; init; }

    public required ImportCounts Counts { get; init; }

    /// <summary>Why it was not tried or carried out to its end, although nobody cancelled it; null if that is not so.</summary>
    public required ImportFailure? Failure { get; init; }

    bool IUnfinished.IsUnfinished => Status is ImportStatus.Queued or ImportStatus.Checking or ImportStatus.Confirmed or ImportStatus.Writing;

    public IEnumerable<DisclosedObject> DisclosedObjects() => Contributor is null ? [] : [new("import", Id, Contributor)];

    /// <param name="rowsDone">How many rows are done that are not committed yet; null if none is known of.</param>
    public static Import Of(ImportJob job, int? rowsDone = null) => new()
    {
        Id = job.Id,
        Version = job.Version,
        Kind = job.Kind,
        Mode = job.Mode,
        Status = job.Status,
        Contributor = job.Contributor,
        Name = job.Name,
        Format = job.Format,
        Bytes = job.Bytes,
        Sha256 = job.Sha256,
        At = job.At,
        Actor = job.Actor,
        CheckedAt = job.CheckedAt,
        ConfirmedBy = job.ConfirmedBy,
        EndedAt = job.EndedAt,
        ExpiresAt = job.ExpiresAt,
        Progress = new ImportProgress
        {
            Rows = job.RowsRead,
            Checked = job.Confirmed ? job.RowsRead : job.RowsDone,
            Written = job.Confirmed ? Math.Max(job.RowsDone, job.Status == ImportStatus.Writing ? rowsDone ?? 0 : 0) : 0,
        },
        Counts = new ImportCounts { New = job.RowsNew, Changed = job.RowsChanged, Unchanged = job.RowsUnchanged, Refused = job.RowsRefused },
        Failure = job.Failure,
    };
}

/// <summary>How far an import is, in rows.</summary>
public sealed record ImportProgress
{
    /// <summary>How many rows the file has.</summary>
    [Range(0, int.MaxValue)]
    public required int Rows { get; init; }

    /// <summary>How many of them were tried.</summary>
    [Range(0, int.MaxValue)]
    public required int Checked { get; init; }

    /// <summary>How many of them were gone through to be carried out, whatever came of them.</summary>
    [Range(0, int.MaxValue)]
    public required int Written { get; init; }
}

/// <summary>What comes of the rows so far; once it is confirmed, what came of them.</summary>
public sealed record ImportCounts
{
    /// <summary>Rows that make a new object.</summary>
    [Range(0, int.MaxValue)]
    public required int New { get; init; }

    /// <summary>Rows that make a new version of an object.</summary>
    [Range(0, int.MaxValue)]
    public required int Changed { get; init; }

    /// <summary>Rows whose object says the same already.</summary>
    [Range(0, int.MaxValue)]
    public required int Unchanged { get; init; }

    /// <summary>Rows against which something stands.</summary>
    [Range(0, int.MaxValue)]
    public required int Refused { get; init; }
}

/// <summary>Why an import did not come to its end.</summary>
public sealed record ImportFailure
{
    /// <summary>rows-refused, interrupted or internal-error.</summary>
    [CodeOf("ImportFailureCode")]
    public required string Code { get; init; }

    /// <summary>What happened, for people.</summary>
    public required string Detail { get; init; }
}
