namespace CapabilityRegistry.Matching.Rules;

/// <summary>On what terms does the unit serve, and who is in it?</summary>
internal static class ConductRules
{
    /// <summary>From this number of caveats on, there are no points left; each one before costs a quarter.</summary>
    private const int ManyCaveats = 4;

    /// <summary>Target share of women in troop contingents for 2028, in percent: UN uniformed gender parity strategy, via elsiefund.org.</summary>
    private const int TargetPercent = 15;

    public static Judgement Caveats(Need need, Offer offer, DateOnly asOf) =>
        new(!offer.ExcludedMissions.Contains(need.Mission),
            $"no caveat against {need.Mission}",
            offer.ExcludedMissions.Count == 0 ? $"{offer.Caveats} caveats" : $"not {Words.AnyOf(offer.ExcludedMissions)}",
            Points.Share(Points.OfCaveats, ManyCaveats - offer.Caveats, ManyCaveats));

    /// <summary>Never rules a unit out: the target is a goal for all contingents together. Full points at the target.</summary>
    public static Judgement ShareOfWomen(Need need, Offer offer, DateOnly asOf)
    {
        var all = (long)offer.Men + offer.Women;
        return new(
            true,
            $"{TargetPercent} % women",
            all == 0 ? "not stated" : $"{offer.Women} of {all}",
            all == 0 ? 0 : Points.Share(Points.OfWomen, 100L * offer.Women, TargetPercent * all));
    }
}
