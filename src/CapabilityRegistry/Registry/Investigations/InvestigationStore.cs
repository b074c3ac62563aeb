using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges;

namespace CapabilityRegistry.Registry.Investigations;

/// <summary>Cases in the database; a scoped caller sees those of its own state.</summary>
public sealed class InvestigationStore(Work work, EventLog log, Keys keys) : IPledgeRecords
{
    public const string Kind = "investigation";

    private static readonly Table<Investigation> Table = new(
        "investigation", once: ["id", "contributor", "pledge", "opened_on", "allegation", "account"]);

    public static readonly ListOrders<Investigation> Orders = new(
        "id",
        investigation => investigation.Id,
        SortField.Text<Investigation>("contributor", investigation => investigation.Contributor, "contributor"),
        SortField.Day<Investigation>("openedOn", investigation => investigation.OpenedOn, "opened_on"));

    public Task<Investigation?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<Investigation>> List(InvestigationFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        work.First(
            Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since ?? ChangedSinceQuery.Any)), page),
            Values(filter, caller, page, since ?? ChangedSinceQuery.Any));

    public async Task<IReadOnlyList<string>> RecordedOf(string pledge, Caller caller) =>
        [.. (await List(new InvestigationFilter { Pledge = [pledge] }, caller, PageQuery.Whole)).Select(investigation => investigation.Id)];

    public Task<int> Count(InvestigationFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Writes a new case under the next key.</summary>
    public async Task<Investigation> Add(InvestigationContent content, Change change)
    {
        var investigation = Investigation.Of(content, await keys.Next(KeyScopes.Case));
        await log.Add(Table, Sql.Insert, [investigation], SubjectOf, change);
        return investigation;
    }

    /// <summary>Writes new cases, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Investigation> investigations, Change change) => log.Add(Table, Sql.Insert, investigations, SubjectOf, change);

    /// <summary>Changes a case under If-Match.</summary>
    public ConditionalUpdate<Investigation, Investigation> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), investigation => investigation.For(change.By));

    private Task<bool> Save(Investigation before, Investigation after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Investigation investigation) => new(Kind, investigation.Id, investigation.Version, investigation.Contributor);

    private static (bool, string)[] Conditions(InvestigationFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Status.IsGiven(), Sql.WithStatus),
        (filter.Outcome.IsGiven(), Sql.WithOutcome),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(InvestigationFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
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
            Status = filter.Status.Codes(),
            Outcome = filter.Outcome.Codes(),
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM investigation WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfPledge = "AND pledge IN @Pledge";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string WithStatus = "AND status IN @Status";

        public const string WithOutcome = "AND outcome IN @Outcome";

        public const string ChangedAfter = ChangedObjects.Of + "'investigation' AND e.subject_id = investigation.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'investigation' AND e.subject_id = investigation.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
