using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.VisitProposals;

public sealed class ListVisitProposalsTests(DemoRegistryApps demo) : IClassFixture<DemoRegistryApps>
{
    private const long Whole = 1_000;
    private const string Day = "2028-05-01";
    private const string Proposals = $"/v1/visits/proposals?on={Day}&limit=50";

    [Theory, EachEngine]
    public async Task The_visits_to_one_state_are_one_visit_with_the_fewest_pledges_that_add_the_most(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (urgent, other) = (await Needed(app, 1), await Needed(app, 2));
        await app.RegisteredPledge();
        await app.RegisteredPledge();
        var planned = await app.RegisteredPledge(Sample.Pledge().With("responseDays", 180));
        await app.ScheduledVisit(planned);
        await Brazilian(app);

        var answer = await Ask(app);

        var visit = Assert.Single(answer["proposals"]!.AsArray())!;
        Assert.Equal((1, "KAZ", "AAV", "exact"),
            ((int)visit["rank"]!, (string)visit["contributor"]!, (string)visit["kind"]!, (string)visit["gain"]!["status"]!));
        Assert.Equal(2, visit["pledges"]!.AsArray().Count);
        Assert.Contains(planned, visit["pledges"]!.AsArray().Select(pledge => (string)pledge!["pledge"]!));
        Assert.All(visit["pledges"]!.AsArray(), pledge => Assert.Equal(
            ((string)pledge!["pledge"]! == planned ? "2026-12-01" : null, "L1", "L2"),
                ((string?)pledge["visitPlannedOn"], (string)pledge["from"]!, (string)pledge["to"]!)));
        Assert.Equal([(1, Whole), (2, Whole)], Weights(visit["gain"]!["priorities"]));
        Assert.Equal(new[] { (urgent, 1), (other, 1) }.Order(), Requirements(visit["gain"]));
        // Alone, each would serve the more urgent of the two.
        Assert.All(visit["pledges"]!.AsArray(), pledge => Assert.Equal([(1, Whole)], Weights(pledge!["alone"]!["priorities"])));
        Assert.Equal((2, 0, true), ((int)answer["before"]!["unmet"]!, (int)answer["after"]!["unmet"]!, (bool)answer["exhausted"]!));
    }

    [Theory, EachEngine]
    public async Task What_adds_to_a_higher_priority_comes_first_and_each_visit_counts_on_those_before_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var least = await Needed(app, 4, Sample.Requirement().With("quantity", Units(2)).With("excludedContributors", new JsonArray("BRA")));
        var urgent = await Needed(app, 0, Sample.Requirement().With("requiredContributors", new JsonArray("BRA")));
        var (brazilian, kazakh) = (await Brazilian(app), await app.RegisteredPledge());

        var answer = await Ask(app);

        Assert.Equal(
            [("BRA", brazilian, urgent, 1), ("KAZ", kazakh, least, 1)],
            answer["proposals"]!.AsArray().Select(visit => (
                (string)visit!["contributor"]!, (string)visit["pledges"]!.AsArray().Single()!["pledge"]!, (string)visit["gain"]!["requirements"]!.AsArray()
                    .Single()!["requirement"]!, (int)visit["after"]!["unmet"]!)));
        Assert.Equal([(0, Whole), (4, Whole)], Weights(answer["before"]!["missing"]));
        Assert.Equal([(4, Whole / 2)], Weights(answer["after"]!["missing"]));
    }

    [Theory, EachEngine]
    public async Task Of_equal_use_is_only_one_visit(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needed(app, 1);
        await app.RegisteredPledge();
        var brazilian = await Brazilian(app);

        var answer = await Ask(app);

        Assert.Equal(brazilian, (string)Assert.Single(answer["proposals"]!.AsArray())!["pledges"]![0]!["pledge"]!);
    }

    [Theory, EachEngine]
    public async Task Units_that_would_not_fit_after_a_visit_either_are_not_proposed(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needed(app, 1, Sample.Requirement().With("languages", new JsonArray("es")));
        await Needed(app, 1, Sample.Requirement().With("minimumLevel", "L3"));
        await app.RegisteredPledge();

        var answer = await Ask(app);

        Assert.Empty(answer["proposals"]!.AsArray());
        Assert.Equal((2, 2, true), ((int)answer["before"]!["unmet"]!, (int)answer["after"]!["unmet"]!, (bool)answer["exhausted"]!));
    }

    [Theory, EachEngine]
    public async Task A_pledge_whose_visit_is_passed_needs_no_visit_but_a_decision(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needed(app, 1);
        var visited = await app.VisitedPledge();
        var failed = await app.VisitedPledge("failed");

        var answer = await Ask(app);

        Assert.Equal([visited], answer["onlyToRaise"]!.AsArray().Select(each => (string)each!));
        Assert.Equal(failed, (string)Assert.Single(answer["proposals"]!.AsArray())!["pledges"]![0]!["pledge"]!);
    }

    [Theory, EachEngine]
    public async Task What_is_selected_already_is_no_gap(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await Needed(app, 1, Sample.Requirement().With("quantity", Units(2)));
        await app.Deployment(requirement: requirement);
        await app.RegisteredPledge();

        var answer = await Ask(app);

        // One of two is there: the other is all that is left to gain.
        Assert.Equal([(1, Whole)], Weights(answer["before"]!["missing"]));
        Assert.Equal([(1, Whole)], Weights(Assert.Single(answer["proposals"]!.AsArray())!["gain"]!["priorities"]));
    }

    [Theory, EachEngine]
    public async Task Gains_add_up_and_lead_from_the_gap_that_there_is_to_the_one_that_remains(Engine engine)
    {
        var app = await demo.On(engine);

        var answer = (await app.Planner.Get(Proposals)).Is(HttpStatusCode.OK).Body;

        Assert.Equal("optimal", (string?)answer["proof"]);
        Assert.Equal((int)(await app.Planner.Get($"/v1/gaps?on={Day}")).Body["unmet"]!["count"]!, (int)answer["before"]!["unmet"]!);
        var open = (await app.Planner.Get((string)answer["unmetLink"]!)).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.Equal((int)answer["before"]!["unmet"]!, open.Count);
        var left = Weights(answer["before"]!["missing"]).ToDictionary(each => each.Priority, each => each.Value);
        foreach (var visit in answer["proposals"]!.AsArray())
        {
            Assert.All(Weights(visit!["gain"]!["priorities"]), gain => left[gain.Priority] -= gain.Value);
            Assert.Equal(left.Where(each => each.Value != 0).Select(each => (each.Key, each.Value)).Order(), Weights(visit["after"]!["missing"]));
            Assert.Single(visit["pledges"]!.AsArray().Select(pledge => ((string)pledge!["pledge"]!)[..3]).Append((string)visit["contributor"]!).Distinct());
        }

        Assert.Equal(answer["after"]!.ToJsonString(), answer["proposals"]!.AsArray()[^1]!["after"]!.ToJsonString());
        Assert.True((bool)answer["exhausted"]!);
        Assert.Contains(answer["proposals"]!.AsArray(), visit => visit!["pledges"]!.AsArray().Count > 1);
    }

    [Theory, EachEngine]
    public async Task A_shorter_list_is_the_beginning_of_a_longer_one(Engine engine)
    {
        var app = await demo.On(engine);

        var (some, all) = ((await app.Planner.Get($"/v1/visits/proposals?on={Day}&limit=2")).Is(HttpStatusCode.OK).Body,
            (await app.Planner.Get(Proposals)).Body);

        Assert.Equal(all["proposals"]!.AsArray().Take(2).Select(visit => visit!.ToJsonString()), some["proposals"]!.AsArray()
            .Select(visit => visit!.ToJsonString()));
        Assert.False((bool)some["exhausted"]!);
    }

    [Theory, EachEngine]
    public async Task When_all_visits_are_passed_the_gap_is_what_was_foretold_and_no_visit_adds_to_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await using var another = app.AnotherInstance();
        var foretold = await app.Planner.Get(Proposals);
        Assert.Equal(foretold.Text, (await another.Planner.Get(Proposals)).Text);

        var proposed = foretold.Body["proposals"]!.AsArray().SelectMany(visit => visit!["pledges"]!.AsArray()).ToList();
        Assert.Equal([true, false], proposed.Select(each => each!["lapsesOn"] is null).Distinct().OrderDescending());
        foreach (var each in proposed)
        {
            var pledge = (string)each!["pledge"]!;
            var visit = await app.ScheduledVisit(pledge);
            (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
            if (each["lapsesOn"] is null)
            {
                (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
            }
        }

        var gaps = (await app.Planner.Get($"/v1/gaps/requirements?on={Day}&limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.Equal((int)foretold.Body["after"]!["unmet"]!, gaps.Count);
        Assert.Equal(
            Weights(foretold.Body["after"]!["missing"]),
            gaps.GroupBy(gap => (int)gap!["priority"]!, gap => (decimal)Whole * (int)gap!["missing"]! / ((int)gap["required"]! - (int)gap["engaged"]!))
                .Select(of => (of.Key, (long)Math.Floor(of.Sum()))).Order());
        var after = (await app.Planner.Get(Proposals)).Is(HttpStatusCode.OK).Body;
        Assert.Empty(after["proposals"]!.AsArray());
        Assert.Equal(foretold.Body["after"]!.ToJsonString(), after["before"]!.ToJsonString());
    }

    [Theory, EachEngine]
    public async Task Only_those_who_see_gaps_are_told_and_a_limit_is_between_1_and_50(Engine engine)
    {
        var app = await demo.On(engine);

        (await app.Auditor.Get("/v1/visits/proposals")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Get("/v1/visits/proposals")).Is(HttpStatusCode.Forbidden);
        (await app.Assessor.Get("/v1/visits/proposals")).Is(HttpStatusCode.Forbidden);
        foreach (var limit in (string[])["0", "51", "some"])
        {
            Assert.Equal(["limit"], (await app.Planner.Get($"/v1/visits/proposals?limit={limit}")).Is(HttpStatusCode.BadRequest).Places);
        }
    }

    private static async Task<JsonNode> Ask(RegistryApp app) => (await app.Planner.Get("/v1/visits/proposals?on=2027-10-01")).Is(HttpStatusCode.OK).Body;

    private static Task<string> Needed(RegistryApp app, int priority, JsonObject? requirement = null) =>
        app.PublishedRequirement((requirement ?? Sample.Requirement()).With("priority", priority));

    private static async Task<string> Brazilian(RegistryApp app)
    {
        var id = (await app.OtherFocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;
        (await app.OtherFocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
        return id;
    }

    private static JsonObject Units(int amount) => new() { ["amount"] = amount, ["unit"] = "units" };

    private static IEnumerable<(int Priority, long Value)> Weights(JsonNode? weights) =>
        weights!.AsArray().Select(each => ((int)each!["priority"]!, (long)each["perMille"]!));

    private static IEnumerable<(string, int)> Requirements(JsonNode? gain) =>
        gain!["requirements"]!.AsArray().Select(each => ((string)each!["requirement"]!, (int)each["amount"]!)).Order();
}
