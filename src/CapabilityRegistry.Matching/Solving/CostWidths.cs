namespace CapabilityRegistry.Matching.Solving;

/// <summary>How many bits each digit of a <see cref="CostCode{T}"/> takes, sign included.</summary>
internal sealed record CostWidths(int Rank, int Change, int Quality, int Tie)
{
    public static CostWidths Of(Model model, int rows, int ranks)
    {
        var paths = (2L * rows) + 2;
        var (mostTie, mostCost, mostKept) = (1L, 1L, 0L);
        foreach (ref readonly var pair in model.Pairs.AsSpan())
        {
            mostTie = Math.Max(mostTie, pair.Tie);
            mostCost = Math.Max(mostCost, pair.Cost);
            mostKept = Math.Max(mostKept, Math.Abs((long)pair.Kept));
        }

        return new(Width(ranks, 1), mostKept == 0 ? 0 : Width(mostKept, paths), Width(mostCost, paths), Width(mostTie, paths));
    }

    public bool FitNarrow => Rank + Change + Quality < 64 && Tie < 64;

    public bool FitWide => Rank + Change + Quality + Tie < 128;

    private static int Width(long most, long paths) => 128 - (int)Int128.LeadingZeroCount((Int128)most * paths * 8) + 1;
}
