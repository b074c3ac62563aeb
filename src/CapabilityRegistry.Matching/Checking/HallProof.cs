using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// Whether sets of needs and pledges prove by counting that the needs cannot all be filled: no pledge outside may serve any
/// of the needs, but within a share that counts in full, none inside can serve two, and all that counts is less than the needs take.
/// </summary>
internal sealed class HallProof(CheckedInput facts, Plan plan)
{
    private readonly Dictionary<string, string[]> serving = plan.Assignments.GroupBy(line => line.OfferId, line => line.NeedId)
        .ToDictionary(served => served.Key, served => served.ToArray(), StringComparer.Ordinal);

    public IEnumerable<string> Faults => plan.HallSets.Index().SelectMany(set => FaultsOf(set.Item).Select(fault => $"Hall set {set.Index}: {fault}"));

    private IEnumerable<string> FaultsOf(HallSet set)
    {
        var strange = set.Needs.Where(need => !facts.Needs.ContainsKey(need.NeedId)).Select(need => need.NeedId)
            .Concat(set.Offers.Where(offer => !facts.Offers.ContainsKey(offer.OfferId)).Select(offer => offer.OfferId))
            .Concat(set.Shares.Where(share => set.Needs.All(need => need.NeedId != share.NeedId)).Select(share => share.NeedId)).ToList();
        if (strange.Count > 0 || set.Shares.DistinctBy(share => (share.NeedId, share.Contributor)).Count() < set.Shares.Count || set.Needs.DistinctBy(need => need.NeedId).Count() < set.Needs.Count || set.Offers.DistinctBy(offer => offer.OfferId).Count() < set.Offers.Count)
        {
            return [$"it names {string.Join(", ", strange.DefaultIfEmpty("something twice"))}"];
        }

        return [.. set.Needs.SelectMany(need => Need(set, need)), .. set.Shares.SelectMany(Share), .. Neighbours(set), .. Offers(set), .. Counts(set)];
    }

    private IEnumerable<string> Need(HallSet set, HallNeed told)
    {
        var need = facts.Needs[told.NeedId];
        if (SizeIn(need) is not { } size)
        {
            yield return $"{need.Id} cannot be counted in pledges";
        }
        else if (told.Required != need.Quantity / size)
        {
            yield return $"{need.Id} does not take {told.Required} pledges";
        }

        if (told.Priority != need.Priority || need.Priority > set.Priority || told.Standing != (need.Priority < set.Priority ? "higher" : "equal"))
        {
            yield return $"the priority of {need.Id} is told otherwise";
        }

        if (told.Serving != plan.Assignments.Count(line => line.NeedId == need.Id))
        {
            yield return $"{told.Serving} pledges do not serve {need.Id}";
        }
    }

    private IEnumerable<string> Share(HallShare told)
    {
        var need = facts.Needs[told.NeedId];
        return need.ShareCap is { } cap && SizeIn(need) is { } size && told.Most == cap / size
            ? [] : [$"the share of {told.Contributor} in {need.Id} does not allow {told.Most} pledges"];
    }

    // What each pledge covers, where that is the same for all of them and fills the need and its shares without a rest.
    private int? SizeIn(Need need) => facts.ByNeed[need.Id].Select(pair => pair.Capacity).Distinct().ToList() is [var size]
        && need.Quantity % size == 0 && (need.ShareCap ?? need.Quantity) % size == 0 ? size : null;

    private IEnumerable<string> Neighbours(HallSet set)
    {
        var full = set.Shares.Select(share => (share.NeedId, share.Contributor)).ToHashSet();
        var all = set.Needs.SelectMany(need => facts.ByNeed[need.NeedId]).Where(pair => !full.Contains((pair.Need.Id, pair.Offer.Contributor))).Select(pair => pair.Offer.Id).ToHashSet(StringComparer.Ordinal);
        return all.SetEquals(set.Offers.Select(offer => offer.OfferId)) ? [] : ["its pledges are not those that may serve its needs"];
    }

    private IEnumerable<string> Offers(HallSet set)
    {
        var needs = set.Needs.Select(need => need.NeedId).ToHashSet(StringComparer.Ordinal);
        foreach (var told in set.Offers)
        {
            if (!serving.GetValueOrDefault(told.OfferId, []).Contains(told.NeedId) || !needs.Contains(told.NeedId))
            {
                yield return $"{told.OfferId} does not serve {told.NeedId}";
            }

            if (told.Pinned != facts.Pinned.Contains((told.NeedId, told.OfferId)))
            {
                yield return $"the pin of {told.OfferId} is told otherwise";
            }
        }

        var twice = set.Needs.SelectMany(need => facts.ByNeed[need.NeedId]).GroupBy(pair => pair.Offer).Where(of => !OneAtATime([.. of], of.Key));
        foreach (var offer in twice)
        {
            yield return $"{offer.Key.Id} can serve two of its needs";
        }
    }

    // Spans meet pairwise when the last to begin does so before the first has ended.
    private static bool OneAtATime(AllowedPair[] pairs, Offer offer) =>
        pairs.Max(pair => pair.Need.Start.DayNumber) < pairs.Min(pair => pair.Need.End.DayNumber) + (long)offer.TurnaroundDays;

    private static IEnumerable<string> Counts(HallSet set) =>
        set.Required == set.Needs.Sum(need => (long)need.Required) && set.Available == set.Offers.Count + set.Shares.Sum(share => (long)share.Most) && set.Available < set.Required
            ? [] : [$"{set.Required} are required and {set.Available} there, which is told otherwise or proves nothing"];
}
