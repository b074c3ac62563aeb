using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Planning.Gaps;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>On a day on which a condition of its state is open a unit is no supply, and planning says why.</summary>
public sealed class OpenConditionsTests
{
    [Theory, EachEngine]
    public async Task A_past_day_on_which_a_condition_was_open_stays_without_the_unit_once_it_is_met(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2026-11-01"));
        var condition = await app.Condition(pledge);
        app.Clock.Advance(TimeSpan.FromDays(10));

        await app.MeetCondition(condition, app.Today());

        foreach (var (day, count) in new[] { ("2026-11-25", 0), ("2026-12-02", 0), ("2026-12-03", 1) })
        {
            Assert.Equal(count, (await app.Planner.Items($"/v1/gaps/supply?on={day}&minimumLevel=L2")).Count);
            Assert.Equal(1 - count, (await app.Planner.Items($"/v1/conditions?openOn={day}")).Count);
        }
    }

    [Theory, EachEngine]
    public async Task A_unit_is_no_candidate_until_its_condition_is_met(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());
        Assert.Equal([pledge], await app.Candidates(need));

        var condition = await app.Condition(pledge);

        Assert.Empty(await app.Candidates(need));
        var explained = await app.Explained(need, pledge);
        var failed = explained["criteria"]!.AsArray().Single(each => !(bool)each!["passes"]!)!;
        Assert.Equal(("condition-open", condition), ((string)failed["code"]!, (string)failed["actual"]!));
        var step = Assert.Single(explained["repair"]!["steps"]!.AsArray())!;
        Assert.Equal(("conditions", "POST /v1/conditions/{id}/meet"), ((string)step["field"]!, (string)step["route"]!));
        // The need is for 365 days from 1 September 2027.
        await app.MeetCondition(condition, "2027-09-02");
        Assert.Empty(await app.Candidates(need));
        await app.MeetCondition(condition, "2027-09-01");
        Assert.Equal([pledge], await app.Candidates(need));
    }

    [Theory, EachEngine]
    public async Task A_condition_that_begins_within_a_need_or_on_another_unit_or_after_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, other, need) = (await app.Level2Pledge(), await app.Level2Pledge(), await app.PublishedRequirement());
        await app.Condition(other);

        await app.Condition(pledge, SetupSteps.NewCondition(pledge, "2028-08-31"));
        await app.Condition(pledge, SetupSteps.NewCondition(pledge, until: "2027-09-01"));
        Assert.Equal([pledge], await app.Candidates(need));
        await app.Condition(pledge, SetupSteps.NewCondition(pledge, "2028-08-30"));

        Assert.Empty(await app.Candidates(need));
    }

    [Theory, EachEngine]
    public async Task Supply_of_a_day_leaves_out_what_is_kept_back_on_it_and_figures_are_those_of_their_lists(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        await app.PublishedRequirement();
        await app.Condition(pledge, SetupSteps.NewCondition(pledge, "2027-10-01", "2027-12-01"));

        var forecast = (await app.Planner.Get("/v1/gaps/forecast?from=2027-09-01&to=2027-12-01")).Is(HttpStatusCode.OK).Body;

        // The need is not over on 1 October, so nobody is chosen for it before the condition is over.
        Assert.Equal([(1, 1), (0, 1), (0, 1), (1, 0)], forecast["months"]!.AsArray().Select(Supplied));
        await app.Planner.AgreeingFigures(forecast);
        Assert.Equal((1, 0), (await Supply("2027-09-30"), await Supply("2027-10-01")));
        Assert.Equal((0, 1), (await Supply("2027-11-30"), await Supply("2027-12-01")));
        var table = (await app.Planner.Get("/v1/gaps?on=2027-10-01")).Is(HttpStatusCode.OK).Body;
        Assert.Equal((0, 1), ((int)table["rows"]![0]!["available"]!["count"]!, (int)table["unmet"]!["count"]!));
        await app.Planner.AgreeingFigures(table);

        async Task<int> Supply(string on) => (await app.Planner.Items($"/v1/gaps/supply?on={on}")).Count;

        static (int, int) Supplied(JsonNode? month) => ((int)month!["supply"]!["count"]!, (int)month["unmet"]!["count"]!);
    }

    [Theory, EachEngine]
    public async Task Readiness_does_not_depend_on_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var before = (await app.Planner.Get($"/v1/pledges/{pledge}/readiness")).Is(HttpStatusCode.OK).Text;

        await app.Condition(pledge);

        Assert.Equal(before, (await app.Planner.Get($"/v1/pledges/{pledge}/readiness")).Is(HttpStatusCode.OK).Text);
    }

    [Theory, EachEngine]
    public async Task A_run_leaves_the_unit_out_and_says_why(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        await app.PublishedRequirement();
        await app.Condition(pledge);

        var gap = Assert.Single((await app.Run()).Body["gaps"]!.AsArray())!;

        Assert.Contains("condition-open", gap["reasons"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
