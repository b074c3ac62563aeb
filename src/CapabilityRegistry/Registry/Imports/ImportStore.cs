using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Imports.Jobs;

namespace CapabilityRegistry.Registry.Imports;

/// <summary>
/// Imports, their files and their rows. An import exists only for those who share its role and, where it is of a state, for that state: whoever asks for rows
/// or for the file has found the import.
/// </summary>
public sealed class ImportStore(Work work)
{
    /// <summary>How many processes may be lost over one import.</summary>
    public const int MostAttempts = 3;

    private static readonly Caller Queue = Caller.System("queue");

    private static readonly Table<ImportJob> Table = new(
        "import",
        // How far it is goes on without a new version, so no other change writes it.
        once:
        [
            "id", "kind", "mode", "name", "format", "bytes", "sha256", "contributor", "at", "actor", "person", "role", "expires_at", "rows_read",
            "items_done", "rows_done", "rows_new", "rows_changed", "rows_unchanged", "rows_refused",
        ],
        absent: ["confirmed", "caller"],
        spread: new Dictionary<string, string> { ["failure"] = "failure_" });

    private static readonly Table<ImportRow> RowTable = new(
        "import_row",
        once: ["id", "import", "number"],
        derived: new Dictionary<string, Func<ImportRow, object?>> { ["import"] = row => row.Id[..row.Id.LastIndexOf('-')] });

    public static readonly ListOrders<ImportJob> Orders = new("id", job => job.Id);

    public static readonly ListOrders<ImportRow> RowOrders = new("id", row => row.Id);

    public Task<ImportJob?> Find(string id, Caller caller) =>
        work.Find(Table, Sql.ById.For(caller), new { Id = id, Role = caller.Role.Code(), caller.Scope });

    public Task<IReadOnlyList<ImportJob>> List(Caller caller, PageQuery page) => work.First(
        Table, Orders.Sorted(Sql.Page.For(caller), page), new { After = Orders.PlaceOf(page)?.Key, Role = caller.Role.Code(), caller.Scope, page.Take });

    public Task<int> Count(Caller caller) => work.Find<int>(Sql.Count.For(caller), new { Role = caller.Role.Code(), caller.Scope });

    /// <summary>How many imports of one who has uploaded them wait or are worked on.</summary>
    public Task<int> Unfinished(Caller caller) =>
        work.Find<int>(Sql.Unfinished.For(caller), new { Actor = caller.Name, caller.Scope });

    /// <summary>How many imports wait, of whomever, and since when the first of those that are still to be tried; null if there is none.</summary>
    public async Task<(int Count, DateTimeOffset? Since)> Waiting() =>
        await work.Find<WaitingImports>(Sql.CountWaiting.For(Queue)) is { } waiting ? (waiting.Imports, waiting.Since) : (0, null);

    /// <summary>The rows of an import that was found.</summary>
    public Task<IReadOnlyList<ImportRow>> Rows(ImportJob import, ImportResult? result, PageQuery page) => work.First(
        RowTable,
        RowOrders.Sorted(Sql.Rows.Where((result is not null, Sql.WithResult)), page),
        new { Import = import.Id, Result = result?.Code(), After = RowOrders.PlaceOf(page)?.Key, page.Take });

    public Task<int> CountRows(ImportJob import, ImportResult? result) =>
        work.Find<int>(Sql.CountRows.Where((result is not null, Sql.WithResult)), new { Import = import.Id, Result = result?.Code() });

    /// <summary>The objects that rows up to a number are about, unless they are refused.</summary>
    public Task<IReadOnlyList<AboutRow>> AboutUpTo(ImportJob import, int number) =>
        work.Query<AboutRow>(Sql.AboutUpTo, new { Import = import.Id, Number = number });

    /// <summary>An earlier import of the same file for the same state or office that was carried out; null if there is none.</summary>
    public Task<string?> DoneBefore(ImportJob import) => work.Find<string>(
        Sql.DoneBefore.For(import.Caller),
        new { import.Id, import.Sha256, Role = import.Role.Code(), Kind = import.Kind.Code(), import.Caller.Scope });

    public Task Add(ImportJob import)
    {
        OwnRows.MayAdd(import.Caller, import.Contributor ?? "");
        return work.Add(Table, Sql.Insert, [import]);
    }

    /// <summary>Keeps the file of a new import within the current transaction.</summary>
    public async Task Keep(ImportJob import, Stream file)
    {
        file.Position = 0;
        var part = new byte[FileBody.Part];
        for (var number = 0; await file.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, work.Cancel) is > 0 and var read; number++)
        {
            await work.Change(Sql.InsertPart, new { Import = import.Id, Number = number, Content = read == part.Length ? part : part[..read] });
        }
    }

    /// <summary>A part of the file; null behind its end.</summary>
    public Task<byte[]?> Part(string import, int number) => work.Find<byte[]>(Sql.Part, new { Import = import, Number = number });

    /// <summary>The import that waits longest, to be tried or to be carried out.</summary>
    public async Task<ImportJob?> Oldest() => (await work.First(Table, Sql.Waiting.For(Queue), new { Take = 1 })) is [var oldest] ? oldest : null;

    /// <summary>The import whoever may see it, for those who work on it.</summary>
    public Task<ImportJob?> FindForWork(string id) => work.Find(Table, Sql.ForWork.For(Queue), new { Id = id });

    /// <returns>False if somebody changed the import in between.</returns>
    public async Task<bool> Save(ImportJob import)
    {
        if (!await work.Update(Table, Sql.Update.For(Queue), import, new { Was = import.Version - 1 }))
        {
            return false;
        }

        // From the trial to the carrying out it begins again.
        if (import is { Status: ImportStatus.Confirmed, ItemsDone: 0 })
        {
            await work.Change(Sql.Begin.For(Queue), new { import.Id, import.Version });
        }

        return true;
    }

    /// <summary>Keeps what came of some rows that were only tried, and how far the import is.</summary>
    /// <param name="before">How many objects were done.</param>
    /// <returns>False if it is not to be worked on here any more; the rows are written all the same, and are to be undone.</returns>
    public async Task<bool> Tried(ImportJob import, IReadOnlyList<ImportRow> rows, int before)
    {
        if (!await Advance(import, before))
        {
            return false;
        }

        await work.Add(RowTable, Sql.InsertRow, rows);
        return true;
    }

    /// <summary>Keeps what came of some rows that are carried out in the current transaction, and how far the import is.</summary>
    /// <param name="before">How many objects were done.</param>
    /// <returns>False if it is not to be carried out here any more.</returns>
    public async Task<bool> Written(ImportJob import, IReadOnlyList<ImportRow> rows, int before)
    {
        if (!await Advance(import, before))
        {
            return false;
        }

        await work.Add(RowTable, Sql.UpdateRow, rows);
        return true;
    }

    /// <summary>The imports that a process works on.</summary>
    public Task<IReadOnlyList<ImportJob>> Held() => work.Query(Table, Sql.Held.For(Queue));

    /// <summary>Whether there is any import after its time.</summary>
    public async Task<bool> HasExpired(DateTimeOffset now) => await work.Find<int>(Sql.Expired.For(Queue), new { Now = now }) > 0;

    /// <summary>
    /// Puts an import whose process is gone back into the queue, or marks it as interrupted once several processes have ended over it. One whose process has
    /// given a sign of life since its lease was read stays as it is.
    /// </summary>
    public async Task GiveBack(ImportJob lost, DateTimeOffset now)
    {
        await work.Change(Sql.GiveBack.For(Queue), new { lost.Id, lost.LeaseUntil, MostAttempts });
        await work.Change(Sql.Interrupt.For(Queue), new
        {
            lost.Id, lost.LeaseUntil, Now = now,
            FailureDetail = $"{MostAttempts} processes that worked on it are gone: it may need more than they have.",
        });
    }

    /// <summary>Throws files and rows away after their time.</summary>
    public async Task Purge(DateTimeOffset now)
    {
        await work.Change(Sql.PurgeParts.For(Queue), new { Now = now });
        await work.Change(Sql.PurgeRows.For(Queue), new { Now = now });
        await work.Change(Sql.Expire.For(Queue), new { Now = now });
    }

    private async Task<bool> Advance(ImportJob import, int before) => await work.Change(Sql.Advance.For(Queue), new
    {
        import.Id, Was = import.Version, import.Instance, Before = before, import.ItemsDone, import.RowsDone, import.RowsNew, import.RowsChanged,
        import.RowsUnchanged, import.RowsRefused, import.LeaseUntil,
    }) > 0;

    private sealed record WaitingImports
    {
        public int Imports { get; init; }

        public DateTimeOffset? Since { get; init; }
    }

    private static class Sql
    {
        private const string Due = "SELECT id FROM import WHERE expires_at <= @Now AND status <> 'expired' AND lease_until IS NULL /*own*/";

        public static readonly string ById = Table.Select + " WHERE id = @Id AND role = @Role /*own*/";

        public static readonly string Page = Table.Select + " WHERE role = @Role /*own*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM import WHERE role = @Role /*own*/";

        public const string Unfinished =
            "SELECT COUNT(*) FROM import WHERE status IN ('queued', 'checking', 'confirmed', 'writing') AND actor = @Actor /*own*/";

        // An import that is confirmed has waited for a person before, which is no fault of the queue.
        public const string CountWaiting = """
            SELECT COUNT(*) AS imports, MIN(CASE WHEN status = 'queued' THEN at ELSE NULL END) AS since FROM import
            WHERE status IN ('queued', 'confirmed') /*own*/
            """;

        public static readonly string Rows = RowTable.Select + " WHERE import = @Import /*and*/ " + ListOrders.Mark;

        public const string CountRows = "SELECT COUNT(*) FROM import_row WHERE import = @Import /*and*/";

        public const string WithResult = "AND result = @Result";

        public const string AboutUpTo =
            "SELECT number, about FROM import_row WHERE import = @Import AND number <= @Number AND about IS NOT NULL AND result <> 'refused'";

        public const string DoneBefore =
            "SELECT id FROM import WHERE sha256 = @Sha256 AND status = 'done' AND role = @Role AND kind = @Kind AND id <> @Id /*own*/";

        public static readonly string Insert = Table.Insert;

        public const string InsertPart = "INSERT INTO import_part (import, number, content) VALUES (@Import, @Number, @Content)";

        public const string Part = "SELECT content FROM import_part WHERE import = @Import AND number = @Number";

        public static readonly string InsertRow = RowTable.Insert;

        public const string UpdateRow = """
            UPDATE import_row
            SET result = @Result, written = @Written, about = @About, external_id = @ExternalId, name = @Name, step = @Step, changes = @Changes,
                faults = @Faults
            WHERE id = @Id
            """;

        public static readonly string Waiting = Table.Select + " WHERE status IN ('queued', 'confirmed') /*own*/ ORDER BY id";

        public static readonly string ForWork = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Update = Table.Update + " /*own*/";

        public const string Begin = """
            UPDATE import
            SET items_done = 0, rows_done = 0, rows_new = 0, rows_changed = 0, rows_unchanged = 0, rows_refused = 0
            WHERE id = @Id AND version = @Version /*own*/
            """;

        public const string Advance = """
            UPDATE import
            SET items_done = @ItemsDone, rows_done = @RowsDone, rows_new = @RowsNew, rows_changed = @RowsChanged, rows_unchanged = @RowsUnchanged,
                rows_refused = @RowsRefused, lease_until = @LeaseUntil
            WHERE id = @Id AND version = @Was AND instance = @Instance AND items_done = @Before /*own*/
            """;

        public static readonly string Held = Table.Select + " WHERE status IN ('checking', 'writing') /*own*/";

        public const string Expired = "SELECT COUNT(*) FROM import WHERE expires_at <= @Now AND status <> 'expired' /*own*/";

        public const string GiveBack = """
            UPDATE import
            SET version = version + 1, status = CASE WHEN status = 'writing' THEN 'confirmed' ELSE 'queued' END, instance = NULL, lease_until = NULL
            WHERE id = @Id AND status IN ('checking', 'writing') AND lease_until = @LeaseUntil AND attempts < @MostAttempts /*own*/
            """;

        public const string Interrupt = """
            UPDATE import
            SET version = version + 1, status = 'failed', failure_code = 'interrupted', failure_detail = @FailureDetail, ended_at = @Now,
                instance = NULL, lease_until = NULL
            WHERE id = @Id AND status IN ('checking', 'writing') AND lease_until = @LeaseUntil /*own*/
            """;

        public const string PurgeParts = $"DELETE FROM import_part WHERE import IN ({Due})";

        public const string PurgeRows = $"DELETE FROM import_row WHERE import IN ({Due})";

        public const string Expire = """
            UPDATE import
            SET version = version + 1, status = 'expired', failure_code = NULL, failure_detail = NULL, ended_at = COALESCE(ended_at, @Now)
            WHERE expires_at <= @Now AND status <> 'expired' AND lease_until IS NULL /*own*/
            """;
    }
}

/// <summary>Which object a row is about.</summary>
public sealed record AboutRow
{
    public required int Number { get; init; }

    public required string About { get; init; }
}
