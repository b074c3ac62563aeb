using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Tests.Support;
using CsCheck;

namespace CapabilityRegistry.Tests.Registry.Requirements;

/// <summary>A requirement with a rotation is split into slots that different contributors fill in turn.</summary>
public sealed class RotationTests
{
    [Theory, EachEngine]
    public async Task Two_pledges_fill_the_slots_of_one_requirement_in_turn(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var first = await app.Level2Pledge(Sample.Pledge().With("availableUntil", "2028-02-29"));
        var second = await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2028-03-01"));
        var id = await app.PublishedRequirement(Sample.Requirement().With("durationDays", 548).With("rotationMonths", 6));

        var run = (await app.Run()).Body;

        Assert.Equal([(id, 1, first), (id, 2, second), (id, 3, second)], run["assignments"]!.AsArray().Select(Line).Order());
        Assert.Equal(1, (int)run["run"]!["requirements"]!);
        Assert.Empty(run["gaps"]!.AsArray());
        Assert.True(JsonNode.DeepEquals(run, (await app.Planner.Get($"/v1/match-runs/{run["run"]!["id"]}")).Body));
    }

    [Theory, EachEngine]
    public async Task A_gap_names_the_requirement_and_its_slot(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge(Sample.Pledge().With("availableUntil", "2028-02-29"));
        var id = await app.PublishedRequirement(Sample.Requirement().With("rotationMonths", 6));

        var gap = Assert.Single((await app.Run()).Body["gaps"]!.AsArray())!;

        Assert.Equal((id, 2), ((string)gap["requirement"]!, (int)gap["slot"]!));
        Assert.Equal([], await UnmetOn(app, "2027-12-01"));
        Assert.Equal([(id, 2)], await UnmetOn(app, "2028-06-01"));
    }

    [Theory, EachEngine]
    public async Task Candidates_are_those_for_the_slot_that_is_due_on_a_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2028-03-01"));
        var id = await app.PublishedRequirement(Sample.Requirement().With("rotationMonths", 6));

        var now = (await app.Planner.Get($"/v1/requirements/{id}/candidates")).Is(HttpStatusCode.OK).Body;
        var later = (await app.Planner.Get($"/v1/requirements/{id}/candidates?on=2028-03-01")).Is(HttpStatusCode.OK).Body;

        Assert.Equal((1, 0), ((int)now["slot"]!, now["candidates"]!.AsArray().Count));
        Assert.Equal((2, pledge), ((int)later["slot"]!, (string?)Assert.Single(later["candidates"]!.AsArray())!["pledge"]!["id"]));
    }

    [Theory, EachEngine]
    public async Task A_requirement_shows_its_slots(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        var split = (await app.Planner.Post("/v1/requirements", Sample.Requirement().With("neededBy", "2027-08-31").With("durationDays", 400)
            .With("rotationMonths", 6))).Is(HttpStatusCode.Created).Body;
        var whole = (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created).Body;

        Assert.Equal(
            ["1: 2027-08-31 to 2028-02-29", "2: 2028-02-29 to 2028-08-31", "3: 2028-08-31 to 2028-10-04"],
            split["slots"]!.AsArray().Select(slot => $"{slot!["number"]}: {slot["from"]} to {slot["until"]}"));
        Assert.Empty(whole["slots"]!.AsArray());
    }

    [Theory]
    [InlineData(7, "not-a-rotation")]
    [InlineData(3, "out-of-range")]
    [InlineData(13, "out-of-range")]
    public async Task A_rotation_is_of_6_or_12_months(int months, string code)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);

        var answer = (await app.Planner.Post("/v1/requirements", Sample.Requirement().With("rotationMonths", months))).Is(HttpStatusCode.BadRequest);

        Assert.Equal(("/rotationMonths", code), (Assert.Single(answer.Places), Assert.Single(answer.ErrorCodes)));
    }

    [Fact]
    public void Slots_follow_each_other_without_a_break_from_the_first_day_to_the_last() =>
        Gen.Select(Gen.Int[0, DateOnly.MaxValue.DayNumber - 1], Gen.Int[1, 3_650], Gen.Bool.Select(half => half ? 6 : 12)).Sample((day, duration, months) =>
        {
            var from = DateOnly.FromDayNumber(day);
            var days = Math.Min(duration, DateOnly.MaxValue.DayNumber - day);
            var slots = Of(from, days, months).Slots;
            return slots[0].From == from && slots[^1].Until == from.AddDays(days)
                && slots.Zip(slots.Skip(1)).All(pair => pair.First.Until == pair.Second.From && pair.First.From < pair.First.Until)
                && slots.Select(slot => slot.Number) is var numbers && numbers.SequenceEqual(Enumerable.Range(1, slots.Count).Select(number => (int?)number))
                && slots.All(slot => Slot.Parse(slot.Id) == ("MINUSCA-00001", slot.Number))
                && slots.SkipLast(1).All(slot => slot.From.AddMonths(months) is var end && Math.Abs(end.DayNumber - slot.Until.DayNumber) <= 3)
                && (slots.Count == 1 || slots[^1].Until.DayNumber - slots[^1].From.DayNumber >= 30)
                && slots[^1].Until.DayNumber - slots[^1].From.DayNumber < (31 * months) + 30;
        }, seed: "0000KOIPe036", iter: 2_000);

    private static Requirement Of(DateOnly from, int days, int months) => new()
    {
        Id = "MINUSCA-00001",
        Version = 1,
        Mission = "MINUSCA",
        Status = RequirementStatus.Published,
        UnitType = "ENGINEER_COY",
        Quantity = new Quantity { Amount = 1, Unit = Measure.Units },
        Priority = 1,
        NeededBy = from,
        DurationDays = days,
        RotationMonths = months,
        MinimumLevel = ReadinessLevel.L2,
    };

    private static (string, int, string) Line(JsonNode? line) => ((string)line!["requirement"]!, (int)line["slot"]!, (string)line["pledge"]!);

    private static async Task<IEnumerable<(string, int)>> UnmetOn(RegistryApp app, string day) =>
        (await app.Planner.Get($"/v1/gaps/requirements?on={day}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray()
            .Select(gap => ((string)gap!["requirement"]!, (int)gap["slot"]!));
}
