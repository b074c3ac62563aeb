namespace CapabilityRegistry.Matching.Rules;

/// <summary>Is it the right kind of thing, counted in the same measure?</summary>
internal static class UnitRules
{
    public static bool Accepts(Need need, string unitType) => Loss(need, unitType) is not null;

    public static Judgement Type(Need need, Offer offer, DateOnly asOf)
    {
        var loss = Loss(need, offer.UnitType);
        var acceptable = string.Join(" or ", need.Substitutes.Select(s => s.UnitType).Prepend(need.UnitType));
        return new(loss is not null, acceptable, offer.UnitType, Points.Share(Points.OfType, 100 - (loss ?? 100), 100));
    }

    public static Judgement Measure(Need need, Offer offer, DateOnly asOf) =>
        new(offer.Measure == need.Measure, need.Measure, offer.Measure);

    // Percent of the type points lost; null when the type is not acceptable at all.
    private static int? Loss(Need need, string unitType) =>
        unitType == need.UnitType
            ? 0
            : need.Substitutes.Where(s => s.UnitType == unitType).Min(s => (int?)s.Penalty);
}
