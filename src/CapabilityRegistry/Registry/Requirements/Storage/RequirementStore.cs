using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Registry.Requirements.Storage;

/// <summary>Requirements in the database. They belong to no state: who may read them at all is a matter of rights.</summary>
public sealed class RequirementStore(Work work, EventLog log)
{
    public const string Kind = "requirement";

    public async Task<Requirement?> Find(string id) => (await FindRow(id))?.ToRequirement();

    public async Task<RequirementView?> View(string id) => await Find(id) is { } requirement ? ViewOf(requirement) : null;

    public async Task<IReadOnlyList<RequirementView>> List(RequirementFilter filter, PageQuery page) =>
        [.. (await work.First<RequirementRow>(Sql.Page.Where(Conditions(filter)), Values(filter, page))).Select(row => ViewOf(row.ToRequirement()))];

    public Task<int> Count(RequirementFilter filter) => work.Find<int>(Sql.Count.Where(Conditions(filter)), Values(filter, new()));

    /// <summary>Every requirement in whatever status, or those with the given keys.</summary>
    public async Task<IReadOnlyList<Requirement>> All(IReadOnlyCollection<string>? ids = null) =>
        [.. (await work.Query<RequirementRow>(ids is null ? Sql.All : Sql.OfIds, new { Ids = ids })).Select(row => row.ToRequirement())];

    /// <summary>Requirements that are published, amended or fulfilled, with any dates.</summary>
    public async Task<IReadOnlyList<Requirement>> NotClosed() =>
        [.. (await work.Query<RequirementRow>(Sql.Sought)).Select(row => row.ToRequirement())];

    /// <summary>Requirements of a mission that are in force or fulfilled, with any dates.</summary>
    public async Task<IReadOnlyList<Requirement>> CountingForCeiling(string mission) =>
        [.. (await work.Query<RequirementRow>(Sql.Standing, new { Mission = mission })).Select(row => row.ToRequirement())];

    /// <summary>Writes new requirements that already have keys.</summary>
    public async Task Add(IReadOnlyList<Requirement> requirements, Change change)
    {
        await work.Change(Sql.Insert, requirements.Select(RequirementRow.Of));
        foreach (var requirement in requirements)
        {
            log.Created(SubjectOf(requirement), change, ViewOf(requirement));
        }
    }

    /// <returns>False if the requirement has another version by now.</returns>
    public async Task<bool> Save(Requirement before, Requirement after, Change change)
    {
        if (await work.Change(Sql.Update, RequirementRow.Of(after), new { Was = before.Version }) == 0)
        {
            return false;
        }

        log.Changed(SubjectOf(after), change, ViewOf(before), ViewOf(after));
        return true;
    }

    /// <summary>
    /// Locks the requirement until the transaction ends: others who would fill it wait, and what is read afterwards stays true.
    /// </summary>
    public Task Lock(string id) => work.Change(Sql.Hold, new { Id = id });

    public static RequirementView ViewOf(Requirement requirement) => RequirementView.Of(requirement);

    private static Subject SubjectOf(Requirement requirement) => new(Kind, requirement.Id, requirement.Version);

    private Task<RequirementRow?> FindRow(string id) => work.Find<RequirementRow>(Sql.ById, new { Id = id });

    private static (bool, string)[] Conditions(RequirementFilter filter) =>
    [
        (filter.Mission is not null, Sql.OfMission),
        (filter.Goals == true, Sql.IsGoal),
        (filter.Goals == false, Sql.IsOfMission),
        (filter.Sur is not null, Sql.OfSur),
        (filter.UnitType is not null, Sql.OfUnitType),
        (filter.Status is not null, Sql.InStatus),
        (filter.MinimumLevel is not null, Sql.AtLevel),
        (filter.Priority is not null, Sql.OfPriority),
        (filter.NeededOn is not null, Sql.NeededOn),
    ];

    private static object Values(RequirementFilter filter, PageQuery page) => new
    {
        After = page.After ?? "",
        page.Take,
        filter.Mission,
        filter.Sur,
        filter.UnitType,
        Status = filter.Status?.Value.Code(),
        MinimumLevel = (int?)filter.MinimumLevel?.Value,
        filter.Priority,
        filter.NeededOn,
    };

    private static class Sql
    {
        private const string Columns = """
            SELECT id, version, mission, unit_type, substitutes, quantity_amount, quantity_unit,
                priority, needed_by, duration_days, needed_until, minimum_level, major_equipment, self_sustainment,
                languages, required_contributors, excluded_contributors, required_organisations, excluded_organisations, status, source,
                attributes, training, desired, minimum_fill, share_cap, bundle, sur, persons, rotation_months, resolution, authority, variations, fulfilled_by,
                (SELECT s.lines FROM sur AS s WHERE s.id = requirement.sur) AS sur_lines,
                (SELECT s.personnel FROM sur AS s WHERE s.id = requirement.sur) AS sur_personnel,
                (SELECT s.capacity_amount FROM sur AS s WHERE s.id = requirement.sur) AS sur_amount
            FROM requirement
            """;

        public const string ById = Columns + " WHERE id = @Id";

        public const string Page = Columns + " WHERE id > @After /*and*/ ORDER BY id";

        public const string Count = "SELECT COUNT(*) FROM requirement WHERE id > '' /*and*/";

        public const string All = Columns + " WHERE id > '' ORDER BY id";

        public const string OfIds = Columns + " WHERE id IN @Ids ORDER BY id";

        public const string Sought = Columns + " WHERE status IN ('published', 'amended', 'fulfilled') ORDER BY id";

        public const string Standing = Columns + " WHERE mission = @Mission AND status IN ('published', 'amended', 'fulfilled') ORDER BY id";

        public const string IsGoal = "AND mission IS NULL";

        public const string IsOfMission = "AND mission IS NOT NULL";

        public const string OfSur = "AND sur = @Sur";

        public const string OfMission = "AND mission = @Mission";

        public const string OfUnitType = "AND unit_type = @UnitType";

        public const string InStatus = "AND status = @Status";

        public const string AtLevel = "AND minimum_level = @MinimumLevel";

        public const string OfPriority = "AND priority = @Priority";

        public const string NeededOn = "AND status IN ('published', 'amended') AND needed_by <= @NeededOn AND needed_until > @NeededOn";

        public const string Hold = "UPDATE requirement SET version = version WHERE id = @Id";

        public const string Insert = """
            INSERT INTO requirement (id, version, mission, unit_type, substitutes, quantity_amount, quantity_unit,
                priority, needed_by, duration_days, needed_until, minimum_level, major_equipment, self_sustainment,
                languages, required_contributors, excluded_contributors, required_organisations, excluded_organisations, status, source,
                attributes, training, desired, minimum_fill, share_cap, bundle, sur, persons, rotation_months, resolution, authority, variations, fulfilled_by)
            VALUES (@Id, @Version, @Mission, @UnitType, @Substitutes, @QuantityAmount, @QuantityUnit,
                @Priority, @NeededBy, @DurationDays, @NeededUntil, @MinimumLevel, @MajorEquipment, @SelfSustainment,
                @Languages, @RequiredContributors, @ExcludedContributors, @RequiredOrganisations, @ExcludedOrganisations, @Status, @Source,
                @Attributes, @Training, @Desired, @MinimumFill, @ShareCap, @Bundle, @Sur, @Persons, @RotationMonths, @Resolution, @Authority, @Variations, @FulfilledBy)
            """;

        public const string Update = """
            UPDATE requirement
            SET version = @Version, unit_type = @UnitType, substitutes = @Substitutes, quantity_amount = @QuantityAmount, quantity_unit = @QuantityUnit,
                priority = @Priority, needed_by = @NeededBy, duration_days = @DurationDays, needed_until = @NeededUntil, minimum_level = @MinimumLevel,
                major_equipment = @MajorEquipment, self_sustainment = @SelfSustainment, languages = @Languages, required_contributors = @RequiredContributors, excluded_contributors = @ExcludedContributors,
                required_organisations = @RequiredOrganisations, excluded_organisations = @ExcludedOrganisations, status = @Status,
                attributes = @Attributes, training = @Training, desired = @Desired, minimum_fill = @MinimumFill, share_cap = @ShareCap, bundle = @Bundle,
                sur = @Sur, persons = @Persons, rotation_months = @RotationMonths, resolution = @Resolution, authority = @Authority,
                variations = @Variations, fulfilled_by = @FulfilledBy
            WHERE id = @Id AND version = @Was
            """;
    }
}
