using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Agreements;
using CapabilityRegistry.Registry.Caps;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Papers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Visits;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>What was on record about units after an event, from the objects of then: the rows that the tables would have given.</summary>
internal static class PastUnits
{
    public static IReadOnlyList<VisitOfUnit> VisitsOf(IEnumerable<Visit> visits) =>
    [
        .. from visit in visits
           from unit in visit.Units
           where unit.VisitedOn is not null
           orderby unit.VisitedOn
           select new VisitOfUnit
           {
               Visit = visit.Id,
               Pledge = unit.Pledge,
               Kind = visit.Kind.Code(),
               Mode = visit.Mode.Code(),
               VisitedOn = unit.VisitedOn!.Value,
               Status = unit.Result!.Value.Code(),
           },
    ];

    public static IReadOnlyList<FindingOfUnit> FindingsOf(IEnumerable<Finding> findings) =>
    [
        .. findings.Where(finding => finding.Due is not null).Select(finding => new FindingOfUnit
        {
            Id = finding.Id,
            Pledge = finding.Pledge,
            FoundOn = finding.FoundOn,
            Due = finding.Due!.Value,
            Answers = Json.Write(finding.Answers),
        }),
    ];

    public static IReadOnlyList<PaperOfUnit> PapersOf(IEnumerable<Paper> papers) =>
    [
        .. papers.OrderBy(paper => paper.HandedInOn).Select(paper => new PaperOfUnit
        {
            Id = paper.Id,
            Pledge = paper.Pledge,
            Kind = paper.Kind.Code(),
            HandedInOn = paper.HandedInOn,
        }),
    ];

    public static IReadOnlyList<ComparisonOfUnit> ComparisonsOf(IEnumerable<SurComparison> comparisons) =>
    [
        .. comparisons.OrderBy(comparison => comparison.ComparedOn).Select(comparison => new ComparisonOfUnit
        {
            Id = comparison.Id,
            Pledge = comparison.Pledge,
            Sur = comparison.Sur,
            ComparedOn = comparison.ComparedOn,
            Shortfalls = comparison.ShortfallsWithoutAgreement,
        }),
    ];

    public static IReadOnlyList<AgreementOnUnit> AgreementsOf(IEnumerable<Agreement> agreements) =>
    [
        .. agreements.OrderBy(agreement => agreement.SignedOn).Select(agreement => new AgreementOnUnit
        {
            Id = agreement.Id,
            Pledge = agreement.Pledge,
            Sur = agreement.Sur,
            SignedOn = agreement.SignedOn,
            Until = agreement.Until,
            ResponseDays = agreement.ResponseDays,
        }),
    ];

    public static IReadOnlyList<CapOfState> CapsOf(IEnumerable<Cap> caps) =>
    [
        .. caps.Select(cap => new CapOfState
        {
            Id = cap.Id,
            Contributor = cap.Contributor,
            Highest = cap.Highest.Code(),
            UnitTypes = Json.Write(cap.UnitTypes),
            EffectiveFrom = cap.EffectiveFrom,
            EffectiveUntil = cap.EffectiveUntil,
            RecordedOn = cap.RecordedOn,
            Approvals = Json.Write(cap.Approvals),
        }),
    ];

    public static IReadOnlyList<TimeInMission> MissionsOf(IEnumerable<Deployment> deployments) =>
    [
        .. from deployment in deployments
           let arrived = deployment.ActualOn(MilestoneKind.Arrival)
           where arrived is not null
           orderby arrived
           select new TimeInMission { Id = deployment.Id, Pledge = deployment.Pledge, ArrivedOn = arrived.Value, EndedOn = deployment.EndedOn },
    ];
}
