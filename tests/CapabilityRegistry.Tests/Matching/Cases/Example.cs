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

    /// <summary>An offer that fits the need, whatever it asks for, and covers all of it; of no state that is excluded, if any other is accepted.</summary>
    public static Offer Fitting(Need need) => Offer with
    {
        Id = $"{need.Id}-fits",
        Contributor = need.RequiredContributors.Except(need.ExcludedContributors).FirstOrDefault("anybody"),
        Organisations = [.. need.RequiredOrganisations.Except(need.ExcludedOrganisations)],
        UnitType = need.UnitType,
        Measure = need.Measure,
        Level = 4,
        Capacity = need.Quantity,
        ResponseDays = 0,
        AvailableFrom = need.Start,
        Equipment = [.. need.Equipment.Select(line => new EquipmentHeld(line.Category, line.Quantity))],
        SelfSustainment = need.SelfSustainment,
        Languages = need.Languages,
        Attributes = need.Attributes,
        Certificates = [.. need.Training.Select(course => new Certificate(course, ValidUntil: null))],
    };

    public static Plan Plan(IEnumerable<Need> needs, IEnumerable<Offer> offers, TimeSpan? limit = null) =>
        Planner.Of(new PlanInput([.. needs], [.. offers], AsOf, limit), TestContext.Current.CancellationToken);
}
