using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Planning.Gaps;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>A unit that is being vetted or barred is no supply, by day, and planning says why.</summary>
public sealed class VettedUnitsTests
{
    [Theory, EachEngine]
    public async Task A_unit_is_no_candidate_unless_it_is_cleared_on_the_first_day_of_the_need(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());
        Assert.Equal([pledge], await app.Candidates(need));

        var vetting = await app.Vetting(pledge);

        Assert.Empty(await app.Candidates(need));
        var explained = await app.Explained(need, pledge);
        var failed = explained["criteria"]!.AsArray().Single(each => !(bool)each!["passes"]!)!;
        Assert.Equal(
            ("vetting-not-cleared", "cleared on 2027-09-01, where vetting is recorded", "pending from 2026-11-01"),
            ((string)failed["code"]!, (string)failed["required"]!, (string)failed["actual"]!));
        Assert.Equal("POST /v1/vettings/{id}/clear", (string?)Assert.Single(explained["repair"]!["steps"]!.AsArray())!["route"]);
        // The need is for 365 days from 1 September 2027: what is over later is no matter of its first day.
        await app.ClearVetting(vetting, "2027-09-01", "2027-09-02");
        Assert.Equal([pledge], await app.Candidates(need));
    }

    [Theory, EachEngine]
    public async Task A_clearance_that_begins_too_late_or_is_over_does_not_help_and_nothing_repairs_a_bar(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (late, over, barred, need) = (await app.Level2Pledge(), await app.Level2Pledge(), await app.Level2Pledge(), await app.PublishedRequirement());

        await app.ClearVetting(await app.Vetting(late), "2027-09-02");
        await app.ClearVetting(await app.Vetting(over), until: "2027-09-01");
        await app.BarVetting(await app.Vetting(barred));

        Assert.Empty(await app.Candidates(need));
        Assert.Equal("pending from 2026-11-01 until before 2027-09-02", await Actual(late));
        Assert.Equal("pending from 2027-09-01", await Actual(over));
        Assert.Equal("barred from 2026-11-01", await Actual(barred));
        var repair = (await app.Explained(need, barred))["repair"]!;
        Assert.Equal(["vetting-not-cleared"], repair["beyond"]!.AsArray().Select(each => (string)each!));

        async Task<string> Actual(string pledge) => (string)(await app.Explained(need, pledge))["criteria"]!.AsArray()
            .Single(each => (string?)each!["code"] == "vetting-not-cleared")!["actual"]!;
    }

    [Theory, EachEngine]
    public async Task A_later_vetting_counts_alone_from_the_day_on_which_it_was_opened(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());
        await app.BarVetting(await app.Vetting(pledge, "2026-11-01"));
        Assert.Empty(await app.Candidates(need));

        await app.ClearVetting(await app.Vetting(pledge, "2026-11-10"), "2026-11-10");

        Assert.Equal([pledge], await app.Candidates(need));
        await app.Vetting(pledge, "2026-11-23");
        Assert.Empty(await app.Candidates(need));
    }

    [Theory, EachEngine]
    public async Task Supply_of_a_day_leaves_out_what_is_not_cleared_on_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        await app.PublishedRequirement();
        await app.ClearVetting(await app.Vetting(pledge), "2027-10-01", "2027-12-01");

        Assert.Equal((0, 1), (await Supply("on=2027-09-30"), await Supply("on=2027-10-01")));
        Assert.Equal((1, 0), (await Supply("on=2027-11-30"), await Supply("on=2027-12-01")));
        var table = (await app.Planner.Get("/v1/gaps?on=2027-09-30")).Is(HttpStatusCode.OK).Body;
        Assert.Equal((0, 1), ((int)table["rows"]![0]!["available"]!["count"]!, (int)table["unmet"]!["count"]!));
        await app.Planner.AgreeingFigures(table);

        async Task<int> Supply(string query) => (await app.Planner.Items($"/v1/gaps/supply?{query}")).Count;
    }

    [Theory, EachEngine]
    public async Task A_past_day_on_which_a_unit_was_being_vetted_stays_without_it_once_it_is_cleared(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement();
        var vetting = await app.Vetting(await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2026-11-01")));
        app.Clock.Advance(TimeSpan.FromDays(10));

        await app.ClearVetting(vetting, app.Today());

        foreach (var (day, count) in new[] { ("2026-11-25", 0), ("2026-12-02", 0), ("2026-12-03", 1) })
        {
            Assert.Equal(count, (await app.Planner.Items($"/v1/gaps/supply?on={day}&minimumLevel=L2")).Count);
        }

        // So it was known on those days of any other one.
        foreach (var (day, unmet) in new[] { ("2026-11-25", 1), ("2026-12-02", 1), ("2026-12-03", 0) })
        {
            Assert.Equal(unmet, (await app.Planner.Items($"/v1/gaps/requirements?on=2027-09-01&knownOn={day}")).Count);
        }
    }

    [Theory, EachEngine]
    public async Task Of_two_vettings_that_were_opened_on_one_day_the_later_one_counts_alone(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (first, second, need) = (await app.Level2Pledge(), await app.Level2Pledge(), await app.PublishedRequirement());

        await app.BarVetting(await app.Vetting(first));
        await app.ClearVetting(await app.Vetting(second));
        Assert.Equal([second], await app.Candidates(need));
        await app.ClearVetting(await app.Vetting(first));
        await app.BarVetting(await app.Vetting(second));

        Assert.Equal([first], await app.Candidates(need));
    }

    [Theory, EachEngine]
    public async Task A_run_leaves_the_unit_out_and_says_why(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement();
        await app.Vetting(await app.Level2Pledge());

        var gap = Assert.Single((await app.Run()).Body["gaps"]!.AsArray())!;

        Assert.Contains("vetting-not-cleared", gap["reasons"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
