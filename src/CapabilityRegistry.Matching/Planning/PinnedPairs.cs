using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>The pinned pairs: what they block, and why one cannot be held.</summary>
internal sealed class PinnedPairs
{
    private readonly PlanInput input;
    private readonly Need[] needs;
    private readonly Offer[] offers;
    private readonly EngagedUnits engaged;
    private readonly Dictionary<string, int> needOf;
    private readonly Dictionary<string, int> offerOf;
    private readonly HashSet<(int Need, int Offer)> pinned = [];
    private readonly ILookup<int, int> needsOfOffer;

    public PinnedPairs(PlanInput input, Need[] needs, Offer[] offers, EngagedUnits engaged)
    {
        (this.input, this.needs, this.offers, this.engaged) = (input, needs, offers, engaged);
        needOf = needs.Index().ToDictionary(need => need.Item.Id, need => need.Index, StringComparer.Ordinal);
        offerOf = offers.Index().ToDictionary(offer => offer.Item.Id, offer => offer.Index, StringComparer.Ordinal);
        foreach (var pin in input.Pins.Where(pin => needOf.ContainsKey(pin.NeedId) && offerOf.ContainsKey(pin.OfferId)))
        {
            pinned.Add((needOf[pin.NeedId], offerOf[pin.OfferId]));
        }

        needsOfOffer = pinned.ToLookup(pin => pin.Offer, pin => pin.Need);
    }

    public bool IsPinned(UsablePair pair) => pinned.Count > 0 && pinned.Contains((pair.Need, pair.Offer));

    /// <summary>Whether the offer is pinned to another need at an overlapping time.</summary>
    public bool Blocks(UsablePair pair) => needsOfOffer[pair.Offer].Any(other => other != pair.Need && Overlap(pair.Need, other, pair.Offer));

    /// <summary>Every pin that cannot be held, with the first reason found; in the order of the ids.</summary>
    public IReadOnlyList<PinRefusal> Refusals(List<UsablePair> eligible, List<UsablePair> usable)
    {
        if (input.Pins.Count == 0)
        {
            return [];
        }

        var allowed = eligible.Select(pair => (pair.Need, pair.Offer)).ToHashSet();
        var left = usable.Select(pair => (pair.Need, pair.Offer)).ToHashSet();
        return
        [
            .. input.Pins.OrderBy(pin => pin.NeedId, StringComparer.Ordinal).ThenBy(pin => pin.OfferId, StringComparer.Ordinal)
                .Select(pin => RefusalOf(pin, allowed, left)).OfType<PinRefusal>(),
        ];
    }

    private PinRefusal? RefusalOf(Pin pin, HashSet<(int, int)> eligible, HashSet<(int, int)> usable)
    {
        if (!needOf.TryGetValue(pin.NeedId, out var need))
        {
            return Refuse(pin, "need-unknown", $"There is no requirement {pin.NeedId} in this plan.");
        }

        if (!offerOf.TryGetValue(pin.OfferId, out var offer))
        {
            return Refuse(pin, "offer-unknown", $"There is no pledge {pin.OfferId} in this plan.");
        }

        if (!eligible.Contains((need, offer)))
        {
            var failures = Judge.Of(needs[need], offers[offer], input.AsOf).Failures.Select(failure => failure.Code);
            return Refuse(pin, "not-eligible", $"The pledge is not eligible: {string.Join(", ", failures)}.");
        }

        return Contradiction(pin, need, offer)
            ?? (usable.Contains((need, offer))
                ? null
                : Refuse(pin, "partner-cannot-serve", $"A partner of the pledge cannot serve in {needs[need].Mission} at an overlapping time."));
    }

    private PinRefusal? Contradiction(Pin pin, int need, int offer)
    {
        if (input.Bans.Any(ban => ban.OfferId == pin.OfferId && (ban.NeedId ?? pin.NeedId) == pin.NeedId))
        {
            return Refuse(pin, "banned", "The same pair is banned.");
        }

        if (needsOfOffer[offer].Where(other => other != need && Overlap(need, other, offer)).ToList() is [var busy, ..])
        {
            return Refuse(pin, "busy", $"The pledge is pinned to {needs[busy].Id} at an overlapping time.");
        }

        var here = pinned.Where(other => other.Need == need).Select(other => offers[other.Offer]).ToList();
        if (here.Count > needs[need].Quantity)
        {
            return Refuse(pin, "over-quantity", $"{here.Count} pledges are pinned, each covers at least 1, and only {needs[need].Quantity} are required.");
        }

        var share = here.Count(other => other.Contributor == offers[offer].Contributor);
        var room = engaged.RoomOf(needs[need], offers[offer].Contributor);
        if (share > room)
        {
            return Refuse(pin, "over-share", share == 1
                ? "The share of the contributor is used up by its engaged units."
                : $"{share} pledges of one contributor are pinned, and it may cover {room} at most beyond what is engaged.");
        }

        return ForbiddenWith(need, offers[offer]) is { } other
            ? Refuse(pin, "forbidden-together",
                $"{other} is pinned or engaged in the same mission at an overlapping time, and the two must not serve together.")
            : null;
    }

    private string? ForbiddenWith(int need, Offer offer) => input.Forbidden
        .Where(pair => pair.OfferId == offer.Id || pair.OtherOfferId == offer.Id)
        .Select(pair => pair.OfferId == offer.Id ? pair.OtherOfferId : pair.OfferId)
        .FirstOrDefault(other => engaged.Meets(other, needs[need])
            || (offerOf.TryGetValue(other, out var o) && needsOfOffer[o].Any(n => needs[n].Meets(needs[need]))));

    private bool Overlap(int one, int other, int offer) => needs[one].Overlaps(needs[other], offers[offer].TurnaroundDays);

    private static PinRefusal Refuse(Pin pin, string code, string detail) => new(pin.NeedId, pin.OfferId, code, detail);
}
