using System.Globalization;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>Describes the witnesses of a shortfall reason in words.</summary>
internal static class WitnessText
{
    /// <param name="reason">The reason.</param>
    /// <param name="set">The proof by counting that it refers to, if there is one.</param>
    /// <param name="offers">What the plan could choose from, by key.</param>
    public static IEnumerable<string> Of(ShortfallReason reason, HallSet? set, IReadOnlyDictionary<string, Offer> offers) =>
    [
        .. reason.NearMisses.Select(miss => $"{miss.OfferId}: {miss.Code} ({Repaired(miss, offers[miss.OfferId].Status)})"),
        .. reason.InUse.Select(use => Text($"{use.OfferId} serves {use.NeedId} (priority {use.Priority}{(use.Pinned ? ", pinned" : "")})")),
        .. set is null ? [] : new[] { Counted(set) },
        .. reason.KeptOut.Select(id => $"{id} is kept out"),
        .. reason.Relaxations.Select(each =>
            Text($"without {each.Family} of {Named(each.Rules.SelectMany(rule => rule.Needs.Concat(rule.Offers)).Distinct())}: {each.More} more")),
    ];

    /// <summary>What helps only together, in a sentence.</summary>
    public static string Of(Combination together)
    {
        string[] changes =
        [
            .. together.Mended.Select(id => $"{id} mended"),
            .. together.Relaxations.SelectMany(each => each.Rules, (each, rule) => $"no {each.Family} of {Named(rule.Needs.Concat(rule.Offers))}"),
        ];
        return changes.Length == 1 && together.Mended is [var several]
            ? Text($"To mend {several}, which fails several criteria, would close {together.More}.") + Steps(together)
            : Text($"Only together, and none of it alone, this would close {together.More}: {string.Join("; ", changes)}.") + Steps(together);
    }

    private static string Steps(Combination together) =>
        together.Mended.Count == 0 ? "" : " By which steps, and whether this registry has a route for each yet, the candidates of the requirement tell.";

    private static string Counted(HallSet set)
    {
        var counted = Text($"{Named(set.Needs.Select(need => need.NeedId))} take {set.Required} pledges together, ")
            + Text($"and {set.Offers.Count} may serve any of them, none of them two");
        var shares = set.Shares.Select(share => Text($"{share.Most} of {share.Contributor} for {share.NeedId}"));
        return set.Shares.Count == 0 ? counted : Text($"{counted}, besides {set.Available - set.Offers.Count} within used up shares: {Named(shares)}");
    }

    // What closes nothing is told as context, not as an order.
    private static string Repaired(NearMiss miss, string status) => (miss.Repair.IsPossible, miss.Closes) switch
    {
        (false, _) => "nothing repairs that",
        (true, 0) => "to repair that alone would close nothing",
        (true, null) => $"{Steps(miss, status)}; what that closes was not tried",
        (true, { } closes) => Text($"{Steps(miss, status)}; that closes {closes}"),
    };

    private static string Steps(NearMiss miss, string status) => string.Join(", ",
        RepairView.Of(miss.Repair, status).Steps.Select(step => step.Route is null ? $"{step.Text}: no route yet" : step.Text));

    private static string Named(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        var first = string.Join(", ", all.Take(ShortfallReason.MostWitnesses));
        return all.Count <= ShortfallReason.MostWitnesses ? first : Text($"{first} and {all.Count - ShortfallReason.MostWitnesses} others");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
