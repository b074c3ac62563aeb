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

    private static readonly ListedTable<Requirement, RequirementFilter> Listed =
        new ListedTable<Requirement, RequirementFilter>(Table, Orders, Kind, reach: "", deletable: true)
            .In("mission", filter => filter.Mission)
            .When(Sql.IsGoal, filter => filter.Goals == true)
            .When(Sql.IsOfMission, filter => filter.Goals == false)
            .In("sur", filter => filter.Sur)
            .In("unit_type", filter => filter.UnitType)
            .In("status", filter => filter.Status.Codes())
            .In("minimum_level", filter => filter.MinimumLevel.Numbers())
            .In("priority", filter => filter.Priority)
            .By(Sql.NeededOn, "NeededOn", filter => filter.NeededOn)
            .By(Sql.BeginsAfter, "BeginsAfter", filter => filter.BeginsAfter)
            .By(Sql.NeededFrom, "From", filter => filter.From)
            .By(Sql.NeededUntil, "Until", filter => filter.Until);

    public Task<Requirement?> Find(string id) => Listed.Find(work, id);

    public Task<IReadOnlyList<Requirement>> List(RequirementFilter filter, PageQuery page, ChangedSinceQuery since) =>
        Listed.Page(work, filter, page, since);

    public Task<int> Count(RequirementFilter filter, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since);

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
    public Task Add(IReadOnlyList<Requirement> requirements, Change change) => log.Add(Table, Listed.Insert, requirements, SubjectOf, change);

    /// <returns>False if the requirement has another version by now.</returns>
    public Task<bool> Save(Requirement before, Requirement after, Change change) =>
        log.Save(Table, Listed.Update, SubjectOf(after), change, before, after);

    /// <summary>
    /// Locks the requirement until the transaction ends: others who would fill it wait, and what is read afterwards stays true.
    /// </summary>
    public Task Lock(string id) => work.Change(Sql.Hold, new { Id = id });

    private static Subject SubjectOf(Requirement requirement) => new(Kind, requirement.Id, requirement.Version);

    private static class Sql
    {
        // Of the statement that the requirement refers to.
        internal const string SurLines = "(SELECT s.lines FROM sur AS s WHERE s.id = requirement.sur)";

        internal const string SurPersonnel = "(SELECT s.personnel FROM sur AS s WHERE s.id = requirement.sur)";

        internal const string SurAmount = "(SELECT s.capacity_amount FROM sur AS s WHERE s.id = requirement.sur)";

        public static readonly string All = Table.Select + " WHERE deleted_on IS NULL ORDER BY id";

        public static readonly string OfIds = Table.Select + " WHERE id IN @Ids AND deleted_on IS NULL ORDER BY id";

        public static readonly string Sought = Table.Select + " WHERE status IN ('published', 'amended', 'fulfilled') AND deleted_on IS NULL ORDER BY id";

        public static readonly string Standing =
            Table.Select + " WHERE mission = @Mission AND status IN ('published', 'amended', 'fulfilled') AND deleted_on IS NULL ORDER BY id";

        public const string IsGoal = "AND mission IS NULL";

        public const string IsOfMission = "AND mission IS NOT NULL";

        public const string NeededOn = "AND status IN ('published', 'amended') AND needed_by <= @NeededOn AND needed_until > @NeededOn";

        public const string BeginsAfter = "AND needed_by > @BeginsAfter";

        public const string NeededFrom = "AND needed_until > @From";

        public const string NeededUntil = "AND needed_by <= @Until";

        public const string Hold = "UPDATE requirement SET version = version WHERE id = @Id AND deleted_on IS NULL";
    }
}
