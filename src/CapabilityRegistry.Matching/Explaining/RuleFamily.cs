using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>A rule about the plan as a whole that can be taken away (relaxed).</summary>
/// <param name="Rule">Ids of the records that the rule is about.</param>
/// <param name="Fallen">The change that the rule falls.</param>
internal sealed record RelaxableRule(RelaxedRule Rule, Remedy Fallen);

/// <summary>Rules of one kind.</summary>
/// <param name="Name">As in <see cref="Relaxation"/>.</param>
/// <param name="Rules">Rules of this kind in one part of the input, in order.</param>
internal sealed record RuleFamily(string Name, IReadOnlyList<RelaxableRule> Rules)
{
    /// <summary>The families that have a rule in this part of the input.</summary>
    public static IReadOnlyList<RuleFamily> Of(PlanInput part) =>
    [
        .. new RuleFamily[]
        {
            new("ban", [.. Bans(part)]),
            new("minimum-fill", Needs(part, need => need.MinimumFill > 1, need => need with { MinimumFill = 0 })),
            new("bundle", [
                .. part.Needs.Where(need => need.Bundle is not null).GroupBy(need => need.Bundle!)
                    .OrderBy(bundle => bundle.Key, StringComparer.Ordinal).Select(Bundle)]),
            new("share-cap", Needs(part, need => IsCapped(part, need), need => need with { ShareCap = null })),
            new("partners", Offers(part, offer => offer.Partners.Count > 0, offer => offer with { Partners = [] }, offer => offer.Partners)),
            new("apart", [.. Apart(part)]),
            new("turnaround", Offers(part, offer => offer.TurnaroundDays > 0, offer => offer with { TurnaroundDays = 0 })),
            new("caveat", Offers(
                part, offer => part.Needs.Any(need => RulesOut(offer, need.Mission)), offer => offer with { ExcludedMissions = [], ExcludedTimes = [] })),
        }.Where(family => family.Rules.Count > 0),
    ];

    /// <summary>The kind of rule, in a sentence.</summary>
    public static string NameOf(string family) => family switch
    {
        "ban" => "a ban",
        "share-cap" => "the share cap",
        "minimum-fill" => "the minimum fill",
        "bundle" => "the bundle",
        "partners" => "a partner that does not serve beside it",
        _ => "a pledge that must not serve beside it",
    };

    // For good, or for a time.
    private static bool RulesOut(Offer offer, string mission) =>
        offer.ExcludedMissions.Contains(mission) || offer.ExcludedTimes.Any(time => time.Mission == mission);

    private static bool IsCapped(PlanInput part, Need need) =>
        need.ShareCap < need.Quantity || (need.ShareCap is not null && part.Engaged.Any(unit => unit.Needs.Contains(need.Id)));

    private static IEnumerable<RelaxableRule> Bans(PlanInput part)
    {
        var (needs, offers) = (part.Needs.Select(need => need.Id).ToHashSet(), part.Offers.Select(offer => offer.Id).ToHashSet());
        return part.Bans.Where(ban => offers.Contains(ban.OfferId) && (ban.NeedId is null || needs.Contains(ban.NeedId))).Distinct()
            .OrderBy(ban => ban.OfferId, StringComparer.Ordinal).ThenBy(ban => ban.NeedId, StringComparer.Ordinal)
            .Select(ban => new RelaxableRule(
                new(ban.NeedId is null ? [] : [ban.NeedId], [ban.OfferId]),
                new([], input => input with { Bans = [.. input.Bans.Where(other => other != ban)] })));
    }

    private static IEnumerable<RelaxableRule> Apart(PlanInput part)
    {
        var (offers, engaged) = (part.Offers.Select(offer => offer.Id).ToHashSet(), part.Engaged.Select(unit => unit.OfferId).ToHashSet());
        return part.Forbidden.Where(pair => Binds(pair.OfferId, pair.OtherOfferId) || Binds(pair.OtherOfferId, pair.OfferId))
            .OrderBy(pair => pair.OfferId, StringComparer.Ordinal).ThenBy(pair => pair.OtherOfferId, StringComparer.Ordinal)
            .Select(pair => new RelaxableRule(
                new([], [pair.OfferId, pair.OtherOfferId]),
                new([], input => input with { Forbidden = [.. input.Forbidden.Where(other => other != pair)] })));

        bool Binds(string offer, string other) => offers.Contains(offer) && (offers.Contains(other) || engaged.Contains(other));
    }

    private static RelaxableRule Bundle(IGrouping<string, Need> bundle) => new(
        new([.. bundle.Select(need => need.Id)], []),
        new([], input => input with { Needs = [.. input.Needs.Select(need => need.Bundle == bundle.Key ? need with { Bundle = null } : need)] }));

    private static IReadOnlyList<RelaxableRule> Needs(PlanInput part, Func<Need, bool> binds, Func<Need, Need> without) =>
    [
        .. part.Needs.Where(binds).Select(bound => new RelaxableRule(
            new([bound.Id], []), new([], input => input with { Needs = [.. input.Needs.Select(need => need.Id == bound.Id ? without(need) : need)] }))),
    ];

    private static IReadOnlyList<RelaxableRule> Offers(
        PlanInput part, Func<Offer, bool> binds, Func<Offer, Offer> without, Func<Offer, IEnumerable<string>>? others = null) =>
    [
        .. part.Offers.Where(binds).Select(bound => new RelaxableRule(
            new([], [bound.Id, .. others?.Invoke(bound) ?? []]),
            new([bound.Id], input => input with { Offers = [.. input.Offers.Select(offer => offer.Id == bound.Id ? without(offer) : offer)] }))),
    ];
}
