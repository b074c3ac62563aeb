using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Visits.Findings;

/// <summary>Findings in the database; a scoped caller sees those of its own state's units.</summary>
public sealed class FindingStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "finding";

    private static readonly Table<Finding> Table = new(
        "finding",
        once:
        [
            "id", "visit", "pledge", "contributor", "found_on", "checklist", "item", "severity", "text", "recommendation", "due", "source",
        ]);

    public static readonly ListOrders<Finding> Orders = new(
        "id",
        finding => finding.Id,
        SortField.Text<Finding>("pledge", finding => finding.Pledge, "pledge"),
        SortField.Text<Finding>("contributor", finding => finding.Contributor, "contributor"),
        SortField.Day<Finding>("foundOn", finding => finding.FoundOn, "found_on"));

    public Task<Finding?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<Finding>> List(FindingFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        work.First(Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since)), page), Values(filter, caller, page, since));

    public Task<int> Count(FindingFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Writes what a visit found in one of its units, each under the next key.</summary>
    /// <param name="pledge">The key of the unit's pledge.</param>
    public async Task Add(Visit visit, string pledge, IReadOnlyList<NewFinding> found, Change change)
    {
        if (found.Count == 0)
        {
            return;
        }

        var unit = visit.Units.Single(each => each.Pledge == pledge);
        var ids = await keys.Next(KeyScopes.Finding, found.Count);
        await Add([.. found.Zip(ids, (each, id) => Finding.Of(each, id, visit, unit))], change);
    }

    /// <summary>Writes new findings, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Finding> findings, Change change) => log.Add(Table, Sql.Insert, findings, SubjectOf, change);

    /// <summary>Changes a finding under If-Match.</summary>
    public ConditionalUpdate<Finding, Finding> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), finding => finding);

    private Task<bool> Save(Finding before, Finding after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Finding finding) => new(Kind, finding.Id, finding.Version, finding.Contributor);

    private static (bool, string)[] Conditions(FindingFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Visit.IsGiven(), Sql.OfVisit),
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Status.IsGiven(), Sql.InStatus),
        (filter.Severity.IsGiven(), Sql.SoGrave),
        (filter.DueBy is not null, Sql.DueBy),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(FindingFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        new
        {
            After = Orders.PlaceOf(page)?.Key,
            AfterValue = Orders.PlaceOf(page)?.Value,
            page.Take,
            ChangedAfter = since.Event,
            ChangedFrom = since.Moment,
            caller.Scope,
            filter.Visit,
            filter.Pledge,
            filter.Contributor,
            Status = filter.Status.Codes(),
            Severity = filter.Severity.Codes(),
            filter.DueBy,
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM finding WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfVisit = "AND visit IN @Visit";

        public const string OfPledge = "AND pledge IN @Pledge";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string InStatus = "AND status IN @Status";

        public const string SoGrave = "AND severity IN @Severity";

        public const string DueBy = "AND due <= @DueBy";

        public const string ChangedAfter = ChangedObjects.Of + "'finding' AND e.subject_id = finding.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'finding' AND e.subject_id = finding.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
