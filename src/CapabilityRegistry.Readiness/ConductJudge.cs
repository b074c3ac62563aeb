using CapabilityRegistry.Readiness.Judging;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Readiness;

/// <summary>
/// What investigations of a unit mean for its selection on any day: a pure function of the cases and the policies. The policy that holds on a day says what
/// follows on it; no level and no gate depends on it.
/// </summary>
public static class ConductJudge
{
    /// <summary>Every time in which a case has an effect, the earliest first; times of one case never overlap.</summary>
    /// <param name="cases">All of one unit, in any order.</param>
    public static IReadOnlyList<ConductTime> Times(IEnumerable<UnitCase> cases, PolicyTimeline policies) =>
    [
        .. (from each in cases
            from segment in policies.Segments
            where segment.Policy.Conduct is not null
            from time in Of(each, segment.Policy.Conduct!)
            let within = Within(time, segment)
            where within is not null
            orderby within.From, within.Case
            select within),
    ];

    /// <summary>The gravest effect that any case has on a day.</summary>
    public static ConductEffect On(DateOnly day, IEnumerable<UnitCase> cases, PolicyTimeline policies) =>
        Times(cases, policies).Where(time => time.From <= day && !(time.Until <= day)).Select(time => time.Effect).Prepend(ConductEffect.None).Max();

    private static IEnumerable<ConductTime> Of(UnitCase each, ConductRule rule)
    {
        if (rule.WhileOpen != ConductEffect.None)
        {
            yield return new(each.Id, rule.WhileOpen, each.OpenedOn, each.ClosedOn);
        }

        if (each is { ClosedOn: { } closed, Substantiated: true } && rule is { Substantiated: not ConductEffect.None, Months: { } months })
        {
            yield return new(each.Id, rule.Substantiated, closed, Dates.AddMonths(closed, months));
        }
    }

    // Null if the policy holds on none of its days.
    private static ConductTime? Within(ConductTime time, PolicySegment segment)
    {
        var from = Dates.Later(time.From, segment.First);
        var end = segment.Policy.EffectiveUntil;
        var until = time.Until is { } over && !(end < over) ? over : end ?? time.Until;
        return until <= from ? null : time with { From = from, Until = until };
    }
}
