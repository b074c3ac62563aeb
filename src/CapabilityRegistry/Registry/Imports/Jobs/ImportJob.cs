using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using static CapabilityRegistry.Registry.Imports.ImportStatus;

namespace CapabilityRegistry.Registry.Imports.Jobs;

/// <summary>The state of an import, without file and rows, and the transitions that it allows.</summary>
public sealed record ImportJob : IVersioned
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required ImportKind Kind { get; init; }

    public required BulkMode Mode { get; init; }

    public required ImportStatus Status { get; init; }

    public string? Name { get; init; }

    public required ImportFormat Format { get; init; }

    public required int Bytes { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>The state for which it was uploaded; null for the Secretariat. Who may see it is decided by this and by the role.</summary>
    public string? Contributor { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Person { get; init; }

    public required Role Role { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    public string? ConfirmedBy { get; init; }

    public string? ConfirmedByPerson { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The process that works on it, and until when its lease lasts.</summary>
    public string? Instance { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>How often it was begun since it was put into the queue by somebody.</summary>
    public int Attempts { get; init; }

    /// <summary>How many rows the file has.</summary>
    public required int RowsRead { get; init; }

    /// <summary>How many objects are done, of those that the rows are about: from there on another process goes on.</summary>
    public int ItemsDone { get; init; }

    public int RowsDone { get; init; }

    public int RowsNew { get; init; }

    public int RowsChanged { get; init; }

    public int RowsUnchanged { get; init; }

    public int RowsRefused { get; init; }

    public ImportFailure? Failure { get; init; }

    /// <summary>Whether it is, or was, to be carried out, not only tried.</summary>
    public bool Confirmed => ConfirmedBy is not null;

    private bool IsOpen => Status is Queued or Checking or Checked or ImportStatus.Confirmed or Writing;

    /// <summary>In whose name rows are tried or carried out.</summary>
    public Caller Caller => new(ConfirmedBy ?? Actor, Role, Contributor) { Person = ConfirmedByPerson ?? ConfirmedBy ?? Person };

    public ImportJob Claim(string instance, DateTimeOffset until) =>
        Next(Confirmed ? Writing : Checking) with { Instance = instance, LeaseUntil = until, Attempts = Attempts + 1 };

    /// <summary>Back to the queue: whoever takes it goes on where this process has stopped.</summary>
    public ImportJob GiveBack() => Next(Confirmed ? ImportStatus.Confirmed : Queued) with { Attempts = 0 };

    /// <summary>Every row was tried.</summary>
    public ImportJob EndTrial(DateTimeOffset now) => Next(Checked) with { CheckedAt = now };

    public ImportJob End(ImportStatus how, DateTimeOffset now, ImportFailure? failure = null) => Next(how) with { EndedAt = now, Failure = failure };

    /// <summary>So many more objects are done, with these rows; the lease is renewed.</summary>
    public ImportJob Advance(int items, IReadOnlyCollection<ImportRow> rows, DateTimeOffset until) => this with
    {
        ItemsDone = ItemsDone + items,
        RowsDone = RowsDone + rows.Count,
        RowsNew = RowsNew + Count(rows, ImportResult.New),
        RowsChanged = RowsChanged + Count(rows, ImportResult.Changed),
        RowsUnchanged = RowsUnchanged + Count(rows, ImportResult.Unchanged),
        RowsRefused = RowsRefused + Count(rows, ImportResult.Refused),
        LeaseUntil = until,
    };

    /// <summary>It shall be carried out, in the name of whoever says so.</summary>
    public Decision<ImportJob> Confirm(Caller by) => this switch
    {
        { Status: not Checked } => Wrong(Checked.Code()),
        { Mode: BulkMode.AllOrNothing, RowsRefused: > 0 } => RefusedRows(),
        { RowsNew: 0, RowsChanged: 0 } => new Refusal("nothing-to-write", "No row would make or change anything.",
            Fault.At("/counts", "nothing-to-write", "a row that is new or changed", "none")),
        _ => Next(ImportStatus.Confirmed) with
        {
            ConfirmedBy = by.Name, ConfirmedByPerson = by.Person, Attempts = 0,
            ItemsDone = 0, RowsDone = 0, RowsNew = 0, RowsChanged = 0, RowsUnchanged = 0, RowsRefused = 0,
        },
    };

    /// <summary>The process that works on it notices and stops.</summary>
    public Decision<ImportJob> Cancel(DateTimeOffset now) =>
        IsOpen ? End(Cancelled, now) : Wrong("queued, checking, checked, confirmed or writing");

    private static int Count(IEnumerable<ImportRow> rows, ImportResult result) => rows.Count(row => row.Result == result);

    private ImportJob Next(ImportStatus status) => this with { Version = Version + 1, Status = status, Instance = null, LeaseUntil = null };

    private Refusal RefusedRows() => new("rows-refused", $"{RowsRefused} rows are refused, and all or none is to be written.",
        Fault.At("/counts/refused", "rows-refused", "0", $"{RowsRefused}"));

    private Refusal Wrong(string expected) => new("wrong-status", $"The import is {Status.Code()}.",
        Fault.At("/status", "wrong-status", expected, Status.Code()));
}
