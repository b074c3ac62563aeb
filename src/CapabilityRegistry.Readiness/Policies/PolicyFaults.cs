using System.Globalization;
using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Readiness.Policies;

/// <summary>What can be wrong with policies, alone and together.</summary>
internal static class PolicyFaults
{
    private const int MostMonths = 1_200;

    private const int MostDays = 3_650;

    public static IEnumerable<RecordFault> Of(IReadOnlyList<ReadinessPolicy> policies) =>
        [.. policies.SelectMany((policy, at) => OfOne(policy, $"/{at}")), .. TwiceNamed(policies), .. OfDays(policies)];

    private static IEnumerable<RecordFault> OfOne(ReadinessPolicy policy, string at)
    {
        if (string.IsNullOrWhiteSpace(policy.Id))
        {
            yield return new("policy-unnamed", $"{at}/id", "a short name", "nothing");
        }

        var from = policy.EffectiveFrom ?? DateOnly.MinValue;
        if (policy.EffectiveUntil is { } until && until <= from)
        {
            yield return new("policy-ends-before-it-starts", $"{at}/effectiveUntil", $"a day after {from:O}", $"{until:O}");
        }

        if (policy.Conduct is { } conduct && (conduct.Months is >= 1 and <= MostMonths) != (conduct.Substantiated != ConductEffect.None))
        {
            yield return new(
                "conduct-months", $"{at}/conduct/months", conduct.Substantiated == ConductEffect.None ? "nothing: no effect lasts" : $"1 to {MostMonths}",
                conduct.Months is { } months ? Text(months) : "nothing");
        }

        foreach (var (index, rule) in policy.Gates.Index())
        {
            var gate = $"{at}/gates/{index}";
            if (!Enum.IsDefined(rule.Level) || !Enum.IsDefined(rule.Kind))
            {
                yield return new("gate-unknown", gate, "a level and a kind of gate that there are", $"{rule.Level.Code()}, {rule.Kind}");
            }

            if (policy.Gates.Take(index).Any(other => other.Level == rule.Level && other.Kind == rule.Kind))
            {
                yield return new("gate-twice", gate, "each kind of gate once at a level", $"{rule.Kind} of {rule.Level.Code()} again");
            }

            if (rule.Level < LowestLevelOf(rule.Kind))
            {
                yield return new("gate-not-of-this-level", $"{gate}/level", $"{LowestLevelOf(rule.Kind).Code()} or above", rule.Level.Code());
            }

            foreach (var fault in OfValidity(rule, gate).Concat(OfLapse(rule, gate)))
            {
                yield return fault;
            }
        }
    }

    // For Level 1 a unit has papers and the word of its state, and nothing else is recorded of it; a unit certifies itself once it is prepared.
    private static UnitLevel LowestLevelOf(GateKind kind) => kind switch
    {
        GateKind.PledgeRenewed => UnitLevel.L1,
        GateKind.SelfCertified => UnitLevel.L3,
        _ => kind.IsPaper() ? UnitLevel.L1 : UnitLevel.L2,
    };

    private static IEnumerable<RecordFault> OfValidity(GateRule rule, string gate)
    {
        if (rule.MaxResponseDays is { } days && (days < 1 || rule.Kind != GateKind.RdlAgreement))
        {
            yield return new("response-days", $"{gate}/maxResponseDays", "1 or more, for an agreement only", Text(days));
        }

        if (rule.Validity is not { } validity)
        {
            yield break;
        }

        if (rule.Kind is GateKind.RdlAgreement or GateKind.NationalConsent or GateKind.FindingsAnswered)
        {
            yield return new("validity-not-of-this-gate", $"{gate}/validity", "nothing: the facts themselves say when they end", $"{validity.Months} months");
        }

        (string Name, int? Months, bool Fits)[] periods =
        [
            ("months", validity.Months, true),
            ("firstMonths", validity.FirstMonths, rule.Kind == GateKind.PledgeRenewed),
            ("startsAfterMonthsUndeployed", validity.StartsAfterMonthsUndeployed, rule.Kind == GateKind.SelfCertified),
        ];
        foreach (var (name, months, fits) in periods)
        {
            if (months is { } number && (!fits || number is < 1 or > MostMonths))
            {
                var expected = fits ? $"1 to {MostMonths}" : "nothing: this gate has no such period";
                yield return new("validity-months", $"{gate}/validity/{name}", expected, Text(number));
            }
        }
    }

    private static IEnumerable<RecordFault> OfLapse(GateRule rule, string gate)
    {
        if (rule.Lapse is not { } lapse)
        {
            yield break;
        }

        if (lapse.Consequence.LowersTo is { } level && (level >= rule.Level || !Enum.IsDefined(level)))
        {
            yield return new("lowers-to-no-lower-level", $"{gate}/lapse/consequence/lowersTo", $"a level below {rule.Level.Code()}", level.Code());
        }

        if (lapse.GraceDays is < 0 or > MostDays)
        {
            yield return new("grace-days", $"{gate}/lapse/graceDays", $"0 to {MostDays}", Text(lapse.GraceDays));
        }

        foreach (var days in lapse.ReminderDays.Where(days => days is < 1 or > MostDays))
        {
            yield return new("reminder-days", $"{gate}/lapse/reminderDays", $"1 to {MostDays}", Text(days));
        }

        foreach (var (days, times) in lapse.ReminderDays.CountBy(days => days).Where(each => each.Value > 1))
        {
            yield return new("reminder-days", $"{gate}/lapse/reminderDays", "each number once", $"{Text(days)} {Text(times)} times");
        }
    }

    private static IEnumerable<RecordFault> TwiceNamed(IReadOnlyList<ReadinessPolicy> policies) =>
        from policy in policies.Index()
        // The same policy may hold again later.
        where policies.Take(policy.Index).Any(other => other.Id == policy.Item.Id && other.Gates != policy.Item.Gates)
        select new RecordFault("policy-twice", $"/{policy.Index}/id", "a name of its own", policy.Item.Id);

    private static IEnumerable<RecordFault> OfDays(IReadOnlyList<ReadinessPolicy> policies)
    {
        if (policies.Count == 0)
        {
            yield return new("policy-gap", "", "a policy for every day", "no policy");
            yield break;
        }

        var ordered = policies.Index().OrderBy(policy => policy.Item.EffectiveFrom ?? DateOnly.MinValue).ToList();
        var (first, last) = (ordered[0], ordered[^1]);
        if (first.Item.EffectiveFrom is { } begins)
        {
            yield return new("policy-gap", $"/{first.Index}/effectiveFrom", "no first day for the earliest policy", $"no policy before {begins:O}");
        }

        if (last.Item.EffectiveUntil is { } ends)
        {
            yield return new("policy-gap", $"/{last.Index}/effectiveUntil", "no end for the latest policy", $"no policy from {ends:O}");
        }

        foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
        {
            var (until, from) = (earlier.Item.EffectiveUntil, later.Item.EffectiveFrom ?? DateOnly.MinValue);
            if (until is null || until > from)
            {
                yield return new("policy-overlap", $"/{later.Index}/effectiveFrom", $"a day on which {earlier.Item.Id} has ended", $"{from:O}");
            }
            else if (until < from)
            {
                yield return new("policy-gap", $"/{later.Index}/effectiveFrom", $"{until:O}, where {earlier.Item.Id} ends", $"{from:O}");
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
