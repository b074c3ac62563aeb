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

    public Task<Visit?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<Visit>> List(VisitFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        work.First(
            Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since ?? ChangedSinceQuery.Any)), page),
            Values(filter, caller, page, since ?? ChangedSinceQuery.Any));

    public Task<int> Count(VisitFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>Every visit to units of some states, or of all, of which a unit has no outcome yet.</summary>
    public Task<IReadOnlyList<Visit>> Scheduled(string[]? contributors, Caller caller) =>
        List(new VisitFilter { Contributor = contributors, Status = [new(VisitStatus.Scheduled)] }, caller, PageQuery.Whole);

    /// <summary>Every visit to some pledges of which a unit has no outcome yet.</summary>
    public Task<IReadOnlyList<Visit>> ScheduledTo(string[] pledges, Caller caller) =>
        List(new VisitFilter { Pledge = pledges, Status = [new(VisitStatus.Scheduled)] }, caller, PageQuery.Whole);

    /// <summary>Writes new visits, each under the key that it brings along.</summary>
    public async Task Add(IReadOnlyList<Visit> visits, Change change)
    {
        await log.Add(Table, Sql.Insert, visits, SubjectOf, change);
        await work.Change(Sql.AddUnit, visits.SelectMany(visit => UnitsOf(visit, change.By)));
    }

    /// <returns>False if the visit has another version by now.</returns>
    public async Task<bool> Save(Visit before, Visit after, Change change)
    {
        if (!await log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after))
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

    private static (bool, string)[] Conditions(VisitFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Kind.IsGiven(), Sql.OfKind),
        (filter.Result.IsGiven(), Sql.WithResult),
        (filter.Status.IsGiven(), Sql.InStatus),
        (filter.From is not null, Sql.PlannedFrom),
        (filter.Until is not null, Sql.PlannedUntil),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(VisitFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) =>
        new
        {
            After = Orders.PlaceOf(page)?.Key,
            AfterValue = Orders.PlaceOf(page)?.Value,
            page.Take,
            ChangedAfter = since.Event,
            ChangedFrom = since.Moment,
            caller.Scope,
            filter.Pledge,
            filter.Contributor,
            Kind = filter.Kind.Codes(),
            Result = filter.Result.Codes(),
            Status = filter.Status.Codes(),
            filter.From,
            filter.Until,
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM visit WHERE 1 = 1 /*own*/ /*and*/";

        public const string OfPledge = "AND EXISTS (SELECT 1 FROM visited_unit AS u WHERE u.visit = visit.id AND u.pledge IN @Pledge)";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string OfKind = "AND kind IN @Kind";

        public const string WithResult = "AND EXISTS (SELECT 1 FROM visited_unit AS u WHERE u.visit = visit.id AND u.status IN @Result)";

        public const string InStatus = "AND status IN @Status";

        public const string PlannedFrom = "AND planned_on >= @From";

        public const string PlannedUntil = "AND planned_on <= @Until";

        public const string ChangedAfter = ChangedObjects.Of + "'visit' AND e.subject_id = visit.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'visit' AND e.subject_id = visit.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";

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
