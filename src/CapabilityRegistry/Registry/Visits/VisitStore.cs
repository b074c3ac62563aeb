using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Visits in the database; a scoped caller sees those to its own state's units.</summary>
public sealed class VisitStore(Work work, EventLog log)
{
    public const string Kind = "visit";

    public async Task<Visit?> Find(string id, Caller caller) =>
        (await work.Find<Row>(Sql.ById.For(caller), new { Id = id, caller.Scope }))?.ToVisit();

    public async Task<IReadOnlyList<Visit>> List(VisitFilter filter, Caller caller, PageQuery page) =>
        [.. (await work.First<Row>(Sql.Page.For(caller).Where(Conditions(filter)), Values(filter, caller, page))).Select(row => row.ToVisit())];

    public Task<int> Count(VisitFilter filter, Caller caller) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter)), Values(filter, caller, new()));

    /// <summary>Every visit that has no outcome yet.</summary>
    public async Task<IReadOnlyList<Visit>> Scheduled(Caller caller) =>
        [.. (await work.Query<Row>(Sql.Scheduled.For(caller), new { caller.Scope })).Select(row => row.ToVisit())];

    /// <summary>Writes new visits, each under the key that it brings along.</summary>
    public async Task Add(IReadOnlyList<Visit> visits, Change change)
    {
        await work.Change(Sql.Insert, visits.Select(Row.Of));
        foreach (var visit in visits)
        {
            OwnRows.MayAdd(change.By, visit.Contributor);
            log.Created(SubjectOf(visit), change, visit);
        }
    }

    /// <returns>False if the visit has another version by now.</returns>
    public async Task<bool> SaveOutcome(Visit before, Visit after, Change change)
    {
        if (await work.Change(Sql.RecordOutcome.For(change.By), Row.Of(after), new { Was = before.Version, change.By.Scope }) == 0)
        {
            return false;
        }

        log.Changed(SubjectOf(after), change, before, after);
        return true;
    }

    private static Subject SubjectOf(Visit visit) => new(Kind, visit.Id, visit.Version, visit.Contributor);

    private static (bool, string)[] Conditions(VisitFilter filter) =>
    [
        (filter.Pledge is not null, Sql.OfPledge),
        (filter.Contributor is not null, Sql.OfContributor),
        (filter.Status is not null, Sql.InStatus),
    ];

    private static object Values(VisitFilter filter, Caller caller, PageQuery page) =>
        new { After = page.After ?? "", page.Take, caller.Scope, filter.Pledge, filter.Contributor, Status = filter.Status?.Value.Code() };

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public int Version { get; init; }

        public string Pledge { get; init; } = "";

        public string Contributor { get; init; } = "";

        public string Kind { get; init; } = "";

        public DateOnly PlannedOn { get; init; }

        public string Status { get; init; } = "";

        public DateOnly? VisitedOn { get; init; }

        public string? Report { get; init; }

        public string? Assessor { get; init; }

        public string? Source { get; init; }

        public static Row Of(Visit visit) => new()
        {
            Id = visit.Id,
            Version = visit.Version,
            Pledge = visit.Pledge,
            Contributor = visit.Contributor,
            Kind = visit.Kind.Code(),
            PlannedOn = visit.PlannedOn,
            Status = visit.Status.Code(),
            VisitedOn = visit.VisitedOn,
            Report = visit.Report,
            Assessor = visit.Assessor,
            Source = visit.Source,
        };

        public Visit ToVisit() => new()
        {
            Id = Id,
            Version = Version,
            Pledge = Pledge,
            Contributor = Contributor,
            Kind = Codes.Parse<VisitKind>(Kind),
            PlannedOn = PlannedOn,
            Status = Codes.Parse<VisitStatus>(Status),
            VisitedOn = VisitedOn,
            Report = Report,
            Assessor = Assessor,
            Source = Source,
        };
    }

    private static class Sql
    {
        private const string Columns = """
            SELECT id, version, pledge, contributor, kind, planned_on, status, visited_on, report, assessor, source
            FROM visit
            """;

        public const string ById = Columns + " WHERE id = @Id /*own*/";

        public const string Page = Columns + " WHERE id > @After /*own*/ /*and*/ ORDER BY id";

        public const string Count = "SELECT COUNT(*) FROM visit WHERE id > '' /*own*/ /*and*/";

        public const string Scheduled = Columns + " WHERE status = 'scheduled' /*own*/ ORDER BY id";

        public const string OfPledge = "AND pledge = @Pledge";

        public const string OfContributor = "AND contributor = @Contributor";

        public const string InStatus = "AND status = @Status";

        public const string Insert = """
            INSERT INTO visit (id, version, pledge, contributor, kind, planned_on, status, visited_on, report, assessor, source)
            VALUES (@Id, @Version, @Pledge, @Contributor, @Kind, @PlannedOn, @Status, @VisitedOn, @Report, @Assessor, @Source)
            """;

        public const string RecordOutcome = """
            UPDATE visit
            SET version = @Version, status = @Status, visited_on = @VisitedOn, report = @Report, assessor = @Assessor
            WHERE id = @Id AND version = @Was /*own*/
            """;
    }
}
