using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Defence.Comparisons;

/// <summary>
/// Which requirements and pledges depend on each other in either of two plans, derived from the components of the plans. What is not
/// connected cannot affect each other in a proven plan.
/// </summary>
internal sealed class Connections
{
    private readonly Dictionary<string, string> _parents = [];

    public Connections(params IEnumerable<Plan> plans)
    {
        foreach (var part in plans.SelectMany(plan => plan.Certificate.Components))
        {
            Join([.. part.Needs, .. part.Offers]);
        }
    }

    /// <summary>The name of the part that this id belongs to.</summary>
    public string PartOf(string id)
    {
        var root = id;
        while (_parents.TryGetValue(root, out var parent) && parent != root)
        {
            root = parent;
        }

        // Path compression (union-find).
        _parents[id] = root;
        return root;
    }

    private void Join(IEnumerable<string> ids)
    {
        string? first = null;
        foreach (var id in ids)
        {
            first ??= id;
            _parents[PartOf(id)] = PartOf(first);
        }
    }
}
