using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Planning.Candidates;

/// <summary>Which pledges could answer a requirement, and why the others could not.</summary>
public sealed record CandidatesView : IDisclosesObjects
{
    public required string Requirement { get; init; }

    /// <summary>The slot that was judged; null if the requirement is not split.</summary>
    public required int? Slot { get; init; }

    /// <summary>The version of the requirement that was judged.</summary>
    public required int RequirementVersion { get; init; }

    /// <summary>The day on which requests would go out.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The last event that the answer knows of: all pages that follow from one another have the same number.</summary>
    public required long EventSeq { get; init; }

    /// <summary>The score of a pledge that earns every point.</summary>
    public required int OutOf { get; init; }

    /// <summary>How many pledges could answer.</summary>
    public required int CandidateCount { get; init; }

    /// <summary>How many others are of an acceptable unit type.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>How many of the excluded fail each criterion that any of them fails.</summary>
    public required IReadOnlyList<ReasonCountView> Reasons { get; init; }

    /// <summary>The best first.</summary>
    public required IReadOnlyList<CandidateView> Candidates { get; init; }

    /// <summary>Every other pledge of an acceptable unit type: the smallest change first, those that no change can make eligible last.</summary>
    public required IReadOnlyList<ExcludedView> Excluded { get; init; }

    /// <summary>The pledge that the request asks to explain; null if it asks for none.</summary>
    public required ExplainedView? Explained { get; init; }

    /// <summary>The address of the next part of both lists; null when both are at their end.</summary>
    public required string? Next { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() =>
        Candidates.Select(each => each.Pledge).Concat(Excluded.Select(each => each.Pledge)).Concat(Explained is null ? [] : [Explained.Pledge])
            .Select(pledge => DisclosedObject.Pledge(pledge.Id)).Concat(Partners());

    // Criteria about partners name pledges.
    private IEnumerable<DisclosedObject> Partners() => Excluded.SelectMany(each => each.Reasons.Select(reason => reason.Actual))
        .Concat(Explained is null ? [] : Explained.Criteria.Select(criterion => criterion.Actual)).SelectMany(DisclosedObject.PledgesListed);
}

/// <summary>A pledge that could answer.</summary>
public sealed record CandidateView
{
    /// <summary>1 is the best.</summary>
    public required int Rank { get; init; }

    public required PledgeSummary Pledge { get; init; }

    /// <summary>The sum of the points in the breakdown.</summary>
    public required int Score { get; init; }

    public required IReadOnlyList<ScoreView> Breakdown { get; init; }

    /// <summary>Shortfalls that pass because a variation was approved.</summary>
    public required IReadOnlyList<VariationUsedView> Variations { get; init; }

    /// <summary>
    /// The investigations of which the policy of readiness warns, for the first day for which the unit is needed, or today if that is past. They take no
    /// points; whoever invites the unit says why all the same.
    /// </summary>
    public required IReadOnlyList<string> CaseWarnings { get; init; }
}

/// <summary>A pledge that could not answer, with every reason.</summary>
public sealed record ExcludedView
{
    public required PledgeSummary Pledge { get; init; }

    public required IReadOnlyList<ReasonView> Reasons { get; init; }

    /// <summary>Shortfalls that would not stand in the way, because a variation was approved.</summary>
    public required IReadOnlyList<VariationUsedView> Variations { get; init; }

    /// <summary>
    /// The smallest change that would make it eligible; none for one that serves the requirement already. Whether a gap would then be smaller depends
    /// on all requirements and pledges together: <c>closes</c>
    /// says it in runs and in the list of unmet requirements.
    /// </summary>
    public required RepairView Repair { get; init; }

    /// <summary>
    /// Whether it is selected for this requirement, or deployed to it, at this time: then its engagement is this one, and nothing is to be mended.
    /// </summary>
    public required bool Serves { get; init; }
}

/// <summary>What identifies a pledge to a planner.</summary>
public sealed record PledgeSummary
{
    public required string Id { get; init; }

    public required string Contributor { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    public required PledgeStatus Status { get; init; }

    /// <summary>Null unless registered.</summary>
    public required ReadinessLevel? ReadinessLevel { get; init; }

    public static PledgeSummary Of(Offer offer, string unitName) => new()
    {
        Id = offer.Id,
        Contributor = offer.Contributor,
        UnitType = offer.UnitType,
        UnitName = unitName,
        Status = Codes.Parse<PledgeStatus>(offer.Status),
        ReadinessLevel = (ReadinessLevel?)offer.Level,
    };
}

/// <summary>How many pledges fail one criterion.</summary>
public sealed record ReasonCountView
{
    /// <summary>The code of the criterion.</summary>
    [CodeOf("CriterionCode")]
    public required string Code { get; init; }

    /// <summary>How many of the excluded pledges fail it.</summary>
    public required int Pledges { get; init; }

    /// <summary>How many of them fail no other.</summary>
    public required int Alone { get; init; }

    public static ReasonCountView Of(ReasonCount count) => new() { Code = count.Code, Pledges = count.Offers, Alone = count.Alone };
}
