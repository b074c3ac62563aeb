using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>What the offers of a finished plan do, and whether a second copy of one of them would serve a need.</summary>
internal sealed class PlanUsage
{
    private readonly IndexedPlan indexed;
    private readonly ILookup<string, Assignment> byNeed;
    private readonly ILookup<string, Assignment> byOffer;
    private readonly HashSet<(string, string)> pinned;
    private readonly HashSet<(string, string?)> banned;
    private readonly ILookup<string, string> forbidden;
    private readonly Dictionary<string, int> bundles;
    private readonly Dictionary<string, int> filled;
    private readonly Dictionary<(string Need, string Contributor), int> shares;

    public PlanUsage(IndexedPlan indexed)
    {
        var input = indexed.Input;
        (this.indexed, byNeed, byOffer) = (
            indexed,
            indexed.Plan.Assignments.ToLookup(line => line.NeedId, StringComparer.Ordinal),
            indexed.Plan.Assignments.ToLookup(line => line.OfferId, StringComparer.Ordinal));
        pinned = [.. input.Pins.Select(pin => (pin.NeedId, pin.OfferId))];
        banned = [.. input.Bans.Select(ban => (ban.OfferId, ban.NeedId))];
        forbidden = input.Forbidden.SelectMany(pair => new[] { (pair.OfferId, pair.OtherOfferId), (pair.OtherOfferId, pair.OfferId) })
            .ToLookup(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        bundles = input.Needs.Where(need => need.Bundle is not null).CountBy(need => need.Bundle!).ToDictionary(StringComparer.Ordinal);
        filled = byNeed.ToDictionary(of => of.Key, of => of.Sum(line => line.Amount), StringComparer.Ordinal);
        shares = indexed.Plan.Assignments.GroupBy(line => (line.NeedId, OfferOf(line.OfferId).Contributor))
            .ToDictionary(share => share.Key, share => share.Sum(line => line.Amount));
    }

    public int MissingOf(Need need) => need.Quantity - FilledOf(need);

    /// <summary>Other needs that offers serve which do not serve this need, although a second copy of them would.</summary>
    public IReadOnlyList<OfferInUse> RivalsOf(Need need, IReadOnlyList<PairEvaluation> candidates) =>
        [.. Idle(need, candidates).Where(offer => WouldServe(need, offer)).SelectMany(offer => UsesOf(need, offer))];

    /// <summary>
    /// Offers that do not serve the need, and of which one more would not either, with the rules that hold them. Where all serve, those of which a rule
    /// keeps one more from covering more.
    /// </summary>
    public IReadOnlyList<HeldOffer> Held(Need need, IReadOnlyList<PairEvaluation> candidates)
    {
        var idle = Idle(need, candidates).ToList();
        var asked = idle.Count > 0 || IsExhausted(need, candidates) ? idle : [.. candidates.Select(candidate => OfferOf(candidate.OfferId))];
        return [.. asked.Select(offer => new HeldOffer(offer.Id, HoldingRules(need, offer))).Where(held => held.Families.Count > 0)];
    }

    /// <summary>Whether the offer serves the need.</summary>
    public bool Serves(Need need, string offer) => byNeed[need.Id].Any(line => line.OfferId == offer);

    /// <summary>Whether all serve the need, and one more like one of them would serve it too.</summary>
    public bool IsExhausted(Need need, IReadOnlyList<PairEvaluation> candidates) =>
        candidates.Count > 0 && !Idle(need, candidates).Any() && candidates.Any(candidate => WouldServe(need, OfferOf(candidate.OfferId)));

    private IEnumerable<Offer> Idle(Need need, IReadOnlyList<PairEvaluation> candidates) =>
        candidates.Select(candidate => candidate.OfferId).Except(byNeed[need.Id].Select(line => line.OfferId)).Select(OfferOf);

    private IEnumerable<OfferInUse> UsesOf(Need need, Offer offer) =>
        from line in byOffer[offer.Id]
        let other = NeedOf(line.NeedId)
        where need.Overlaps(other, offer.TurnaroundDays)
        select new OfferInUse(offer.Id, other.Id, other.Priority, pinned.Contains((other.Id, offer.Id)));

    // Whether all rules of the plan hold if a second copy of the offer is added to it: then the plan would be better.
    private bool WouldServe(Need need, Offer offer) => HoldingRules(need, offer).Count == 0;

    // The rules that do not hold if a second copy of the offer is added to the plan.
    private IReadOnlyList<string> HoldingRules(Need need, Offer offer)
    {
        var room = indexed.Prepared.Engaged.RoomOf(need, offer.Contributor)
            - shares.GetValueOrDefault((need.Id, offer.Contributor));
        var fill = FilledOf(need) + Math.Min(Math.Min(offer.Capacity, Math.Max(0, room)), MissingOf(need));
        return
        [
            .. new (string Family, bool Holds)[]
            {
                ("ban", banned.Contains((offer.Id, null)) || banned.Contains((offer.Id, need.Id))),
                ("share-cap", room <= 0),
                ("minimum-fill", room > 0 && fill < need.MinimumFill),
                ("bundle", room > 0 && need.Bundle is { } bundle && (bundles[bundle] > 1 || fill < need.Quantity)),
                ("partners", offer.Partners.Any(partner => !Meets(need, partner))),
                ("apart", forbidden[offer.Id].Any(other => Meets(need, other))),
            }.Where(rule => rule.Holds).Select(rule => rule.Family),
        ];
    }

    private bool Meets(Need need, string offer) => indexed.Prepared.Engaged.Meets(offer, need) || byOffer[offer].Any(line => NeedOf(line.NeedId).Meets(need));

    private int FilledOf(Need need) => filled.GetValueOrDefault(need.Id);

    private Need NeedOf(string id) => indexed.Prepared.Needs[indexed.NeedOf[id]];

    private Offer OfferOf(string id) => indexed.Prepared.Offers[indexed.OfferOf[id]];
}
