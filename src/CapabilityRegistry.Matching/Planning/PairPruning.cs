using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>Removes eligible pairs that no plan can hold, each for a reason that does not depend on what else is chosen.</summary>
internal sealed class PairPruning(PlanInput input, Need[] needs, Offer[] offers, PinnedPairs pins, EngagedUnits engaged)
{
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public List<UsablePair> Prune(List<UsablePair> eligible, CancellationToken cancel)
    {
        // Where nothing was decided before, all pairs stay: there can be millions.
        if (input.Bans.Count + input.Pins.Count + input.Engaged.Count == 0)
        {
            return WithPartners(eligible, cancel);
        }

        var bans = input.Bans.ToLookup(ban => ban.OfferId, ban => ban.NeedId, StringComparer.Ordinal);
        var left = eligible.Where(pair => !Banned(bans, pair) && !pins.Blocks(pair) && !engaged.KeepsOut(needs[pair.Need], offers[pair.Offer])).ToList();
        return WithPartners(left, cancel);
    }

    private bool Banned(ILookup<string, string?> bans, UsablePair pair) =>
        bans[offers[pair.Offer].Id].Any(need => need is null || need == needs[pair.Need].Id);

    // An offer whose partner cannot serve in the mission at an overlapping time cannot serve there either, and may itself be a partner.
    private List<UsablePair> WithPartners(List<UsablePair> pairs, CancellationToken cancel)
    {
        if (!offers.Any(offer => offer.Partners.Count > 0))
        {
            return pairs;
        }

        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var able = pairs.ToLookup(pair => offers[pair.Offer].Id, pair => needs[pair.Need], StringComparer.Ordinal);
            var left = pairs
                .Where(pair => offers[pair.Offer].Partners
                    .All(partner => engaged.Meets(partner, needs[pair.Need]) || able[partner].Any(needs[pair.Need].Meets)))
                .ToList();
            if (left.Count == pairs.Count)
            {
                return left;
            }

            pairs = left;
        }
    }
}
