using System.Net;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.App;

public sealed class SeedTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    [Theory, EachEngine]
    public async Task The_demo_data_has_about_300_pledges_of_about_80_states_at_all_levels(Engine engine)
    {
        var app = await apps.On(engine);
        var pledges = new List<System.Text.Json.Nodes.JsonNode>();
        for (string? next = "/v1/pledges?limit=200"; next is not null;)
        {
            var page = (await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Body;
            pledges.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = (string?)page["next"];
        }

        Assert.InRange(pledges.Count, 300, 340);
        Assert.InRange(pledges.Select(pledge => (string?)pledge["contributor"]).Distinct().Count(), 75, 85);
        Assert.Equal(["L1", "L2", "L3", "RDL"], pledges.Select(pledge => (string?)pledge["readinessLevel"]).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal));
        Assert.All(pledges, pledge => Assert.NotEqual("", (string)pledge["source"]!));
    }

    [Theory, EachEngine]
    public async Task About_60_requirements_stand_in_the_eleven_active_missions(Engine engine)
    {
        var app = await apps.On(engine);

        var requirements = (await app.Auditor.Get("/v1/requirements?goals=false&limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.InRange(requirements.Count, 55, 70);
        Assert.Equal(11, requirements.Select(each => (string?)each!["mission"]).Distinct().Count());
        Assert.All(requirements, each => Assert.Equal("illustrative", (string?)each!["source"]));
    }

    /// <summary>Each code that the document declares for a state of life occurs: who tries the demo meets all of them.</summary>
    [Theory, EachEngine]
    public async Task The_demo_data_shows_every_state_of_life(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal(Codes<PledgeStatus>(), await Seen("/v1/pledges", "status"));
        Assert.Equal(Codes<ReadinessLevel>(), await Seen("/v1/pledges", "readinessLevel"));
        Assert.Equal(Codes<PledgeEngagement>(), await Seen("/v1/pledges", "engagement"));
        Assert.Equal(Codes<InvitationStatus>(), await Seen("/v1/invitations", "status"));
        Assert.Equal(Codes<DeploymentStatus>(), await Seen("/v1/deployments", "status"));
        Assert.Equal(["confirmed"], await Seen("/v1/shares", "status"));

        var conditions = await app.Auditor.Items("/v1/conditions");
        Assert.Contains(conditions, each => each["metFrom"] is not null);
        Assert.Contains(conditions, each => each["droppedOn"] is not null);
        Assert.Contains(conditions, each => each["metFrom"] is null && each["droppedOn"] is null);

        async Task<IEnumerable<string>> Seen(string list, string member) => (await app.Auditor.Items(list))
            .Select(item => (string?)item[member]).OfType<string>().Distinct().Order(StringComparer.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Units_of_the_demo_are_back_on_the_spot_and_on_their_way_with_the_clock_running(Engine engine)
    {
        var app = await apps.On(engine);
        var units = (await app.Auditor.Items("/v1/deployments")).ToDictionary(each => (string)each["status"]!);

        Assert.Equal("pool", await Engagement("returned"));
        Assert.Equal("deployed", await Engagement("deployed"));
        Assert.Equal("pool", await Engagement("withdrawn"));
        Assert.Equal("selected", await Engagement("selected"));
        Assert.Equal("running", (string?)units["selected"]["clock"]!["state"]);
        Assert.Equal("2026-12-11", (string?)units["selected"]["clock"]!["dueOn"]);

        async Task<string?> Engagement(string status) =>
            (string?)(await app.Auditor.Get($"/v1/pledges/{units[status]["pledge"]}")).Is(HttpStatusCode.OK).Body["engagement"];
    }

    [Theory, EachEngine]
    public async Task What_was_decided_of_a_unit_of_the_demo_is_told_and_what_came_of_it(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal(["invited", "offered", "selected"], await Told("FJI-00002", "decisions", "decision"));
        Assert.Equal(["invited", "offered", "selected", "selection-undone"], await Told("EGY-00001", "decisions", "decision"));
        Assert.Equal(["invited", "declined"], await Told("BDI-00001", "decisions", "decision"));
        Assert.Equal("returned", await Outcome("FJI-00002", "UNFICYP-00003"));
        Assert.Equal("withdrawn", await Outcome("EGY-00001", "UNIFIL-00004"));

        async Task<IEnumerable<string>> Told(string pledge, string list, string member) =>
            (await app.Auditor.Items($"/v1/pledges/{pledge}/{list}")).Select(each => (string)each[member]!);

        async Task<string?> Outcome(string pledge, string requirement) => (string?)(await app.Planner.Get($"/v1/pledges/{pledge}/outcomes"))
            .Is(HttpStatusCode.OK).Body["requirements"]!.AsArray().Single(each => (string?)each!["requirement"] == requirement)!["outcome"];
    }

    [Theory, EachEngine]
    public async Task The_evidence_of_a_unit_that_was_taken_over_names_the_visit_from_which_its_time_is_counted(Engine engine)
    {
        var app = await apps.On(engine);

        var gate = (await app.Auditor.Get("/v1/pledges/BGD-00002/readiness")).Is(HttpStatusCode.OK).Body["levels"]!.AsArray()
            .SelectMany(level => level!["gates"]!.AsArray()).Single(each => (string?)each!["code"] == "visit-not-passed")!;

        Assert.EndsWith("at a level that includes it, counted from AAV-00057 of 2025-10-06", (string?)gate["evidence"]);
        Assert.Equal("2030-10-06", (string?)gate["lapsesOn"]);
    }

    [Theory, EachEngine]
    public async Task Units_that_served_before_the_demo_was_imported_count_on_those_days(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal(2, await Deployed("2026-01-01", "2026-08-01"));
        Assert.Equal(1, await Deployed("2026-01-01", "2026-04-30"));

        async Task<int> Deployed(string from, string to) => (int)(await app.Auditor.Get($"/v1/reports/indicators?from={from}&to={to}"))
            .Is(HttpStatusCode.OK).Body["stages"]!.AsArray().Single(each => (string?)each!["stage"] == "deployed")!["reached"]!["count"]!;
    }

    [Theory, EachEngine]
    public async Task New_keys_go_on_after_those_that_were_brought_along(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var highest = (await app.FocalPoint.Get("/v1/pledges?limit=200")).Body["items"]!.AsArray().Max(item => (string)item!["id"]!);

        Assert.True(string.CompareOrdinal(await app.DraftPledge(), highest) > 0);
    }

    private static IEnumerable<string> Codes<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => value.Code()).Order(StringComparer.Ordinal);
}
