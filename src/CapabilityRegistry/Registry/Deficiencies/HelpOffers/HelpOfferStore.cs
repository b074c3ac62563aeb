using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Deficiencies.HelpOffers;

/// <summary>Offers of help in the database. They are meant for others, so everybody reads them; a state changes its own.</summary>
public sealed class HelpOfferStore(Work work, EventLog log, Keys keys)
{
    private const string Kind = "help-offer";

    private static readonly Table<HelpOffer> Table = new(
        "help_offer", once: ["id", "contributor", "items", "available_from", "available_until", "note", "offered_on"]);

    public static readonly ListOrders<HelpOffer> Orders = new(
        "id",
        offer => offer.Id,
        SortField.Text<HelpOffer>("contributor", offer => offer.Contributor, "contributor"),
        SortField.Day<HelpOffer>("availableFrom", offer => offer.AvailableFrom, "available_from"));

    private static readonly ListedTable<HelpOffer, HelpOfferFilter> Listed = new ListedTable<HelpOffer, HelpOfferFilter>(Table, Orders, Kind, reach: "")
        .In("contributor", filter => filter.Contributor)
        .In("status", filter => filter.Status.Codes());

    public Task<HelpOffer?> Find(string id) => Listed.Find(work, id);

    public Task<IReadOnlyList<HelpOffer>> List(HelpOfferFilter filter, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since);

    public Task<int> Count(HelpOfferFilter filter, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since);

    /// <summary>What other states offer today that a unit lacks.</summary>
    public Task<IReadOnlyList<HelpOffer>> Answering(Deficiency deficiency, PageQuery page) =>
        work.First(Table, Orders.Sorted(Sql.Answering, page), ValuesOf(deficiency, page));

    /// <summary>How many there are.</summary>
    public Task<int> CountAnswering(Deficiency deficiency) => work.Find<int>(Sql.CountAnswering, ValuesOf(deficiency, new()));

    /// <summary>Writes a new offer under the next key.</summary>
    public async Task<HelpOffer> Add(HelpOfferContent content, string contributor, Change change)
    {
        var offer = HelpOffer.Of(content, await keys.Next(KeyScopes.HelpOffer), contributor, log.Today);
        await log.Add(Table, Listed.Insert, [offer], SubjectOf, change);
        await work.Change(Sql.AddItem, offer.Items.Select(item => new { Offer = offer.Id, Kind = item.Kind.Code(), item.Code }));
        return offer;
    }

    /// <summary>Changes an offer of the caller's own state under If-Match.</summary>
    public ConditionalUpdate<HelpOffer, HelpOffer> Update(Change change) => new(
        "offer of help", id => work.Find(Table, Sql.OwnById.For(change.By), new { Id = id, change.By.Scope }), (before, after) => Save(before, after, change),
        offer => offer);

    private Task<bool> Save(HelpOffer before, HelpOffer after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(HelpOffer offer) => new(Kind, offer.Id, offer.Version, offer.Contributor);

    private object ValuesOf(Deficiency deficiency, PageQuery page) =>
        new
        {
            After = Orders.PlaceOf(page)?.Key,
            AfterValue = Orders.PlaceOf(page)?.Value,
            page.Take,
            log.Today,
            deficiency.Contributor,
            Kind = deficiency.Kind.Code(),
            deficiency.Code,
        };

    private static class Sql
    {
        public static readonly string OwnById = Table.Select + " WHERE id = @Id /*own*/";

        private const string Answers = """
            WHERE status = 'open' AND contributor <> @Contributor
                AND available_from <= @Today AND (available_until IS NULL OR available_until >= @Today)
                AND EXISTS (SELECT 1 FROM help_offer_item AS i WHERE i.offer = help_offer.id AND i.kind = @Kind AND i.code = @Code)
            """;

        public static readonly string Answering = Table.Select + " " + Answers + " " + ListOrders.Mark;

        public const string CountAnswering = "SELECT COUNT(*) FROM help_offer " + Answers;

        public const string AddItem = "INSERT INTO help_offer_item (offer, kind, code) VALUES (@Offer, @Kind, @Code)";

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
