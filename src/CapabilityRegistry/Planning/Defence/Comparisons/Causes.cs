using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Defence.Comparisons;

/// <summary>Finds which differences of the inputs a difference of the plans comes from.</summary>
internal sealed class Causes
{
    public const string Unexplained = "unexplained";

    private const int Most = 20;

    private readonly IReadOnlyList<InputChange> _changes;
    private readonly Connections _connections;
    private readonly ILookup<string, InputChange> _byPart;
    private readonly bool _proven;

    public Causes(IReadOnlyList<InputChange> changes, FinishedRun before, FinishedRun after)
    {
        _changes = changes;
        _connections = new Connections(before.Plan, after.Plan);
        _byPart = changes.SelectMany(change => change.Touches.Select(id => (Part: _connections.PartOf(id), Change: change)))
            .Distinct().ToLookup(each => each.Part, each => each.Change);
        _proven = before.Plan.Status == ProofStatus.Optimal && after.Plan.Status == ProofStatus.Optimal;
    }

    /// <param name="ids">The requirement, and the pledge if it is about one.</param>
    public ComparedCause Of(params string[] ids)
    {
        var direct = _changes.Where(change => change.Touches.Intersect(ids).Any()).ToList();
        var connected = ids.Select(_connections.PartOf).Distinct().SelectMany(part => _byPart[part]).Distinct().Except(direct).ToList();
        var whole = _changes.Where(change => change.Touches.Count == 0 && CanMatter(change)).ToList();
        return (direct, connected, whole) switch
        {
            ({ Count: > 0 }, _, _) => Cause("direct", [.. direct, .. connected, .. whole]),
            (_, { Count: > 0 }, _) => Cause("competition", [.. connected, .. whole]),
            (_, _, { Count: > 0 }) => Cause("whole-run", whole),
            _ when !_proven => Cause("not-proven", []),
            _ => Cause(Unexplained, []),
        };
    }

    // If both plans are proven optimal, the time limit had no effect.
    private bool CanMatter(InputChange change) => change.Kind != "limit-changed" || !_proven;

    private static ComparedCause Cause(string basis, IEnumerable<InputChange> changes) =>
        new() { Basis = basis, Changes = [.. changes.Select(change => change.Key).Take(Most)] };
}
