using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Benchmarks.Instances;

/// <summary>Units, one to a pledge, all for one time: a flow, and with every pledge eligible everywhere a large one. Made up.</summary>
internal static class Flows
{
    private static readonly DateOnly Start = new(2026, 7, 1);

    public static PlanInput Dense(int needs, int offers)
    {
        var random = new Random(needs);
        return new PlanInput(
            [.. Enumerable.Range(0, needs).Select(i => Need(i, random.Next(1, 13), random.Next(3)))],
            [.. Enumerable.Range(0, offers).Select(i => Offer(i, random.Next(2, 5), random.Next(30)))],
            new DateOnly(2026, 1, 1));
    }

    private static Need Need(int i, int quantity, int priority) => new()
    {
        Id = $"N{i:D4}",
        Mission = "MINUSCA",
        UnitType = "engineer",
        Quantity = quantity,
        Measure = "units",
        Priority = priority,
        Start = Start,
        End = Start.AddYears(1),
        MinimumLevel = 2,
    };

    private static Offer Offer(int i, int level, int women) => new()
    {
        Id = $"E{i:D5}",
        Contributor = $"S{i % 190:D3}",
        UnitType = "engineer",
        Status = "registered",
        Level = level,
        Capacity = 1,
        Measure = "units",
        ResponseDays = 90,
        AvailableFrom = Start,
        Men = 90,
        Women = women,
    };
}
