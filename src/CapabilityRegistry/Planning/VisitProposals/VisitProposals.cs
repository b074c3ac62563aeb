using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>The visits that would close most of the gap of a day, one after the other. A proposal: it binds nobody, and nothing of it is kept.</summary>
public sealed record VisitProposals : IDisclosesObjects
{
    /// <summary>The day whose gap is to be closed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The day on which requests would go out.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The last event that the answer knows of.</summary>
    public required long EventSeq { get; init; }

    /// <summary>How far the plans behind the figures are proven: optimal, feasible or unknown.</summary>
    [CodeOf("PlanProof")]
    public required string Proof { get; init; }

    /// <summary>The gap as it is.</summary>
    public required OpenGap Before { get; init; }

    /// <summary>The gap that remains if all of these visits are passed and the pledges raised.</summary>
    public required OpenGap After { get; init; }

    /// <summary>The address of the requirements that are not filled as it is.</summary>
    public required string UnmetLink { get; init; }

    /// <summary>Each as if those before it were passed and their pledges raised; what closes more of the higher priorities comes first.</summary>
    public required IReadOnlyList<VisitProposal> Proposals { get; init; }

    /// <summary>Whether no further visit would add anything, rather than the limit ending the list.</summary>
    public required bool Exhausted { get; init; }

    /// <summary>
    /// Pledges that lack nothing for their next level but the decision to raise them. They need no visit, so they are not proposed and not counted as
    /// raised.
    /// </summary>
    public required IReadOnlyList<string> OnlyToRaise { get; init; }

    /// <summary>Pledges of which it is not known what a further visit would add: too much would have to be solved again.</summary>
    public required IReadOnlyList<string> NotEvaluated { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() =>
        Proposals.SelectMany(each => each.Pledges).Select(pledge => pledge.Pledge).Concat(OnlyToRaise).Concat(NotEvaluated).Select(DisclosedObject.Pledge);

    internal static VisitProposals Of(DaySnapshot snapshot, DateOnly day, VisitSearch search, IReadOnlyList<FoundVisit> found) => new()
    {
        On = day,
        AsOf = snapshot.Day,
        EventSeq = snapshot.LastEvent.Seq,
        Proof = Proofs.Weakest(search.Proofs),
        Before = search.Before,
        After = found.Count == 0 ? search.Before : found[^1].After,
        UnmetLink = GapLinks.Unmet(day, GapScope.Everything),
        Proposals = [.. found.Select((each, i) => VisitProposal.Of(i + 1, each, i == 0 ? search.Before : found[i - 1].After, snapshot, search))],
        Exhausted = search.IsExhausted,
        OnlyToRaise = [.. VisitCandidates.OnlyToRaise(snapshot)],
        NotEvaluated = search.NotEvaluated,
    };
}

/// <summary>One visit, to pledges of one state.</summary>
public sealed record VisitProposal
{
    /// <summary>1 is the first.</summary>
    public required int Rank { get; init; }

    public required string Contributor { get; init; }

    public required VisitKind Kind { get; init; }

    /// <summary>
    /// Of the state's pledges the fewest that together add as much as all of them; where that is verified, none that could be left out.
    /// Among equals, those to which a visit is planned already.
    /// </summary>
    public required IReadOnlyList<ProposedPledge> Pledges { get; init; }

    /// <summary>What the visit adds to those before it.</summary>
    public required ProposedGain Gain { get; init; }

    /// <summary>The gap that then remains.</summary>
    public required OpenGap After { get; init; }

    /// <param name="rank">From 1.</param>
    /// <param name="found">The visit.</param>
    /// <param name="before">The gap before it.</param>
    /// <param name="snapshot">What is known.</param>
    /// <param name="search">The search that found it.</param>
    internal static VisitProposal Of(int rank, FoundVisit found, OpenGap before, DaySnapshot snapshot, VisitSearch search) => new()
    {
        Rank = rank,
        Contributor = found.Contributor,
        Kind = found.Kind,
        Pledges = [.. found.Steps.Select(each => ProposedPledge.Of(each.Step, each.Alone, snapshot, search))],
        // By the figures that are shown, rounded as they are: so they add up.
        Gain = ProposedGain.Of(found.Gain, search) with { Priorities = PriorityShare.Between(before, found.After) },
        After = found.After,
    };
}

/// <summary>A pledge that a visit would raise, or whose level it would keep.</summary>
public sealed record ProposedPledge
{
    public required string Pledge { get; init; }

    /// <summary>Its address.</summary>
    public required string Link { get; init; }

    public required string UnitType { get; init; }

    /// <summary>The level that it holds on the day without the visit.</summary>
    public required ReadinessLevel From { get; init; }

    /// <summary>The level that it holds on the day if the visit is passed, and what it can raise is raised.</summary>
    public required ReadinessLevel To { get; init; }

    /// <summary>The day on which, without a newer visit, the level is lost that this visit keeps; null for a visit that raises.</summary>
    public required DateOnly? LapsesOn { get; init; }

    /// <summary>The earliest day for which such a visit to it is planned already; null if none is.</summary>
    public required DateOnly? VisitPlannedOn { get; init; }

    /// <summary>What it would add alone, after the visits before this one.</summary>
    public required ProposedGain Alone { get; init; }

    internal static ProposedPledge Of(VisitStep step, ImprovementGain alone, DaySnapshot snapshot, VisitSearch search) => new()
    {
        Pledge = step.Pledge,
        Link = $"/v1/pledges/{step.Pledge}",
        UnitType = step.Before.UnitType,
        From = (ReadinessLevel)step.Before.On(search.Day).Level!.Value,
        To = (ReadinessLevel)step.Improvement.Offer.Level!.Value,
        LapsesOn = step.After.Level > step.Before.Level ? null : step.Before.Lapses.Except(step.After.Lapses).First().On,
        VisitPlannedOn = snapshot.Undated(step.Pledge).Visits.On(step.Kind),
        Alone = ProposedGain.Of(alone, search),
    };
}

/// <summary>What a step adds.</summary>
public sealed record ProposedGain
{
    public required GainStatus Status { get; init; }

    /// <summary>What each priority gains, the highest first; empty for no gain.</summary>
    public required IReadOnlyList<PriorityShare> Priorities { get; init; }

    /// <summary>Which requirements would be filled by how much more, or less.</summary>
    public required IReadOnlyList<RequirementGain> Requirements { get; init; }

    internal static ProposedGain Of(ImprovementGain gain, VisitSearch search) => new()
    {
        Status = Codes.Parse<GainStatus>(gain.Status),
        Priorities = PriorityShare.Of(gain.Priorities, search.Plan),
        Requirements = [.. gain.Needs.Select(need => RequirementGain.Of(need, search.Need(need.NeedId)))],
    };
}

/// <summary>How a gain is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GainStatus>))]
public enum GainStatus
{
    /// <summary>Proven from the plan of a flow.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>Found by solving again.</summary>
    [JsonStringEnumMemberName("verified")]
    Verified,

    /// <summary>Nothing is known but that it is 0 or more.</summary>
    [JsonStringEnumMemberName("not-evaluated")]
    NotEvaluated,
}

/// <summary>A requirement that is filled further.</summary>
public sealed record RequirementGain
{
    public required string Requirement { get; init; }

    /// <summary>Which slot of it, 1, 2 …; null if it is not split.</summary>
    public required int? Slot { get; init; }

    /// <summary>Its address.</summary>
    public required string Link { get; init; }

    public required Measure Unit { get; init; }

    /// <summary>How much more of it is filled; below 0 where a pledge of its goes elsewhere.</summary>
    public required int Amount { get; init; }

    internal static RequirementGain Of(NeedGain gain, Need need)
    {
        var (requirement, slot) = CapabilityRegistry.Registry.Requirements.Rules.Slot.Parse(gain.NeedId);
        return new()
        {
            Requirement = requirement,
            Slot = slot,
            Link = $"/v1/requirements/{requirement}",
            Unit = Codes.Parse<Measure>(need.Measure),
            Amount = gain.Amount,
        };
    }
}
