using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>Unit types, missions and code lists. Small and the same for every caller.</summary>
public sealed class CatalogueStore(Work work, EventLog log)
{
    /// <summary>The parameters of queries that hold codes of the catalogue, all there are.</summary>
    public static readonly IReadOnlyList<CodeParameter> CodeParameters =
    [
        new("contributor", "/v1/contributors", Sql.KnownContributors),
        new("mission", "/v1/missions", Sql.KnownMissions),
        new("unitType", "/v1/unit-types", Sql.KnownUnitTypes),
        new("region", "the regions of /v1/contributors", Sql.KnownRegions),
        new("organisation", "/v1/organisations", Sql.KnownOrganisations),
        new("offeredThrough", "/v1/organisations", Sql.KnownOrganisations),
    ];

    private CatalogueCodes? _codes;

    public async Task<IReadOnlyList<UnitType>> UnitTypes() => [.. (await work.Query<UnitTypeRow>(Sql.AllUnitTypes)).Select(row => row.ToUnitType())];

    /// <summary>The share of women that is aimed at, in percent, by unit type; types without a target are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> WomenTargets() =>
        (await work.Query<UnitTypeRow>(Sql.WomenTargets)).ToDictionary(row => row.Id, row => row.WomenTarget!.Value);

    /// <summary>The categories that have a target share of women in common, each with its unit types and targets.</summary>
    public async Task<IReadOnlyList<WomenCategory>> WomenCategories()
    {
        var types = (await work.Query<CategoryTypeRow>(Sql.WomenCategoryTypes)).ToLookup(row => row.Category, row => row.UnitType);
        var targets = (await work.Query<WomenTargetRow>(Sql.WomenTargetsByYear)).ToLookup(row => row.Category, row => row.ToTarget());
        return
        [
            .. (await work.Query<CategoryRow>(Sql.WomenCategories))
                .Select(row => new WomenCategory(row.Id, row.Name, [.. types[row.Id]], [.. targets[row.Id]])),
        ];
    }

    public async Task<UnitType?> UnitType(string id) => (await work.Find<UnitTypeRow>(Sql.UnitType, new { Id = id }))?.ToUnitType();

    public async Task<IReadOnlyList<Mission>> Missions(MissionFilter filter)
    {
        var missions = await work.Query<MissionRow>(Sql.Missions.Where((filter.ActiveOn is not null, Sql.ActiveOn)), new { filter.ActiveOn });
        return await WithStrengths([.. missions.Where(row => NameSearch.Finds(filter.Q, row.Name))]);
    }

    public async Task<Mission?> Mission(string id) =>
        await work.Find<MissionRow>(Sql.Mission, new { Id = id }) is { } row ? (await WithStrengths([row]))[0] : null;

    /// <returns>False if the mission has one with this reference and day.</returns>
    public async Task<bool> Add(Mission mission, AuthorisedStrength strength, Change change)
    {
        if (!await work.TryAdd(Sql.AddStrength, StrengthRow.Of(mission.Id, strength)))
        {
            return false;
        }

        log.Created(new Subject("strength", mission.Id, mission.AuthorisedStrength.Count + 1), change, strength);
        return true;
    }

    public Task<IReadOnlyList<Category>> Equipment() => work.Query<Category>(Sql.Equipment);

    public Task<IReadOnlyList<Category>> SelfSustainment() => work.Query<Category>(Sql.SelfSustainment);

    public Task<IReadOnlyList<Category>> Attributes() => work.Query<Category>(Sql.Attributes);

    public Task<IReadOnlyList<Category>> Courses() => work.Query<Category>(Sql.Courses);

    public Task<IReadOnlyList<TrainingCentre>> TrainingCentres() => work.Query<TrainingCentre>(Sql.TrainingCentres);

    /// <summary>The checklists of visits with their items.</summary>
    public async Task<IReadOnlyList<Checklist>> Checklists()
    {
        var items = (await work.Query<ItemRow>(Sql.ChecklistItems)).ToLookup(row => row.Checklist, row => row.ToCategory());
        return
        [
            .. (await work.Query<Category>(Sql.Checklists)).Select(list => new Checklist
            {
                Id = list.Id,
                Name = list.Name,
                Certainty = list.Certainty,
                Source = list.Source,
                Items = [.. items[list.Id]],
            }),
        ];
    }

    /// <summary>Which of the given codes there are.</summary>
    public Task<IReadOnlyList<string>> Known(CodeParameter parameter, IReadOnlyCollection<string> codes) =>
        work.Query<string>(parameter.Known, new { Ids = codes });

    /// <summary>Every code there is, read in one query, once for a request.</summary>
    public async Task<CatalogueCodes> Codes() => _codes ??= await ReadCodes();

    private async Task<CatalogueCodes> ReadCodes()
    {
        var all = (await work.Query<CodeRow>(Sql.Codes)).ToLookup(row => row.Kind);
        return new CatalogueCodes
        {
            UnitTypes = all["unit-type"].ToDictionary(row => row.Id, row => CapabilityRegistry.Kernel.Codes.Parse<Measure>(row.Measure)),
            Equipment = Ids("equipment"),
            SelfSustainment = Ids("self-sustainment"),
            Attributes = Ids("attribute"),
            Courses = Ids("course"),
            TrainingCentres = Ids("training-centre"),
            Missions = Ids("mission"),
            Contributors = Ids("contributor"),
            Organisations = Ids("organisation"),
            Regions = Ids("region"),
        };

        HashSet<string> Ids(string kind) => [.. all[kind].Select(row => row.Id)];
    }

    private async Task<IReadOnlyList<Mission>> WithStrengths(IReadOnlyList<MissionRow> missions)
    {
        var strengths = (await work.Query<StrengthRow>(Sql.Strengths, new { Ids = missions.Select(mission => mission.Id) })).ToLookup(row => row.Mission);
        return [.. missions.Select(mission => mission.ToMission([.. strengths[mission.Id].Select(row => row.ToStrength())]))];
    }

    /// <param name="Name">In the query.</param>
    /// <param name="List">Where the codes can be looked up.</param>
    /// <param name="Known">The statement that finds those of @Ids that there are.</param>
    public sealed record CodeParameter(string Name, string List, string Known);

    private sealed record ItemRow
    {
        public string Checklist { get; init; } = "";

        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Certainty { get; init; } = "";

        public string Source { get; init; } = "";

        public Category ToCategory() => new() { Id = Id, Name = Name, Certainty = Certainty, Source = Source };
    }

    private static class Sql
    {
        public const string KnownContributors = "SELECT id FROM contributor WHERE id IN @Ids";

        public const string KnownMissions = "SELECT id FROM mission WHERE id IN @Ids";

        public const string KnownOrganisations = "SELECT id FROM organisation WHERE id IN @Ids";

        public const string KnownRegions = "SELECT DISTINCT region FROM contributor WHERE region IN @Ids";

        public const string KnownUnitTypes = "SELECT id FROM unit_type WHERE id IN @Ids";

        private const string UnitTypes =
            "SELECT id, name, category, measure, indicative_strength, women_target, women_target_source, certainty, source FROM unit_type";

        private const string MissionColumns = "SELECT id, name, lead_department, started_on, ended_on, location, certainty, source FROM mission";

        public const string AllUnitTypes = UnitTypes + " ORDER BY id";

        public const string UnitType = UnitTypes + " WHERE id = @Id";

        public const string WomenTargets = "SELECT id, women_target FROM unit_type WHERE women_target IS NOT NULL ORDER BY id";

        public const string WomenCategories = "SELECT id, name FROM women_category ORDER BY place";

        public const string WomenTargetsByYear =
            "SELECT category, target_year, target_percent, certainty, source FROM women_target ORDER BY category, target_year";

        public const string WomenCategoryTypes = """
            SELECT t.id AS unit_type, COALESCE(named.category, c.id) AS category
            FROM unit_type AS t
            LEFT JOIN women_category_type AS named ON named.unit_type = t.id
            LEFT JOIN women_category AS c ON c.unit_category = t.category
            WHERE named.category IS NOT NULL OR c.id IS NOT NULL
            ORDER BY t.id
            """;

        public const string Missions = MissionColumns + " WHERE 1 = 1 /*and*/ ORDER BY id";

        public const string ActiveOn = "AND started_on <= @ActiveOn AND (ended_on IS NULL OR ended_on >= @ActiveOn)";

        public const string Mission = MissionColumns + " WHERE id = @Id";

        public const string Strengths = """
            SELECT mission, effective_on, reference, military, police, note, certainty, source
            FROM mission_strength
            WHERE mission IN @Ids
            ORDER BY mission, effective_on DESC
            """;

        public const string AddStrength = """
            INSERT INTO mission_strength (mission, effective_on, reference, military, police, note, certainty, source)
            VALUES (@Mission, @EffectiveOn, @Reference, @Military, @Police, @Note, @Certainty, @Source)
            """;

        public const string Equipment = "SELECT id, name, certainty, source FROM equipment_category ORDER BY id";

        public const string SelfSustainment = "SELECT id, name, certainty, source FROM self_sustainment_category ORDER BY id";

        public const string Attributes = "SELECT id, name, certainty, source FROM capability_attribute ORDER BY id";

        public const string Courses = "SELECT id, name, certainty, source FROM training_course ORDER BY id";

        public const string TrainingCentres = "SELECT id, name, country, certainty, source FROM training_centre ORDER BY id";

        public const string Checklists = "SELECT id, name, certainty, source FROM checklist ORDER BY place";

        public const string ChecklistItems = "SELECT checklist, id, name, certainty, source FROM checklist_item ORDER BY checklist, place";

        public const string Codes = """
            SELECT 'unit-type' AS kind, id, measure FROM unit_type
            UNION ALL SELECT 'equipment', id, '' FROM equipment_category
            UNION ALL SELECT 'self-sustainment', id, '' FROM self_sustainment_category
            UNION ALL SELECT 'attribute', id, '' FROM capability_attribute
            UNION ALL SELECT 'course', id, '' FROM training_course
            UNION ALL SELECT 'training-centre', id, '' FROM training_centre
            UNION ALL SELECT 'mission', id, '' FROM mission
            UNION ALL SELECT 'contributor', id, '' FROM contributor
            UNION ALL SELECT 'organisation', id, '' FROM organisation
            UNION ALL SELECT DISTINCT 'region', region, '' FROM contributor
            """;
    }
}
