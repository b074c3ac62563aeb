using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>The points of a pair, written a second time: for each criterion a fraction of its weight, counted in thousandths and rounded down.</summary>
internal sealed class PairScore(Need need, PairRules rules, DateOnly asOf, Weights weights)
{
    /// <summary>The highest possible score.</summary>
    public static int Full(Weights weights) =>
        weights.Type + weights.Level + weights.Response + weights.Availability + weights.Caveats + weights.Women + weights.Desired
        + weights.Freshness + weights.Burden + weights.CoDeployment;

    public int Of(Offer offer) =>
        Part(weights.Type, 100 - Penalty(offer), 100)
        + Part(weights.Level, offer.Level - LeastLevel ?? 0, 4 - LeastLevel)
        + Part(weights.Availability, Spare(need.Start.DayNumber - offer.AvailableFrom.DayNumber) + SpareAtEnd(offer), 180)
        + Part(weights.Response, (need.Start < asOf ? 60 : need.Start.DayNumber - asOf.DayNumber) - (long)offer.ResponseDays, 60)
        + Part(weights.Caveats, 4L - offer.Caveats, 4)
        + (offer.Men + (long)offer.Women == 0 ? 0 : Part(weights.Women, 100L * offer.Women, offer.WomenTarget * ((long)offer.Men + offer.Women), 1000))
        + Part(weights.Desired, need.Desired.Count(line => Brings(offer, line)), need.Desired.Count, whenNothing: 1000)
        // Evidence fades over the 5 years of the visit's clock.
        + Part(weights.Freshness, offer.EvidenceOn is { } day ? day.DayNumber - (asOf.DayNumber - 1826L) : 0, 1826)
        + (weights.Burden * Burden(offer) / 1000)
        + (offer.Partners.Count == 0 ? 0 : weights.CoDeployment);

    private static int Part(int weight, long reached, long full, int whenNothing = 0)
    {
        var thousandths = full <= 0 ? whenNothing : (int)(1000 * Math.Max(0, Math.Min(reached, full)) / full);
        return weight * thousandths / 1000;
    }

    private int Penalty(Offer offer) => need.UnitType == offer.UnitType
        ? 0
        : need.Substitutes.Where(other => other.UnitType == offer.UnitType).Select(other => other.Penalty).Append(100).Min();

    // Only Level 2 and above can be chosen; where only RDL is acceptable, RDL gives all points.
    private int LeastLevel => Math.Min(Math.Max(need.MinimumLevel, 2), 3);

    private static int LastDay(Offer offer) => offer.AvailableUntil?.DayNumber ?? DateOnly.MaxValue.DayNumber;

    // The unit is to be had until its availability or its level ends; days of the need without the level count against it.
    private long SpareAtEnd(Offer offer)
    {
        var (without, spare) = rules.LevelAtEnd(offer);
        return Spare(Math.Min(LastDay(offer) + 1 - need.End.DayNumber, spare)) - Spare(without);
    }

    private static long Spare(long days) => Math.Max(0, Math.Min(days, 90));

    private bool Brings(Offer offer, DesiredItem line) => line.Criterion switch
    {
        "equipment-missing" => PairRules.Held(offer, line.Item) >= line.Quantity,
        "self-sustainment-missing" => offer.SelfSustainment.Contains(line.Item),
        "language-missing" => offer.Languages.Contains(line.Item),
        "attribute-missing" => offer.Attributes.Contains(line.Item),
        "training-missing" => rules.IsTrained(offer, line.Item),
        _ => false,
    };

    // Half of the points are left at one battalion of 850 for a state and at ten for its region; each counts half.
    private static int Burden(Offer offer)
    {
        var state = (int)(1000L * 850 / (850L + offer.Burden));
        var region = offer.Region is null ? state : (int)(1000L * 8500 / (8500L + Math.Max(offer.Burden, offer.RegionBurden)));
        return (state + region) / 2;
    }
}
