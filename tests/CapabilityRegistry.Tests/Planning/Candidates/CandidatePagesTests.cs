using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Candidates;

public sealed class CandidatePagesTests
{
    [Theory, EachEngine]
    public async Task Pages_give_the_ranking_of_the_first_page_whatever_changes_between_them(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var other = app.AnotherInstance();
        var pledges = new List<string>();
        for (var number = 0; number < 4; number++)
        {
            pledges.Add(await app.Level2Pledge(Sample.Pledge().With("responseDays", 30 + number)));
            pledges.Add(await app.RegisteredPledge());
        }

        var requirement = await app.PublishedRequirement();
        var whole = (await app.Planner.Get($"/v1/requirements/{requirement}/candidates?limit=200")).Is(HttpStatusCode.OK).Body;
        Assert.Equal((4, 4), ((int)whole["candidateCount"]!, (int)whole["excludedCount"]!));
        var (candidates, excluded, pages) = (new List<string>(), new List<string>(), 0);
        for (string? next = $"/v1/requirements/{requirement}/candidates?limit=1"; next is not null; pages++)
        {
            // Every other page is answered by a process that has not seen the first one.
            var page = (await (pages % 2 == 0 ? app : other).Planner.Get(next)).Is(HttpStatusCode.OK).Body;
            Assert.Equal((long)whole["eventSeq"]!, (long)page["eventSeq"]!);
            Assert.Equal(4, (int)page["candidateCount"]!);
            candidates.AddRange(Texts(page["candidates"]!));
            excluded.AddRange(Texts(page["excluded"]!));
            next = (string?)page["next"];
            await Change(app, pages, pledges);
        }

        Assert.Equal(4, pages);
        Assert.Equal(Texts(whole["candidates"]!), candidates);
        Assert.Equal(Texts(whole["excluded"]!), excluded);
        var now = (await app.Planner.Get($"/v1/requirements/{requirement}/candidates")).Is(HttpStatusCode.OK).Body;
        Assert.NotEqual(Texts(whole["candidates"]!), Texts(now["candidates"]!));
    }

    [Fact]
    public async Task Pages_are_of_the_day_of_the_first_one()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await app.Level2Pledge();
        await app.Level2Pledge();
        var requirement = await app.PublishedRequirement();
        var first = (await app.Planner.Get($"/v1/requirements/{requirement}/candidates?limit=1")).Is(HttpStatusCode.OK).Body;

        app.Clock.Advance(TimeSpan.FromDays(1));

        var second = (await app.Planner.Get((string)first["next"]!)).Is(HttpStatusCode.OK).Body;
        Assert.Equal((string?)first["asOf"], (string?)second["asOf"]);
        Assert.Null(second["next"]);
    }

    [Theory]
    [InlineData("20261123-99999999-1", "no-such-place")]
    [InlineData("20261399-1-1", "no-such-place")]
    [InlineData("50", "wrong-form")]
    public async Task A_place_that_no_answer_gave_is_refused(string after, string code)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var requirement = await app.PublishedRequirement();

        var refused = (await app.Planner.Get($"/v1/requirements/{requirement}/candidates?after={after}")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["after"], refused.Places);
        Assert.Equal([code], refused.ErrorCodes);
    }

    // A better one appears, a candidate goes, an excluded one rises, and the requirement itself asks for more.
    private static async Task Change(RegistryApp app, int step, List<string> pledges)
    {
        await (step switch
        {
            0 => app.Level2Pledge(Sample.Pledge().With("responseDays", 5)),
            1 => app.FocalPoint.Step($"/v1/pledges/{pledges[0]}/withdraw", new JsonObject { ["reason"] = "Needed at home." }),
            2 => app.RegisteredPledge(),
            _ => (Task)app.Level2Pledge(),
        });
    }

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(each => each!.ToJsonString());
}
