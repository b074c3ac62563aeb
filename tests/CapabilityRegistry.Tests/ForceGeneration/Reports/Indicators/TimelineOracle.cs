using CapabilityRegistry.ForceGeneration.Reports.Indicators;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Tests.ForceGeneration.Reports.Indicators;

/// <summary>
/// What a timeline must say, written from its definition and not from the code: it goes through time day by day, keeps what a clerk would keep, and
/// notes each thing on the day on which it is first so.
/// </summary>
internal sealed class TimelineOracle(IReadOnlyList<PledgeDecision> decisions, IReadOnlyList<Deployment> deployments)
{
    private readonly Dictionary<string, DateOnly> _first = [];
    private ReadinessLevel? _level;
    private bool _takenOver;
    private DateOnly? _confirmed;
    private HashSet<string> _serving = [];

    /// <summary>Everything that can be told of the day, as texts that can be compared.</summary>
    public IReadOnlyDictionary<string, string> After(DateOnly begin, DateOnly on)
    {
        for (var day = begin; day <= on; day = day.AddDays(1))
        {
            foreach (var decision in decisions.Where(each => each.DecidedOn == day))
            {
                Take(decision, day);
            }

            foreach (var unit in deployments)
            {
                Follow(unit, day);
            }
        }

        return new Dictionary<string, string>
        {
            ["registered"] = First("registered"),
            ["takenOver"] = $"{_takenOver}",
            ["L2"] = First("L2"),
            ["L3"] = First("L3"),
            ["RDL"] = First("RDL"),
            ["selected"] = First("selected"),
            ["deployed"] = First("deployed"),
            ["level"] = $"{_level}",
            ["confirmed"] = _level is null ? "" : $"{_confirmed:O}",
            ["age"] = _level is null ? "" : $"{Age(_confirmed!.Value, on)}",
            ["persons"] = $"{deployments.Where(unit => _serving.Contains(unit.Id)).Sum(unit => unit.Persons)}",
        };
    }

    private string First(string what) => _first.TryGetValue(what, out var day) && day != DateOnly.MinValue ? $"{day:O}" : "";

    private void Take(PledgeDecision decision, DateOnly day)
    {
        var over = decision.Kind == PledgeDecisionKind.TakenOver;
        if (decision.Kind == PledgeDecisionKind.Registered || over)
        {
            _takenOver = _first.TryAdd("registered", day) ? over : _takenOver;
        }

        // A level that was there at the take-over was reached on a day that nobody knows.
        foreach (var (name, level) in new[] { ("L2", ReadinessLevel.L2), ("L3", ReadinessLevel.L3), ("RDL", ReadinessLevel.Rdl) })
        {
            if (decision.Level >= level)
            {
                _first.TryAdd(name, over ? DateOnly.MinValue : day);
            }
        }

        switch (decision.Kind)
        {
            case PledgeDecisionKind.Suspended or PledgeDecisionKind.Lapsed or PledgeDecisionKind.Withdrawn:
                _level = null;
                break;
            case PledgeDecisionKind.Lowered:
                _level = decision.Level;
                break;
            default:
                _level = decision.Level;
                _confirmed = day;
                break;
        }
    }

    private void Follow(Deployment unit, DateOnly day)
    {
        if (unit.OpenedAt.UtcDateTime.Date <= day.ToDateTime(default))
        {
            _first.TryAdd("selected", day);
            if (unit.ActualOn(MilestoneKind.Arrival) <= day)
            {
                _first["deployed"] = _first.TryGetValue("deployed", out var earlier) && earlier <= unit.ActualOn(MilestoneKind.Arrival)
                    ? earlier : unit.ActualOn(MilestoneKind.Arrival)!.Value;
                _serving.Add(unit.Id);
            }
        }

        if (unit.EndedOn <= day)
        {
            _serving.Remove(unit.Id);
        }
    }

    private static PledgeAge Age(DateOnly confirmed, DateOnly on)
    {
        var months = Enumerable.Range(1, 24).Count(month => confirmed.AddMonths(month) <= on);
        return months switch
        {
            < 6 => PledgeAge.UnderSixMonths,
            < 12 => PledgeAge.UnderAYear,
            < 24 => PledgeAge.UnderTwoYears,
            _ => PledgeAge.TwoYearsOrMore,
        };
    }
}
