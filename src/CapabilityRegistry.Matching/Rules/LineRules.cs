namespace CapabilityRegistry.Matching.Rules;

/// <summary>Does the unit bring every line that the need asks for?</summary>
internal static class LineRules
{
    public static Judgement Equipment(Need need, Offer offer, DateOnly asOf)
    {
        var lines = need.Equipment
            .GroupBy(line => line.Category)
            .Select(line => (Category: line.Key, Required: line.Sum(l => (long)l.Quantity), Held: Held(offer, line.Key)))
            .ToList();
        var missing = lines.Where(line => line.Held < line.Required).ToList();
        // A failure names only what is missing: that is what the contributor has to add.
        var named = missing.Count > 0 ? missing : lines;
        return new(
            missing.Count == 0,
            Words.List(named.Select(line => $"{line.Category} {line.Required}")),
            Words.List(named.Select(line => $"{line.Category} {line.Held}")));
    }

    public static Judgement SelfSustainment(Need need, Offer offer, DateOnly asOf) =>
        Covers(need.SelfSustainment, offer.SelfSustainment);

    public static Judgement Languages(Need need, Offer offer, DateOnly asOf) =>
        Covers(need.Languages, offer.Languages);

    private static long Held(Offer offer, string category) =>
        offer.Equipment.Where(held => held.Category == category).Sum(held => (long)held.Quantity);

    private static Judgement Covers(IReadOnlyList<string> required, IReadOnlyList<string> held) =>
        new(required.All(held.Contains), Words.List(required), Words.List(held));
}
