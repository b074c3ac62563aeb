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

    public Task<Deployment?> Find(string id, Caller caller) => work.Find(Table, Sql.ById.For(caller), new { Id = id, caller.Scope });

    public Task<IReadOnlyList<Deployment>> List(DeploymentFilter filter, Caller caller, PageQuery page, ChangedSinceQuery? since = null) =>
        work.First(
            Table, Orders.Sorted(Sql.Page.For(caller).Where(Conditions(filter, since ?? ChangedSinceQuery.Any)), page),
            Values(filter, caller, page, since ?? ChangedSinceQuery.Any));

    public Task<int> Count(DeploymentFilter filter, Caller caller, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.For(caller).Where(Conditions(filter, since)), Values(filter, caller, new(), since));

    /// <summary>What binds this unit or fills this requirement now or later.</summary>
    public Task<IReadOnlyList<Deployment>> UnderWay(string pledge, string requirement, Caller caller) =>
        work.Query(Table, Sql.UnderWayOf.For(caller), new { Pledge = pledge, Requirement = requirement, caller.Scope });

    /// <summary>What binds units of a state now or later.</summary>
    public Task<IReadOnlyList<Deployment>> UnderWayOfState(string contributor, Caller caller) =>
        work.Query(Table, Sql.UnderWayOfState.For(caller), new { Contributor = contributor, caller.Scope });

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
        await log.Add(Table, Sql.Insert, [deployment], SubjectOf, change);
        return deployment;
    }

    /// <returns>False if the deployment has another version by now.</returns>
    public Task<bool> Save(Deployment before, Deployment after, Change change) =>
        log.Save(Table, Sql.Update.For(change.By), SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Deployment deployment) => new(Kind, deployment.Id, deployment.Version, deployment.Contributor);

    private static (bool, string)[] Conditions(DeploymentFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Requirement.IsGiven(), Sql.ForRequirement),
        (filter.Pledge.IsGiven(), Sql.OfPledge),
        (filter.Contributor.IsGiven(), Sql.OfContributor),
        (filter.Status.IsGiven(), Sql.InStatus),
        (filter.From is not null, Sql.EngagedFrom),
        (filter.Until is not null, Sql.EngagedUntil),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(DeploymentFilter filter, Caller caller, PageQuery page, ChangedSinceQuery since) => new
    {
        After = Orders.PlaceOf(page)?.Key,
        AfterValue = Orders.PlaceOf(page)?.Value,
        page.Take,
        ChangedAfter = since.Event,
        ChangedFrom = since.Moment,
        caller.Scope,
        filter.Requirement,
        filter.Pledge,
        filter.Contributor,
        Status = filter.Status.Codes(),
        filter.From,
        filter.Until,
    };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id /*own*/";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*own*/ /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM deployment WHERE 1 = 1 /*own*/ /*and*/";

        public static readonly string UnderWayOf =
            Table.Select + " WHERE (pledge = @Pledge OR requirement = @Requirement) AND status IN ('selected', 'deployed') /*own*/ ORDER BY id";

        public static readonly string UnderWayOfState =
            Table.Select + " WHERE contributor = @Contributor AND status IN ('selected', 'deployed') /*own*/ ORDER BY id";

        public static readonly string ForRequirements = Table.Select + " WHERE requirement IN @Ids /*own*/ ORDER BY requirement, id";

        public const string RestingOn = "SELECT id FROM deployment WHERE pledge = @Pledge AND status IN ('selected', 'deployed') /*own*/ ORDER BY id";

        public const string ForRequirement = "AND requirement IN @Requirement";

        public const string OfPledge = "AND pledge IN @Pledge";

        public const string OfContributor = "AND contributor IN @Contributor";

        public const string InStatus = "AND status IN @Status";

        public const string EngagedFrom = "AND engaged_until > @From";

        public const string EngagedUntil = "AND engaged_from <= @Until";

        public const string ChangedAfter = ChangedObjects.Of + "'deployment' AND e.subject_id = deployment.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'deployment' AND e.subject_id = deployment.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update + " /*own*/";
    }
}
