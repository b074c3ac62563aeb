using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching;

/// <summary>Why needs stay short, told from the finished plan: every reason that holds, not only the first.</summary>
internal sealed class Explanation(Portfolio portfolio, IReadOnlyList<Assignment> assignments, IReadOnlyList<Stage> stages)
{
    private readonly Dictionary<string, Need> needs = portfolio.Needs.ToDictionary(need => need.Id);
    private readonly ILookup<string, Assignment> byNeed = assignments.ToLookup(assignment => assignment.NeedId);
    private readonly ILookup<string, Assignment> byOffer = assignments.ToLookup(assignment => assignment.OfferId);

    private readonly ILookup<string, Offer> byType = portfolio.Offers.ToLookup(offer => offer.UnitType, StringComparer.Ordinal);

    public IReadOnlyList<Shortfall> Shortfalls() => [.. portfolio.Needs.Select(ShortfallOf).OfType<Shortfall>()];

    private Shortfall? ShortfallOf(Need need)
    {
        var required = need.Quantity;
        var filled = byNeed[need.Id].Sum(assignment => assignment.Amount);
        return filled == required
            ? null
            : new Shortfall(need.Id, required, filled, required - filled, ReasonsFor(Ranked(need)));
    }

    private RankedNeed Ranked(Need need)
    {
        var types = need.Substitutes.Select(substitute => substitute.UnitType).Append(need.UnitType).Distinct();
        return new RankedNeed(need, Ranking.Of(need, types.SelectMany(type => byType[type]), portfolio.Input.AsOf));
    }

    private List<ShortfallReason> ReasonsFor(RankedNeed ranked) =>
    [
        .. new[] { NoSuchType(ranked), Filtered(ranked), Competition(ranked), Exhausted(ranked), Structural(ranked), NotProven(ranked.Need) }
            .OfType<ShortfallReason>(),
    ];

    private static ShortfallReason? NoSuchType(RankedNeed ranked) =>
        ranked.Offers.Candidates.Count + ranked.Offers.Excluded.Count > 0
            ? null
            : new("no-such-type", $"No pledge is of type {ranked.Need.UnitType} or a substitute.", null, []);

    private static ShortfallReason? Filtered(RankedNeed ranked)
    {
        var excluded = ranked.Offers.Excluded;
        if (excluded.Count == 0)
        {
            return null;
        }

        var failures = excluded.SelectMany(verdict => verdict.Failures)
            .CountBy(failure => failure.Code)
            .ToDictionary(StringComparer.Ordinal);
        var nearest = excluded.Where(verdict => verdict.Failures.Count == 1)
            .Take(ShortfallReason.MostWitnesses)
            .Select(verdict => $"{verdict.OfferId}: {verdict.Failures[0].Code}");
        return new("filtered", $"{excluded.Count} pledges of an acceptable type fail other criteria.", failures, [.. nearest]);
    }

    private ShortfallReason? Competition(RankedNeed ranked)
    {
        var engagements = Unused(ranked).Select(verdict => EngagementsOf(verdict.OfferId, ranked.Need)).ToList();
        return engagements.Count == 0 || engagements.Exists(of => of.Count == 0)
            ? null
            : new(
                "competition",
                $"{engagements.Count} eligible pledges serve other requirements at an overlapping time.",
                null,
                [.. engagements.SelectMany(of => of)]);
    }

    private ShortfallReason? Exhausted(RankedNeed ranked) =>
        ranked.Offers.Candidates.Count == 0 || Unused(ranked).Any()
            ? null
            : new("exhausted", $"Every eligible pledge ({ranked.Offers.Candidates.Count}) serves this requirement already, and together they are not enough.", null, []);

    // Once the fill is proven, an eligible offer that is free all the time would have been used if no such rule forbade it.
    private ShortfallReason? Structural(RankedNeed ranked)
    {
        var free = Unused(ranked).Where(verdict => EngagementsOf(verdict.OfferId, ranked.Need).Count == 0).ToList();
        return free.Count == 0
            ? null
            : new(
                "structural",
                $"{free.Count} eligible pledges are free, but a ban, a minimum fill, a bundle, a share cap, partners, pledges that must not serve together, or turnaround keeps them out.",
                null,
                [.. free.Take(ShortfallReason.MostWitnesses).Select(verdict => verdict.OfferId)]);
    }

    private ShortfallReason? NotProven(Need need)
    {
        var fill = stages.Single(stage => stage.Name == Goal.FillName(need.Priority));
        return fill.Status == Proof.Optimal
            ? null
            : new("not-proven", $"The search stopped at its limit with stage {fill.Name} {fill.Status}.", null, []);
    }

    private IEnumerable<Verdict> Unused(RankedNeed ranked) =>
        ranked.Offers.Candidates.ExceptBy(byNeed[ranked.Need.Id].Select(a => a.OfferId), verdict => verdict.OfferId);

    private List<string> EngagementsOf(string offerId, Need need) =>
    [
        .. byOffer[offerId].Select(assignment => needs[assignment.NeedId])
            .Where(other => other.Start < need.End && need.Start < other.End)
            .Select(other => $"{offerId} serves {other.Id} (priority {other.Priority})"),
    ];
}

internal sealed record RankedNeed(Need Need, RankedOffers Offers);
