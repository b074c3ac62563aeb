using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>Deployments in the database; a scoped caller sees those of its own state's units.</summary>
public sealed class DeploymentStore(Work work, EventLog log, Keys keys) : IPledgeCommitments
{
    public const string Kind = "deployment";

    private static readonly Table<Deployment> Table = new(
        "deployment",
        once:
        [
            "id", "invitation", "requirement", "slot", "mission", "pledge", "contributor", "amount", "unit", "persons", "readiness_level",
            "engaged_from", "engaged_until", "opened_by", "opened_at",
        ],
        spread: new Dictionary<string, string> { ["quantity"] = "" },
        derived: new Dictionary<string, Func<Deployment, object?>> { ["arrived_on"] = deployment => deployment.ActualOn(MilestoneKind.Arrival) });

    public static readonly ListOrders<Deployment> Orders = new(
        "id",
        deployment => deployment.Id,
        SortField.Text<Deployment>("requirement", deployment => deployment.Requirement, "requirement"),
        SortField.Text<Deployment>("pledge", deployment => deployment.Pledge, "pledge"),
        SortField.Text<Deployment>("contributor", deployment => deployment.Contributor, "contributor"),
        SortField.Day<Deployment>("engagedFrom", deployment => deployment.EngagedFrom, "engaged_from"),
        SortField.Day<Deployment>("engagedUntil", deployment => deployment.EngagedUntil, "engaged_until"));

    private static readonly ListedTable<Deployment, DeploymentFilter> Listed = new ListedTable<Deployment, DeploymentFilter>(Table, Orders, Kind)
        .In("requirement", filter => filter.Requirement)
        .In("pledge", filter => filter.Pledge)
        .In("contributor", filter => filter.Contributor)
        .In("status", filter => filter.Status.Codes())
        .When(Sql.Overridden, filter => filter.Overridden == true)
        .When(Sql.NotOverridden, filter => filter.Overridden == false)
        .By(Sql.EngagedFrom, "From", filter => filter.From)
        .By(Sql.EngagedUntil, "Until", filter => filter.Until);

    public Task<Deployment?> Find(string id, Caller caller) => Listed.Find(work, id, caller);

    public Task<IReadOnlyList<Deployment>> List(DeploymentFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        Listed.Page(work, filter, page, since, caller);

    public Task<int> Count(DeploymentFilter filter, Caller caller, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since, caller);

    /// <summary>What binds this unit or fills this requirement now or later.</summary>
    public Task<IReadOnlyList<Deployment>> UnderWay(string pledge, string requirement, Caller caller) =>
        work.Query(Table, Sql.UnderWayOf.For(caller), new { Pledge = pledge, Requirement = requirement, caller.Scope });

    /// <summary>What binds units of a state now or later.</summary>
    public Task<IReadOnlyList<Deployment>> UnderWayOfState(string contributor, Caller caller) =>
        work.Query(Table, Sql.UnderWayOfState.For(caller), new { Contributor = contributor, caller.Scope });

    /// <summary>What binds these units now or later.</summary>
    public Task<IReadOnlyList<Deployment>> UnderWayOfUnits(IReadOnlyCollection<string> pledges, Caller caller) =>
        work.Query(Table, Sql.UnderWayOfUnits.For(caller), new { Ids = pledges, caller.Scope });

    /// <summary>Everything for these requirements, whatever became of it.</summary>
    public Task<IReadOnlyList<Deployment>> For(IReadOnlyCollection<string> requirements, Caller caller) =>
        work.Query(Table, Sql.ForRequirements.For(caller), new { Ids = requirements, caller.Scope });

    /// <summary>Deployments under way.</summary>
    public Task<IReadOnlyList<string>> RestingOn(string pledge, Caller caller) =>
        work.Query<string>(Sql.RestingOn.For(caller), new { Pledge = pledge, caller.Scope });

    /// <summary>Writes a new deployment under the next key.</summary>
    public async Task<Deployment> Add(Deployment opened, Change change)
    {
        var deployment = opened with { Id = await keys.Next(KeyScopes.Deployment) };
        await log.Add(Table, Listed.Insert, [deployment], SubjectOf, change);
        return deployment;
    }

    /// <summary>Writes new deployments, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Deployment> deployments, Change change) => log.Add(Table, Listed.Insert, deployments, SubjectOf, change);

    /// <returns>False if the deployment has another version by now.</returns>
    public Task<bool> Save(Deployment before, Deployment after, Change change) =>
        log.Save(Table, Listed.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Deployment deployment) => new(Kind, deployment.Id, deployment.Version, deployment.Contributor);

    private static class Sql
    {
        public const string Overridden = "AND overrides <> '[]'";

        public const string NotOverridden = "AND overrides = '[]'";

        public static readonly string UnderWayOf =
            Table.Select + " WHERE (pledge = @Pledge OR requirement = @Requirement) AND status IN ('selected', 'deployed') /*own*/ ORDER BY id";

        public static readonly string UnderWayOfState =
            Table.Select + " WHERE contributor = @Contributor AND status IN ('selected', 'deployed') /*own*/ ORDER BY id";

        public static readonly string UnderWayOfUnits =
            Table.Select + " WHERE pledge IN @Ids AND status IN ('selected', 'deployed') /*own*/ ORDER BY pledge, id";

        public static readonly string ForRequirements = Table.Select + " WHERE requirement IN @Ids /*own*/ ORDER BY requirement, id";

        public const string RestingOn = "SELECT id FROM deployment WHERE pledge = @Pledge AND status IN ('selected', 'deployed') /*own*/ ORDER BY id";

        public const string EngagedFrom = "AND engaged_until > @From";

        public const string EngagedUntil = "AND engaged_from <= @Until";
    }
}
