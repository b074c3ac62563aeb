using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Registry.Requirements.Storage;

/// <summary>Requirements in the database. They belong to no state: who may read them at all is a matter of rights.</summary>
public sealed class RequirementStore(Work work, EventLog log)
{
    public const string Kind = "requirement";

    private static readonly Table<Requirement> Table = new(
        "requirement",
        once: ["id", "mission", "source"],
        spread: new Dictionary<string, string> { ["quantity"] = "quantity_", ["referenced_sur"] = "sur_" },
        derived: new Dictionary<string, Func<Requirement, object?>> { ["needed_until"] = requirement => requirement.NeededUntil },
        lookedUp: new Dictionary<string, string> { ["sur_lines"] = Sql.SurLines, ["sur_personnel"] = Sql.SurPersonnel, ["sur_amount"] = Sql.SurAmount });

    public static readonly ListOrders<Requirement> Orders = new(
        "id",
        requirement => requirement.Id,
        SortField.Text<Requirement>("mission", requirement => requirement.Mission, "mission", mayBeNull: true),
        SortField.Text<Requirement>("unitType", requirement => requirement.UnitType, "unit_type"),
        SortField.Number<Requirement>("priority", requirement => requirement.Priority, "priority"),
        SortField.Number<Requirement>("minimumLevel", requirement => (int)requirement.MinimumLevel, "minimum_level"),
        SortField.Day<Requirement>("neededBy", requirement => requirement.NeededBy, "needed_by"),
        SortField.Day<Requirement>("neededUntil", requirement => requirement.NeededUntil, "needed_until"));

    public Task<Requirement?> Find(string id) => work.Find(Table, Sql.ById, new { Id = id });

    public Task<IReadOnlyList<Requirement>> List(RequirementFilter filter, PageQuery page, ChangedSinceQuery since) =>
        work.First(Table, Orders.Sorted(Sql.Page.Where(Conditions(filter, since)), page), Values(filter, page, since));

    public Task<int> Count(RequirementFilter filter, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.Where(Conditions(filter, since)), Values(filter, new(), since));

    /// <summary>Every requirement in whatever status, or those with the given keys.</summary>
    public Task<IReadOnlyList<Requirement>> All(IReadOnlyCollection<string>? ids = null) =>
        work.Query(Table, ids is null ? Sql.All : Sql.OfIds, new { Ids = ids });

    /// <summary>Requirements that are published, amended or fulfilled, with any dates.</summary>
    public Task<IReadOnlyList<Requirement>> NotClosed() =>
        work.Query(Table, Sql.Sought);

    /// <summary>Requirements of a mission that are in force or fulfilled, with any dates.</summary>
    public Task<IReadOnlyList<Requirement>> CountingForCeiling(string mission) =>
        work.Query(Table, Sql.Standing, new { Mission = mission });

    /// <summary>Writes new requirements that already have keys.</summary>
    public Task Add(IReadOnlyList<Requirement> requirements, Change change) => log.Add(Table, Sql.Insert, requirements, SubjectOf, change);

    /// <returns>False if the requirement has another version by now.</returns>
    public Task<bool> Save(Requirement before, Requirement after, Change change) =>
        log.Save(Table, Sql.Update, SubjectOf(after), change, before, after);

    /// <summary>
    /// Locks the requirement until the transaction ends: others who would fill it wait, and what is read afterwards stays true.
    /// </summary>
    public Task Lock(string id) => work.Change(Sql.Hold, new { Id = id });

    private static Subject SubjectOf(Requirement requirement) => new(Kind, requirement.Id, requirement.Version);

    private static (bool, string)[] Conditions(RequirementFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Mission.IsGiven(), Sql.OfMission),
        (filter.Goals == true, Sql.IsGoal),
        (filter.Goals == false, Sql.IsOfMission),
        (filter.Sur.IsGiven(), Sql.OfSur),
        (filter.UnitType.IsGiven(), Sql.OfUnitType),
        (filter.Status.IsGiven(), Sql.InStatus),
        (filter.MinimumLevel.IsGiven(), Sql.AtLevel),
        (filter.Priority.IsGiven(), Sql.OfPriority),
        (filter.NeededOn is not null, Sql.NeededOn),
        (filter.From is not null, Sql.NeededFrom),
        (filter.Until is not null, Sql.NeededUntil),
        (!since.IsGiven, Sql.NotDeleted),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(RequirementFilter filter, PageQuery page, ChangedSinceQuery since) => new
    {
        After = Orders.PlaceOf(page)?.Key,
        AfterValue = Orders.PlaceOf(page)?.Value,
        page.Take,
        ChangedAfter = since.Event,
        ChangedFrom = since.Moment,
        filter.Mission,
        filter.Sur,
        filter.UnitType,
        Status = filter.Status.Codes(),
        MinimumLevel = filter.MinimumLevel.Numbers(),
        filter.Priority,
        filter.NeededOn,
        filter.From,
        filter.Until,
    };

    private static class Sql
    {
        // Of the statement that the requirement refers to.
        internal const string SurLines = "(SELECT s.lines FROM sur AS s WHERE s.id = requirement.sur)";

        internal const string SurPersonnel = "(SELECT s.personnel FROM sur AS s WHERE s.id = requirement.sur)";

        internal const string SurAmount = "(SELECT s.capacity_amount FROM sur AS s WHERE s.id = requirement.sur)";

        public static readonly string ById = Table.Select + " WHERE id = @Id AND deleted_on IS NULL";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM requirement WHERE 1 = 1 /*and*/";

        public static readonly string All = Table.Select + " WHERE deleted_on IS NULL ORDER BY id";

        public static readonly string OfIds = Table.Select + " WHERE id IN @Ids AND deleted_on IS NULL ORDER BY id";

        public static readonly string Sought = Table.Select + " WHERE status IN ('published', 'amended', 'fulfilled') AND deleted_on IS NULL ORDER BY id";

        public static readonly string Standing =
            Table.Select + " WHERE mission = @Mission AND status IN ('published', 'amended', 'fulfilled') AND deleted_on IS NULL ORDER BY id";

        public const string IsGoal = "AND mission IS NULL";

        public const string IsOfMission = "AND mission IS NOT NULL";

        public const string OfSur = "AND sur IN @Sur";

        public const string OfMission = "AND mission IN @Mission";

        public const string OfUnitType = "AND unit_type IN @UnitType";

        public const string InStatus = "AND status IN @Status";

        public const string AtLevel = "AND minimum_level IN @MinimumLevel";

        public const string OfPriority = "AND priority IN @Priority";

        public const string NeededOn = "AND status IN ('published', 'amended') AND needed_by <= @NeededOn AND needed_until > @NeededOn";

        public const string NeededFrom = "AND needed_until > @From";

        public const string NeededUntil = "AND needed_by <= @Until";

        public const string NotDeleted = "AND deleted_on IS NULL";

        public const string ChangedAfter = ChangedObjects.Of + "'requirement' AND e.subject_id = requirement.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'requirement' AND e.subject_id = requirement.id" + ChangedObjects.FromMoment;

        public const string Hold = "UPDATE requirement SET version = version WHERE id = @Id AND deleted_on IS NULL";

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update;
    }
}
