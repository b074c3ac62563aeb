using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>Stores the access log.</summary>
public sealed class AccessLogStore(Work work)
{
    /// <summary>How many of the objects a list of entries names.</summary>
    public const int MostNamed = 10;

    public static readonly ListOrders<Row> Orders = new("id", entry => entry.Id);

    /// <summary>Writes answers, and each set of objects unless it stands there already.</summary>
    public async Task Add(IReadOnlyList<AccessRecord> records, RecentObjectSets recent)
    {
        foreach (var record in records)
        {
            var day = record.At.Day();
            if (!recent.Holds(record.SetId, day))
            {
                await AddSet(record, day);
                recent.Add(record.SetId);
            }
        }

        await work.Change(Sql.Insert, records);
    }

    public async Task<IReadOnlyList<Row>> List(AccessLogSearch search, PageQuery page)
    {
        var rows = await work.First<Row>(Orders.Sorted(Sql.Page.Where(Conditions(search)), page), Values(search, page));
        var shown = await Shown([.. rows.Select(row => row.SetId).Distinct()], MostNamed);
        return [.. rows.Select(row => row with { Shown = [.. shown[row.SetId]] })];
    }

    public Task<int> Count(AccessLogSearch search) => work.Find<int>(Sql.Count.Where(Conditions(search)), Values(search, new()));

    public async Task<Row?> Find(string id) => await work.Find<Row>(Sql.ById, new { Id = id }) is { } row
        ? row with { Shown = [.. (await Shown([row.SetId], int.MaxValue))[row.SetId]] }
        : null;

    /// <summary>The id of the last of the oldest answers before a moment; null if there are none.</summary>
    public async Task<string?> LastOfOldest(DateTimeOffset before, int most) =>
        await work.First<string>(Sql.Oldest, new { Before = AccessRecord.IdAt(before), Take = most }) is [.., var last] ? last : null;

    /// <summary>Throws away answers up to this one.</summary>
    public Task Purge(string last) => work.Change(Sql.Purge, new { Last = last });

    /// <summary>Throws away sets that no answer since this day has shown.</summary>
    public async Task PurgeSets(DateOnly before)
    {
        await work.Change(Sql.PurgeObjects, new { Before = before });
        await work.Change(Sql.PurgeSets, new { Before = before });
    }

    private async Task AddSet(AccessRecord record, DateOnly day)
    {
        var set = new { record.SetId, UsedOn = day };
        if (await work.Change(Sql.UseSet, set) == 0 && await work.TryAdd(Sql.InsertSet, set))
        {
            await work.Change(Sql.InsertObject, record.Shown.Select(
                (each, place) => new { record.SetId, Place = place, each.Kind, each.Id, each.Contributor }));
        }
    }

    private async Task<ILookup<string, DisclosedObject>> Shown(IReadOnlyCollection<string> sets, int most)
    {
        IReadOnlyList<ObjectRow> rows = sets.Count == 0 ? [] : await work.Query<ObjectRow>(Sql.Objects, new { Ids = sets, Place = most });
        return rows.ToLookup(row => row.SetId, row => new DisclosedObject(row.SubjectKind, row.SubjectId, row.Contributor));
    }

    private static (bool, string)[] Conditions(AccessLogSearch search) =>
    [
        (search.Actor.Count > 0, Sql.ByActor),
        (search.Operation.Count > 0, Sql.WithOperation),
        (search.SubjectId.Count > 0, Sql.OfObject),
        (search.Contributor.Count > 0, Sql.OfContributor),
        (search.From is not null, Sql.From),
        (search.Until is not null, Sql.Until),
    ];

    private static object Values(AccessLogSearch search, PageQuery page) => new
    {
        After = Orders.PlaceOf(page)?.Key,
        search.Actor,
        search.Operation,
        search.SubjectId,
        search.Contributor,
        From = search.From is { } from ? AccessRecord.IdAt(from) : null,
        Until = search.Until is { } until ? AccessRecord.IdAt(until) : null,
        DisclosedObject.EveryEvent,
        page.Take,
    };

    /// <summary>One answer.</summary>
    public sealed record Row
    {
        public string Id { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public string Actor { get; init; } = "";

        public string Role { get; init; } = "";

        public string Operation { get; init; } = "";

        public string RequestId { get; init; } = "";

        public int Objects { get; init; }

        public string SetId { get; init; } = "";

        public IReadOnlyList<DisclosedObject> Shown { get; init; } = [];
    }

    private sealed record ObjectRow
    {
        public string SetId { get; init; } = "";

        public string SubjectKind { get; init; } = "";

        public string SubjectId { get; init; } = "";

        public string? Contributor { get; init; }
    }

    private static class Sql
    {
        private const string Columns = "SELECT id, at, actor, role, operation, request_id, objects, set_id FROM access_log";

        public const string ById = Columns + " WHERE id = @Id";

        public const string Page = Columns + " WHERE 1 = 1 /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM access_log WHERE 1 = 1 /*and*/";

        public const string ByActor = "AND actor IN @Actor";

        public const string WithOperation = "AND operation IN @Operation";

        // Whoever exported the event log has seen every object.
        public const string OfObject = "AND set_id IN (SELECT set_id FROM access_object WHERE subject_id IN @SubjectId OR subject_id = @EveryEvent)";

        public const string OfContributor = "AND set_id IN (SELECT set_id FROM access_object WHERE contributor IN @Contributor OR subject_id = @EveryEvent)";

        public const string From = "AND id >= @From";

        public const string Until = "AND id < @Until";

        public const string Objects = """
            SELECT set_id, subject_kind, subject_id, contributor FROM access_object
            WHERE set_id IN @Ids AND place < @Place
            ORDER BY set_id, place
            """;

        public const string Insert = """
            INSERT INTO access_log (id, at, actor, role, operation, request_id, objects, set_id)
            VALUES (@Id, @At, @Actor, @Role, @Operation, @RequestId, @Objects, @SetId)
            """;

        public const string UseSet = "UPDATE access_set SET used_on = @UsedOn WHERE id = @SetId";

        public const string InsertSet = "INSERT INTO access_set (id, used_on) VALUES (@SetId, @UsedOn)";

        public const string InsertObject = """
            INSERT INTO access_object (set_id, place, subject_kind, subject_id, contributor)
            VALUES (@SetId, @Place, @Kind, @Id, @Contributor)
            """;

        public const string Oldest = "SELECT id FROM access_log WHERE id < @Before ORDER BY id";

        public const string Purge = "DELETE FROM access_log WHERE id <= @Last";

        public const string PurgeObjects = "DELETE FROM access_object WHERE set_id IN (SELECT id FROM access_set WHERE used_on < @Before)";

        public const string PurgeSets = "DELETE FROM access_set WHERE used_on < @Before";
    }
}
