using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// Whether Hall sets prove by counting that their needs cannot all be filled: no offer outside the set may serve any of the needs,
/// except within a share that counts in full; no offer inside can serve two; and offers and shares together are fewer than required.
/// </summary>
internal sealed class HallProof(CheckedInput input, Plan plan)
{
    private readonly Dictionary<string, string[]> serving = plan.Assignments.GroupBy(line => line.OfferId, line => line.NeedId)
        .ToDictionary(served => served.Key, served => served.ToArray(), StringComparer.Ordinal);

    public IEnumerable<string> Faults => plan.HallSets.Index().SelectMany(set => FaultsOf(set.Item).Select(fault => $"Hall set {set.Index}: {fault}"));

    private IEnumerable<string> FaultsOf(HallSet set)
    {
        var strange = set.Needs.Where(need => !input.Needs.ContainsKey(need.NeedId)).Select(need => need.NeedId)
            .Concat(set.Offers.Where(offer => !input.Offers.ContainsKey(offer.OfferId)).Select(offer => offer.OfferId))
            .Concat(set.Shares.Where(share => set.Needs.All(need => need.NeedId != share.NeedId)).Select(share => share.NeedId)).ToList();
        if (strange.Count > 0 || set.Shares.DistinctBy(share => (share.NeedId, share.Contributor)).Count() < set.Shares.Count
            || set.Needs.DistinctBy(need => need.NeedId).Count() < set.Needs.Count || set.Offers.DistinctBy(offer => offer.OfferId).Count() < set.Offers.Count)
        {
            return [$"it names {string.Join(", ", strange.DefaultIfEmpty("something twice"))}"];
        }

        return [.. set.Needs.SelectMany(need => Need(set, need)), .. set.Shares.SelectMany(Share), .. Neighbours(set), .. Offers(set), .. Counts(set)];
    }

    private IEnumerable<string> Need(HallSet set, HallNeed stated)
    {
        var need = input.Needs[stated.NeedId];
        if (SizeIn(need) is not { } size)
        {
            yield return $"{need.Id} cannot be counted in pledges";
        }
        else if (stated.Required != need.Quantity / size)
        {
            yield return $"{need.Id} does not take {stated.Required} pledges";
        }

        if (stated.Priority != need.Priority || need.Priority > set.Priority || stated.Standing != (need.Priority < set.Priority ? "higher" : "equal"))
        {
            yield return $"the priority of {need.Id} is stated differently";
        }

        if (stated.Serving != plan.Assignments.Count(line => line.NeedId == need.Id))
        {
            yield return $"{stated.Serving} pledges do not serve {need.Id}";
        }
    }

    private IEnumerable<string> Share(HallShare stated)
    {
        var need = input.Needs[stated.NeedId];
        return need.ShareCap is not null && SizeIn(need) is { } size && stated.Most == input.Room(need, stated.Contributor) / size
            ? [] : [$"the share of {stated.Contributor} in {need.Id} does not allow {stated.Most} pledges"];
    }

    // What each offer covers of the need, if that is the same for all of them and divides the quantity and the share cap; else null.
    private int? SizeIn(Need need) => input.ByNeed[need.Id].Select(pair => pair.Capacity).Distinct().ToList() is [var size]
        && need.Quantity % size == 0 && input.ByNeed[need.Id].All(pair => pair.Room % size == 0) ? size : null;

    private IEnumerable<string> Neighbours(HallSet set)
    {
        var full = set.Shares.Select(share => (share.NeedId, share.Contributor)).ToHashSet();
        var all = set.Needs.SelectMany(need => input.ByNeed[need.NeedId]).Where(pair => !full.Contains((pair.Need.Id, pair.Offer.Contributor)))
            .Select(pair => pair.Offer.Id).ToHashSet(StringComparer.Ordinal);
        return all.SetEquals(set.Offers.Select(offer => offer.OfferId)) ? [] : ["its pledges are not those that may serve its needs"];
    }

    private IEnumerable<string> Offers(HallSet set)
    {
        var needs = set.Needs.Select(need => need.NeedId).ToHashSet(StringComparer.Ordinal);
        foreach (var stated in set.Offers)
        {
            if (!serving.GetValueOrDefault(stated.OfferId, []).Contains(stated.NeedId) || !needs.Contains(stated.NeedId))
            {
                yield return $"{stated.OfferId} does not serve {stated.NeedId}";
            }

            if (stated.Pinned != input.Pinned.Contains((stated.NeedId, stated.OfferId)))
            {
                yield return $"the pin of {stated.OfferId} is stated differently";
            }
        }

        var twice = set.Needs.SelectMany(need => input.ByNeed[need.NeedId]).GroupBy(pair => pair.Offer).Where(of => !OneAtATime([.. of], of.Key));
        foreach (var offer in twice)
        {
            yield return $"{offer.Key.Id} can serve two of its needs";
        }
    }

    private static bool OneAtATime(AllowedPair[] pairs, Offer offer) =>
        Array.TrueForAll(pairs, one => Array.TrueForAll(pairs, other => one == other || CheckedInput.Overlap(one.Need, other.Need, offer)));

    private static IEnumerable<string> Counts(HallSet set) =>
        set.Required == set.Needs.Sum(need => (long)need.Required) && set.Available == set.Offers.Count + set.Shares.Sum(share => (long)share.Most)
            && set.Available < set.Required
            ? [] : [$"{set.Required} are required and {set.Available} there, which is stated differently or proves nothing"];
}
