using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>Checks the evidence of each reason of a shortfall against the raw records.</summary>
internal sealed class WitnessCheck
{
    private readonly CheckedInput input;
    private readonly Plan plan;
    private readonly HallProof halls;
    private readonly ILookup<string, Offer> byType;
    private readonly HashSet<(string NeedId, string OfferId)> lines;
    private readonly HashSet<(string, string)> pinned;

    public WitnessCheck(CheckedInput input, Plan plan)
    {
        (this.input, this.plan, halls) = (input, plan, new HallProof(input, plan));
        byType = input.Input.Offers.ToLookup(offer => offer.UnitType, StringComparer.Ordinal);
        lines = [.. plan.Assignments.Select(line => (line.NeedId, line.OfferId))];
        pinned = [.. input.Pinned];
    }

    public IEnumerable<string> Faults => [.. halls.Faults, .. plan.Shortfalls.SelectMany(FaultsOf)];

    private IEnumerable<string> FaultsOf(Shortfall shortfall)
    {
        var need = input.Needs[shortfall.NeedId];
        var judged = new Judged(
            new PairRules(need, input.Input.AsOf), [.. TypesOf(need).SelectMany(type => byType[type]).Where(offer => !input.Serves(offer.Id, need))]);
        return shortfall.Reasons.DistinctBy(reason => reason.Kind).Count() < shortfall.Reasons.Count
            ? [$"{need.Id} has the same reason twice"]
            : shortfall.Reasons.SelectMany(reason => FaultsOf(need, reason, judged)).Concat(Together(need, shortfall, judged))
                .Select(fault => $"{need.Id}: {fault}");
    }

    // Where one change alone is told to help, no set of them is told besides.
    private IEnumerable<string> Together(Need need, Shortfall shortfall, Judged judged) => shortfall.Together is not { } together
        ? shortfall.Search == Shortfall.Found ? ["found changes are not told"] : []
        :
    [
        .. shortfall.Search != Shortfall.Found ? new[] { "changes are told that were not found" } : [],
        .. together.More < 1 || together.More > MissingOf(need) ? new[] { $"{together.More} more cannot be filled" } : [],
        .. together.Mended.Count + together.Relaxations.Sum(each => each.Rules.Count) == 0 ? new[] { "nothing helps together" } : [],
        .. shortfall.Reasons.Any(reason => reason.Relaxations.Count > 0 || reason.NearMisses.Any(miss => miss.Closes > 0))
            ? new[] { "something helps alone" } : [],
        .. together.Mended.Except(judged.Excluded.Select(each => each.Offer.Id)).Select(id => $"{id} needs no repair"),
        .. together.Relaxations.Where(each => each.More != together.More || !each.Rules.All(rule => Exists(each.Family, rule)))
            .Select(each => $"there is no such {each.Family}"),
    ];

    private IEnumerable<string> FaultsOf(Need need, ShortfallReason reason, Judged judged) =>
    [
        .. Only(reason),
        .. reason.Kind switch
        {
            "no-such-type" => judged.Offers.Count == 0 ? [] : ["there are pledges of an acceptable type"],
            "filtered" => Filtered(need, reason, judged),
            "competition" => InUse(need, reason, judged),
            "exhausted" => judged.Eligible.Count > 0 && judged.Eligible.All(offer => lines.Contains((need.Id, offer.Id)))
                ? []
                : ["not every eligible pledge serves it"],
            "structural" => Structural(need, reason, judged),
            "not-proven" =>
                plan.Stages.Any(stage => stage.Name == $"fill-priority-{need.Priority}" && stage.Status != ProofStatus.Optimal) ? [] : ["its fill is proven"],
            _ => new[] { $"no reason is called {reason.Kind}" },
        },
        .. Hall(need, reason),
        .. Closed(need, reason),
    ];

    // No more of a gap can close than there is, and a whole bundle or nothing.
    private IEnumerable<string> Closed(Need need, ShortfallReason reason)
    {
        var missing = MissingOf(need);
        return reason.NearMisses.Select(miss => miss.Closes).Append(reason.Closes).Any(closes => closes < 0 || closes > missing)
            || reason.NearMisses.Any(miss => miss.Closes > 0 && miss.Repair.NotRepairable.Count > 0)
            || (reason.Kind == "structural"
                && reason.Closes != (reason.Tried == true ? reason.Relaxations.Select(each => each.More).DefaultIfEmpty(0).Max() : null))
            ? [$"more is said to close than can: {reason.Closes}"] : [];
    }

    private long MissingOf(Need need) => need.Quantity - plan.Assignments.Where(line => line.NeedId == need.Id).Sum(line => (long)line.Amount);

    // Each kind of reason has its own kind of evidence.
    private static IEnumerable<string> Only(ShortfallReason reason) =>
        (reason.Failures is null || reason.Kind == "filtered")
        && (reason.NearMisses.Count == 0 || reason.Kind == "filtered")
        && (reason.InUse.Count == 0 || reason.Kind == "competition")
        && (reason.HallSet is null || reason.Kind is "competition" or "exhausted")
        && ((reason.KeptOut.Count == 0 && reason.Held.Count == 0 && reason.Relaxations.Count == 0 && reason.Tried is null) || reason.Kind == "structural")
            ? [] : [$"a witness is not one of {reason.Kind}"];

    private static IEnumerable<string> Filtered(Need need, ShortfallReason reason, Judged judged)
    {
        var counted = judged.Excluded.SelectMany(each => each.Codes).CountBy(code => code).ToDictionary();
        if (counted.Count == 0 || reason.Failures is not { } stated
            || stated.Count != counted.Count || stated.Any(each => counted.GetValueOrDefault(each.Key) != each.Value))
        {
            yield return "the failures are counted differently";
        }

        var near = judged.Excluded.Select(each => (each.Offer.Id, Code: OneThing(need, each.Codes))).Where(each => each.Code is not null)
            .ToDictionary(each => each.Id, each => each.Code);
        foreach (var miss in reason.NearMisses.Where(miss => near.GetValueOrDefault(miss.OfferId) != miss.Code))
        {
            yield return $"{miss.OfferId} does not fall short in {miss.Code} alone";
        }

        foreach (var miss in reason.NearMisses.Where(miss =>
            miss.Repair.Steps.Select(step => step.Code).Concat(miss.Repair.NotRepairable) is var codes
            && (!codes.Any() || codes.Any(code => code != miss.Code))))
        {
            yield return $"the repair of {miss.OfferId} is of something else";
        }

        if (reason.NearMisses.Select(miss => miss.OfferId).Distinct().Count() != Math.Min(near.Count, ShortfallReason.MostWitnesses))
        {
            yield return "not all near misses are listed";
        }
    }

    // One raise mends both criteria about the level.
    private static string? OneThing(Need need, string[] codes) => codes switch
    {
        [var code] => code,
        [_, _] when codes.Contains("below-selection-level") && codes.Contains("below-minimum-level") =>
            need.MinimumLevel <= 2 ? "below-selection-level" : "below-minimum-level",
        _ => null,
    };

    private IEnumerable<string> InUse(Need need, ShortfallReason reason, Judged judged)
    {
        var fit = judged.Eligible.ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        if (reason.InUse.Count == 0)
        {
            yield return "nothing competes";
        }

        foreach (var use in reason.InUse)
        {
            if (!fit.TryGetValue(use.OfferId, out var offer) || lines.Contains((need.Id, use.OfferId)) || !lines.Contains((use.NeedId, use.OfferId)))
            {
                yield return $"{use.OfferId} does not serve {use.NeedId} instead";
            }
            else if (input.Needs[use.NeedId] is var other
                && (!CheckedInput.Overlap(need, other, offer) || other.Priority != use.Priority || pinned.Contains((other.Id, offer.Id)) != use.Pinned))
            {
                yield return $"what {use.OfferId} does for {use.NeedId} is stated differently";
            }
        }
    }

    private IEnumerable<string> Structural(Need need, ShortfallReason reason, Judged judged)
    {
        var fit = judged.Eligible.Select(offer => offer.Id).ToHashSet(StringComparer.Ordinal);
        var missing = MissingOf(need);
        return
        [
            .. reason.KeptOut.Where(id => !fit.Contains(id)).Select(id => $"{id} is not eligible"),
            .. reason.KeptOut.SequenceEqual(reason.Held.Select(held => held.OfferId).Where(id => !lines.Contains((need.Id, id))))
                ? [] : new[] { "those that are kept out are not those that a rule holds" },
            .. reason.Held.Where(held =>
                    !fit.Contains(held.OfferId) || held.Families.Count == 0 || !held.Families.All(family => Holds(family, need, held.OfferId)))
                .Select(held => $"{held.OfferId} is not held by {string.Join(", ", held.Families)}"),
            .. reason.Held.Count + reason.Relaxations.Count == 0 || reason.Tried is null || (reason.Tried == false && reason.Relaxations.Count > 0)
                ? new[] { "it has no witness" }
                : [],
            .. reason.Relaxations.Where(each => each.More < 1 || each.More > missing || each.Rules.Count == 0)
                .Select(each => $"{each.More} more cannot be filled without {each.Family}"),
            // What is in a bundle is filled completely or not at all, unless the bundle itself is what falls.
            .. reason.Relaxations.Where(each => need.Bundle is not null && each.Family != "bundle" && each.More < need.Quantity)
                .Select(each => $"without {each.Family} its bundle would be filled in part"),
            .. reason.Relaxations.SelectMany(each =>
                each.Rules.Where(rule => !Exists(each.Family, rule))
                    .Select(rule => $"there is no {each.Family} of {string.Join(" ", rule.Needs.Concat(rule.Offers))}")),
        ];
    }

    // Whether a second copy of the offer, added to the plan, would break the rule.
    private bool Holds(string family, Need need, string id)
    {
        var offer = input.Offers[id];
        var here = plan.Assignments.Where(line => line.NeedId == need.Id).ToList();
        var share = here.Where(line => input.Offers[line.OfferId].Contributor == offer.Contributor).Sum(line => (long)line.Amount);
        var room = input.Room(need, offer.Contributor) - share;
        var filled = here.Sum(line => (long)line.Amount) + Math.Min(Math.Min(offer.Capacity, room), MissingOf(need));
        return family switch
        {
            "ban" => input.Input.Bans.Any(ban => ban.OfferId == id && (ban.NeedId is null || ban.NeedId == need.Id)),
            "share-cap" => room <= 0,
            "minimum-fill" => filled < need.MinimumFill,
            "bundle" => need.Bundle is not null
                && (filled < need.Quantity || input.Input.Needs.Any(other => other.Id != need.Id && other.Bundle == need.Bundle)),
            "partners" => offer.Partners.Any(partner => !IsBeside(partner, need)),
            "apart" => input.Input.Forbidden.Any(two =>
                (two.OfferId == id && IsBeside(two.OtherOfferId, need)) || (two.OtherOfferId == id && IsBeside(two.OfferId, need))),
            _ => false,
        };
    }

    private bool IsBeside(string offer, Need need) => input.IsThere(offer, need)
        || plan.Assignments.Any(line => line.OfferId == offer && CheckedInput.Meet(input.Needs[line.NeedId], need));

    private bool Exists(string family, RelaxedRule rule) => (family, rule.Needs, rule.Offers) switch
    {
        ("ban", [], [var offer]) => input.Input.Bans.Contains(new(offer)),
        ("ban", [var need], [var offer]) => input.Input.Bans.Contains(new(offer, need)),
        ("minimum-fill", [var need], []) => input.Needs.TryGetValue(need, out var bound) && bound.MinimumFill > 1,
        ("share-cap", [var need], []) => input.Needs.TryGetValue(need, out var bound) && bound.ShareCap is not null
            && (bound.ShareCap < bound.Quantity || input.Input.Engaged.Any(unit => unit.Needs.Contains(need))),
        ("bundle", { Count: > 0 } needs, []) => needs.Select(id => input.Needs.GetValueOrDefault(id)?.Bundle).Distinct().ToList() is [not null],
        ("partners", [], { Count: > 1 } offers) => input.Offers.TryGetValue(offers[0], out var bound) && bound.Partners.SequenceEqual(offers.Skip(1)),
        ("apart", [], [var one, var other]) => input.Input.Forbidden.Contains(new(one, other)),
        ("turnaround", [], [var offer]) => input.Offers.TryGetValue(offer, out var bound) && bound.TurnaroundDays > 0,
        ("caveat", [], [var offer]) => input.Offers.TryGetValue(offer, out var bound)
            && bound.ExcludedMissions.Count + bound.ExcludedTimes.Count > 0,
        _ => false,
    };

    private IEnumerable<string> Hall(Need need, ShortfallReason reason)
    {
        if (reason.HallSet is not { } place)
        {
            return [];
        }

        return place >= 0 && place < plan.HallSets.Count && plan.HallSets[place] is var set
            && set.Priority == need.Priority && set.Needs.Any(each => each.NeedId == need.Id)
            ? [] : [$"Hall set {place} is not about it"];
    }

    private static IEnumerable<string> TypesOf(Need need) => need.Substitutes.Select(other => other.UnitType).Append(need.UnitType).Distinct();

    /// <summary>All pledges of an acceptable type, with what each of them breaks.</summary>
    private sealed class Judged(PairRules rules, IReadOnlyList<Offer> offers)
    {
        private readonly List<(Offer Offer, string[] Codes)> all =
            [.. offers.Select(offer => (offer, rules.Broken(offer).Select(broken => broken.Split(' ')[0]).Distinct().ToArray()))];

        public IReadOnlyList<Offer> Offers => offers;

        public IReadOnlyList<Offer> Eligible => [.. all.Where(each => each.Codes.Length == 0).Select(each => each.Offer)];

        public IEnumerable<(Offer Offer, string[] Codes)> Excluded => all.Where(each => each.Codes.Length > 0);
    }
}
