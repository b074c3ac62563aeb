using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>A pledge, and where to find it.</summary>
public sealed record PledgeLink
{
    public required string Pledge { get; init; }

    /// <summary>Its address.</summary>
    public required string Link { get; init; }

    public static PledgeLink Of(string id) => new() { Pledge = id, Link = $"/v1/pledges/{id}" };
}

/// <summary>A requirement or one slot of it, and where to find it.</summary>
public sealed record RequirementLink
{
    public required string Requirement { get; init; }

    /// <summary>Which slot of it, 1, 2 …; null if it is not split.</summary>
    public required int? Slot { get; init; }

    /// <summary>Null for one that the scenario made up.</summary>
    public required string? Link { get; init; }

    public static RequirementLink Of(string need)
    {
        var (requirement, slot) = CapabilityRegistry.Registry.Requirements.Rules.Slot.Parse(need);
        return new() { Requirement = requirement, Slot = slot, Link = NeedReference.IsHypothetical(need) ? null : $"/v1/requirements/{requirement}" };
    }
}

/// <summary>A pledge that falls short in one thing only: it fails one criterion, or the two about its level, which one raise mends.</summary>
public sealed record NearMissView
{
    public required PledgeLink Pledge { get; init; }

    /// <summary>The code of the criterion; of the two about the level the one that asks for more.</summary>
    [CodeOf("CriterionCode")]
    public required string Code { get; init; }

    /// <summary>The smallest change that makes it eligible.</summary>
    public required RepairView Repair { get; init; }

    /// <summary>
    /// How much of the gap would close if this pledge alone were mended, found by planning again; 0 where nothing would, so that it is no advice; null where
    /// it was not tried, such as a release from an engagement, which opens what the unit serves there.
    /// </summary>
    public int? Closes { get; init; }

    /// <param name="miss">The near miss.</param>
    /// <param name="offers">Of the plan, by key.</param>
    public static NearMissView Of(NearMiss miss, IReadOnlyDictionary<string, Offer> offers) =>
        new()
        {
            Pledge = PledgeLink.Of(miss.OfferId),
            Code = miss.Code,
            Repair = RepairView.Of(miss.Repair, offers[miss.OfferId].Status),
            Closes = miss.Closes,
        };
}

/// <summary>An eligible pledge that rules of the plan keep from covering more.</summary>
public sealed record HeldPledge
{
    public required PledgeLink Pledge { get; init; }

    /// <summary>The kinds of rules: ban, minimum-fill, bundle, share-cap, partners or apart (pledges that must not meet).</summary>
    [CodeOf("RuleFamily")]
    public required IReadOnlyList<string> Families { get; init; }

    public static HeldPledge Of(HeldOffer held) => new() { Pledge = PledgeLink.Of(held.OfferId), Families = held.Families };
}

/// <summary>Changes that together leave less of a gap, and of which none can be left out.</summary>
public sealed record CombinationView
{
    /// <summary>How much more of the requirement would be filled, in its unit; 1 or more.</summary>
    public required int More { get; init; }

    /// <summary>What would have to change and what that closes, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Pledges that would have to be mended; the candidates of the requirement tell the repair of each.</summary>
    public required IReadOnlyList<PledgeLink> Mended { get; init; }

    /// <summary>Rules that would have to fall, by kind.</summary>
    public required IReadOnlyList<RelaxationView> Relaxations { get; init; }

    public static CombinationView Of(Combination together) => new()
    {
        More = together.More,
        Text = WitnessText.Of(together),
        Mended = [.. together.Mended.Select(PledgeLink.Of)],
        Relaxations = [.. together.Relaxations.Select(RelaxationView.Of)],
    };
}

/// <summary>An eligible pledge that serves another requirement at an overlapping time, turnaround included.</summary>
public sealed record PledgeInUse
{
    public required PledgeLink Pledge { get; init; }

    public required RequirementLink Serves { get; init; }

    /// <summary>The priority of what it serves; 0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>Whether somebody decided on that.</summary>
    public required bool Pinned { get; init; }

    public static PledgeInUse Of(OfferInUse use) => new()
    {
        Pledge = PledgeLink.Of(use.OfferId), Serves = RequirementLink.Of(use.NeedId), Priority = use.Priority, Pinned = use.Pinned,
    };
}

/// <summary>
/// A proof by counting (Hall 1935): the requirements take more pledges than there are that may serve any of them, and none of
/// these can serve two of them. No requirement among them has a lower priority than the one that is short. A share of a
/// contributor that is used up counts as many pledges as its cap allows, whoever they are.
/// </summary>
public sealed record HallSetView
{
    /// <summary>How many are named of each list; the certificate of the run names all.</summary>
    private const int Named = 50;

    /// <summary>How many pledges the requirements take.</summary>
    public required int Required { get; init; }

    /// <summary>How many there are, and what the used up shares allow: fewer.</summary>
    public required int Available { get; init; }

    /// <summary>The requirements: the first fifty.</summary>
    public required IReadOnlyList<HallRequirement> Requirements { get; init; }

    /// <summary>How many requirements there are in all.</summary>
    public required int RequirementsInAll { get; init; }

    /// <summary>The pledges that may serve within a share that is not used up, bans and pins considered: the first fifty.</summary>
    public required IReadOnlyList<HallPledge> Pledges { get; init; }

    /// <summary>How many pledges there are in all.</summary>
    public required int PledgesInAll { get; init; }

    /// <summary>The shares that are used up: the first fifty; none without share caps.</summary>
    public required IReadOnlyList<HallShareView> Shares { get; init; }

    /// <summary>How many shares there are in all.</summary>
    public required int SharesInAll { get; init; }

    public static HallSetView Of(HallSet set) => new()
    {
        Required = set.Required,
        Available = set.Available,
        Requirements = [.. set.Needs.Take(Named).Select(HallRequirement.Of)],
        RequirementsInAll = set.Needs.Count,
        Pledges = [.. set.Offers.Take(Named).Select(HallPledge.Of)],
        PledgesInAll = set.Offers.Count,
        Shares = [.. set.Shares.Take(Named).Select(HallShareView.Of)],
        SharesInAll = set.Shares.Count,
    };
}

/// <summary>A share that is used up.</summary>
public sealed record HallShareView
{
    public required RequirementLink Requirement { get; init; }

    /// <summary>Whose share it is.</summary>
    public required string Contributor { get; init; }

    /// <summary>How many pledges of this contributor the share cap allows.</summary>
    public required int Most { get; init; }

    public static HallShareView Of(HallShare share) =>
        new() { Requirement = RequirementLink.Of(share.NeedId), Contributor = share.Contributor, Most = share.Most };
}

/// <summary>One of the requirements that compete for the same pledges.</summary>
public sealed record HallRequirement
{
    public required RequirementLink Requirement { get; init; }

    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>higher or equal: its priority beside that of the one that is short.</summary>
    [CodeOf("PriorityStanding")]
    public required string Standing { get; init; }

    /// <summary>How many pledges it takes.</summary>
    public required int Required { get; init; }

    /// <summary>How many serve it.</summary>
    public required int Serving { get; init; }

    public static HallRequirement Of(HallNeed need) => new()
    {
        Requirement = RequirementLink.Of(need.NeedId), Priority = need.Priority, Standing = need.Standing, Required = need.Required, Serving = need.Serving,
    };
}

/// <summary>One of the pledges that requirements compete for.</summary>
public sealed record HallPledge
{
    public required PledgeLink Pledge { get; init; }

    public required RequirementLink Serves { get; init; }

    /// <summary>Whether somebody decided on that.</summary>
    public required bool Pinned { get; init; }

    public static HallPledge Of(HallOffer offer) =>
        new() { Pledge = PledgeLink.Of(offer.OfferId), Serves = RequirementLink.Of(offer.NeedId), Pinned = offer.Pinned };
}

/// <summary>
/// Rules without which the fill down to the priority of the requirement would be better as a whole, and more of the requirement filled in
/// one of the best plans.
/// </summary>
public sealed record RelaxationView
{
    /// <summary>
    /// ban, minimum-fill, bundle, share-cap, partners, apart (pledges that must not meet), turnaround, or caveat (missions that states
    /// rule out).
    /// </summary>
    [CodeOf("RuleFamily")]
    public required string Family { get; init; }

    /// <summary>The rules, all of which would have to fall: one, if one alone helps, else several of which none can be left out.</summary>
    public required IReadOnlyList<RelaxedRuleView> Rules { get; init; }

    /// <summary>How much more of the requirement would be filled, in its unit.</summary>
    public required int More { get; init; }

    public static RelaxationView Of(Relaxation relaxation) => new()
    {
        Family = relaxation.Family, Rules = [.. relaxation.Rules.Select(RelaxedRuleView.Of)], More = relaxation.More,
    };
}

/// <summary>A rule, by what it is about.</summary>
public sealed record RelaxedRuleView
{
    public required IReadOnlyList<RequirementLink> Requirements { get; init; }

    public required IReadOnlyList<PledgeLink> Pledges { get; init; }

    public static RelaxedRuleView Of(RelaxedRule rule) => new()
    {
        Requirements = [.. rule.Needs.Select(RequirementLink.Of)], Pledges = [.. rule.Offers.Select(PledgeLink.Of)],
    };
}
