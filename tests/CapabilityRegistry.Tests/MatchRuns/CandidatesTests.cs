using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.MatchRuns;

public sealed class CandidatesTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
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
            Assert.All(candidates, each => Assert.Equal((int)each!["score"]!, each["breakdown"]!.AsArray().Sum(part => (int)part!["points"]!)));
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
                expected.AddRange((await app.Planner.Get($"/v1/pledges?unitType={type}&limit=200")).Body["items"]!.AsArray().Select(item => (string)item!["id"]!));
            }

            var listed = Ids(view["candidates"]!).Concat(Ids(view["excluded"]!));
            Assert.Equal(expected.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
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

    private static IEnumerable<string> Ids(JsonNode list) => list.AsArray().Select(each => (string)each!["pledge"]!["id"]!);

    private static async Task<IReadOnlyList<JsonNode>> All(RegistryApp app)
    {
        var views = new List<JsonNode>();
        foreach (var requirement in (await app.Planner.Get("/v1/requirements?status=published&limit=200")).Body["items"]!.AsArray().Take(15))
        {
            views.Add((await app.Planner.Get($"/v1/requirements/{requirement!["id"]}/candidates")).Is(HttpStatusCode.OK).Body);
        }

        return views;
    }
}
