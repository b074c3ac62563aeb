using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

/// <summary>Training places in the database. A state reads its own and those that are open to it, and changes its own.</summary>
public sealed class TrainingPlaceStore(Work work, EventLog log, Keys keys)
{
    private const string Kind = "training-place";

    private static readonly Table<TrainingPlace> Table = new(
        "training_place",
        once:
        [
            "id", "contributor", "course", "centre", "places", "available_from", "available_until", "languages", "open_to_states", "open_to_organisations",
            "note", "offered_on",
        ]);

    public static readonly ListOrders<TrainingPlace> Orders = new(
        "id",
        place => place.Id,
        SortField.Text<TrainingPlace>("contributor", place => place.Contributor, "contributor"),
        SortField.Day<TrainingPlace>("availableFrom", place => place.AvailableFrom, "available_from"));

    private static readonly ListedTable<TrainingPlace, (TrainingPlaceFilter Filter, Caller Caller, DateOnly Today)> Listed =
        new ListedTable<TrainingPlace, (TrainingPlaceFilter Filter, Caller Caller, DateOnly Today)>(Table, Orders, Kind, reach: "")
            .By(Sql.OpenToScope, asked => asked.Caller.IsScoped ? [("Scope", asked.Caller.Scope), ("Today", asked.Today)] : null)
            .In("contributor", asked => asked.Filter.Contributor)
            .In("course", asked => asked.Filter.Course)
            .In("status", asked => asked.Filter.Status.Codes());

    public Task<TrainingPlace?> Find(string id, Caller caller) => work.Find(
        Table, Sql.ById.Where((caller.IsScoped, Sql.OpenToScope)), new { Id = id, caller.Scope, log.Today });

    public Task<IReadOnlyList<TrainingPlace>> List(TrainingPlaceFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, (filter, caller, log.Today), page, since);

    public Task<int> Count(TrainingPlaceFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, (filter, caller, log.Today), since);

    /// <summary>Places in the course that a unit lacks, which other states offer today and which are open to its state.</summary>
    public Task<IReadOnlyList<TrainingPlace>> Answering(Deficiency deficiency, PageQuery page) =>
        work.First(Table, Orders.Sorted(Sql.Answering, page), ValuesOf(deficiency, page));

    /// <summary>How many there are.</summary>
    public Task<int> CountAnswering(Deficiency deficiency) => work.Find<int>(Sql.CountAnswering, ValuesOf(deficiency, new()));

    /// <summary>Writes a new offer under the next key.</summary>
    public async Task<TrainingPlace> Add(TrainingPlaceContent content, string contributor, Change change)
    {
        var place = TrainingPlace.Of(content, await keys.Next(KeyScopes.TrainingPlace), contributor, log.Today);
        await log.Add(Table, Listed.Insert, [place], SubjectOf, change);
        await work.Change(
            Sql.AddOpening,
            place.OpenToStates.Select(state => new { Place = place.Id, Kind = "state", OpenTo = state })
                .Concat(place.OpenToOrganisations.Select(organisation => new { Place = place.Id, Kind = "organisation", OpenTo = organisation })));
        return place;
    }

    /// <summary>Changes an offer of the caller's own state under If-Match.</summary>
    public ConditionalUpdate<TrainingPlace, TrainingPlace> Update(Change change) => new(
        "training places", id => work.Find(Table, Sql.OwnById.For(change.By), new { Id = id, change.By.Scope }),
        (before, after) => Save(before, after, change), place => place);

    private Task<bool> Save(TrainingPlace before, TrainingPlace after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(TrainingPlace place) => new(Kind, place.Id, place.Version, place.Contributor);

    private object ValuesOf(Deficiency deficiency, PageQuery page) =>
        new
        {
            After = Orders.PlaceOf(page)?.Key,
            AfterValue = Orders.PlaceOf(page)?.Value,
            page.Take,
            log.Today,
            Scope = deficiency.Contributor,
            Kind = deficiency.Kind.Code(),
            deficiency.Code,
        };

    private static class Sql
    {
        // Open to a state: to all, to it, or to an organisation of which it is a member today. Whoever offers always reads it.
        public const string OpenToScope = """
            AND (contributor = @Scope OR NOT EXISTS (SELECT 1 FROM training_place_opening AS o WHERE o.place = training_place.id) OR EXISTS (
                SELECT 1 FROM training_place_opening AS o
                WHERE o.place = training_place.id AND ((o.kind = 'state' AND o.open_to = @Scope) OR (o.kind = 'organisation' AND EXISTS (
                    SELECT 1 FROM membership AS m
                    WHERE m.contributor = @Scope AND m.organisation = o.open_to
                        AND (m.valid_from IS NULL OR m.valid_from <= @Today) AND (m.valid_until IS NULL OR m.valid_until > @Today))))))
            """;

        public static readonly string ById = Table.Select + " WHERE id = @Id /*and*/";

        public static readonly string OwnById = Table.Select + " WHERE id = @Id /*own*/";

        private const string Answers = """
            WHERE status = 'offered' AND @Kind = 'training' AND course = @Code AND contributor <> @Scope
                AND (available_until IS NULL OR available_until >= @Today)
            """ + " " + OpenToScope;

        public static readonly string Answering = Table.Select + " " + Answers + " " + ListOrders.Mark;

        public const string CountAnswering = "SELECT COUNT(*) FROM training_place " + Answers;

        public const string AddOpening = "INSERT INTO training_place_opening (place, kind, open_to) VALUES (@Place, @Kind, @OpenTo)";

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
