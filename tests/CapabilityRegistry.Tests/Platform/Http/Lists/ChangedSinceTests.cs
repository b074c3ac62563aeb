using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Events;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Lists;

public sealed class ChangedSinceTests(FilterTests.Apps apps) : IClassFixture<FilterTests.Apps>
{
    [Theory, EachEngine]
    public async Task Since_the_beginning_everything_has_changed_and_since_the_last_event_nothing(Engine engine)
    {
        var app = await apps.On(engine);
        var lists = await Lists.Taking(app, "changedSince");
        Assert.Equal(22, lists.Count);
        var (before, after) = ($"{RegistryApp.Start.AddYears(-1):yyyy-MM-ddTHH:mm:ssZ}", $"{RegistryApp.Start.AddYears(1):yyyy-MM-ddTHH:mm:ss.fffZ}");
        foreach (var path in lists.Select(list => list.Path))
        {
            var all = (await app.Planner.All($"{path}?limit=200")).Select(KeyOf).ToList();
            Assert.NotEmpty(all);

            Assert.Equal(all, (await app.Planner.All($"{path}?limit=9&changedSince=0")).Select(KeyOf));
            Assert.Equal(all, (await app.Planner.All($"{path}?limit=9&changedSince={before}")).Select(KeyOf));
            Assert.Empty(await app.Planner.All($"{path}?changedSince={await app.Head()}"));
            Assert.Empty(await app.Planner.All($"{path}?changedSince={after}"));
        }
    }

    [Theory, EachEngine]
    public async Task What_has_changed_since_is_found_by_event_and_by_moment(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (first, second) = (await app.DraftPledge(), await app.DraftPledge());
        var head = await app.Head();
        app.Clock.Advance(TimeSpan.FromHours(1));
        var moment = $"{app.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";

        (await app.FocalPoint.Step($"/v1/pledges/{first}/submit")).Is(HttpStatusCode.OK);

        Assert.Equal([first], (await app.Planner.All($"/v1/pledges?changedSince={head}")).Select(KeyOf));
        Assert.Equal([first], (await app.Planner.All($"/v1/pledges?changedSince={moment}")).Select(KeyOf));
        Assert.Equal([first, second], (await app.Planner.All($"/v1/pledges?changedSince={head - 2}")).Select(KeyOf));
        Assert.Empty(await app.OtherFocalPoint.All("/v1/pledges?changedSince=0"));
    }

    [Theory, EachEngine]
    public async Task What_was_deleted_since_is_told_with_its_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.DraftPledge();
        var requirement = (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created).Id;
        var sur = await app.DraftSur();
        var head = await app.Head();
        (await app.FocalPoint.Delete($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK);
        (await app.Planner.Delete($"/v1/requirements/{requirement}")).Is(HttpStatusCode.OK);
        (await app.Planner.Delete($"/v1/surs/{sur}")).Is(HttpStatusCode.OK);

        foreach (var (list, id) in new[] { ("pledges", pledge), ("requirements", requirement), ("surs", sur) })
        {
            var page = (await app.Planner.Get($"/v1/{list}?changedSince={head}&count=true")).Is(HttpStatusCode.OK).Body;
            Assert.Equal((id, app.Today(), 1), ((string?)page["items"]![0]!["id"], (string?)page["items"]![0]!["deletedOn"], (int)page["count"]!));
            Assert.Equal(0, (int)(await app.Planner.Get($"/v1/{list}?count=true")).Body["count"]!);
        }

        Assert.Empty(await app.Planner.All("/v1/fulfilment"));
    }

    [Theory]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-11-01T00:00:00+01:00")]
    [InlineData("2026-11-01")]
    [InlineData("-1")]
    [InlineData("1e3")]
    public async Task What_is_neither_an_event_nor_a_moment_is_refused(string since)
    {
        var app = await apps.On(Engine.Sqlite);

        var refused = (await app.Planner.Get($"/v1/pledges?changedSince={Uri.EscapeDataString(since)}")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["changedSince"], refused.Places);
    }

    private static string KeyOf(JsonNode item) => (string)item["id"]!;
}
