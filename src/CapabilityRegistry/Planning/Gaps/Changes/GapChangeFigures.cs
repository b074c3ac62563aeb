using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>Computes the difference of the gap between two times, cause by cause.</summary>
public static class GapChangeFigures
{
    /// <param name="steps">Where it begins, and each cause after it, with the plan that it leads to.</param>
    public static GapChanges Of(GapSnapshot from, GapSnapshot to, GapScope scope, IReadOnlyList<(GapStep Step, DayPlan Plan)> steps)
    {
        var (first, last) = (steps[0].Plan, steps[^1].Plan);
        return new GapChanges
        {
            From = Then(from, first, scope),
            To = Then(to, last, scope),
            Proof = Proofs.Weakest(steps.Select(step => step.Plan.Proof)),
            Unmet = More(first, last, scope),
            Missing = MoreMissing(first, last, scope),
            Causes =
            [
                .. steps.Zip(steps.Skip(1), (before, after) => new CauseOfChange
                {
                    Cause = after.Step.Cause!.Value,
                    Objects = new LinkedCount { Count = after.Step.Objects.Count, Link = ChangeLinks.Objects(from, to, after.Step.Cause.Value) },
                    Unmet = More(before.Plan, after.Plan, scope),
                    Missing = MoreMissing(before.Plan, after.Plan, scope),
                }),
            ],
        };
    }

    private static GapAtTime Then(GapSnapshot moment, DayPlan plan, GapScope scope) => new()
    {
        KnownOn = moment.KnownOn,
        Seq = moment.Seq,
        On = moment.Day,
        Unmet = LinkedAmounts.Of([.. plan.UnmetIn(scope)], gap => (gap.Missing, gap.Unit), GapLinks.Unmet(moment.Day, scope, knownOn: moment.KnownOn)),
    };

    private static int More(DayPlan before, DayPlan after, GapScope scope) => after.UnmetIn(scope).Count() - before.UnmetIn(scope).Count();

    private static IReadOnlyList<MeasuredAmount> MoreMissing(DayPlan before, DayPlan after, GapScope scope) =>
    [
        .. MeasuredAmount.Of(Missing(after, scope, 1).Concat(Missing(before, scope, -1))).Where(difference => difference.Amount != 0),
    ];

    private static IEnumerable<(int Amount, Measure Unit)> Missing(DayPlan plan, GapScope scope, int sign) =>
        plan.UnmetIn(scope).Select(gap => (sign * gap.Missing, gap.Unit));
}
