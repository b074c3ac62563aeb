using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>The pledges of a plan under their own numbers, and after them those that come by a step.</summary>
internal sealed class ImprovedSuppliers
{
    private readonly Dictionary<string, int> added = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> contributors = new(StringComparer.Ordinal);

    public ImprovedSuppliers(IndexedPlan state, IReadOnlyList<ImprovementOption> all)
    {
        List<Supplier> pledges = [.. state.Portfolio.Problem.Suppliers];
        Of = new int[all.Count];
        for (var i = 0; i < Of.Length; i++)
        {
            Of[i] = all[i].Offer >= 0 ? all[i].Offer : Added(state, all[i].Improvement.Offer, pledges);
        }

        All = pledges;
    }

    public IReadOnlyList<Supplier> All { get; }

    /// <summary>The pledge of each step.</summary>
    public int[] Of { get; }

    private int Added(IndexedPlan state, Offer offer, List<Supplier> pledges)
    {
        if (!added.TryGetValue(offer.Id, out var pledge))
        {
            added[offer.Id] = pledge = pledges.Count;
            pledges.Add(new Supplier(ContributorOf(state, offer.Contributor), offer.TurnaroundDays, []));
        }

        return pledge;
    }

    // One that has no pledge in the plan is counted downwards.
    private int ContributorOf(IndexedPlan state, string contributor)
    {
        if (!state.ContributorOf.TryGetValue(contributor, out var number) && !contributors.TryGetValue(contributor, out number))
        {
            contributors[contributor] = number = -1 - contributors.Count;
        }

        return number;
    }
}
