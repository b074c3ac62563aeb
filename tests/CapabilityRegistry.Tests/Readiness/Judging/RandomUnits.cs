using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Tests.Readiness.Judging;

/// <summary>
/// Units and policies at random, from a seed. Days come from a small pool, so that much happens on one day and a day after; months are few, so that
/// much lapses. Some lives begin on 29 February, others end with the calendar.
/// </summary>
internal sealed class RandomUnits(int seed)
{
    public const int Days = 300;

    private static readonly DateOnly[] Beginnings =
        [new(2023, 11, 30), new(2024, 2, 29), new(2026, 1, 31), DateOnly.MaxValue.AddDays(-Days), DateOnly.MinValue];

    private readonly Random _random = new(seed);
    private DateOnly[] _pool = [];

    public DateOnly First { get; private set; }

    /// <summary>A day of the life, likelier one on which something happens or the next.</summary>
    public DateOnly Day() => Chance(3) ? First.AddDays(_random.Next(Days + 1)) : Earliest(_pool[_random.Next(_pool.Length)].DayNumber + _random.Next(2));

    public UnitEvidence Unit()
    {
        First = Beginnings[_random.Next(Beginnings.Length)];
        var days = Enumerable.Range(0, 4).Select(_ => First.AddDays(_random.Next(Days - 130))).ToArray();
        _pool = [First, .. days, .. days.Select(day => day.AddMonths(_random.Next(1, 4)))];
        return new UnitEvidence
        {
            Unit = $"KAZ-{seed}",
            SubmittedOn = Chance(5) ? null : Chance(3) ? Day() : First,
            Decisions = Decisions(),
            Papers = Some(3, id => new PaperEvidence(id, Chance(2) ? GateKind.NoteVerbale : GateKind.CargoLoadPlan, Day())),
            Renewals = Some(4, id => new Renewal(id, Day())),
            Visits = Some(5, id => new VisitEvidence(id, OneOf<VisitPurpose>(), OneOf<VisitPresence>(), Day(), OneOf<VisitOutcome>())),
            Findings = Some(2, Finding),
            Comparisons = Some(3, id => new ComparisonEvidence(id, "SUR-1", Day(), Chance(3) ? 1 : 0)),
            ListsReplacedOn = Some(2, _ => Day()),
            SelfCertifications = Some(3, id => new SelfCertification(id, Day())),
            Agreements = Some(2, id => new RapidDeploymentAgreement(id, Day(), Chance(3) ? null : Day(), "SUR-1", Chance(4) ? 90 : 60)),
            Deployments = Deployments(),
            Caps = Some(2, id => new NationalCap(id, (UnitLevel)_random.Next(1, 4), Day(), Chance(2) ? null : Day())
            {
                Consents = Some(3, _ => new Consent(Day(), Chance(3) ? null : Day())),
            }),
        };
    }

    /// <summary>One policy or two, one after the other.</summary>
    public IReadOnlyList<ReadinessPolicy> Policies()
    {
        var turn = Chance(2) && First > DateOnly.MinValue ? Day() : (DateOnly?)null;
        return turn is null || turn == DateOnly.MinValue
            ? [Policy("one", null, null)]
            : [Policy("former", null, turn), Policy("later", turn, null)];
    }

    private ReadinessPolicy Policy(string id, DateOnly? from, DateOnly? until) => new()
    {
        Id = id,
        Name = id,
        Sources = [],
        EffectiveFrom = from,
        EffectiveUntil = until,
        Gates =
        [
            Rule(UnitLevel.L1, GateKind.NoteVerbale, Chance(3) ? Months() : null),
            Rule(UnitLevel.L1, GateKind.PledgeRenewed, Chance(4) ? null : Months() with { FirstMonths = Chance(2) ? _random.Next(1, 6) : null }),
            Rule(UnitLevel.L2, GateKind.VisitPassed, Chance(5) ? null : Months()),
            Rule(UnitLevel.L2, GateKind.FindingsAnswered, null),
            .. Enumerable.Range(2, 3).Select(level => Rule((UnitLevel)level, GateKind.NationalConsent, null)),
            Rule(UnitLevel.L3, GateKind.SurMet, Chance(2) ? Months() : null),
            Rule(UnitLevel.L3, GateKind.CargoLoadPlan, Chance(3) ? Months() : null),
            Rule(UnitLevel.L3, GateKind.SelfCertified, Chance(5)
                ? null
                : Months() with { StartsAfterMonthsUndeployed = Chance(3) ? null : _random.Next(1, 4) }),
            Rule(UnitLevel.Rdl, GateKind.VerificationVisitPassed, Chance(2) ? Months() : null),
            Rule(UnitLevel.Rdl, GateKind.RdlAgreement, null) with { MaxResponseDays = Chance(4) ? null : 60 },
        ],
    };

    private GateRule Rule(UnitLevel level, GateKind kind, Validity? validity)
    {
        var left = _random.Next((int)level);
        return new GateRule
        {
            Level = level,
            Kind = kind,
            Validity = validity,
            Lapse = Chance(4) ? null : new LapseRule
            {
                Consequence = left == 0 ? Consequence.LapsePledge : Consequence.LowerTo((UnitLevel)left),
                GraceDays = Chance(2) ? 0 : _random.Next(1, 20),
                From = Nowhere,
            },
            From = Nowhere,
        };
    }

    private static Provenance Nowhere => new("made up", Certainty.FromMemory);

    private Validity Months() => new() { Months = _random.Next(1, 5), From = Nowhere };

    private List<RecordedDecision> Decisions()
    {
        var days = Enumerable.Range(0, _random.Next(9)).Select(_ => Day()).Order().ToList();
        return [.. days.Select((day, at) => Decision($"D{at}", day, at))];
    }

    private RecordedDecision Decision(string id, DateOnly on, int at) => _random.Next(at == 0 ? 3 : 14) switch
    {
        0 => new(id, DecisionKind.TakenOver, on, OneOf<UnitLevel>()),
        1 or 2 or 3 => new(id, DecisionKind.Registered, on),
        4 or 5 or 6 or 7 or 8 => new(id, DecisionKind.Raised, on, OneOf<UnitLevel>()),
        9 or 10 => new(id, DecisionKind.Lowered, on, OneOf<UnitLevel>()),
        11 => new(id, Chance(2) ? DecisionKind.Suspended : DecisionKind.Resumed, on),
        12 => new(id, DecisionKind.Lapsed, on),
        _ => Chance(3) ? new(id, DecisionKind.Withdrawn, on) : new(id, DecisionKind.Raised, on, UnitLevel.Rdl),
    };

    private DueFinding Finding(string id)
    {
        var found = Day();
        return new(id, found, Earliest(found.DayNumber + _random.Next(60)), Chance(2) ? null : Earliest(found.DayNumber + _random.Next(60)));
    }

    private List<DeployedPeriod> Deployments()
    {
        var days = Enumerable.Range(0, _random.Next(5)).Select(_ => Day()).Distinct().Order().ToList();
        return [.. days.Chunk(2).Select((pair, at) => new DeployedPeriod($"DEP-{at}", pair[0], pair.Length == 2 ? pair[1] : null))];
    }

    private List<T> Some<T>(int most, Func<string, T> one) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(at => one($"{typeof(T).Name}-{at}"))];

    private T OneOf<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[_random.Next(values.Length)];
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private static DateOnly Earliest(int dayNumber) => DateOnly.FromDayNumber(Math.Min(dayNumber, DateOnly.MaxValue.DayNumber));
}
