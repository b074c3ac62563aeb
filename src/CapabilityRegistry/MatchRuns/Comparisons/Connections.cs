using CapabilityRegistry.Matching;

namespace CapabilityRegistry.MatchRuns.Comparisons;

/// <summary>
/// What depends on what, in either of two plans, by the parts that each fell into: whoever could answer a requirement,
/// whoever must or must not serve together, and whatever is filled together. What is not connected cannot bear on each
/// other's part of a proven plan.
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

        // The next question about it is answered at once.
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
