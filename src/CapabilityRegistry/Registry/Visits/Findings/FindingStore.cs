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

    private static readonly ListedTable<Finding, FindingFilter> Listed = new ListedTable<Finding, FindingFilter>(Table, Orders, Kind)
        .In("visit", filter => filter.Visit)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .In("status", filter => filter.Status.Codes())
        .In("severity", filter => filter.Severity.Codes())
        .By(Sql.DueBy, "DueBy", filter => filter.DueBy);

    public Task<Finding?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Finding>> List(FindingFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(FindingFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

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
    public Task Add(IReadOnlyList<Finding> findings, Change change) => log.Add(Table, Listed.Insert, findings, SubjectOf, change);

    /// <summary>Changes a finding under If-Match.</summary>
    public ConditionalUpdate<Finding, Finding> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), finding => finding);

    private Task<bool> Save(Finding before, Finding after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Finding finding) => new(Kind, finding.Id, finding.Version, finding.Contributor);

    private static class Sql
    {
        public const string DueBy = "AND due <= @DueBy";
    }
}
