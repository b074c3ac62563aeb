using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Individuals;

/// <summary>Offers of individuals in the database; a scoped caller sees those of its own state.</summary>
public sealed class IndividualPledgeStore(Work work, EventLog log, Keys keys)
{
    private const string Kind = "individual-pledge";

    private static readonly Table<IndividualPledge> Table = new("individual_pledge", once: ["id", "contributor", "offered_on"]);

    public static readonly ListOrders<IndividualPledge> Orders = new(
        "id",
        offer => offer.Id,
        SortField.Text<IndividualPledge>("contributor", offer => offer.Contributor, "contributor"),
        SortField.Text<IndividualPledge>("category", offer => offer.Category, "category"),
        SortField.Day<IndividualPledge>("availableFrom", offer => offer.AvailableFrom, "available_from"));

    private static readonly ListedTable<IndividualPledge, IndividualPledgeFilter> Listed =
        new ListedTable<IndividualPledge, IndividualPledgeFilter>(Table, Orders, Kind)
            .In("contributor", filter => filter.Contributor)
            .In("category", filter => filter.Category)
            .In("status", filter => filter.Status.Codes())
            .By(Sql.AvailableOn, "AvailableOn", filter => filter.AvailableOn);

    public Task<IndividualPledge?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<IndividualPledge>> List(IndividualPledgeFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(IndividualPledgeFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>Writes a new offer under the next key.</summary>
    public async Task<IndividualPledge> Add(IndividualPledgeContent content, string contributor, Change change)
    {
        var offer = IndividualPledge.Of(content, await keys.Next(KeyScopes.IndividualPledge), contributor, log.Today);
        await log.Add(Table, Listed.Insert, [offer], SubjectOf, change);
        return offer;
    }

    /// <summary>Changes an offer under If-Match.</summary>
    public ConditionalUpdate<IndividualPledge, IndividualPledge> Update(Change change) => new(
        "offer of individuals", id => Find(id, change.By), (before, after) => Save(before, after, change), offer => offer);

    private Task<bool> Save(IndividualPledge before, IndividualPledge after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(IndividualPledge offer) => new(Kind, offer.Id, offer.Version, offer.Contributor);

    private static class Sql
    {
        public const string AvailableOn = """
            AND status IN ('offered', 'accepted') AND available_from <= @AvailableOn AND (available_until IS NULL OR available_until >= @AvailableOn)
            """;
    }
}
