using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Matching;
using CapabilityRegistry.MatchRuns;

namespace CapabilityRegistry.Outcomes;

/// <summary>
/// One pledge before one requirement, told to its own state. Which states and organisations a mission wants or does not want
/// is not told, only that this is in the way; and what other states of the region have in missions is left out of the points.
/// </summary>
internal sealed class OwnHearing(PreparedNeed need, Offer offer)
{
    public const string NotSought = "contributor-not-sought";

    /// <summary>The criteria that would tell whom a mission wants.</summary>
    private static readonly string[] OfTheMission =
        ["contributor-excluded", "contributor-not-among-required", "organisation-excluded", "organisation-not-among-required"];

    /// <summary>What the points of these depend on is not of this state alone.</summary>
    private static readonly string[] OfOthers = ["burden"];

    private readonly IReadOnlyList<Judgement> _judged = need.Judgements(offer);

    /// <summary>The points of a pledge that earns all that are told.</summary>
    public static int FullScore { get; } = Criteria.FullScore(Weights.Default) - Weights.Default.Burden;

    public bool IsEligible => _judged.All(each => each.Passes);

    public int Score => IsEligible ? Points.Sum(each => each.Points) : 0;

    public IReadOnlyList<ReasonView> Reasons() =>
    [
        .. _judged.Where(each => !each.Passes && !OfTheMission.Contains(each.Code))
            .Select(each => new ReasonView { Code = each.Code, Field = each.Field, Required = each.Required, Actual = each.Actual }),
        .. _judged.Any(each => !each.Passes && OfTheMission.Contains(each.Code))
            ? [new ReasonView { Code = NotSought, Field = "contributor", Required = "contributors sought by the mission", Actual = offer.Contributor }]
            : Array.Empty<ReasonView>(),
    ];

    public RepairView Repaired()
    {
        var repair = RepairView.Of(Repair.Of(need, offer));
        return repair with { Beyond = [.. repair.Beyond.Select(code => OfTheMission.Contains(code) ? NotSought : code).Distinct()] };
    }

    public IReadOnlyList<EarnedView> Earned() =>
    [
        .. Points.Select(each => new EarnedView
        {
            Code = each.Code,
            Field = each.Field,
            Points = each.Points,
            OutOf = each.OutOf,
            Actual = each.Actual,
            ToEarn = each.Points < each.OutOf ? Advice.For(each.Code) : null,
        }),
    ];

    private IEnumerable<Judgement> Points => _judged.Where(each => each.OutOf > 0 && !OfOthers.Contains(each.Code));
}
