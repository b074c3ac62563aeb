namespace CapabilityRegistry.Matching.Analysis;

/// <summary>A step with the needs that the offer could serve after it.</summary>
/// <param name="Elevation">The step.</param>
/// <param name="Offer">Index of the offer that changes; -1 for one that is new.</param>
/// <param name="Needs">Indexes, ascending.</param>
internal sealed record Option(Elevation Elevation, int Offer, int[] Needs)
{
    public static IReadOnlyList<Option> Of(PlanState state, IReadOnlyList<Elevation> elevations, CancellationToken cancel)
    {
        var offers = elevations.Select(each => each.Offer).ToArray();
        var needs = state.Portfolio.Needs.ToArray();
        var bans = state.Input.Bans.ToLookup(ban => ban.OfferId, ban => ban.NeedId, StringComparer.Ordinal);
        var opened = Eligibles.Of(needs, offers, state.Input, cancel)
            .Where(pair => !bans[offers[pair.Offer].Id].Any(banned => banned is null || banned == needs[pair.Need].Id))
            .ToLookup(pair => pair.Offer, pair => pair.Need);
        return [.. elevations.Select((each, i) => new Option(each, state.OfferOf.GetValueOrDefault(each.Offer.Id, -1), [.. opened[i].Distinct().Order()]))];
    }

    public int CapacityFor(Need need) => need.MostFrom(Elevation.Offer);

    /// <summary>Whether the offer can serve one of its needs only, since all of them meet in time.</summary>
    public bool OneAtATime(IReadOnlyList<Need> needs) =>
        Needs.Length == 0 || Needs.Max(n => needs[n].Start.DayNumber) < Needs.Min(n => needs[n].End.DayNumber) + Elevation.Offer.TurnaroundDays;
}
