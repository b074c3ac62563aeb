using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Candidates;

public sealed class CandidatesTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    [Theory, EachEngine]
    public async Task A_unit_that_serves_the_requirement_already_says_so_and_has_nothing_to_mend(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement();
        var (pledge, idle) = (await app.Level2Pledge(), await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2030-01-01")));
        await app.Deployment(pledge, requirement);

        var answer = (await app.Planner.Get($"/v1/requirements/{requirement}/candidates?explain={pledge}")).Is(HttpStatusCode.OK).Body;

        var excluded = answer["excluded"]!.AsArray().ToDictionary(each => (string)each!["pledge"]!["id"]!, each => each!);
        Assert.Equal((true, false), ((bool)excluded[pledge]["serves"]!, (bool)excluded[idle]["serves"]!));
        Assert.Equal((0, 1), (excluded[pledge]["repair"]!["steps"]!.AsArray().Count, excluded[idle]["repair"]!["steps"]!.AsArray().Count));
        Assert.Equal((true, 0), ((bool)answer["explained"]!["serves"]!, answer["explained"]!["repair"]!["steps"]!.AsArray().Count));
    }

    [Theory, EachEngine]
    public async Task A_unit_is_no_candidate_while_a_partner_of_it_cannot_be_selected(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement();
        var partner = await app.VisitedPledge();
        var pledge = await app.Level2Pledge(Sample.Pledge().With("partners", new JsonArray(partner, "BRA-00077")));
        var own = await app.Level2Pledge(Sample.Pledge().With("partners", new JsonArray(partner)));

        var before = (await app.Planner.Get($"/v1/requirements/{requirement}/candidates?explain={pledge}")).Is(HttpStatusCode.OK).Body;
        (await app.Planner.Step($"/v1/pledges/{partner}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
        var after = (await app.Planner.Get($"/v1/requirements/{requirement}/candidates?explain={pledge}")).Is(HttpStatusCode.OK).Body;

        Assert.Empty(Ids(before["candidates"]!));
        Assert.Equal([$"not {partner}, BRA-00077"], Missing(before["explained"]!));
        Assert.Equal(new[] { partner, own }.Order(), Ids(after["candidates"]!).Order());
        Assert.Equal(["not BRA-00077"], Missing(after["explained"]!));
        Assert.True((bool)after["explained"]!["repair"]!["canBeCarriedOut"]!);

        static IEnumerable<string> Missing(JsonNode explained) => explained["criteria"]!.AsArray()
            .Where(each => (string)each!["code"]! == "partner-missing" && !(bool)each["passes"]!).Select(each => (string)each!["actual"]!);
    }

    [Theory, EachEngine]
    public async Task A_run_of_a_part_knows_the_partners_outside_of_it_and_what_is_supposed_of_them(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement();
        var outside = await app.Level2Pledge(Sample.Pledge().With("unitType", "SIGNALS_COY"));
        var later = await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2030-01-01"));
        var pledge = await app.Level2Pledge(Sample.Pledge().With("partners", new JsonArray(outside, later)));

        Assert.DoesNotContain("partner-missing", await Reasons(new JsonObject()), StringComparison.Ordinal);
        Assert.Contains("partner-missing", await Reasons(new JsonObject { ["withdrawals"] = new JsonArray(later) }), StringComparison.Ordinal);
        Assert.Equal([pledge], Ids((await app.Planner.Get($"/v1/requirements/{requirement}/candidates")).Body["candidates"]!));

        async Task<string> Reasons(JsonObject scenario)
        {
            var gap = (await app.Run(new JsonObject { ["requirements"] = new JsonArray(requirement), ["scenario"] = scenario })).Body["gaps"]![0]!;
            return gap["reasons"]!.ToJsonString();
        }
    }

    [Theory, EachEngine]
    public async Task Candidates_are_ranked_and_their_points_add_up_to_the_score(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var view in await All(app))
        {
            var candidates = view["candidates"]!.AsArray();
            var scores = candidates.Select(each => (int)each!["score"]!).ToList();

            Assert.Equal(scores.OrderDescending(), scores);
            Assert.Equal(Enumerable.Range(1, scores.Count), candidates.Select(each => (int)each!["rank"]!));
            Assert.All(candidates, each => Assert.Equal((int)each!["score"]!, Sum(each["breakdown"]!, "points")));
            Assert.All(candidates, each => Assert.Equal((int)view["outOf"]!, Sum(each!["breakdown"]!, "outOf")));
            Assert.All(
                candidates.SelectMany(each => each!["breakdown"]!.AsArray()),
                part => Assert.Equal(Criteria.NameOf((string)part!["code"]!), (string?)part["name"]));
        }
    }

    [Theory, EachEngine]
    public async Task Every_pledge_of_an_acceptable_type_is_either_a_candidate_or_excluded_with_reasons(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var view in await All(app))
        {
            var requirement = (await app.Planner.Get($"/v1/requirements/{view["requirement"]}")).Body;
            var types = requirement["substitutes"]!.AsArray().Select(each => (string)each!["unitType"]!).Append((string)requirement["unitType"]!);
            var expected = new List<string>();
            foreach (var type in types)
            {
                expected.AddRange((await app.Planner.Get($"/v1/pledges?unitType={type}&limit=200")).Body["items"]!.AsArray()
                    .Select(item => (string)item!["id"]!));
            }

            var listed = Ids(view["candidates"]!).Concat(Ids(view["excluded"]!));
            Assert.Equal(expected.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
            Assert.Equal(expected.Count, (int)view["candidateCount"]! + (int)view["excludedCount"]!);
            Assert.All(view["excluded"]!.AsArray(), each => Assert.NotEmpty(each!["reasons"]!.AsArray()));
        }
    }

    [Theory, EachEngine]
    public async Task Each_reason_says_what_is_required_what_the_pledge_says_and_in_which_field(Engine engine)
    {
        var app = await apps.On(engine);
        var reasons = (await All(app)).SelectMany(view => view["excluded"]!.AsArray()).SelectMany(each => each!["reasons"]!.AsArray()).ToList();

        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.All((string[])["code", "field", "required", "actual"], part => Assert.NotEqual("", (string)reason![part]!)));
        Assert.True(reasons.Select(reason => (string?)reason!["code"]).Distinct().Count() >= 6);
    }

    [Theory, EachEngine]
    public async Task The_reasons_are_counted_over_all_excluded_and_those_that_fail_one_alone_too(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var view in await All(app))
        {
            var codes = view["excluded"]!.AsArray().Select(each => each!["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!).ToList()).ToList();
            var counted = view["reasons"]!.AsArray().ToDictionary(each => (string)each!["code"]!, each => ((int)each!["pledges"]!, (int)each["alone"]!));

            Assert.Equal(
                codes.SelectMany(each => each).Distinct().ToDictionary(
                    code => code, code => (codes.Count(each => each.Contains(code)), codes.Count(each => each is [var only] && only == code))),
                counted);
        }
    }

    [Theory, EachEngine]
    public async Task The_excluded_come_with_the_smallest_change_first_and_those_beyond_repair_last(Engine engine)
    {
        var app = await apps.On(engine);
        var views = await All(app);
        foreach (var view in views)
        {
            var repairs = view["excluded"]!.AsArray().Select(each => each!["repair"]!).ToList();
            var order = repairs.Select(repair => (Beyond: !(bool)repair["possible"]!, Size: repair["steps"]!.AsArray().Count
                + repair["beyond"]!.AsArray().Count)).ToList();

            Assert.Equal(order.Order(), order);
            Assert.All(repairs, repair => Assert.Equal((bool)repair["possible"]!, repair["beyond"]!.AsArray().Count == 0));
        }

        Assert.Contains(views.SelectMany(view => view["excluded"]!.AsArray()), each =>
            each!["repair"]!["steps"]!.AsArray().Any(step => ((string)step!["text"]!).StartsWith("raise to ", StringComparison.Ordinal)));
    }

    [Theory, EachEngine]
    public async Task Pages_give_both_lists_whole_and_without_repeating(Engine engine)
    {
        var app = await apps.On(engine);
        var view = (await All(app)).MaxBy(each => Math.Min((int)each["candidateCount"]!, (int)each["excludedCount"]!))!;
        var (candidates, excluded) = (new List<string>(), new List<string>());
        for (string? next = $"/v1/requirements/{view["requirement"]}/candidates?limit=3"; next is not null;)
        {
            var page = (await app.Planner.Get(next)).Is(HttpStatusCode.OK).Body;
            Assert.True(page["candidates"]!.AsArray().Count <= 3 && page["excluded"]!.AsArray().Count <= 3);
            Assert.Equal(view["reasons"]!.ToJsonString(), page["reasons"]!.ToJsonString());
            candidates.AddRange(Ids(page["candidates"]!));
            excluded.AddRange(Ids(page["excluded"]!));
            next = (string?)page["next"];
        }

        Assert.Equal(Ids(view["candidates"]!), candidates);
        Assert.Equal(Ids(view["excluded"]!), excluded);
    }

    [Theory, EachEngine]
    public async Task One_pledge_is_explained_criterion_by_criterion_whatever_its_type(Engine engine)
    {
        var app = await apps.On(engine);
        var view = (await All(app)).First(each => (int)each["candidateCount"]! > 0);
        var best = view["candidates"]![0]!;
        var other = (await app.Planner.Get("/v1/pledges?limit=200")).Body["items"]!.AsArray().Select(item => (string)item!["id"]!)
            .Except(Ids(view["candidates"]!)).Except(Ids(view["excluded"]!)).First();

        var ofBest = await Explained(app, view, (string)best["pledge"]!["id"]!);
        var ofOther = await Explained(app, view, other);

        Assert.True((bool)ofBest["eligible"]!);
        Assert.Equal((int)best["score"]!, (int)ofBest["score"]!);
        Assert.Equal((int)best["score"]!, Sum(ofBest["criteria"]!, "points"));
        Assert.All(ofBest["criteria"]!.AsArray(), each => Assert.True((bool)each!["passes"]!));
        Assert.False((bool)ofOther["eligible"]!);
        Assert.Contains("unit-type-not-acceptable", ofOther["repair"]!["beyond"]!.AsArray().Select(code => (string)code!));
        Assert.Equal(ofBest["criteria"]!.AsArray().Select(each => (string?)each!["code"]), ofOther["criteria"]!.AsArray()
            .Select(each => (string?)each!["code"]));
    }

    [Theory, EachEngine]
    public async Task A_pledge_that_is_not_there_cannot_be_explained(Engine engine)
    {
        var app = await apps.On(engine);
        var view = (await All(app))[0];

        var answer = (await app.Planner.Get($"/v1/requirements/{view["requirement"]}/candidates?explain=ZZZ-99999")).Is(HttpStatusCode.NotFound);

        Assert.Contains("ZZZ-99999", answer.Text, StringComparison.Ordinal);
    }

    private static int Sum(JsonNode list, string part) => list.AsArray().Sum(each => (int)each![part]!);

    private static IEnumerable<string> Ids(JsonNode list) => list.AsArray().Select(each => (string)each!["pledge"]!["id"]!);

    private static async Task<JsonNode> Explained(RegistryApp app, JsonNode view, string pledge) =>
        (await app.Planner.Get($"/v1/requirements/{view["requirement"]}/candidates?limit=1&explain={pledge}")).Is(HttpStatusCode.OK).Body["explained"]!;

    private static async Task<IReadOnlyList<JsonNode>> All(RegistryApp app)
    {
        var views = new List<JsonNode>();
        foreach (var requirement in (await app.Planner.Get("/v1/requirements?status=published&limit=200")).Body["items"]!.AsArray().Take(15))
        {
            views.Add((await app.Planner.Get($"/v1/requirements/{requirement!["id"]}/candidates?limit=200")).Is(HttpStatusCode.OK).Body);
        }

        return views;
    }
}
