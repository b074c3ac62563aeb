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

    private static readonly ListedTable<Condition, ConditionFilter> Listed = new ListedTable<Condition, ConditionFilter>(Table, Orders, Kind)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .By(Sql.OpenOn, "OpenOn", filter => filter.OpenOn);

    public Task<Condition?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Condition>> List(ConditionFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        Listed.Page(work, filter, page, since, caller);

    /// <summary>All conditions on one unit.</summary>
    public Task<IReadOnlyList<Condition>> On(string pledge, Caller caller) => List(new ConditionFilter { Pledge = [pledge] }, caller, PageQuery.Whole);

    public Task<int> Count(ConditionFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>Writes a new condition under the next key.</summary>
    public async Task<Condition> Add(ConditionContent content, string contributor, Change change)
    {
        var condition = Condition.Of(content, await keys.Next(KeyScopes.Condition), contributor, log.Today);
        await log.Add(Table, Listed.Insert, [condition], SubjectOf, change);
        return condition;
    }

    /// <summary>Writes new conditions, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Condition> conditions, Change change) => log.Add(Table, Listed.Insert, conditions, SubjectOf, change);

    /// <summary>Changes a condition under If-Match.</summary>
    public ConditionalUpdate<Condition, Condition> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), condition => condition.For(change.By));

    private Task<bool> Save(Condition before, Condition after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Condition condition) => new(Kind, condition.Id, condition.Version, condition.Contributor);

    private static class Sql
    {
        public const string OpenOn =
            "AND (valid_from IS NULL OR valid_from <= @OpenOn) AND (valid_until IS NULL OR valid_until > @OpenOn)"
            + " AND (met_from IS NULL OR met_from > @OpenOn) AND (dropped_on IS NULL OR dropped_on > @OpenOn)";
    }
}
