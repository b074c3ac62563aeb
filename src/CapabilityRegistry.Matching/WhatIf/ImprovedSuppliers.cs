using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>Suppliers of a plan under their numbers, then those that improvements add.</summary>
internal sealed class ImprovedSuppliers
{
    private readonly Dictionary<string, int> added = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> contributors = new(StringComparer.Ordinal);

    public ImprovedSuppliers(IndexedPlan indexed, IReadOnlyList<ImprovementOption> all)
    {
        List<Supplier> suppliers = [.. indexed.Prepared.Problem.Suppliers];
        Of = new int[all.Count];
        for (var i = 0; i < Of.Length; i++)
        {
            Of[i] = all[i].Offer >= 0 ? all[i].Offer : Added(indexed, all[i].Improvement.Offer, suppliers);
        }

        All = suppliers;
    }

    public IReadOnlyList<Supplier> All { get; }

    /// <summary>The supplier of each improvement.</summary>
    public int[] Of { get; }

    private int Added(IndexedPlan indexed, Offer offer, List<Supplier> suppliers)
    {
        if (!added.TryGetValue(offer.Id, out var supplier))
        {
            added[offer.Id] = supplier = suppliers.Count;
            suppliers.Add(new Supplier(ContributorOf(indexed, offer.Contributor), offer.TurnaroundDays, []));
        }

        return supplier;
    }

    // Contributors without a supplier in the plan get the numbers -1, -2 …
    private int ContributorOf(IndexedPlan indexed, string contributor)
    {
        if (!indexed.ContributorOf.TryGetValue(contributor, out var number) && !contributors.TryGetValue(contributor, out number))
        {
            contributors[contributor] = number = -1 - contributors.Count;
        }

        return number;
    }
}
