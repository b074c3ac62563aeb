using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>The engaged units of an input, looked up: the rules between lines see them as lines.</summary>
internal sealed class EngagedUnits
{
    private readonly Dictionary<(string NeedId, string Contributor), int> covered = [];
    private readonly HashSet<(string NeedId, string OfferId)> serving = [];
    private readonly ILookup<string, EngagedUnit> byOffer;
    private readonly ILookup<string, string> forbidden;

    public EngagedUnits(PlanInput input)
    {
        foreach (var unit in input.Engaged)
        {
            foreach (var need in unit.Needs)
            {
                serving.Add((need, unit.OfferId));
                covered[(need, unit.Contributor)] = covered.GetValueOrDefault((need, unit.Contributor)) + unit.Amount;
            }
        }

        ByNeed = covered.Keys.ToLookup(share => share.NeedId, share => share.Contributor, StringComparer.Ordinal);
        byOffer = input.Engaged.ToLookup(unit => unit.OfferId, StringComparer.Ordinal);
        forbidden = input.Forbidden.SelectMany(pair => new[] { (pair.OfferId, pair.OtherOfferId), (pair.OtherOfferId, pair.OfferId) })
            .Where(pair => byOffer.Contains(pair.Item2)).ToLookup(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    }

    /// <summary>The contributors that cover a part of each need already.</summary>
    public ILookup<string, string> ByNeed { get; }

    /// <summary>Whether the unit covers a part of the need already.</summary>
    public bool Covers(Need need, string offer) => serving.Contains((need.Id, offer));

    /// <summary>How much more of the need the contributor may cover: 0 to the quantity.</summary>
    public int RoomOf(Need need, string contributor) => need.ShareCap is { } cap
        ? Math.Clamp(cap - covered.GetValueOrDefault((need.Id, contributor)), 0, need.Quantity)
        : need.Quantity;

    /// <summary>Whether the unit is engaged in the mission of the need at an overlapping time.</summary>
    public bool Meets(string offer, Need need) => byOffer[offer].Any(unit => unit.Meets(need));

    /// <summary>An engaged unit beside which the offer must not serve the need; null if there is none.</summary>
    public string? ForbiddenWith(Need need, string offer) => forbidden[offer].FirstOrDefault(other => Meets(other, need));

    /// <summary>Whether what is engaged leaves the offer no place at the need.</summary>
    public bool KeepsOut(Need need, Offer offer) => RoomOf(need, offer.Contributor) == 0 || ForbiddenWith(need, offer.Id) is not null;
}
