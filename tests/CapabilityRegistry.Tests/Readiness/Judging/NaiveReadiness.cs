using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Tests.Readiness.Judging;

/// <summary>
/// The README once more, one day after the other: slow, and without a line of the library but its records. On each day it decides what was decided,
/// then asks of every rule whether its time is over.
/// </summary>
internal sealed class NaiveReadiness(UnitEvidence unit, IReadOnlyList<ReadinessPolicy> policies)
{
    private readonly Dictionary<int, DateOnly> _heldSince = [];
    private readonly Dictionary<int, DateOnly> _loweredBelow = [];
    private readonly List<RecordedDecision> _recorded = [];
    private bool _suspended;
    private RecordedDecision? _registration;
    private RecordedDecision? _takenOver;
    private string _standing = "not registered";

    public int Level { get; private set; }

    public Standing Standing => _standing switch
    {
        "not registered" => Standing.NotRegistered,
        "registered" => _suspended ? Standing.Suspended : Standing.Registered,
        "lapsed" => Standing.Lapsed,
        _ => Standing.Withdrawn,
    };

    /// <summary>Decides what is decided on a day; days come in order, each is begun and then ended.</summary>
    public void Begin(DateOnly today)
    {
        _recorded.Clear();
        foreach (var decision in unit.Decisions.Where(decision => decision.On == today))
        {
            // What time takes on this day anyway may stand on record as a decision of it: it is lost at the end of the day.
            if (_recorded.Count > 0 || (decision.Kind is DecisionKind.Lowered or DecisionKind.Lapsed && Loss(today, known: today) is { } rule
                && rule.Lapse!.Consequence.LowersTo == (decision.Kind == DecisionKind.Lowered ? decision.Level : null)))
            {
                _recorded.Add(decision);
            }
            else
            {
                Decide(decision);
            }
        }
    }

    /// <summary>Loses what is lost at the end of the day.</summary>
    public void End(DateOnly today)
    {
        _recorded.ForEach(Decide);
        while (Loss(today, known: today) is { } rule)
        {
            Lose(rule, today);
        }
    }

    /// <summary>The first later day on which something is lost if nothing more comes to be known, with the rule; null if none is within some days.</summary>
    public (DateOnly On, GateRule Rule)? Foresee(DateOnly today, int days)
    {
        for (var ahead = 1; ahead <= days && today < DateOnly.MaxValue.AddDays(-ahead + 1); ahead++)
        {
            if (Loss(today.AddDays(ahead), known: today) is { } rule)
            {
                return (today.AddDays(ahead), rule);
            }
        }

        return null;
    }

    /// <summary>The rule by which something is lost on a day: of several that which leaves least.</summary>
    private GateRule? Loss(DateOnly day, DateOnly known) => _standing != "registered" ? null : PolicyOn(day).Gates
        .Where(rule => rule.Lapse is not null && (int)rule.Level <= Level && IsClosedFor(rule.Lapse.GraceDays, rule.Kind, rule.Level, day, known))
        .OrderBy(rule => rule.Lapse!.Consequence.LowersTo is { } level ? (int)level : 0).FirstOrDefault();

    /// <summary>The first day from today on, while time keeps a gate closed that it has closed today, on which that takes something; null if none.</summary>
    public DateOnly? ToBeTaken(GateKind kind, UnitLevel level, DateOnly today, int days)
    {
        for (var day = today; IsClosed(kind, level, day, today) && day.DayNumber <= today.DayNumber + days; day = day.AddDays(1))
        {
            if (_standing == "registered" && (int)level <= Level
                && PolicyOn(day).Gates.First(rule => rule.Kind == kind && rule.Level == level).Lapse is { } lapse
                && IsClosedFor(lapse.GraceDays, kind, level, day, today))
            {
                return day;
            }

            if (day == DateOnly.MaxValue)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>Whether time has kept a gate closed on a day and on each of some days before it.</summary>
    private bool IsClosedFor(int graceDays, GateKind kind, UnitLevel level, DateOnly day, DateOnly known)
    {
        for (var before = 0; before <= graceDays; before++)
        {
            if (day.DayNumber < before || !IsClosed(kind, level, day.AddDays(-before), known))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether time keeps a gate closed on a day, by the policy of that day.</summary>
    public bool IsClosed(GateKind kind, UnitLevel level, DateOnly day, DateOnly known) =>
        PolicyOn(day).Gates.FirstOrDefault(rule => rule.Kind == kind && rule.Level == level) is { } rule && IsOver(rule, day, known);

    public ReadinessPolicy PolicyOn(DateOnly day) =>
        policies.Single(policy => !(policy.EffectiveFrom > day) && (policy.EffectiveUntil is not { } until || day < until));

    /// <summary>Whether a gate is met on a day of which everything is known.</summary>
    public bool IsMet(GateRule rule, DateOnly today) => rule.Kind switch
    {
        GateKind.PledgeRenewed => _standing != "registered" || !IsOver(rule, today, today),
        GateKind.SelfCertified => Level < (int)rule.Level || !IsOver(rule, today, today),
        GateKind.FindingsAnswered or GateKind.NationalConsent => !IsOver(rule, today, today),
        GateKind.RdlAgreement => Agreements(rule, today).ToList() is { Count: > 0 } agreed
            ? agreed.Exists(each => IsQuick(rule, each) && !(each.Until <= today))
            : StandsIn(rule),
        GateKind.VisitPassed or GateKind.VerificationVisitPassed or GateKind.SurMet => LatestPassed(rule, today) && !IsOver(rule, today, today),
        _ => PaperDays(rule, today).Any() && !IsOver(rule, today, today),
    };

    /// <summary>Whether time has run out for a gate on a day by a rule, as far as was known on another.</summary>
    public bool IsOver(GateRule rule, DateOnly day, DateOnly known)
    {
        bool AllPast(IEnumerable<DateOnly?> ends)
        {
            var list = ends.ToList();
            return list.Count > 0 && list.TrueForAll(end => end <= day);
        }

        switch (rule.Kind)
        {
            case GateKind.PledgeRenewed:
                return _standing == "registered" && rule.Validity is { } validity && AllPast(
                [
                    Plus(_registration!.On, validity.FirstMonths ?? validity.Months),
                    .. unit.Renewals.Where(each => each.On >= _registration.On && each.On <= known).Select(each => Plus(each.On, validity.Months)),
                ]);
            case GateKind.SelfCertified:
                if (Level < (int)rule.Level || unit.Deployments.Any(each => each.From <= known && !(each.Until <= known)))
                {
                    return false;
                }

                var waitsSince = unit.Deployments.Where(each => each.From <= known).Select(each => each.Until!.Value).Append(_heldSince[(int)rule.Level]).Max();
                return AllPast(
                [
                    Plus(waitsSince, rule.Validity?.StartsAfterMonthsUndeployed ?? 0),
                    .. unit.SelfCertifications.Where(each => each.On <= known).Select(each => EndOf(rule, each.On)),
                ]);
            case GateKind.FindingsAnswered:
                return unit.Findings.Any(each => each.FoundOn <= known && each.FoundOn <= day && each.Due < day
                    && !(each.AnsweredOn <= known && each.AnsweredOn <= day));
            case GateKind.NationalConsent:
                return unit.Caps.Any(each => each.Highest < rule.Level && each.From <= day && !(each.Until <= day)
                    && each.Consents.Where(consent => consent.On <= known).All(consent => consent.Until <= day));
            case GateKind.RdlAgreement:
                return AllPast(Agreements(rule, known).Select(each => each.Until));
            case GateKind.VisitPassed or GateKind.VerificationVisitPassed or GateKind.SurMet:
                return AllPast(CountedDays(rule, known).Select(start => EndOf(rule, start)));
            default:
                return AllPast(PaperDays(rule, known).Select(start => EndOf(rule, start)));
        }
    }

    private static DateOnly? EndOf(GateRule rule, DateOnly start) => rule.Validity is { } validity ? Plus(start, validity.Months) : null;

    // Month by month; then the same number of the day, or the nearest one before it that the month has.
    private static DateOnly? Plus(DateOnly day, int months)
    {
        var (year, month) = (day.Year, day.Month);
        for (var passed = 0; passed < months; passed++)
        {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        }

        return year > 9999 ? null : new DateOnly(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month)));
    }

    private bool StandsIn(GateRule rule) => _takenOver is not null && _takenOver.Level >= rule.Level;

    private bool StandsInAfterLowering(GateRule rule, DateOnly known) => StandsIn(rule) && !(_takenOver!.On <= NewerThan(rule, known));

    // Findings count if they are newer than the last lowering, and comparisons if they are newer than the lists.
    private DateOnly? NewerThan(GateRule rule, DateOnly known) => new[]
    {
        _loweredBelow.TryGetValue((int)rule.Level, out var on) ? on : (DateOnly?)null,
        rule.Kind == GateKind.SurMet ? unit.ListsReplacedOn.Where(each => each <= known).Select(each => (DateOnly?)each).Max() : null,
    }.Max();

    private IEnumerable<DateOnly> PaperDays(GateRule rule, DateOnly known) =>
        unit.Papers.Where(each => each.Gate == rule.Kind && each.PresentFrom <= known).Select(each => each.PresentFrom)
            .Concat(StandsIn(rule) ? [_takenOver!.On] : []);

    // An agreement that was over before the unit was taken over says nothing of it.
    private IEnumerable<RapidDeploymentAgreement> Agreements(GateRule rule, DateOnly known) => unit.Agreements.Where(
        each => each.SignedOn <= known && !(each.Until <= each.SignedOn) && !(StandsIn(rule) && each.Until <= _takenOver!.On));

    private static bool IsQuick(GateRule rule, RapidDeploymentAgreement agreement) => !(agreement.ResponseDays > rule.MaxResponseDays);

    private List<(DateOnly On, bool Passed)> Findings(GateRule rule, DateOnly known) =>
    [
        .. (rule.Kind == GateKind.SurMet
            ? unit.Comparisons.Select(each => (each.On, Passed: each.ShortfallsWithoutVariation == 0))
            : unit.Visits.Where(each => each.Purpose == (rule.Kind == GateKind.VisitPassed ? VisitPurpose.AssessmentAndAdvisory : VisitPurpose.Verification))
                .Select(each => (each.On, Passed: each.Outcome != VisitOutcome.Failed))).Where(each => each.On <= known),
    ];

    private bool Counts(GateRule rule, DateOnly on, DateOnly known)
    {
        var submitted = unit.SubmittedOn <= known ? unit.SubmittedOn : null;
        return (submitted is null ? _takenOver is not null : on >= submitted) && !(on <= NewerThan(rule, known));
    }

    // The days from which a validity is counted.
    private IEnumerable<DateOnly> CountedDays(GateRule rule, DateOnly known)
    {
        var passed = Findings(rule, known).Where(each => each.Passed).Select(each => each.On).ToList();
        var counted = passed.Where(on => Counts(rule, on, known));
        return StandsInAfterLowering(rule, known)
            ? counted.Append(passed.Where(on => on <= _takenOver!.On).Select(on => (DateOnly?)on).Max() ?? _takenOver!.On)
            : counted;
    }

    private bool LatestPassed(GateRule rule, DateOnly today)
    {
        var findings = Findings(rule, today);
        var latest = findings.Count == 0 ? DateOnly.MinValue : findings.Max(each => each.On);
        if (StandsInAfterLowering(rule, today) && (findings.Count == 0 || _takenOver!.On > latest))
        {
            return true;
        }

        return findings.Count > 0 && findings.Last(each => each.On == latest).Passed && Counts(rule, latest, today);
    }

    private void Decide(RecordedDecision decision)
    {
        var to = (int?)decision.Level ?? 0;
        if (decision.Kind == DecisionKind.TakenOver && _standing == "not registered")
        {
            (_takenOver, _registration, _standing, _suspended) = (decision, decision, "registered", false);
            MoveTo(to, decision.On);
        }
        else if (decision.Kind == DecisionKind.Registered && _standing is "not registered" or "lapsed")
        {
            (_registration, _standing, _suspended) = (decision, "registered", false);
            MoveTo(1, decision.On);
        }
        else if (decision.Kind == DecisionKind.Withdrawn)
        {
            MoveTo(0, decision.On);
            (_standing, _suspended) = ("withdrawn", false);
        }
        else if (_standing == "registered")
        {
            DecideOnRegistered(decision, to);
        }
    }

    private void DecideOnRegistered(RecordedDecision decision, int to)
    {
        if ((decision.Kind == DecisionKind.Raised && to > Level) || (decision.Kind == DecisionKind.Lowered && to < Level))
        {
            MoveTo(to, decision.On);
        }
        else if (decision.Kind == DecisionKind.Lapsed)
        {
            MoveTo(0, decision.On);
            (_standing, _suspended) = ("lapsed", false);
        }
        else if (decision.Kind is DecisionKind.Suspended or DecisionKind.Resumed)
        {
            _suspended = decision.Kind == DecisionKind.Suspended;
        }
    }

    private void Lose(GateRule rule, DateOnly today)
    {
        if (rule.Lapse!.Consequence.LowersTo is { } level)
        {
            MoveTo((int)level, today);
        }
        else
        {
            MoveTo(0, today);
            (_standing, _suspended) = ("lapsed", false);
        }
    }

    private void MoveTo(int level, DateOnly on)
    {
        for (var gained = Level + 1; gained <= level; gained++)
        {
            _heldSince[gained] = on;
        }

        for (var lost = Level; lost > level; lost--)
        {
            _loweredBelow[lost] = on;
        }

        Level = level;
    }
}
