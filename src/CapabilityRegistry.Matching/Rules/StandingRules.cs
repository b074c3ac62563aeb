namespace CapabilityRegistry.Matching.Rules;

/// <summary>Is the pledge in force, and ready enough?</summary>
internal static class StandingRules
{
    private const int Rdl = 4;

    /// <summary>Only Level 2 and above enters a deployment selection: UN requirements paper, March 2022.</summary>
    private const int SelectionLevel = 2;

    public static Judgement Status(Need need, Offer offer, DateOnly asOf) =>
        new(offer.Status == Offer.Registered, Offer.Registered, offer.Status);

    public static Judgement Selection(Need need, Offer offer, DateOnly asOf) =>
        new(offer.Level >= SelectionLevel, AtLeast(SelectionLevel), Name(offer.Level));

    /// <summary>No points at the least level that can be chosen, all of them at RDL, in equal steps between.</summary>
    public static Judgement Level(Need need, Offer offer, DateOnly asOf)
    {
        var least = Math.Max(need.MinimumLevel, SelectionLevel);
        // Where only RDL will do, nobody can be above the minimum: reaching it earns everything.
        var points = least >= Rdl ? Points.OfLevel : Points.Share(Points.OfLevel, (offer.Level ?? 0) - least, Rdl - least);
        return new(offer.Level >= need.MinimumLevel, AtLeast(need.MinimumLevel), Name(offer.Level), points);
    }

    private static string AtLeast(int level) => level >= Rdl ? Name(level) : $"{Name(level)} or above";

    private static string Name(int? level) => level switch
    {
        null => "below L1",
        Rdl => "RDL",
        _ => $"L{level}",
    };
}
