using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>Builds the assignment problem: ids, dates and codes as numbers.</summary>
internal sealed class ProblemBuilder(PlanInput input, Need[] needs, Offer[] offers, PinnedPairs pins, EngagedUnits engaged)
{
    /// <summary>After how many pairs the token is looked at.</summary>
    private const int PairsAtOnce = 10_000;

    private readonly Dictionary<string, int> offerOf =
        offers.Index().ToDictionary(offer => offer.Item.Id, offer => offer.Index, StringComparer.Ordinal);

    private readonly string[] partners = input.Engaged.Count == 0 ? [] :
        [.. offers.SelectMany(offer => offer.Partners).Intersect(offers.Select(offer => offer.Id), StringComparer.Ordinal)];

    private readonly int full = Criteria.FullScore(input.Weights);

    private readonly IReadOnlyDictionary<int, long> scales = FillScales.Of(input);

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public AssignmentProblem Build(List<UsablePair> pairs, CancellationToken cancel)
    {
        var missions = Numbers(needs.Select(need => need.Mission));
        var contributors = Numbers(offers.Select(offer => offer.Contributor));
        var bundles = needs.Where(need => need.Bundle is not null).GroupBy(need => need.Bundle!, StringComparer.Ordinal)
            .Index().ToDictionary(bundle => bundle.Item.Key, bundle => (bundle.Index, Size: bundle.Item.Count()), StringComparer.Ordinal);
        var previous = input.Previous.ToDictionary(line => (line.NeedId, line.OfferId), line => line.CostOfLeaving);
        return new AssignmentProblem(
            [.. needs.Select(need => DemandOf(need, missions[need.Mission], bundles, contributors))],
            [.. offers.Select(offer => new Supplier(
                contributors[offer.Contributor], offer.TurnaroundDays, [.. offer.Partners.Where(offerOf.ContainsKey).Select(id => offerOf[id]).Distinct()]))],
            PairsOf(pairs, previous, cancel),
            [.. input.Forbidden.Where(pair => offerOf.ContainsKey(pair.OfferId) && offerOf.ContainsKey(pair.OtherOfferId))
                .Select(pair => (offerOf[pair.OfferId], offerOf[pair.OtherOfferId]))]);
    }

    private Demand DemandOf(
        Need need, int mission, Dictionary<string, (int Index, int Size)> bundles, Dictionary<string, int> contributors)
    {
        // A bundle of one is a minimum fill of everything.
        var bundle = need.Bundle is null ? default((int Index, int Size)?) : bundles[need.Bundle];
        return new Demand(
            need.Quantity, need.Priority, need.Start.DayNumber, need.End.DayNumber, mission,
            bundle?.Size == 1 ? need.Quantity : need.MinimumFill,
            Math.Min(need.ShareCap ?? need.Quantity, need.Quantity),
            bundle?.Size > 1 ? bundle.Value.Index : null)
        {
            PerNeed = scales[need.Priority],
            Rooms = need.ShareCap is null ? Demand.NoRooms : engaged.ByNeed[need.Id].Where(contributors.ContainsKey)
                .ToDictionary(state => contributors[state], state => engaged.RoomOf(need, state)),
            Present = [.. partners.Where(partner => engaged.Meets(partner, need)).Select(partner => offerOf[partner])],
        };
    }

    // There can be millions.
    private Pair[] PairsOf(List<UsablePair> usable, Dictionary<(string, string), int> previous, CancellationToken cancel)
    {
        var pairs = new Pair[usable.Count];
        for (var i = 0; i < pairs.Length; i++)
        {
            if (i % PairsAtOnce == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            pairs[i] = PairOf(usable[i], previous);
        }

        return pairs;
    }

    private Pair PairOf(UsablePair pair, Dictionary<(string, string), int> previous)
    {
        var (need, offer) = (needs[pair.Need], offers[pair.Offer]);
        return new Pair(
            pair.Need,
            pair.Offer,
            Math.Min(need.MostFrom(offer), engaged.RoomOf(need, offer.Contributor)),
            full + 1 - pair.Score,
            pair.Tie,
            previous.Count == 0 ? 0 : previous.GetValueOrDefault((need.Id, offer.Id)),
            pins.IsPinned(pair));
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal).Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
}
