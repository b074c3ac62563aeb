using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>Deficiencies in the database; a scoped caller sees those of its own state's units.</summary>
public sealed class DeficiencyStore(Work work, EventLog log, Keys keys)
{
    private const string KindOfObject = "deficiency";

    private static readonly Table<Deficiency> Table = new(
        "deficiency", once: ["id", "pledge", "contributor", "kind", "code", "source", "reference", "reported_by"]);

    public static readonly ListOrders<Deficiency> Orders = new(
        "id",
        deficiency => deficiency.Id,
        SortField.Text<Deficiency>("pledge", deficiency => deficiency.Pledge, "pledge"),
        SortField.Text<Deficiency>("contributor", deficiency => deficiency.Contributor, "contributor"),
        SortField.Day<Deficiency>("openedOn", deficiency => deficiency.OpenedOn, "opened_on"));

    private static readonly ListedTable<Deficiency, DeficiencyFilter> Listed = new ListedTable<Deficiency, DeficiencyFilter>(Table, Orders, KindOfObject)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .In("kind", filter => filter.Kind.Codes())
        .In("status", filter => filter.Status.Codes())
        .In("severity", filter => filter.Severity.Codes())
        .In("source", filter => filter.Source.Codes())
        .By(Sql.DueBy, "DueBy", filter => filter.DueBy);

    public Task<Deficiency?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Deficiency>> List(DeficiencyFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(DeficiencyFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>All that was ever recorded of these pledges, by pledge.</summary>
    public async Task<ILookup<string, Deficiency>> OfPledges(IReadOnlyCollection<string> pledges, Caller caller) =>
        (await work.Query(Table, Sql.OfPledges.For(caller), new { Pledges = pledges, caller.Scope })).ToLookup(each => each.Pledge);

    /// <summary>What these pledges lacked on a day, by pledge.</summary>
    public async Task<ILookup<string, Deficiency>> OpenOn(DateOnly day, IReadOnlyCollection<string> pledges, Caller caller) =>
        (pledges.Count == 0 ? [] : await work.Query(Table, Sql.NotClosedBefore.For(caller), new { Pledges = pledges, Day = day, caller.Scope }))
            .Where(each => each.IsOpenOn(day)).ToLookup(each => each.Pledge);

    /// <summary>The key of the one of a source that stands open for a line of a pledge; null if there is none.</summary>
    public Task<string?> Standing(ReportedDeficiency reported, DeficiencySource source, Caller caller) => work.Find<string>(Sql.Standing.For(caller), new
    {
        reported.Pledge,
        Source = source.Code(),
        Kind = reported.Kind.Code(),
        reported.Code,
        caller.Scope,
    });

    /// <summary>What units of other states lack of the items of an offer of help.</summary>
    /// <param name="offer">The key of the offer.</param>
    /// <param name="offering">The state that offers it.</param>
    public Task<IReadOnlyList<Deficiency>> AnsweredBy(string offer, string offering, Caller caller, PageQuery page) => work.First(
        Table, Orders.Sorted(Sql.Answered.For(caller), page),
        new { After = Orders.PlaceOf(page)?.Key, AfterValue = Orders.PlaceOf(page)?.Value, page.Take, Offer = offer, Offering = offering, caller.Scope });

    /// <summary>How many there are.</summary>
    public Task<int> CountAnsweredBy(string offer, string offering, Caller caller) =>
        work.Find<int>(Sql.CountAnswered.For(caller), new { Offer = offer, Offering = offering, caller.Scope });

    /// <summary>What units of other states, to which training places are open, lack in their course.</summary>
    /// <param name="place">The key of the training places.</param>
    public Task<IReadOnlyList<Deficiency>> TrainableAt(string place, Caller caller, PageQuery page) => work.First(
        Table, Orders.Sorted(Sql.Trainable.For(caller), page),
        new { After = Orders.PlaceOf(page)?.Key, AfterValue = Orders.PlaceOf(page)?.Value, page.Take, Place = place, log.Today, caller.Scope });

    /// <summary>How many there are.</summary>
    public Task<int> CountTrainableAt(string place, Caller caller) =>
        work.Find<int>(Sql.CountTrainable.For(caller), new { Place = place, log.Today, caller.Scope });

    /// <summary>Writes what somebody tells that a unit lacks, under the next key.</summary>
    public async Task<Deficiency> Report(ReportedDeficiency reported, DeficiencySource source, Pledge pledge, Change change)
    {
        var deficiency = Deficiency.Of(reported, source, await keys.Next(KeyScopes.Deficiency), pledge, change.By, log.Today);
        await Add([deficiency], change);
        return deficiency;
    }

    /// <summary>Writes the lines of which a unit falls short by its lists, each under the next key.</summary>
    /// <param name="sur">The statement that asks for them; not null if there are any.</param>
    public async Task Open(IReadOnlyList<ComparedDemand> lines, Sur? sur, Pledge pledge, Change change)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var ids = await keys.Next(KeyScopes.Deficiency, lines.Count);
        await Add([.. lines.Zip(ids, (line, id) => Deficiency.Of(line, sur!, id, pledge, log.Today))], change);
    }

    /// <summary>Changes a deficiency under If-Match.</summary>
    public ConditionalUpdate<Deficiency, Deficiency> Update(Change change) => new(
        KindOfObject, id => Find(id, change.By), (before, after) => Save(before, after, change), deficiency => deficiency);

    /// <returns>False if it has another version by now.</returns>
    public Task<bool> Save(Deficiency before, Deficiency after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private async Task Add(IReadOnlyList<Deficiency> deficiencies, Change change)
    {
        await log.Add(Table, Listed.Insert, deficiencies, SubjectOf, change);
    }

    private static Subject SubjectOf(Deficiency deficiency) => new(KindOfObject, deficiency.Id, deficiency.Version, deficiency.Contributor);

    private static class Sql
    {
        public static readonly string OfPledges = Table.Select + " WHERE pledge IN @Pledges /*own*/ ORDER BY pledge, id";

        public static readonly string NotClosedBefore =
            Table.Select + " WHERE pledge IN @Pledges AND (closed_on IS NULL OR closed_on > @Day) /*own*/ ORDER BY pledge, id";

        public const string Standing =
            "SELECT id FROM deficiency WHERE pledge = @Pledge AND source = @Source AND kind = @Kind AND code = @Code AND status = 'open' /*own*/";

        private const string ByOffer = """
            WHERE status = 'open' AND contributor <> @Offering
                AND EXISTS (SELECT 1 FROM help_offer_item AS i WHERE i.offer = @Offer AND i.kind = deficiency.kind AND i.code = deficiency.code) /*own*/
            """;

        public static readonly string Answered = Table.Select + " " + ByOffer + " " + ListOrders.Mark;

        public const string CountAnswered = "SELECT COUNT(*) FROM deficiency " + ByOffer;

        private const string ByPlace = """
            WHERE status = 'open' AND kind = 'training'
                AND EXISTS (
                    SELECT 1 FROM training_place AS p
                    WHERE p.id = @Place AND p.course = deficiency.code AND p.contributor <> deficiency.contributor)
                AND (NOT EXISTS (SELECT 1 FROM training_place_opening AS o WHERE o.place = @Place) OR EXISTS (
                    SELECT 1 FROM training_place_opening AS o
                    WHERE o.place = @Place AND ((o.kind = 'state' AND o.open_to = deficiency.contributor) OR (o.kind = 'organisation' AND EXISTS (
                        SELECT 1 FROM membership AS m
                        WHERE m.contributor = deficiency.contributor AND m.organisation = o.open_to
                            AND (m.valid_from IS NULL OR m.valid_from <= @Today) AND (m.valid_until IS NULL OR m.valid_until > @Today)))))) /*own*/
            """;

        public static readonly string Trainable = Table.Select + " " + ByPlace + " " + ListOrders.Mark;

        public const string CountTrainable = "SELECT COUNT(*) FROM deficiency " + ByPlace;

        public const string DueBy = "AND due <= @DueBy";
    }
}
