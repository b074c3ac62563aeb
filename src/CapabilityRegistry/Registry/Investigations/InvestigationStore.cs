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

    private static readonly ListedTable<Investigation, InvestigationFilter> Listed = new ListedTable<Investigation, InvestigationFilter>(Table, Orders, Kind)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .In("status", filter => filter.Status.Codes())
        .In("outcome", filter => filter.Outcome.Codes());

    public Task<Investigation?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Investigation>> List(InvestigationFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        Listed.Page(work, filter, page, since, caller);

    public async Task<IReadOnlyList<string>> RecordedOf(string pledge, Caller caller) =>
        [.. (await List(new InvestigationFilter { Pledge = [pledge] }, caller, PageQuery.Whole)).Select(investigation => investigation.Id)];

    public Task<int> Count(InvestigationFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>Writes a new case under the next key.</summary>
    public async Task<Investigation> Add(InvestigationContent content, Change change)
    {
        var investigation = Investigation.Of(content, await keys.Next(KeyScopes.Case));
        await log.Add(Table, Listed.Insert, [investigation], SubjectOf, change);
        return investigation;
    }

    /// <summary>Writes new cases, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Investigation> investigations, Change change) => log.Add(Table, Listed.Insert, investigations, SubjectOf, change);

    /// <summary>Changes a case under If-Match.</summary>
    public ConditionalUpdate<Investigation, Investigation> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), investigation => investigation.For(change.By));

    private Task<bool> Save(Investigation before, Investigation after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Investigation investigation) => new(Kind, investigation.Id, investigation.Version, investigation.Contributor);
}
