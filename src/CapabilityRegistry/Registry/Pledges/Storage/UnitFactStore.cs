using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>Reads what is on record about pledged units, from which their readiness on any day follows.</summary>
public sealed class UnitFactStore(Work work)
{
    private static readonly Table<Rules.PledgeDecision> Table = new(
        "pledge_decision", once: ["pledge", "version", "contributor", "kind", "decided_on", "readiness_level"]);

    public Task Add(IEnumerable<Rules.PledgeDecision> decisions) => work.Add(Table, Sql.AddDecision, decisions);

    /// <summary>What was decided about one pledge, in order.</summary>
    public Task<IReadOnlyList<Rules.PledgeDecision>> Decisions(Pledge pledge, Caller caller) =>
        work.Query(Table, Sql.DecisionsOf.For(caller), new { Pledge = pledge.Id, caller.Scope });

    /// <summary>The facts about one pledge.</summary>
    /// <param name="decisions">What was decided about it.</param>
    public async Task<UnitEvidence> Of(Pledge pledge, IReadOnlyList<Rules.PledgeDecision> decisions, Caller caller)
    {
        var values = new { Pledge = pledge.Id, caller.Scope };
        return UnitFacts.Of(
            pledge,
            decisions,
            await work.Query<VisitFinding>(Sql.VisitsOf.For(caller), values),
            await work.Query<TimeInMission>(Sql.MissionsOf.For(caller), values));
    }

    /// <summary>
    /// The facts about each of these pledges, in their order. They are all that the given states have, or all that there are if none is given.
    /// </summary>
    public async Task<IReadOnlyList<UnitEvidence>> OfAll(IReadOnlyList<Pledge> pledges, IReadOnlyCollection<string>? contributors, Caller caller)
    {
        var values = new { Contributors = contributors, caller.Scope };
        var all = contributors is null;
        var decisions = (await work.Query(Table, (all ? Sql.AllDecisions : Sql.DecisionsOfStates).For(caller), values)).ToLookup(each => each.Pledge);
        var visits = (await work.Query<VisitFinding>((all ? Sql.AllVisits : Sql.VisitsOfStates).For(caller), values)).ToLookup(each => each.Pledge);
        var missions = (await work.Query<TimeInMission>((all ? Sql.AllMissions : Sql.MissionsOfStates).For(caller), values)).ToLookup(each => each.Pledge);
        return [.. pledges.Select(pledge => UnitFacts.Of(pledge, [.. decisions[pledge.Id]], [.. visits[pledge.Id]], [.. missions[pledge.Id]]))];
    }

    private static class Sql
    {
        public static readonly string AddDecision = Table.Insert;

        public static readonly string DecisionsOf = Table.Select + " WHERE pledge = @Pledge /*own*/ ORDER BY version";

        public static readonly string AllDecisions = Table.Select + " WHERE 1 = 1 /*own*/ ORDER BY pledge, version";

        public static readonly string DecisionsOfStates = Table.Select + " WHERE contributor IN @Contributors /*own*/ ORDER BY pledge, version";

        private const string Visits = """
            SELECT id, pledge, visited_on, CASE WHEN status = 'passed' THEN 1 ELSE 0 END AS passed FROM visit
            WHERE kind = 'AAV' AND status IN ('passed', 'failed')
            """;

        public const string VisitsOf = Visits + " AND pledge = @Pledge /*own*/ ORDER BY visited_on, id";

        public const string AllVisits = Visits + " /*own*/ ORDER BY pledge, visited_on, id";

        public const string VisitsOfStates = Visits + " AND contributor IN @Contributors /*own*/ ORDER BY pledge, visited_on, id";

        private const string Missions = "SELECT id, pledge, arrived_on, ended_on FROM deployment WHERE arrived_on IS NOT NULL";

        public const string MissionsOf = Missions + " AND pledge = @Pledge /*own*/ ORDER BY arrived_on, id";

        public const string AllMissions = Missions + " /*own*/ ORDER BY pledge, arrived_on, id";

        public const string MissionsOfStates = Missions + " AND contributor IN @Contributors /*own*/ ORDER BY pledge, arrived_on, id";
    }
}
