using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>Reads what is on record about pledged units, from which their readiness on any day follows.</summary>
public sealed class UnitFactStore(Work work)
{
    private static readonly Table<PledgeDecision> Table = new(
        "pledge_decision", once: ["pledge", "version", "contributor", "kind", "decided_on", "readiness_level"]);

    private static FactStatements OfEveryState => new(
        Sql.AllDecisions, Sql.AllVisits, Sql.AllFindings, Sql.AllPapers, Sql.AllComparisons, Sql.AllAgreements, Sql.AllCaps, Sql.AllMissions);

    private static FactStatements OfStates => new(
        Sql.DecisionsOfStates, Sql.VisitsOfStates, Sql.FindingsOfStates, Sql.PapersOfStates, Sql.ComparisonsOfStates, Sql.AgreementsOfStates,
        Sql.CapsOfStates, Sql.MissionsOfStates);

    // Laws are few, and those of the states of these pledges are asked for.
    private static FactStatements OfPledges => new(
        Sql.DecisionsOfSome, Sql.VisitsOfSome, Sql.FindingsOfSome, Sql.PapersOfSome, Sql.ComparisonsOfSome, Sql.AgreementsOfSome,
        Sql.CapsOfStates, Sql.MissionsOfSome);

    public Task Add(IEnumerable<PledgeDecision> decisions) => work.Add(Table, Sql.AddDecision, decisions);

    /// <summary>What was decided about one pledge, in order.</summary>
    public Task<IReadOnlyList<PledgeDecision>> Decisions(Pledge pledge, Caller caller) =>
        work.Query(Table, Sql.DecisionsOf.For(caller), new { Pledge = pledge.Id, caller.Scope });

    /// <summary>The outcomes of visits to one unit, the earliest first.</summary>
    public Task<IReadOnlyList<VisitOfUnit>> Visits(string pledge, Caller caller) =>
        work.Query<VisitOfUnit>(Sql.VisitsOf.For(caller), new { Pledge = pledge, caller.Scope });

    /// <summary>The facts about one pledge.</summary>
    /// <param name="decisions">What was decided about it.</param>
    /// <param name="visits">The outcomes of its visits.</param>
    public async Task<UnitEvidence> Of(
        Pledge pledge, IReadOnlyList<PledgeDecision> decisions, IReadOnlyList<VisitOfUnit> visits, Caller caller)
    {
        var values = new { Pledge = pledge.Id, pledge.Contributor, caller.Scope };
        return UnitFacts.Of(pledge, new()
        {
            Decisions = decisions,
            Visits = visits,
            Findings = await work.Query<FindingOfUnit>(Sql.FindingsOf.For(caller), values),
            Papers = await work.Query<PaperOfUnit>(Sql.PapersOf.For(caller), values),
            Comparisons = await work.Query<ComparisonOfUnit>(Sql.ComparisonsOf.For(caller), values),
            Agreements = await work.Query<AgreementOnUnit>(Sql.AgreementsOf.For(caller), values),
            Caps = await work.Query<CapOfState>(Sql.CapsOf.For(caller), values),
            Missions = await work.Query<TimeInMission>(Sql.MissionsOf.For(caller), values),
        });
    }

    /// <summary>
    /// The facts about each of these pledges, in their order. They are all that the given states have, or all that there are if none is given.
    /// </summary>
    public async Task<IReadOnlyList<UnitEvidence>> OfAll(IReadOnlyList<Pledge> pledges, IReadOnlyCollection<string>? contributors, Caller caller) =>
        UnitFacts.OfEach(pledges, await Records(contributors, caller));

    /// <summary>All that is on record about the pledges of the given states, or about all if none is given.</summary>
    public Task<UnitRecords> Records(IReadOnlyCollection<string>? contributors, Caller caller) =>
        Read(contributors is null ? OfEveryState : OfStates, new { Contributors = contributors, caller.Scope }, caller);

    /// <summary>The facts about each of these pledges, in their order, which are no more than a page.</summary>
    public async Task<IReadOnlyList<UnitEvidence>> OfSome(IReadOnlyList<Pledge> pledges, Caller caller) =>
        UnitFacts.OfEach(pledges, await RecordsOfSome(pledges, caller));

    /// <summary>All that is on record about these pledges, which are few.</summary>
    public async Task<UnitRecords> RecordsOfSome(IReadOnlyList<Pledge> pledges, Caller caller) => pledges.Count == 0 ? new() : await Read(
        OfPledges,
        new { Pledges = pledges.Select(pledge => pledge.Id), Contributors = pledges.Select(pledge => pledge.Contributor).Distinct(), caller.Scope },
        caller);

    private async Task<UnitRecords> Read(FactStatements sql, object values, Caller caller)
    {
        return new()
        {
            Decisions = await work.Query(Table, sql.Decisions.For(caller), values),
            Visits = await work.Query<VisitOfUnit>(sql.Visits.For(caller), values),
            Findings = await work.Query<FindingOfUnit>(sql.Findings.For(caller), values),
            Papers = await work.Query<PaperOfUnit>(sql.Papers.For(caller), values),
            Comparisons = await work.Query<ComparisonOfUnit>(sql.Comparisons.For(caller), values),
            Agreements = await work.Query<AgreementOnUnit>(sql.Agreements.For(caller), values),
            Caps = await work.Query<CapOfState>(sql.Caps.For(caller), values),
            Missions = await work.Query<TimeInMission>(sql.Missions.For(caller), values),
        };
    }

    /// <summary>Every decision about each of these pledges, by pledge, in order.</summary>
    public Task<IReadOnlyList<PledgeDecision>> DecisionsOf(IReadOnlyCollection<string> pledges, Caller caller) =>
        work.Query(Table, Sql.DecisionsOfSome.For(caller), new { Pledges = pledges, caller.Scope });

    /// <summary>Every decision about a pledge that the caller may see, by pledge, in order.</summary>
    public Task<IReadOnlyList<PledgeDecision>> AllDecisions(Caller caller) => work.Query(Table, Sql.AllDecisions.For(caller), new { caller.Scope });

    /// <summary>One statement for each kind of fact.</summary>
    private sealed record FactStatements(
        string Decisions, string Visits, string Findings, string Papers, string Comparisons, string Agreements, string Caps, string Missions);

    private static class Sql
    {
        public static readonly string AddDecision = Table.Insert;

        public static readonly string DecisionsOf = Table.Select + " WHERE pledge = @Pledge /*own*/ ORDER BY version";

        public static readonly string AllDecisions = Table.Select + " WHERE 1 = 1 /*own*/ ORDER BY pledge, version";

        public static readonly string DecisionsOfStates = Table.Select + " WHERE contributor IN @Contributors /*own*/ ORDER BY pledge, version";

        public static readonly string DecisionsOfSome = Table.Select + " WHERE pledge IN @Pledges /*own*/ ORDER BY pledge, version";

        private const string Visits =
            "SELECT visit, pledge, kind, mode, visited_on, status, assessor, assessor_person FROM visited_unit WHERE visited_on IS NOT NULL";

        public const string VisitsOf = Visits + " AND pledge = @Pledge /*own*/ ORDER BY visited_on, visit";

        public const string AllVisits = Visits + " /*own*/ ORDER BY pledge, visited_on, visit";

        public const string VisitsOfStates = Visits + " AND contributor IN @Contributors /*own*/ ORDER BY pledge, visited_on, visit";

        public const string VisitsOfSome = Visits + " AND pledge IN @Pledges /*own*/ ORDER BY pledge, visited_on, visit";

        private const string Findings = "SELECT id, pledge, found_on, due, answers FROM finding WHERE due IS NOT NULL";

        public const string FindingsOf = Findings + " AND pledge = @Pledge /*own*/ ORDER BY id";

        public const string AllFindings = Findings + " /*own*/ ORDER BY pledge, id";

        public const string FindingsOfStates = Findings + " AND contributor IN @Contributors /*own*/ ORDER BY pledge, id";

        public const string FindingsOfSome = Findings + " AND pledge IN @Pledges /*own*/ ORDER BY pledge, id";

        private const string Papers = "SELECT id, pledge, kind, handed_in_on FROM paper WHERE 1 = 1";

        public const string PapersOf = Papers + " AND pledge = @Pledge /*own*/ ORDER BY handed_in_on, id";

        public const string AllPapers = Papers + " /*own*/ ORDER BY pledge, handed_in_on, id";

        public const string PapersOfStates = Papers + " AND contributor IN @Contributors /*own*/ ORDER BY pledge, handed_in_on, id";

        public const string PapersOfSome = Papers + " AND pledge IN @Pledges /*own*/ ORDER BY pledge, handed_in_on, id";

        private const string Comparisons = "SELECT id, pledge, sur, compared_on, shortfalls_without_agreement AS shortfalls FROM sur_comparison WHERE 1 = 1";

        public const string ComparisonsOf = Comparisons + " AND pledge = @Pledge /*own*/ ORDER BY compared_on, id";

        public const string AllComparisons = Comparisons + " /*own*/ ORDER BY pledge, compared_on, id";

        public const string ComparisonsOfStates = Comparisons + " AND contributor IN @Contributors /*own*/ ORDER BY pledge, compared_on, id";

        public const string ComparisonsOfSome = Comparisons + " AND pledge IN @Pledges /*own*/ ORDER BY pledge, compared_on, id";

        private const string Agreements = "SELECT id, pledge, sur, signed_on, until, response_days FROM agreement WHERE 1 = 1";

        public const string AgreementsOf = Agreements + " AND pledge = @Pledge /*own*/ ORDER BY signed_on, id";

        public const string AllAgreements = Agreements + " /*own*/ ORDER BY pledge, signed_on, id";

        public const string AgreementsOfStates = Agreements + " AND contributor IN @Contributors /*own*/ ORDER BY pledge, signed_on, id";

        public const string AgreementsOfSome = Agreements + " AND pledge IN @Pledges /*own*/ ORDER BY pledge, signed_on, id";

        private const string Caps =
            "SELECT id, contributor, highest, unit_types, effective_from, effective_until, recorded_on, approvals FROM national_cap WHERE 1 = 1";

        public const string CapsOf = Caps + " AND contributor = @Contributor /*own*/ ORDER BY id";

        public const string AllCaps = Caps + " /*own*/ ORDER BY id";

        public const string CapsOfStates = Caps + " AND contributor IN @Contributors /*own*/ ORDER BY id";

        private const string Missions = "SELECT id, pledge, arrived_on, ended_on FROM deployment WHERE arrived_on IS NOT NULL";

        public const string MissionsOf = Missions + " AND pledge = @Pledge /*own*/ ORDER BY arrived_on, id";

        public const string AllMissions = Missions + " /*own*/ ORDER BY pledge, arrived_on, id";

        public const string MissionsOfStates = Missions + " AND contributor IN @Contributors /*own*/ ORDER BY pledge, arrived_on, id";

        public const string MissionsOfSome = Missions + " AND pledge IN @Pledges /*own*/ ORDER BY pledge, arrived_on, id";
    }
}
