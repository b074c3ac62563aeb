using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>Deployments in the database; a scoped caller sees those of its own state's units.</summary>
public sealed class DeploymentStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "deployment";

    public async Task<Deployment?> Find(string id, Caller caller) =>
        (await work.Find<DeploymentRow>(Sql.ById.For(caller), new { Id = id, caller.Scope }))?.ToDeployment();

    public async Task<IReadOnlyList<Deployment>> List(DeploymentFilter filter, Caller caller, PageQuery page) =>
        All(await work.First<DeploymentRow>(Sql.Page.For(caller).Where(Conditions(filter)), Values(filter, caller, page)));

    public Task<int> Count(DeploymentFilter filter, Caller caller) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter)), Values(filter, caller, new()));

    /// <summary>What binds this unit or fills this requirement now or later.</summary>
    public async Task<IReadOnlyList<Deployment>> UnderWay(string pledge, string requirement, Caller caller) =>
        All(await work.Query<DeploymentRow>(Sql.UnderWayOf.For(caller), new { Pledge = pledge, Requirement = requirement, caller.Scope }));

    /// <summary>Everything for these requirements, whatever became of it.</summary>
    public async Task<IReadOnlyList<Deployment>> For(IReadOnlyCollection<string> requirements, Caller caller) =>
        All(await work.Query<DeploymentRow>(Sql.ForRequirements.For(caller), new { Ids = requirements, caller.Scope }));

    /// <summary>Writes a new deployment under the next key.</summary>
    public async Task<Deployment> Add(Deployment opened, Change change)
    {
        OwnRows.MayAdd(change.By, opened.Contributor);
        var deployment = opened with { Id = await keys.Next(KeyScopes.Deployment) };
        await work.Change(Sql.Insert, DeploymentRow.Of(deployment));
        log.Created(SubjectOf(deployment), change, deployment);
        return deployment;
    }

    /// <returns>False if the deployment has another version by now.</returns>
    public async Task<bool> Save(Deployment before, Deployment after, Change change)
    {
        if (await work.Change(Sql.Update.For(change.By), DeploymentRow.Of(after), new { Was = before.Version, change.By.Scope }) == 0)
        {
            return false;
        }

        log.Changed(SubjectOf(after), change, before, after);
        return true;
    }

    private static IReadOnlyList<Deployment> All(IEnumerable<DeploymentRow> rows) => [.. rows.Select(row => row.ToDeployment())];

    private static Subject SubjectOf(Deployment deployment) => new(Kind, deployment.Id, deployment.Version, deployment.Contributor);

    private static (bool, string)[] Conditions(DeploymentFilter filter) =>
    [
        (filter.Requirement is not null, Sql.ForRequirement),
        (filter.Pledge is not null, Sql.OfPledge),
        (filter.Contributor is not null, Sql.OfContributor),
        (filter.Status is not null, Sql.InStatus),
    ];

    private static object Values(DeploymentFilter filter, Caller caller, PageQuery page) => new
    {
        After = page.After ?? "",
        page.Take,
        caller.Scope,
        filter.Requirement,
        filter.Pledge,
        filter.Contributor,
        Status = filter.Status?.Value.Code(),
    };

    private static class Sql
    {
        private const string Columns = """
            SELECT id, version, status, invitation, requirement, slot, mission, pledge, contributor, amount, unit, persons, readiness_level,
                engaged_from, engaged_until, arrived_on, milestones, opened_by, opened_at, ended_on, ended_by, withdrawn_for, ending
            FROM deployment
            """;

        public const string ById = Columns + " WHERE id = @Id /*own*/";

        public const string Page = Columns + " WHERE id > @After /*own*/ /*and*/ ORDER BY id";

        public const string Count = "SELECT COUNT(*) FROM deployment WHERE id > '' /*own*/ /*and*/";

        public const string UnderWayOf =
            Columns + " WHERE (pledge = @Pledge OR requirement = @Requirement) AND status IN ('selected', 'deployed') /*own*/ ORDER BY id";

        public const string ForRequirements = Columns + " WHERE requirement IN @Ids /*own*/ ORDER BY id";

        public const string ForRequirement = "AND requirement = @Requirement";

        public const string OfPledge = "AND pledge = @Pledge";

        public const string OfContributor = "AND contributor = @Contributor";

        public const string InStatus = "AND status = @Status";

        public const string Insert = """
            INSERT INTO deployment (id, version, status, invitation, requirement, slot, mission, pledge, contributor, amount, unit, persons, readiness_level,
                engaged_from, engaged_until, arrived_on, milestones, opened_by, opened_at, ended_on, ended_by, withdrawn_for, ending)
            VALUES (@Id, @Version, @Status, @Invitation, @Requirement, @Slot, @Mission, @Pledge, @Contributor, @Amount, @Unit, @Persons, @ReadinessLevel,
                @EngagedFrom, @EngagedUntil, @ArrivedOn, @Milestones, @OpenedBy, @OpenedAt, @EndedOn, @EndedBy, @WithdrawnFor, @Ending)
            """;

        public const string Update = """
            UPDATE deployment
            SET version = @Version, status = @Status, arrived_on = @ArrivedOn, milestones = @Milestones,
                ended_on = @EndedOn, ended_by = @EndedBy, withdrawn_for = @WithdrawnFor, ending = @Ending
            WHERE id = @Id AND version = @Was /*own*/
            """;
    }
}
