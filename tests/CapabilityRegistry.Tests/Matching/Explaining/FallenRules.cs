using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Tests.Matching.Explaining;

/// <summary>The rules about a plan as a whole, and an input without one of them.</summary>
internal static class FallenRules
{
    /// <summary>All families.</summary>
    public static IReadOnlyList<string> Families { get; } =
        ["ban", "minimum-fill", "bundle", "share-cap", "partners", "apart", "turnaround", "caveat"];

    /// <summary>The rules of one family.</summary>
    public static IReadOnlyList<RelaxedRule> Of(PlanInput input, string family) => family switch
    {
        "ban" => [.. input.Bans.Select(ban => new RelaxedRule(ban.NeedId is null ? [] : [ban.NeedId], [ban.OfferId]))],
        "minimum-fill" => Needs(input, need => need.MinimumFill > 1),
        "bundle" =>
        [
            .. input.Needs.Where(need => need.Bundle is not null).GroupBy(need => need.Bundle, need => need.Id)
                .Select(bundle => new RelaxedRule([.. bundle], [])),
        ],
        "share-cap" => Needs(input, need => need.ShareCap is not null),
        "partners" => Offers(input, offer => offer.Partners.Count > 0),
        "apart" => [.. input.Forbidden.Select(pair => new RelaxedRule([], [pair.OfferId, pair.OtherOfferId]))],
        "turnaround" => Offers(input, offer => offer.TurnaroundDays > 0),
        _ => Offers(input, offer => offer.ExcludedMissions.Count + offer.ExcludedTimes.Count > 0),
    };

    /// <summary>The input without a rule.</summary>
    public static PlanInput Without(PlanInput input, string family, RelaxedRule rule)
    {
        return family switch
        {
            "ban" => input with { Bans = [.. input.Bans.Where(ban => ban != new Ban(rule.Offers[0], rule.Needs.SingleOrDefault()))] },
            "minimum-fill" => Changed(need => need with { MinimumFill = 0 }),
            "bundle" => Changed(need => need with { Bundle = null }),
            "share-cap" => Changed(need => need with { ShareCap = null }),
            "partners" => First(offer => offer with { Partners = [] }),
            "apart" => input with { Forbidden = [.. input.Forbidden.Where(pair => pair != new ForbiddenPair(rule.Offers[0], rule.Offers[1]))] },
            "turnaround" => First(offer => offer with { TurnaroundDays = 0 }),
            "caveat" => First(offer => offer with { ExcludedMissions = [], ExcludedTimes = [] }),
            _ => throw new ArgumentOutOfRangeException(nameof(family), family, "No such rule."),
        };

        PlanInput Changed(Func<Need, Need> change) =>
            input with { Needs = [.. input.Needs.Select(need => rule.Needs.Contains(need.Id) ? change(need) : need)] };
        PlanInput First(Func<Offer, Offer> change) =>
            input with { Offers = [.. input.Offers.Select(offer => offer.Id == rule.Offers[0] ? change(offer) : offer)] };
    }

    private static IReadOnlyList<RelaxedRule> Needs(PlanInput input, Func<Need, bool> binds) =>
        [.. input.Needs.Where(binds).Select(need => new RelaxedRule([need.Id], []))];

    private static IReadOnlyList<RelaxedRule> Offers(PlanInput input, Func<Offer, bool> binds) =>
        [.. input.Offers.Where(binds).Select(offer => new RelaxedRule([], [offer.Id]))];
}
