using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Papers;

/// <summary>Papers in the database; a scoped caller sees those of its own state's units.</summary>
public sealed class PaperStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "paper";

    private static readonly Table<Paper> Table = new("paper", once: []);

    public static readonly ListOrders<Paper> Orders = new(
        "id",
        paper => paper.Id,
        SortField.Text<Paper>("pledge", paper => paper.Pledge, "pledge"),
        SortField.Day<Paper>("handedInOn", paper => paper.HandedInOn, "handed_in_on"));

    public Task<Paper?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<Paper>> List(PaperFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        work.First(Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since)), page), Values(filter, caller, page, since));

    public Task<int> Count(PaperFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Writes a new paper under the next key.</summary>
    public async Task<Paper> Add(PaperContent content, string contributor, Change change)
    {
        var paper = Paper.Of(content, await keys.Next(KeyScopes.Paper), contributor, change.By, log.Today);
        await Add([paper], change);
        return paper;
    }

    /// <summary>Writes new papers, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Paper> papers, Change change) => log.Add(
        Table, Sql.Insert, papers, paper => new Subject(Kind, paper.Id, paper.Version, paper.Contributor), change);

    private static (bool, string)[] Conditions(PaperFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Kind.IsGiven(), Sql.OfKind),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(PaperFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        new
        {
            After = Orders.PlaceOf(page)?.Key,
            AfterValue = Orders.PlaceOf(page)?.Value,
            page.Take,
            ChangedAfter = since.Event,
            ChangedFrom = since.Moment,
            caller.Scope,
            filter.Pledge,
            filter.Contributor,
            Kind = filter.Kind.Codes(),
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM paper WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfPledge = "AND pledge IN @Pledge";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string OfKind = "AND kind IN @Kind";

        public const string ChangedAfter = ChangedObjects.Of + "'paper' AND e.subject_id = paper.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'paper' AND e.subject_id = paper.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;
    }
}
