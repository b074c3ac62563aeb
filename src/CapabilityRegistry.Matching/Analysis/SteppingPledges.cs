using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching.Analysis;

/// <summary>The pledges of a plan under their own numbers, and after them those that come by a step.</summary>
internal sealed class SteppingPledges
{
    private readonly Dictionary<string, int> added = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> contributors = new(StringComparer.Ordinal);

    public SteppingPledges(PlanState state, IReadOnlyList<Option> all)
    {
        List<Pledge> pledges = [.. state.Portfolio.Model.Pledges];
        Of = new int[all.Count];
        for (var i = 0; i < Of.Length; i++)
        {
            Of[i] = all[i].Offer >= 0 ? all[i].Offer : Added(state, all[i].Elevation.Offer, pledges);
        }

        All = pledges;
    }

    public IReadOnlyList<Pledge> All { get; }

    /// <summary>The pledge of each step.</summary>
    public int[] Of { get; }

    private int Added(PlanState state, Offer offer, List<Pledge> pledges)
    {
        if (!added.TryGetValue(offer.Id, out var pledge))
        {
            added[offer.Id] = pledge = pledges.Count;
            pledges.Add(new Pledge(ContributorOf(state, offer.Contributor), offer.TurnaroundDays, []));
        }

        return pledge;
    }

    // One that has no pledge in the plan is counted downwards.
    private int ContributorOf(PlanState state, string contributor)
    {
        if (!state.ContributorOf.TryGetValue(contributor, out var number) && !contributors.TryGetValue(contributor, out number))
        {
            contributors[contributor] = number = -1 - contributors.Count;
        }

        return number;
    }
}
