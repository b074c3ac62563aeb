using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Benchmarks.Instances;

/// <summary>Beds in chunks, all for one time: what only a search can decide. Made up, and hard on purpose.</summary>
internal static class Chunks
{
    private static readonly DateOnly AsOf = new(2026, 1, 1);
    private static readonly DateOnly Start = new(2026, 7, 1);

    /// <summary>Every pledge fits every requirement, and nothing evenly.</summary>
    public static PlanInput Dense(int needs, int offers)
    {
        var random = new Random(needs);
        return new PlanInput(
            [.. Enumerable.Range(0, needs).Select(i => Need(i, random.Next(20, 80)) with { Priority = random.Next(3) })],
            [.. Enumerable.Range(0, offers)
                .Select(i => Offer(i, random.Next(3, 20), state: i % 30) with { Level = random.Next(2, 5), Women = random.Next(30) })],
            AsOf);
    }

    /// <summary>5,000 pledges of 3 from 193 states, none of which may cover more than 50 of the 20,000 that are needed.</summary>
    public static PlanInput Shares() => new(
        [Need(0, 20_000) with { ShareCap = 50 }], [.. Enumerable.Range(0, 5_000).Select(i => Offer(i, 3, state: i % 193))], AsOf);

    /// <summary>5,000 pledges of 2, of which 2,501 cover the 5,001 that are needed.</summary>
    public static PlanInput Alike() => new([Need(0, 5_001)], [.. Enumerable.Range(0, 5_000).Select(i => Offer(i, 2, state: 0))], AsOf);

    private static Need Need(int i, int quantity) => new()
    {
        Id = $"N{i:D4}",
        Mission = "MINUSCA",
        UnitType = "hospital",
        Quantity = quantity,
        Measure = "beds",
        Priority = 0,
        Start = Start,
        End = Start.AddYears(1),
        MinimumLevel = 2,
    };

    private static Offer Offer(int i, int capacity, int state) => new()
    {
        Id = $"H{i:D5}",
        Contributor = $"S{state:D3}",
        UnitType = "hospital",
        Status = "registered",
        Level = 3,
        Capacity = capacity,
        Measure = "beds",
        ResponseDays = 90,
        AvailableFrom = Start,
        Men = 90,
        Women = 10,
    };
}
