using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Agreements;

/// <summary>Agreements in the database; a scoped caller sees those on its own state's units.</summary>
public sealed class AgreementStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "agreement";

    private static readonly Table<Agreement> Table = new(
        "agreement",
        once: ["id", "pledge", "contributor", "sur", "signed_on", "response_days", "reference", "variations", "source"]);

    public static readonly ListOrders<Agreement> Orders = new(
        "id",
        agreement => agreement.Id,
        SortField.Text<Agreement>("pledge", agreement => agreement.Pledge, "pledge"),
        SortField.Day<Agreement>("signedOn", agreement => agreement.SignedOn, "signed_on"));

    private static readonly ListedTable<Agreement, AgreementFilter> Listed = new ListedTable<Agreement, AgreementFilter>(Table, Orders, Kind)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor);

    public Task<Agreement?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Agreement>> List(AgreementFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(AgreementFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>Writes a new agreement under the next key.</summary>
    public async Task<Agreement> Add(AgreementContent content, string contributor, Change change)
    {
        var agreement = Agreement.Of(content, await keys.Next(KeyScopes.Agreement), contributor);
        await Add([agreement], change);
        return agreement;
    }

    /// <summary>Writes new agreements, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Agreement> agreements, Change change) => log.Add(Table, Listed.Insert, agreements, SubjectOf, change);

    /// <summary>Changes an agreement under If-Match.</summary>
    public ConditionalUpdate<Agreement, Agreement> Update(Change change) => new(
        Kind, id => Find(id, change.By), (before, after) => Save(before, after, change), agreement => agreement);

    private Task<bool> Save(Agreement before, Agreement after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Agreement agreement) => new(Kind, agreement.Id, agreement.Version, agreement.Contributor);
}
