using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>Caveats, share of women, and partners.</summary>
internal static class ConductRules
{
    /// <summary>With this many caveats no points are left; each caveat costs a quarter of them.</summary>
    private const int ManyCaveats = 4;

    public static Rule Caveats { get; } = new()
    {
        Lines = (need, _) => [new(new NotRuledOut(need.Mission, need.Start.DayNumber, need.End.DayNumber))],
        OfferMerit = (_, offer) => MeritScale.InProportion((long)ManyCaveats - offer[OfferFacts.Caveats], ManyCaveats),
        Required = (need, _, _) => $"no caveat against {need.Mission}",
        Actual = (_, offer, _) => offer.ExcludedMissions.Count + offer.ExcludedTimes.Count == 0
            ? Wording.Count(offer.Caveats, "caveat")
            : $"not {Wording.AnyOf([.. offer.ExcludedMissions, .. offer.ExcludedTimes.Select(Named)])}",
        Repair = (need, _, _) => new(
            need.Mission, $"drop the caveat on {need.Mission}",
            o => o with
            {
                ExcludedMissions = [.. o.ExcludedMissions.Where(mission => mission != need.Mission)],
                ExcludedTimes = [.. o.ExcludedTimes.Where(time =>
                    !OfferFacts.RuledOut(time).Overlaps(need.Mission, need.Start.DayNumber, need.End.DayNumber))],
            }),
    };

    /// <summary>Excludes no unit: the target is meant for all units of the kind together. Full points at the target.</summary>
    public static Rule ShareOfWomen { get; } = new()
    {
        OfferMerit = (_, offer) => offer[OfferFacts.Women],
        Required = (_, _, _) => "the share of women that is aimed at in units of its kind",
        Actual = (_, offer, _) => All(offer) == 0 ? "not stated" : $"{offer.Women} of {All(offer)}; the target is {offer.WomenTarget} %",
    };

    /// <summary>A unit that serves only together with others serves nowhere while one of them cannot be selected.</summary>
    public static Rule PartnersReady { get; } = new()
    {
        FixedLines = [new(new NumberAtMost(OfferFacts.MissingPartners, 0))],
        Required = (_, _, _) => $"partners that are registered at L{StandingRules.SelectionLevel} or above",
        Actual = (_, offer, _) => offer.MissingPartners.Count == 0 ? Wording.List(offer.Partners) : $"not {Wording.List(offer.MissingPartners)}",
        Repair = (_, _, _) => new(
            "ready partners only", $"drop the partners that are not registered at L{StandingRules.SelectionLevel}, or have them raised to it",
            o => o with { Partners = [.. o.Partners.Except(o.MissingPartners)], MissingPartners = [] }),
    };

    public static Rule CoDeployment { get; } = new()
    {
        OfferMerit = (_, offer) => offer[OfferFacts.Partners] > 0 ? MeritScale.Full : 0,
        Required = (_, _, _) => "serves together with partners",
        Actual = (_, offer, _) => Wording.List(offer.Partners),
    };

    public static int MeritOfWomen(Offer offer) =>
        All(offer) == 0 ? 0 : offer.WomenTarget == 0 ? MeritScale.Full
        : MeritScale.InProportion(100L * offer.Women, offer.WomenTarget * All(offer));

    private static string Named(ExcludedTime time) =>
        $"{time.Mission}{(time.From is { } first ? $" from {Wording.Day(first.DayNumber)}" : "")}"
        + (time.Until is { } until ? $" until before {Wording.Day(until.DayNumber)}" : "");

    private static long All(Offer offer) => (long)offer.Men + offer.Women;
}
