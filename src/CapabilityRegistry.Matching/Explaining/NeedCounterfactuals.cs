using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>
/// How much less of the gap of one need changes of the input would leave: the part of the problem that they touch is planned again with them. Asked is
/// whether the fill as a whole is better down to the priority of the need, and how much the need gets at most in a plan that is the best.
/// </summary>
/// <param name="all">Plans again.</param>
/// <param name="index">Index of the need.</param>
internal sealed class NeedCounterfactuals(Counterfactuals all, int index)
{
    private readonly Need need = all.Plan.Prepared.Needs[index];
    private readonly int filled = all.Filled.GetValueOrDefault(all.Plan.Prepared.Needs[index].Id);
    private readonly Dictionary<HashSet<Remedy>, int> known = new(HashSet<Remedy>.CreateSetComparer());
    private readonly List<HashSet<Remedy>> hopeless = [];
    private int? tied;

    /// <summary>The rules around the need, by family; none if that part of the problem is too large to be tried.</summary>
    /// <param name="changes">Changes after which more may be around it.</param>
    public IReadOnlyList<RuleFamily> Rules(IReadOnlyList<Remedy> changes) => all.RulesAround(index, changes);

    /// <summary>
    /// How much more of the need would be filled after all of these changes; 0 for nothing. Null if that was not found: the part is too large, the
    /// fill is not proven, or the limit of time or work came first.
    /// </summary>
    public int? MoreAfter(IReadOnlyList<Remedy> changes)
    {
        var asked = changes.ToHashSet();
        if (hopeless.Exists(asked.IsSubsetOf))
        {
            return 0;
        }

        if (!known.TryGetValue(asked, out var more))
        {
            if (Try(changes, asked) is not { } found)
            {
                return null;
            }

            known[asked] = more = found;
        }

        return more;
    }

    /// <summary>Of changes that help together, a set of which none can be left out; null where that was not found.</summary>
    public IReadOnlyList<Remedy>? SmallestOf(IReadOnlyList<Remedy> changes)
    {
        // Halves first, then quarters, down to one at a time, until a whole round leaves out none: one change can stand in the way of another.
        for (var (size, before) = ((changes.Count + 1) / 2, 0); size > 1 || changes.Count != before; size = Math.Max(1, size / 2))
        {
            before = size > 1 ? 0 : changes.Count;
            for (var start = changes.Count - size; start > -size; start -= size)
            {
                var rest = changes.Where((_, i) => i < start || i >= start + size).ToList();
                switch (rest.Count == 0 ? 0 : MoreAfter(rest))
                {
                    case null: return null;
                    case > 0: changes = rest; break;
                }
            }
        }

        return changes;
    }

    private int? Try(IReadOnlyList<Remedy> changes, HashSet<Remedy> asked)
    {
        if (all.PartAround(index, changes) is not { } changed || all.Best(changed, need.Id) is not { } after)
        {
            return null;
        }

        var keeps = all.TakesNothingAway(index, changes);
        if (after.Filled is not { } fills)
        {
            GiveUp(asked, keeps);
            return 0;
        }

        var elsewhere = all.Filled;
        if (!keeps || !IsBetter(changed, fills, elsewhere))
        {
            // A rule that falls may be what connected the need with others, and so may be what a change takes away: then their fill counts too.
            if (all.Elsewhere(changed, need.Id)?.Filled is not { } others)
            {
                return null;
            }

            elsewhere = keeps ? elsewhere : others;
            if (!IsBetter(changed, fills, others))
            {
                GiveUp(asked, keeps);
                return 0;
            }
        }

        var gain = Math.Max(0, fills[need.Id] - filled);
        return gain == 0 ? 0 : IsOwed(changed, fills, elsewhere) switch { null => null, true => gain, false => 0 };
    }

    // Where changes take no plan away, what is no better with all of them is no better with some.
    private void GiveUp(HashSet<Remedy> asked, bool keeps)
    {
        if (keeps)
        {
            hopeless.Add(asked);
        }
    }

    // Where the need could have got as much before, in a plan that is as good, the better fill may be all of others: then it is owed to the changes
    // only if there is a better fill in which no other gets more.
    private bool? IsOwed(PreparedInput changed, IReadOnlyDictionary<string, int> fills, IReadOnlyDictionary<string, int> elsewhere)
    {
        if ((tied ??= Tied()) is not { } most)
        {
            return null;
        }

        return fills[need.Id] > most ? true
            : all.Alone(changed, need.Id)?.Filled is { } alone ? IsBetter(changed, alone, elsewhere)
            : null;
    }

    // The most that the need gets in one of the best plans of the input as it is.
    private int? Tied() => all.PartAround(index, []) is { } part && all.Best(part, need.Id) is { } best ? best.Filled?[need.Id] ?? filled : null;

    // Whether the fill of a part is worth more than it is now, at the highest priority at which it differs, down to that of the need.
    private bool IsBetter(PreparedInput part, IReadOnlyDictionary<string, int> around, IReadOnlyDictionary<string, int> elsewhere) => part.Needs
        .Select(each => (
            Demand: all.Plan.Prepared.Problem.Demands[all.Plan.NeedOf[each.Id]],
            After: around.TryGetValue(each.Id, out var fill) ? fill : elsewhere.GetValueOrDefault(each.Id),
            Now: all.Filled.GetValueOrDefault(each.Id)))
        .Where(each => each.Demand.Priority <= need.Priority)
        .GroupBy(each => each.Demand.Priority, each => each.Demand.ValueOf(each.After) - each.Demand.ValueOf(each.Now))
        .OrderBy(priority => priority.Key).Select(priority => priority.Sum()).FirstOrDefault(difference => difference != 0) > 0;
}
