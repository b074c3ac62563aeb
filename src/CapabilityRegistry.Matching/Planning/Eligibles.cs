namespace CapabilityRegistry.Matching;

/// <summary>Every eligible pair with its score.</summary>
internal static class Eligibles
{
    /// <returns>By need, then best first: by falling score, then by the hash of the ids, then by id.</returns>
    public static List<Usable> Of(Need[] needs, Offer[] offers, PlanInput input, int threads, CancellationToken cancel)
    {
        var byType = Enumerable.Range(0, offers.Length).ToLookup(o => offers[o].UnitType, StringComparer.Ordinal);
        var found = new List<Usable>[needs.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.For(0, needs.Length, options, n => found[n] = Of(n, needs[n], byType, offers, input));
        return [.. found.SelectMany(pairs => pairs)];
    }

    private static List<Usable> Of(int n, Need need, ILookup<string, int> byType, Offer[] offers, PlanInput input)
    {
        var found = new List<Usable>();
        foreach (var o in need.Substitutes.Select(s => s.UnitType).Append(need.UnitType).Distinct().SelectMany(type => byType[type]))
        {
            if (Judge.Of(need, offers[o], input.AsOf) is { Eligible: true } verdict)
            {
                found.Add(new Usable(n, o, verdict.Score, PairHash.Of(need.Id, offers[o].Id)));
            }
        }

        // Offers are numbered by id.
        found.Sort((a, b) => (-a.Score, a.Tie, a.Offer).CompareTo((-b.Score, b.Tie, b.Offer)));
        return found;
    }
}
