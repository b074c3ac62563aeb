namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// Components in slots that are no flow: the linear programme, level by level, each on the face of best solutions that the
/// levels before have left. Where the last vertex is whole, the multipliers prove every level at once. Where it is not, a
/// search looks for a whole plan on the face of as many levels as have one.
/// </summary>
internal sealed class Sequence(Model model, string @class, IReadOnlyList<Goal> goals, Allowance allowance)
{
    private readonly List<Limit> limits = Limits.Of(model);
    private readonly List<Multipliers> faces = [];
    private bool[]? whole;

    public Solved Solve(CancellationToken cancel)
    {
        Descend(cancel);
        var chosen = faces.Count == goals.Count && whole is not null ? whole : null;
        return chosen is null ? Search(cancel) : Proven(chosen);
    }

    private void Descend(CancellationToken cancel)
    {
        using var program = new LinearProgram(model, limits);
        foreach (var goal in goals)
        {
            cancel.ThrowIfCancellationRequested();
            var worth = WorthOf(goal);
            var exact = IsFlat(worth)
                ? new Multipliers(1, new long[limits.Count], 0, Excluded(faces.Count))
                : program.Maximise(worth) is { } floating ? Multipliers.Of(limits, worth, floating, Free(), Excluded(faces.Count)) : null;
            if (exact is null)
            {
                return;
            }

            whole = IsFlat(worth) ? whole : program.Whole();
            program.Narrow(exact);
            faces.Add(exact);
        }
    }

    // From the last level back: if a whole plan lies on the face of all levels before, they are all settled.
    private Solved Search(CancellationToken cancel)
    {
        for (var level = Math.Min(faces.Count, goals.Count - 1); level > 0; level--)
        {
            var program = new CpSatProgram(model, Excluded(level));
            foreach (var (limit, r) in limits.Select((limit, r) => (limit, r)).Where(each => faces.Take(level).Any(face => face.Values[each.r] != 0)))
            {
                program.UseUp(limit);
            }

            var answer = program.Optimise(goals[level], allowance, goals.Count - level, cancel);
            if (answer.Chosen is { } chosen)
            {
                return Continue(level, model.Amounts(chosen), answer, cancel);
            }

            if (!answer.Impossible)
            {
                break;
            }
        }

        return Solving.Search.Solve(model, @class, goals, Start.Of(model), allowance, cancel);
    }

    private Solved Continue(int level, int[] amounts, Answer answer, CancellationToken cancel)
    {
        List<Outcome> outcomes = [.. goals.Take(level).Select((goal, at) => Outcome.ByDual(goal.ValueOf(model, amounts), faces[at].Scale))];
        var value = goals[level].ValueOf(model, amounts);
        var closes = answer.Proven && level < faces.Count && Closes(level, amounts);
        outcomes.Add(closes ? Outcome.ByDual(value, faces[level].Scale) : answer.Outcome);
        var start = new Start(amounts, outcomes, Prices(level + (closes ? 1 : 0)), Excluded(level));
        return Solving.Search.Solve(model, @class, goals, start, allowance, cancel);
    }

    private Solved Proven(bool[] chosen)
    {
        var amounts = model.Amounts(chosen);
        return new Solved(
            @class, amounts, [.. goals.Select((goal, level) => Outcome.ByDual(goal.ValueOf(model, amounts), faces[level].Scale))], Prices(goals.Count));
    }

    // Values are integers: a bound that is less than 1 away is as good as none.
    private bool Closes(int level, int[] amounts)
    {
        var worth = WorthOf(goals[level]);
        Int128 reached = 0;
        for (var i = 0; i < worth.Length; i++)
        {
            reached += amounts[i] > 0 && !model.Pairs[i].Pinned ? worth[i] : 0;
        }

        return faces[level].Bound < (reached + 1) * faces[level].Scale;
    }

    private List<LimitPrice> Prices(int levels) =>
    [
        .. limits.Select((limit, r) => new LimitPrice(limit.Name, [.. faces.Take(levels).Select(face => face.Values[r])]))
            .Where(price => price.Values.Any(value => value != 0)),
    ];

    private long[] WorthOf(Goal goal) => [.. model.Pairs.Select(pair => goal.WorthOf(model, pair, pair.Capacity))];

    private bool IsFlat(long[] worth)
    {
        var excluded = Excluded(faces.Count);
        return worth.Index().All(each => each.Item == 0 || excluded[each.Index] || model.Pairs[each.Index].Pinned);
    }

    private bool[] Excluded(int level) => level == 0 ? new bool[model.Pairs.Length] : faces[level - 1].Excludes;

    private bool[] Free() => [.. limits.Select((limit, r) => limit.IsEqual || faces.Exists(face => face.Values[r] != 0))];
}
