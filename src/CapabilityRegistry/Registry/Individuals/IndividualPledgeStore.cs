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

    public Task<IndividualPledge?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<IndividualPledge>> List(IndividualPledgeFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        work.First(Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since)), page), Values(filter, caller, page, since));

    public Task<int> Count(IndividualPledgeFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Writes a new offer under the next key.</summary>
    public async Task<IndividualPledge> Add(IndividualPledgeContent content, string contributor, Change change)
    {
        var offer = IndividualPledge.Of(content, await keys.Next(KeyScopes.IndividualPledge), contributor, log.Today);
        await log.Add(Table, Sql.Insert, [offer], SubjectOf, change);
        return offer;
    }

    /// <summary>Changes an offer under If-Match.</summary>
    public ConditionalUpdate<IndividualPledge, IndividualPledge> Update(Change change) => new(
        "offer of individuals", id => Find(id, change.By), (before, after) => Save(before, after, change), offer => offer);

    private Task<bool> Save(IndividualPledge before, IndividualPledge after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(IndividualPledge offer) => new(Kind, offer.Id, offer.Version, offer.Contributor);

    private static (bool, string)[] Conditions(IndividualPledgeFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Category.IsGiven(), Sql.OfCategory),
        (filter.Status.IsGiven(), Sql.InStatus),
        (filter.AvailableOn is not null, Sql.AvailableOn),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(IndividualPledgeFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        new
        {
            After = Orders.PlaceOf(page)?.Key,
            AfterValue = Orders.PlaceOf(page)?.Value,
            page.Take,
            ChangedAfter = since.Event,
            ChangedFrom = since.Moment,
            caller.Scope,
            filter.Contributor,
            filter.Category,
            Status = filter.Status.Codes(),
            filter.AvailableOn,
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM individual_pledge WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string OfCategory = "AND category IN @Category";

        public const string InStatus = "AND status IN @Status";

        public const string AvailableOn = """
            AND status IN ('offered', 'accepted') AND available_from <= @AvailableOn AND (available_until IS NULL OR available_until >= @AvailableOn)
            """;

        public const string ChangedAfter =
            ChangedObjects.Of + "'individual-pledge' AND e.subject_id = individual_pledge.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom =
            ChangedObjects.Of + "'individual-pledge' AND e.subject_id = individual_pledge.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
