using System.Globalization;
using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Readiness.Checking;

/// <summary>
/// What is wrong with the facts about a unit. Nobody has to ask: <see cref="ReadinessJudge"/> passes over steps that are not possible and answers
/// all the same.
/// </summary>
public static class EvidenceCheck
{
    /// <summary>Everything that is wrong, each with a JSON pointer into <see cref="UnitEvidence"/>; empty if nothing is.</summary>
    /// <param name="today">No fact has happened after it. When something that has begun will end may lie ahead.</param>
    public static IReadOnlyList<RecordFault> Of(UnitEvidence unit, DateOnly today) =>
        [.. InTheFuture(unit, today), .. OfDecisions(unit.Decisions), .. OfPapers(unit.Papers), .. OfRenewals(unit), .. OfNumbers(unit), .. OfTerms(unit)];

    private static IEnumerable<RecordFault> InTheFuture(UnitEvidence unit, DateOnly today)
    {
        IEnumerable<(string At, DateOnly? On)> days =
        [
            ("/submittedOn", unit.SubmittedOn),
            .. Days("decisions", "on", unit.Decisions, each => each.On),
            .. Days("papers", "presentFrom", unit.Papers, each => each.PresentFrom),
            .. Days("renewals", "on", unit.Renewals, each => each.On),
            .. Days("visits", "on", unit.Visits, each => each.On),
            .. Days("findings", "foundOn", unit.Findings, each => each.FoundOn),
            .. Days("findings", "answeredOn", unit.Findings, each => each.AnsweredOn),
            .. Days("comparisons", "on", unit.Comparisons, each => each.On),
            .. unit.ListsReplacedOn.Select((on, at) => ($"/listsReplacedOn/{at}", (DateOnly?)on)),
            .. Days("selfCertifications", "on", unit.SelfCertifications, each => each.On),
            .. Days("agreements", "signedOn", unit.Agreements, each => each.SignedOn),
            .. Days("deployments", "from", unit.Deployments, each => each.From),
            .. Consents(unit).Select(each => ($"{each.At}/on", (DateOnly?)each.Consent.On)),
        ];
        return from day in days
               where day.On > today
               select new RecordFault("in-the-future", day.At, $"{today:O} or earlier", $"{day.On:O}");
    }

    private static IEnumerable<(string At, DateOnly? On)> Days<T>(string list, string member, IReadOnlyList<T> facts, Func<T, DateOnly?> on) =>
        facts.Select((fact, at) => ($"/{list}/{at}/{member}", on(fact)));

    private static IEnumerable<(string At, Consent Consent)> Consents(UnitEvidence unit) =>
        unit.Caps.SelectMany((cap, at) => cap.Consents.Select((consent, which) => ($"/caps/{at}/consents/{which}", consent)));

    private static IEnumerable<RecordFault> OfDecisions(IReadOnlyList<RecordedDecision> decisions)
    {
        var (registered, withdrawn) = (false, false);
        foreach (var (at, decision) in decisions.Index())
        {
            var pointer = $"/decisions/{at}";
            if (at > 0 && decision.On < decisions[at - 1].On)
            {
                yield return new("decisions-out-of-order", $"{pointer}/on", $"{decisions[at - 1].On:O} or later", $"{decision.On:O}");
            }

            if (Impossible(decision.Kind, at, registered, withdrawn) is { } expected)
            {
                yield return new("decision-not-possible", $"{pointer}/kind", expected, $"{decision.Kind}");
            }

            var needsLevel = decision.Kind is DecisionKind.TakenOver or DecisionKind.Raised or DecisionKind.Lowered;
            if (needsLevel && !(decision.Level is { } level && Enum.IsDefined(level)))
            {
                yield return new("decision-without-level", $"{pointer}/level", "a level", decision.Level is { } unknown ? $"{unknown}" : "nothing");
            }

            registered |= decision.Kind is DecisionKind.Registered or DecisionKind.TakenOver;
            withdrawn |= decision.Kind == DecisionKind.Withdrawn;
        }
    }

    private static string? Impossible(DecisionKind kind, int at, bool registered, bool withdrawn) => kind switch
    {
        _ when withdrawn => "nothing after the pledge was withdrawn",
        _ when !Enum.IsDefined(kind) => "a decision that there is",
        DecisionKind.TakenOver when at > 0 => "this decision first or not at all",
        DecisionKind.Registered or DecisionKind.TakenOver or DecisionKind.Withdrawn => null,
        _ when !registered => "registration first",
        _ => null,
    };

    private static IEnumerable<RecordFault> OfPapers(IReadOnlyList<PaperEvidence> papers) =>
        from paper in papers.Index()
        where !paper.Item.Gate.IsPaper()
        select new RecordFault("not-a-paper", $"/papers/{paper.Index}/gate", "a gate that a paper meets", $"{paper.Item.Gate}");

    private static IEnumerable<RecordFault> OfRenewals(UnitEvidence unit)
    {
        var registration = unit.Decisions.FirstOrDefault(decision => decision.Kind is DecisionKind.Registered or DecisionKind.TakenOver);
        return from renewal in unit.Renewals.Index()
               where registration is null || renewal.Item.On < registration.On
               select new RecordFault(
                   "renewal-before-registration", $"/renewals/{renewal.Index}/on",
                   registration is null ? "a pledge that is registered" : $"{registration.On:O} or later", $"{renewal.Item.On:O}");
    }

    private static IEnumerable<RecordFault> OfNumbers(UnitEvidence unit) =>
    [
        .. from comparison in unit.Comparisons.Index()
           where comparison.Item.ShortfallsWithoutVariation < 0
           select new RecordFault(
               "below-zero", $"/comparisons/{comparison.Index}/shortfallsWithoutVariation", "0 or more", Text(comparison.Item.ShortfallsWithoutVariation)),
        .. from agreement in unit.Agreements.Index()
           where agreement.Item.ResponseDays < 1
           select new RecordFault("response-days", $"/agreements/{agreement.Index}/responseDays", "1 or more", Text(agreement.Item.ResponseDays)),
    ];

    private static IEnumerable<RecordFault> OfTerms(UnitEvidence unit)
    {
        IEnumerable<(string At, DateOnly From, DateOnly? To, bool MayBeOneDay)> terms =
        [
            .. unit.Agreements.Select((each, at) => ($"/agreements/{at}/until", each.SignedOn, each.Until, false)),
            .. unit.Deployments.Select((each, at) => ($"/deployments/{at}/until", each.From, each.Until, false)),
            .. unit.Caps.Select((each, at) => ($"/caps/{at}/until", each.From, each.Until, false)),
            .. Consents(unit).Select(each => ($"{each.At}/until", each.Consent.On, each.Consent.Until, false)),
            .. unit.Findings.Select((each, at) => ($"/findings/{at}/due", each.FoundOn, (DateOnly?)each.Due, true)),
            .. unit.Findings.Select((each, at) => ($"/findings/{at}/answeredOn", each.FoundOn, each.AnsweredOn, true)),
        ];
        foreach (var (at, from, to, mayBeOneDay) in terms)
        {
            if (to < from || (to == from && !mayBeOneDay))
            {
                yield return new("ends-before-it-begins", at, mayBeOneDay ? $"{from:O} or later" : $"a day after {from:O}", $"{to:O}");
            }
        }

        var deployments = unit.Deployments.Index().OrderBy(each => each.Item.From).ToList();
        foreach (var (earlier, later) in deployments.Zip(deployments.Skip(1)))
        {
            if (!(earlier.Item.Until <= later.Item.From))
            {
                yield return new(
                    "deployments-overlap", $"/deployments/{later.Index}/from", $"a day on which {earlier.Item.Id} is over", $"{later.Item.From:O}");
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
