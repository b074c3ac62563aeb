using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Outcomes;

/// <summary>
/// What a state is told of its pledge is not about any other state. The others have names and numbers that nothing else
/// has, and the answer is the same, letter by letter, whether they are there or not.
/// </summary>
public sealed partial class NothingOfOthersTests
{
    // Of other states' units, and of the requirement what no state is told.
    private static readonly string[] Numbers = ["8171", "6173", "4321", "37", "9311", "7919", "6869", "4649"];

    private static readonly string[] Words =
        ["BRA", "CHN", "RUS", "PAK", "ETH", "Brazil", "Quagga", "Okapi", "NV/QUAGGA", "EU", "AU", "ASIA_PACIFIC", "AFRICA", "LATIN", "priority",
            "quantity", "shareCap", "excluded", "minimumFill", "rank\""];

    [Theory, EachEngine]
    public async Task The_answer_is_the_same_whatever_others_pledge_plan_and_deploy(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var contested = await app.PublishedRequirement();
        await app.PublishedRequirement(Sample.Requirement().With("excludedContributors", new JsonArray("KAZ", "RUS", "PAK")));
        await app.PublishedRequirement(Sample.Requirement().With("requiredContributors", new JsonArray("BRA", "ETH")));
        var pledge = await app.Level2Pledge(Sample.Pledge().With("responseDays", 281));
        var before = await Ask(app, pledge);

        var brazil = new Steady(app, app.OtherFocalPoint);
        var china = new Steady(app, app.As(await app.Token("focal-point", "CHN")));
        var better = await brazil.Level2(Others("Quagga", 8171));
        await china.Deploy(await china.Level2(Others("Okapi", 6173).With("unitType", "INFANTRY_COY")),
            await app.PublishedRequirement(Sample.Requirement().With("unitType", "INFANTRY_COY")));
        var run = (await app.Run(new JsonObject { ["requirements"] = new JsonArray(contested) })).Body;
        var after = await Ask(app, pledge);

        Assert.Equal(better, (string)Assert.Single(run["assignments"]!.AsArray())!["pledge"]!);
        Assert.Equal(before, after);
    }

    [Theory, EachEngine]
    public async Task No_word_and_no_number_of_others_is_in_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var hidden = Sample.Requirement().With("shareCap", 6869).With("minimumFill", 4649);
        foreach (var (member, codes) in new (string, string[])[] { ("excludedContributors", ["KAZ", "RUS", "PAK"]), ("requiredContributors", ["BRA", "ETH"]),
            ("excludedOrganisations", ["EU"]), ("requiredOrganisations", ["AU"]) })
        {
            await app.PublishedRequirement(Of(hidden.DeepClone().AsObject(), 7919).With(member, new JsonArray([.. codes])));
        }

        var contested = await app.PublishedRequirement(Of(Sample.Requirement().With("minimumFill", 4649), 7919));
        var brazil = new Steady(app, app.OtherFocalPoint);
        await brazil.Level2(Of(Others("Quagga", 8171), 9311));
        var pledge = await app.Level2Pledge(Sample.Pledge().With("responseDays", 281));
        await app.Run();

        var text = await Ask(app, pledge);

        Assert.All(Words, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        Assert.Empty(Number().Matches(text).Select(match => match.Value).Intersect(Numbers));
        var outcomes = JsonNode.Parse(text)!["requirements"]!.AsArray();
        Assert.Equal(5, outcomes.Count);
        Assert.Equal(
            3,
            outcomes.Count(each => each!["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!).SequenceEqual(["contributor-not-sought"])
                && each["repair"]!["beyond"]!.AsArray().Select(code => (string)code!).SequenceEqual(["contributor-not-sought"])));
        Assert.Equal("not-chosen", (string)outcomes.Single(each => (string?)each!["requirement"] == contested)!["outcome"]!);
    }

    private static async Task<string> Ask(RegistryApp app, string pledge) =>
        (await app.FocalPoint.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.OK).Text;

    private static JsonObject Of(JsonObject whole, int amount) =>
        whole.With(whole.ContainsKey("unitName") ? "capacity" : "quantity", new JsonObject { ["amount"] = amount, ["unit"] = "units" });

    private static JsonObject Others(string name, int men) => Sample.Pledge()
        .With("unitName", $"{name} company").With("noteVerbale", $"NV/{name.ToUpperInvariant()}/1").With("responseDays", 37)
        .With("personnel", new JsonArray(new JsonObject { ["rankGroup"] = "enlisted", ["men"] = men, ["women"] = 4321 }));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    /// <summary>A state on its way from a draft to a deployment.</summary>
    private sealed class Steady(RegistryApp app, Session focalPoint)
    {
        public async Task<string> Level2(JsonObject pledge)
        {
            var id = (await focalPoint.Post("/v1/pledges", pledge)).Is(HttpStatusCode.Created).Id;
            (await focalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
            var visit = await app.ScheduledVisit(id);
            (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
            return id;
        }

        public async Task Deploy(string pledge, string requirement)
        {
            var invitation = await app.Invitation(pledge, requirement);
            (await focalPoint.Step($"/v1/invitations/{invitation}/accept")).Is(HttpStatusCode.OK);
            var deployment = (await app.Planner.Step($"/v1/invitations/{invitation}/select")).Is(HttpStatusCode.Created).Id;
            (await app.Planner.Step($"/v1/deployments/{deployment}/milestones", Sample.Milestone("request", app.Today()))).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/deployments/{deployment}/milestones", Sample.Milestone("arrival", app.Today()))).Is(HttpStatusCode.OK);
        }
    }
}
