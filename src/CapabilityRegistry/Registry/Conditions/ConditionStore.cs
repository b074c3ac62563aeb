using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Conditions;

/// <summary>Conditions in the database; a scoped caller sees those of its own state.</summary>
public sealed class ConditionStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "condition";

    private static readonly Table<Condition> Table = new(
        "pledge_condition", once: ["id", "pledge", "contributor", "text", "valid_from", "valid_until", "stated_on"]);

    public static readonly ListOrders<Condition> Orders = new(
        "id",
        condition => condition.Id,
        SortField.Text<Condition>("pledge", condition => condition.Pledge, "pledge"),
        SortField.Day<Condition>("statedOn", condition => condition.StatedOn, "stated_on"));

    public Task<Condition?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<Condition>> List(ConditionFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        work.First(
            Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since ?? ChangedSinceQuery.Any)), page),
            Values(filter, caller, page, since ?? ChangedSinceQuery.Any));

    /// <summary>All conditions on one unit.</summary>
    public Task<IReadOnlyList<Condition>> On(string pledge, Caller caller) => List(new ConditionFilter { Pledge = [pledge] }, caller, PageQuery.Whole);

    public Task<int> Count(ConditionFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Writes a new condition under the next key.</summary>
    public async Task<Condition> Add(ConditionContent content, string contributor, Change change)
    {
        var condition = Condition.Of(content, await keys.Next(KeyScopes.Condition), contributor, log.Today);
        await log.Add(Table, Sql.Insert, [condition], SubjectOf, change);
        return condition;
    }

    /// <summary>Changes a condition under If-Match.</summary>
    public ConditionalUpdate<Condition, Condition> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), condition => condition.For(change.By));

    private Task<bool> Save(Condition before, Condition after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Condition condition) => new(Kind, condition.Id, condition.Version, condition.Contributor);

    private static (bool, string)[] Conditions(ConditionFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.OpenOn is not null, Sql.OpenOn),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(ConditionFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
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
            filter.OpenOn,
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM pledge_condition WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfPledge = "AND pledge IN @Pledge";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string OpenOn =
            "AND (valid_from IS NULL OR valid_from <= @OpenOn) AND (valid_until IS NULL OR valid_until > @OpenOn)"
            + " AND (met_from IS NULL OR met_from > @OpenOn) AND (dropped_on IS NULL OR dropped_on > @OpenOn)";

        public const string ChangedAfter = ChangedObjects.Of + "'condition' AND e.subject_id = pledge_condition.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'condition' AND e.subject_id = pledge_condition.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
