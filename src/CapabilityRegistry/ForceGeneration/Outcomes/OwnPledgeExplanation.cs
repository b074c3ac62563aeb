using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Reasons;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

/// <summary>
/// Explains to a state how its pledge is judged for a requirement. Which states and organisations a mission prefers or excludes is not
/// disclosed, only that this is a reason; points that depend on other states are left out.
/// </summary>
/// <param name="falling">What the level of the pledge loses at the end of today; null if nothing.</param>
internal sealed class OwnPledgeExplanation(PreparedNeed need, Offer offer, FallingToday? falling)
{
    private readonly IReadOnlyList<Judgement> _judged = need.Judgements(offer);

    /// <summary>The full score without the points that are not disclosed.</summary>
    public static int FullScore { get; } = Criteria.FullScore(Weights.Default) - Weights.Default.Burden;

    public bool IsEligible => _judged.All(each => each.Passes);

    public int Score => IsEligible ? Points.Sum(each => each.Points) : 0;

    public IReadOnlyList<ReasonView> Reasons() =>
    [
        .. _judged.Where(each => !each.Passes && !Suitability.OfTheMission.Contains(each.Code))
            .Select(each => new ReasonView { Code = each.Code, Field = each.Field, Required = each.Required, Actual = each.Actual }),
        .. _judged.Any(each => !each.Passes && Suitability.OfTheMission.Contains(each.Code))
            ? [NotSought]
            : Array.Empty<ReasonView>(),
    ];

    public RepairView Repaired()
    {
        var repair = RepairView.Of(RepairFinder.Of(need, offer), offer.Status, falling);
        return repair with
        {
            NotRepairable = [.. repair.NotRepairable.Select(code => Suitability.OfTheMission.Contains(code) ? PointsOfOthers.NotSought : code).Distinct()],
        };
    }

    public IReadOnlyList<EarnedPoints> Earned() =>
    [
        .. Points.Select(each => new EarnedPoints
        {
            Code = each.Code,
            Name = Criteria.NameOf(each.Code),
            Field = each.Field,
            Points = each.Points,
            OutOf = each.OutOf,
            Actual = each.Actual,
            ToEarn = each.Points < each.OutOf ? Advice.For(each.Code) : null,
        }),
    ];

    private ReasonView NotSought => new()
    {
        Code = PointsOfOthers.NotSought, Field = "contributor", Required = "contributors sought by the mission", Actual = offer.Contributor,
    };

    private IEnumerable<Judgement> Points => _judged.Where(each => each.OutOf > 0 && !PointsOfOthers.Criteria.Contains(each.Code));
}
