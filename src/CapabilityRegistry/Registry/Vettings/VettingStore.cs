using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges;

namespace CapabilityRegistry.Registry.Vettings;

/// <summary>Vettings in the database; a scoped caller sees those of its own state.</summary>
public sealed class VettingStore(Work work, EventLog log, Keys keys) : IPledgeRecords
{
    public const string Kind = "vetting";

    private static readonly Table<Vetting> Table = new(
        "vetting", once: ["id", "pledge", "contributor", "opened_on", "scope"]);

    public static readonly ListOrders<Vetting> Orders = new(
        "id",
        vetting => vetting.Id,
        SortField.Text<Vetting>("pledge", vetting => vetting.Pledge, "pledge"),
        SortField.Day<Vetting>("openedOn", vetting => vetting.OpenedOn, "opened_on"));

    private static readonly ListedTable<Vetting, VettingFilter> Listed = new ListedTable<Vetting, VettingFilter>(Table, Orders, Kind)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .In("status", filter => filter.Status.Codes());

    public Task<Vetting?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Vetting>> List(VettingFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        Listed.Page(work, filter, page, since, caller);

    /// <summary>All vettings of one unit.</summary>
    public Task<IReadOnlyList<Vetting>> Of(string pledge, Caller caller) => List(new VettingFilter { Pledge = [pledge] }, caller, PageQuery.Whole);

    public async Task<IReadOnlyList<string>> RecordedOf(string pledge, Caller caller) => [.. (await Of(pledge, caller)).Select(vetting => vetting.Id)];

    public Task<int> Count(VettingFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>Writes a new vetting under the next key.</summary>
    public async Task<Vetting> Add(VettingContent content, string contributor, Change change)
    {
        var vetting = Vetting.Of(content, await keys.Next(KeyScopes.Vetting), contributor);
        await log.Add(Table, Listed.Insert, [vetting], SubjectOf, change);
        return vetting;
    }

    /// <summary>Writes new vettings, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Vetting> vettings, Change change) => log.Add(Table, Listed.Insert, vettings, SubjectOf, change);

    /// <summary>Changes a vetting under If-Match.</summary>
    public ConditionalUpdate<Vetting, Vetting> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), vetting => vetting.For(change.By));

    private Task<bool> Save(Vetting before, Vetting after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Vetting vetting) => new(Kind, vetting.Id, vetting.Version, vetting.Contributor);
}
