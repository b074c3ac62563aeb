using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Visits in the database; a scoped caller sees those to its own state's units.</summary>
public sealed class VisitStore(Work work, EventLog log)
{
    public const string Kind = "visit";

    private static readonly Table<Visit> Table = new("visit", once: ["id", "contributor", "kind", "mode", "source"]);

    public static readonly ListOrders<Visit> Orders = new(
        "id",
        visit => visit.Id,
        SortField.Text<Visit>("contributor", visit => visit.Contributor, "contributor"),
        SortField.Day<Visit>("plannedOn", visit => visit.PlannedOn, "planned_on"));

    private static readonly ListedTable<Visit, VisitFilter> Listed = new ListedTable<Visit, VisitFilter>(Table, Orders, Kind)
        .By(Sql.OfPledge, "Pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .In("kind", filter => filter.Kind.Codes())
        .By(Sql.WithResult, "Result", filter => filter.Result.Codes())
        .In("status", filter => filter.Status.Codes())
        .By(Sql.PlannedFrom, "From", filter => filter.From)
        .By(Sql.PlannedUntil, "Until", filter => filter.Until);

    public Task<Visit?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Visit>> List(VisitFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(VisitFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>Every visit to units of some states, or of all, of which a unit has no outcome yet.</summary>
    public Task<IReadOnlyList<Visit>> Scheduled(string[]? contributors, Caller caller) =>
        List(new VisitFilter { Contributor = contributors, Status = [new(VisitStatus.Scheduled)] }, caller, PageQuery.Whole);

    /// <summary>Every visit to some pledges of which a unit has no outcome yet.</summary>
    public Task<IReadOnlyList<Visit>> ScheduledTo(string[] pledges, Caller caller) =>
        List(new VisitFilter { Pledge = pledges, Status = [new(VisitStatus.Scheduled)] }, caller, PageQuery.Whole);

    /// <summary>Locks the visit until the transaction ends: others who would change it wait.</summary>
    public Task Lock(string id, Caller caller) => work.Change(Sql.Hold.For(caller), new { Id = id, caller.Scope });

    /// <summary>Writes new visits, each under the key that it brings along.</summary>
    public async Task Add(IReadOnlyList<Visit> visits, Change change)
    {
        await log.Add(Table, Listed.Insert, visits, SubjectOf, change);
        await work.Change(Sql.AddUnit, visits.SelectMany(visit => UnitsOf(visit, change.By)));
    }

    /// <returns>False if the visit has another version by now.</returns>
    public async Task<bool> Save(Visit before, Visit after, Change change)
    {
        if (!await log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after))
        {
            return false;
        }

        await work.Change(Sql.UpdateUnit.For(change.By), UnitsOf(after, change.By));
        return true;
    }

    // What statements ask of the units of a visit; the visit itself holds them too.
    private static IEnumerable<object> UnitsOf(Visit visit, Caller by) => visit.Units.Select(unit => new
    {
        Visit = visit.Id,
        unit.Pledge,
        visit.Contributor,
        Kind = visit.Kind.Code(),
        Mode = visit.Mode.Code(),
        visit.PlannedOn,
        Status = unit.Result?.Code() ?? (visit.Status == VisitStatus.Scheduled ? visit.Status : VisitStatus.Cancelled).Code(),
        unit.VisitedOn,
        unit.Assessor,
        unit.AssessorPerson,
        by.Scope,
    });

    private static Subject SubjectOf(Visit visit) => new(Kind, visit.Id, visit.Version, visit.Contributor);

    private static class Sql
    {
        public const string OfPledge = "AND EXISTS (SELECT 1 FROM visited_unit AS u WHERE u.visit = visit.id AND u.pledge IN @Pledge)";

        public const string WithResult = "AND EXISTS (SELECT 1 FROM visited_unit AS u WHERE u.visit = visit.id AND u.status IN @Result)";

        public const string PlannedFrom = "AND planned_on >= @From";

        public const string PlannedUntil = "AND planned_on <= @Until";

        public const string Hold = "UPDATE visit SET version = version WHERE id = @Id /*own*/";

        public const string AddUnit = """
            INSERT INTO visited_unit (visit, pledge, contributor, kind, mode, planned_on, status, visited_on, assessor, assessor_person)
            VALUES (@Visit, @Pledge, @Contributor, @Kind, @Mode, @PlannedOn, @Status, @VisitedOn, @Assessor, @AssessorPerson)
            """;

        public const string UpdateUnit = """
            UPDATE visited_unit
            SET planned_on = @PlannedOn, status = @Status, visited_on = @VisitedOn, assessor = @Assessor, assessor_person = @AssessorPerson
            WHERE visit = @Visit AND pledge = @Pledge /*own*/
            """;
    }
}
