using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Tests.Matching.Cases;

/// <summary>A need and an offer that fit each other; each test changes only what it is about, by "with".</summary>
internal static class Example
{
    public static DateOnly AsOf { get; } = new(2026, 1, 1);

    public static DateOnly Start { get; } = new(2026, 7, 1);

    public static DateOnly End { get; } = new(2027, 7, 1);

    public static Need Need { get; } = new()
    {
        Id = "MINUSCA-00001",
        Mission = "MINUSCA",
        UnitType = "engineer",
        Quantity = 1,
        Measure = "units",
        Priority = 0,
        Start = Start,
        End = End,
        MinimumLevel = 2,
    };

    public static Offer Offer { get; } = new()
    {
        Id = "KAZ-00001",
        Contributor = "KAZ",
        UnitType = "engineer",
        Status = "registered",
        Level = 3,
        Capacity = 1,
        Measure = "units",
        ResponseDays = 90,
        AvailableFrom = Start,
        Men = 90,
        Women = 10,
    };

    public static Plan Plan(IEnumerable<Need> needs, IEnumerable<Offer> offers, TimeSpan? limit = null) =>
        Planner.Of(new PlanInput([.. needs], [.. offers], AsOf, limit), TestContext.Current.CancellationToken);
}
