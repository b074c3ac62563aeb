using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

/// <summary>
/// What came of a pledge for one requirement. Of the requirement it tells what it asks of this pledge: not how much the
/// mission needs in all, nor how urgent that is, nor whom it wants.
/// </summary>
public sealed record RequirementOutcome
{
    public required string Requirement { get; init; }

    /// <summary>The slot that is judged, 1, 2 …; null if the requirement is not split.</summary>
    public required int? Slot { get; init; }

    /// <summary>Null for a capacity goal.</summary>
    public required string? Mission { get; init; }

    /// <summary>The unit type that is asked for; the pledged unit may be one that would do as well.</summary>
    public required string UnitType { get; init; }

    /// <summary>The first day of the need.</summary>
    public required DateOnly NeededBy { get; init; }

    public required PledgeOutcome Outcome { get; init; }

    /// <summary>The outcome in words.</summary>
    public required string Text { get; init; }

    /// <summary>The state's own invitation, the last one; null if there was none.</summary>
    public required string? Invitation { get; init; }

    /// <summary>The unit's own deployment, the last one; null if there was none.</summary>
    public required string? Deployment { get; init; }

    /// <summary>The runs whose plans hold the pledge, the newest first. What-ifs are not among them.</summary>
    public required IReadOnlyList<string> Plans { get; init; }

    /// <summary>
    /// The newest run that has planned for the requirement, whether its plan holds the pledge or not: it counts, the older ones do not. Null if
    /// no plan ever held the pledge.
    /// </summary>
    public required NewestPlan? NewestPlan { get; init; }

    /// <summary>
    /// Whether the pledge as it is today meets every criterion. Whoever acts for one state is not told whether partners of other states are ready:
    /// for such a reader they are taken as if they were, and <c>text</c> says so.
    /// </summary>
    public required bool Eligible { get; init; }

    /// <summary>Each criterion that it does not meet.</summary>
    public required IReadOnlyList<ReasonView> Reasons { get; init; }

    /// <summary>The smallest change that would make it eligible; no steps if it is. Whether the pledge would then be chosen depends on the others.</summary>
    public required RepairView Repair { get; init; }

    /// <summary>The sum of the points in the breakdown; 0 when it is not eligible.</summary>
    public required int Score { get; init; }

    /// <summary>
    /// What each criterion earns, and by what more could be earned; empty when it is not eligible. What the state and its region have in
    /// missions counts besides and is not told.
    /// </summary>
    public required IReadOnlyList<EarnedPoints> Breakdown { get; init; }

    /// <summary>Null for a requirement that has ended without any outcome.</summary>
    /// <param name="undated">The pledge without what depends on the day, which the context adds.</param>
    /// <param name="partnersHidden">Whether it has partners of which the reader is told nothing.</param>
    internal static RequirementOutcome? Of(Requirement requirement, PledgeProgress progress, Offer undated, DayContext context, bool partnersHidden)
    {
        var slots = requirement.Slots;
        if ((slots.FirstOrDefault(each => each.Until > context.Day) ?? (progress.Includes(requirement.Id) ? slots[^1] : null)) is not { } slot)
        {
            return null;
        }

        // A deployment for this requirement does not make the unit unavailable for it.
        var elsewhere = context with { UnderWay = [.. context.UnderWay.Where(each => each.Requirement != requirement.Id)] };
        var explanation = new OwnPledgeExplanation(
            new PreparedNeed(MatcherMapping.NeedOf(slot), context.Day), elsewhere.Complete([undated])[0], FallingToday.Of(undated, context.Day));
        var repair = explanation.Repaired();
        var (outcome, text) = progress.OutcomeOf(requirement.Id)
            ?? Judged(explanation.IsEligible, repair, progress.NewestFor(requirement.Id), Beside(undated, partnersHidden));
        return new RequirementOutcome
        {
            Requirement = requirement.Id,
            Slot = slot.Number,
            Mission = requirement.Mission,
            UnitType = requirement.UnitType,
            NeededBy = slot.From,
            Outcome = outcome,
            Text = text,
            Invitation = progress.Invitation(requirement.Id)?.Id,
            Deployment = progress.Deployment(requirement.Id)?.Id,
            Plans = [.. progress.Plans[requirement.Id].Distinct()],
            NewestPlan = progress.NewestFor(requirement.Id),
            Eligible = explanation.IsEligible,
            Reasons = explanation.Reasons(),
            Repair = repair,
            Score = explanation.Score,
            Breakdown = explanation.IsEligible ? explanation.Earned() : [],
        };
    }

    /// <param name="newest">The newest plan, if an older one held the pledge.</param>
    private static (PledgeOutcome, string) Judged(bool eligible, RepairView repair, NewestPlan? newest, string beside) => (eligible, newest) switch
    {
        (true, null) => (PledgeOutcome.NotChosen,
            $"Nothing in this pledge bars it.{beside} Others ranked higher or were placed better, or no plan has taken the requirement up yet."),
        (true, { } plan) => (PledgeOutcome.NotChosen,
            $"Nothing in this pledge bars it.{beside} The newest plan, of {plan.Run} of {plan.AsOf:O}, does not give it to the requirement, "
                + "as an older one did."),
        _ => (PledgeOutcome.NotEligible, $"The pledge does not meet all that this requirement asks{WhatWouldDo(repair)}{beside}"),
    };

    // Where it can serve depends on its partners too, which are no part of it.
    private static string Beside(Offer offer, bool anyHidden) => (offer.Partners.Count, anyHidden) switch
    {
        (0, _) => "",
        (_, true) => " It serves only beside its partners; whether those of other states are registered is not told here.",
        _ => " It serves only beside its partners.",
    };

    private static string WhatWouldDo(RepairView repair) => (repair.Possible, repair.CanBeCarriedOut) switch
    {
        (true, true) => ". The reasons say where, and the repair says what would make it eligible; whether it is then chosen, the next plan decides.",
        (true, false) => ". The reasons say where, and the repair says what would make it eligible; not every step of it can be taken in this registry yet.",
        _ => ", and no change of the pledge alone would be enough. It stays welcome for others.",
    };
}

/// <summary>What one criterion earns.</summary>
public sealed record EarnedPoints
{
    /// <summary>The code of the criterion.</summary>
    [CodeOf("CriterionCode")]
    public required string Code { get; init; }

    /// <summary>The name of the criterion: what the points are given for, e.g. level.</summary>
    [CodeOf("CriterionName")]
    public required string Name { get; init; }

    /// <summary>The field of the pledge that is judged.</summary>
    public required string Field { get; init; }

    /// <summary>What it earns, 0 or more.</summary>
    public required int Points { get; init; }

    /// <summary>The most that it can give.</summary>
    public required int OutOf { get; init; }

    /// <summary>What the pledge says.</summary>
    public required string Actual { get; init; }

    /// <summary>What would earn the points that are missing; null if nothing would.</summary>
    public required string? ToEarn { get; init; }
}
