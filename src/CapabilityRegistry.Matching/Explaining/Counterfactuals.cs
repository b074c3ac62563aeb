using System.Diagnostics;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>
/// How much less of a gap changes of the input would leave: the part of the problem that they touch is planned again with them. Asked is whether
/// the fill as a whole is better down to the priority of the need, and how much the need gets at most in a plan that is the best.
/// </summary>
/// <param name="indexed">The finished plan.</param>
/// <param name="clock">Runs since the planning began: the limit of the input holds for all of it.</param>
/// <param name="cancel">Stops the search.</param>
internal sealed class Counterfactuals(IndexedPlan indexed, Stopwatch clock, CancellationToken cancel)
{
    /// <summary>Parts with more pairs are not tried.</summary>
    public const int MostPairs = 2_000;

    /// <summary>Work for all questions together, so that it does not depend on the machine: see <see cref="FavouredFill.Work"/>.</summary>
    private const int MostWork = 200_000;

    /// <summary>What each question costs at least.</summary>
    private const int LeastWork = 100;

    /// <summary>Deterministic seconds for each stage of each search.</summary>
    private const int MostEffort = 1;

    private readonly RelaxedComponents components = new(indexed, cancel);

    private readonly Dictionary<string, int> filled = indexed.Plan.Assignments.GroupBy(line => line.NeedId)
        .ToDictionary(need => need.Key, need => need.Sum(line => line.Amount), StringComparer.Ordinal);

    private int left = MostWork;

    /// <summary>The rules of the part of the problem around a need, by family.</summary>
    public IReadOnlyList<RuleFamily> RulesAround(int need) =>
        components.With(need, []) is { Pairs: <= MostPairs } part ? RuleFamily.Of(components.Part(part)) : [];

    /// <summary>
    /// How much more of the need would be filled after all of these changes; 0 for nothing. Null if that was not found: the part is too large, the
    /// fill is not proven, or the limit of time or work came first.
    /// </summary>
    public int? MoreAfter(int need, IReadOnlyList<Change> changes)
    {
        var part = components.With(need, [.. changes.SelectMany(change => change.Offers)]);
        if (part.Pairs > MostPairs || left <= 0 || indexed.Input.Limit <= clock.Elapsed)
        {
            return null;
        }

        var input = components.Part(part) with
        {
            Effort = Math.Min(indexed.Input.Effort ?? MostEffort, MostEffort), Limit = indexed.Input.Limit - clock.Elapsed,
        };
        var after = FavouredFill.Of(changes.Aggregate(input, (changed, change) => change.ApplyTo(changed)), indexed.Prepared.Needs[need].Id, cancel);
        left -= LeastWork + (after?.Work ?? 0);
        return after is not { Proven: true } ? null : IsBetter(need, after.Filled) ? Math.Max(0, Gain(indexed.Prepared.Needs[need].Id, after.Filled)) : 0;
    }

    /// <summary>Of changes that help together, a set of which none can be left out; null where that was not found.</summary>
    public IReadOnlyList<Change>? SmallestOf(int need, IReadOnlyList<Change> changes)
    {
        // Halves first, then quarters, down to one at a time.
        for (var size = (changes.Count + 1) / 2; size > 0; size /= 2)
        {
            for (var start = changes.Count - size; start > -size; start -= size)
            {
                var rest = changes.Where((_, i) => i < start || i >= start + size).ToList();
                switch (rest.Count == 0 ? 0 : MoreAfter(need, rest))
                {
                    case null: return null;
                    case > 0: changes = rest; break;
                }
            }
        }

        return changes;
    }

    private int Gain(string need, IReadOnlyDictionary<string, int> after) => after[need] - filled.GetValueOrDefault(need);

    private bool IsBetter(int need, IReadOnlyDictionary<string, int> after) => after.Keys.Select(id => indexed.NeedOf[id])
        .Where(other => indexed.Prepared.Needs[other].Priority <= indexed.Prepared.Needs[need].Priority)
        .GroupBy(
            other => indexed.Prepared.Needs[other].Priority,
            other => Gain(indexed.Prepared.Needs[other].Id, after) * indexed.Prepared.Problem.Demands[other].Value)
        .OrderBy(priority => priority.Key).Select(priority => priority.Sum()).FirstOrDefault(change => change != 0) > 0;
}
