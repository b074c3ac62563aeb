using CapabilityRegistry.Planning.Gaps.Changes;
using CapabilityRegistry.Planning.Supply;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Day plans, computed once and cached.</summary>
public sealed class CachedDayPlans(ResultCache kept)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public Task<DayPlan> Of(GapInput known, DayQuestion question, CancellationToken cancel)
    {
        var asked = question.VisitsPass && !known.RaisedBy(question.Day, question.Group).Any() ? question with { VisitsPass = false } : question;
        return kept.Get((known.Seq, known.AsOf, asked), known.NeededOn(asked.Day).Count, () => known.Plan(asked, Limit), cancel);
    }

    /// <summary>The plan at one step between two times.</summary>
    public Task<DayPlan> Of(GapStep step, object key, CancellationToken cancel) =>
        kept.Get((key, step.Cause), step.State.Needed.Count, () => step.State.Plan(Limit), cancel);
}
