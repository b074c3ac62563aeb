using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Defence;

public sealed class MatchRunDossierTests
{
    [Theory, EachEngine]
    public async Task It_tells_who_was_chosen_who_was_not_and_why(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var best = await app.Level2Pledge(Sample.Pledge().With("caveats", new JsonArray()));
        var next = await app.Level2Pledge();
        var unfit = await app.RegisteredPledge();
        var banned = await app.Level2Pledge(Sample.Pledge().With("responseDays", 30));
        var requirement = await app.PublishedRequirement();

        var dossier = await Dossier(app, new JsonObject { ["bans"] = new JsonArray(
            new JsonObject { ["pledge"] = banned, ["reason"] = "Promised to UNMISS." }) });

        var line = Assert.Single(dossier["requirements"]!.AsArray())!;
        Assert.Equal((requirement, 1, 1), ((string?)line["id"], (int)line["required"]!, (int)line["filled"]!));
        Assert.Equal(best, (string?)Assert.Single(line["chosen"]!.AsArray())!["pledge"]!["id"]);
        Assert.Equal((int)line["chosen"]![0]!["score"]!, line["chosen"]![0]!["breakdown"]!.AsArray().Sum(part => (int)part!["points"]!));
        var losing = line["notTaken"]!.AsArray().ToDictionary(each => (string)each!["pledge"]!["id"]!, each => (string)each!["why"]!);
        Assert.Equal([(next, "lower-score"), (banned, "banned")], losing.Select(each => (each.Key, each.Value)).OrderBy(each => each.Key));
        Assert.Contains("Promised to UNMISS.", dossier["requirements"]!.ToJsonString());
        Assert.Equal(unfit, (string?)Assert.Single(line["unfit"]!.AsArray())!["pledge"]!["id"]);
        Assert.Contains("below-minimum-level", line["unfit"]!.ToJsonString());
        var decision = Assert.Single(dossier["decisions"]!.AsArray())!;
        Assert.Equal(("ban", "demo-planner", "Promised to UNMISS."), ((string?)decision["kind"], (string?)decision["setBy"], (string?)decision["reason"]));
        Assert.All(dossier["proof"]!.AsArray(), stage => Assert.Contains("Proven: no plan does better", (string?)stage!["text"]));
    }

    [Theory, EachEngine]
    public async Task A_pledge_that_serves_elsewhere_is_said_to_and_a_gap_has_its_reasons(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var urgent = await app.PublishedRequirement(Sample.Requirement().With("priority", 0));
        var other = await app.PublishedRequirement(Sample.Requirement().With("priority", 4));

        var dossier = await Dossier(app, new JsonObject());

        var open = dossier["requirements"]!.AsArray().Single(each => (string?)each!["id"] == other)!;
        var losing = Assert.Single(open["notTaken"]!.AsArray())!;
        Assert.Equal((pledge, "used-elsewhere"), ((string?)losing["pledge"]!["id"], (string?)losing["why"]));
        Assert.Contains($"{urgent} (priority 0, higher)", (string?)losing["detail"]);
        Assert.Equal("competition", (string?)open["gap"]![0]!["kind"]);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    [InlineData("application/json")]
    [InlineData("*/*")]
    public async Task It_is_a_file_for_programs_whatever_the_caller_accepts(string accept)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = (string)(await app.Run()).Body["run"]!["id"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/match-runs/{id}/dossier");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await app.Planner.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("application/json", (await Answer.Of(response)).Is(HttpStatusCode.OK).MediaType);
        Assert.Equal($"attachment; filename={id}-dossier.json", response.Content.Headers.ContentDisposition!.ToString());
    }

    [Theory, EachEngine]
    public async Task The_demo_plan_has_a_dossier_that_says_something_of_every_requirement(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var run = (await app.Run()).Body;

        var dossier = (await app.Auditor.Get($"/v1/match-runs/{run["run"]!["id"]}/dossier")).Is(HttpStatusCode.OK).Body;

        Assert.Equal((int)run["run"]!["requirements"]!, dossier["requirements"]!.AsArray().DistinctBy(each => ((string)each!["id"]!).Split('/')[0]).Count());
        Assert.All(dossier["requirements"]!.AsArray(), each => Assert.True(
            (int)each!["engaged"]! + (int)each["filled"]! == (int)each["required"]!
                ? each["gap"]!.AsArray().Count == 0
                : each["gap"]!.AsArray().Count > 0, (string?)each["id"]));
        Assert.Equal(run["assignments"]!.AsArray().Count, dossier["requirements"]!.AsArray().Sum(each => each!["chosen"]!.AsArray().Count));
    }

    private static async Task<JsonNode> Dossier(RegistryApp app, JsonObject request)
    {
        var id = (string)(await app.Run(request)).Body["run"]!["id"]!;
        return (await app.Planner.Get($"/v1/match-runs/{id}/dossier")).Is(HttpStatusCode.OK).Body;
    }
}
