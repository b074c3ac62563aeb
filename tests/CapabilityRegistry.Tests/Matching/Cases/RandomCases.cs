using CapabilityRegistry.Matching.Model;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Cases;

/// <summary>
/// Small portfolios with overlaps in time, indivisible capacities and priorities. Drawn from a seeded generator in a
/// plain loop, because CsCheck's Sample fixes the seed of its first case only.
/// </summary>
internal static class RandomCases
{
    private static readonly Gen<Need> Needs =
        from quantity in Gen.Int[1, 7]
        from priority in Gen.Int[0, 2]
        from start in Gen.Int[0, 3]
        from length in Gen.Int[2, 3]
        from level in Gen.Int[1, 3]
        from substitute in Gen.Bool
        select Example.Need with
        {
            UnitType = "engineer",
            Substitutes = substitute ? [new("signals", 40)] : [],
            Quantity = quantity,
            Priority = priority,
            Start = Example.Start.AddDays(30 * start),
            End = Example.Start.AddDays(30 * (start + length)),
            MinimumLevel = level,
        };

    private static readonly Gen<Offer> Offers =
        from capacity in Gen.Int[1, 5]
        from level in Gen.Int[1, 4]
        from signals in Gen.Int[0, 3]
        from caveats in Gen.Int[0, 3]
        from late in Gen.Int[0, 4]
        from women in Gen.Int[0, 2]
        from target in Gen.Int[0, 30]
        select Example.Offer with
        {
            UnitType = signals == 0 ? "signals" : "engineer",
            Capacity = capacity,
            Level = level,
            Caveats = caveats,
            AvailableFrom = Example.Start.AddDays(late == 0 ? 20 : 0),
            Women = women,
            WomenTarget = target,
        };

    private static readonly Gen<PlanInput> Inputs =
        from needs in Needs.List[0, 4]
        from offers in Offers.List[0, 6]
        select new PlanInput(
            [.. needs.Select((need, i) => need with { Id = $"N{i}" })],
            [.. offers.Select((offer, i) => offer with { Id = $"P{i}" })],
            Example.AsOf);

    public static void Each(int count, uint seed, Action<PlanInput> check) => Each(Inputs, count, seed, check);

    /// <summary>Draws inputs and checks them on all processors.</summary>
    public static void EachAtOnce<T>(Gen<PlanInput> inputs, int count, uint seed, Func<PlanInput, T> check)
    {
        var drawn = new List<PlanInput>();
        Each(inputs, count, seed, drawn.Add);
        Parallel.ForEach(drawn, input => check(input));
    }

    public static void Each(Gen<PlanInput> inputs, int count, uint seed, Action<PlanInput> check)
    {
        var random = new PCG(seed, 20_180_917);
        for (var i = 0; i < count; i++)
        {
            check(inputs.Generate(random, null, out _));
        }
    }
}
