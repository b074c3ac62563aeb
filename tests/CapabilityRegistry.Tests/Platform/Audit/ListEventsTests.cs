using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Audit;

public sealed class ListEventsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task An_auditor_finds_what_happened_to_an_object(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        Assert.Equal(["drafted", "submitted", "acknowledged", "accepted"], Actions(await Events(app, $"subjectKind=pledge&subjectId={id}")));
        Assert.Equal(["drafted", "submitted", "acknowledged", "accepted"], Actions(await Events(app, $"subjectId={id}")));
        Assert.Equal(["accepted"], Actions(await Events(app, $"subjectId={id}&action=accepted")));
        Assert.Empty(await Events(app, $"subjectKind=visit&subjectId={id}"));
    }

    [Theory, EachEngine]
    public async Task An_auditor_finds_what_somebody_did_between_two_days(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var before = await app.DraftPledge();
        app.Clock.Advance(TimeSpan.FromDays(2));
        var within = await app.DraftPledge();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.DraftPledge();
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero), app.Clock.GetUtcNow());

        const string His = "actor=demo-focal-point-kaz";
        Assert.Equal([within], Subjects(await Events(app, $"{His}&from=2026-11-25&until=2026-11-25")));
        Assert.Equal([before, within], Subjects(await Events(app, $"{His}&until=2026-11-26")));
        Assert.Equal(3, (await Events(app, $"{His}&from=2026-11-23&until=9999-12-31")).Count);
        Assert.Equal(3, (await Events(app, "contributor=KAZ")).Count);
        Assert.Empty(await Events(app, "actor=demo-planner"));
        Assert.Empty(await Events(app, $"{His}&from=2026-11-28"));
    }

    [Theory, EachEngine]
    public async Task What_was_found_is_read_page_by_page(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();
        var found = new List<JsonNode>();
        for (string? next = $"/v1/events?subjectKind=pledge&subjectId={id}&limit=2"; next is not null;)
        {
            var page = (await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Body;
            found.AddRange(page["items"]!.AsArray()!);
            next = (string?)page["next"];
        }

        Assert.Equal(["drafted", "submitted", "acknowledged", "accepted", "raised"], Actions(found));
        Assert.All(found, each => Assert.Equal(64, ((string)each["hash"]!).Length));
    }

    private static async Task<IReadOnlyList<JsonNode>> Events(RegistryApp app, string query) =>
        [.. (await app.Auditor.Get($"/v1/events?{query}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray()!];

    private static IEnumerable<string> Actions(IEnumerable<JsonNode> events) => events.Select(each => (string)each["action"]!);

    [Theory, EachEngine]
    public async Task The_last_event_comes_first_if_that_is_asked_for_and_the_pages_go_back_in_time(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.RegisteredPledge();
        app.Clock.Advance(TimeSpan.FromDays(2));
        (await app.FocalPoint.Step($"/v1/pledges/{id}/renew")).Is(HttpStatusCode.OK);
        var forwards = (await Events(app, "limit=200")).Select(each => (long)each["seq"]!).ToList();
        var backwards = new List<long>();
        for (string? next = "/v1/events?sort=-seq&limit=2"; next is not null;)
        {
            var page = (await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Body;
            backwards.AddRange(page["items"]!.AsArray().Select(each => (long)each!["seq"]!));
            next = (string?)page["next"];
        }

        Assert.Equal(forwards.AsEnumerable().Reverse(), backwards);
        Assert.Equal("renewed", (string?)(await Events(app, $"subjectId={id}&sort=-seq"))[0]["action"]);
        var today = app.Clock.Today();
        Assert.Equal(["renewed"], (await Events(app, $"sort=-seq&from={today:O}")).Select(each => (string?)each["action"]));
        var earlier = await Events(app, $"sort=-seq&until={today.AddDays(-1):O}");
        Assert.Equal(forwards.SkipLast(1).Reverse(), earlier.Select(each => (long)each["seq"]!));
        Assert.Equal(await Seqs(app, "sort=seq"), await Seqs(app, ""));
        (await app.Auditor.Get("/v1/events?sort=at")).Is(HttpStatusCode.BadRequest);
    }

    private static async Task<IReadOnlyList<long>> Seqs(RegistryApp app, string query) =>
        [.. (await Events(app, query)).Select(each => (long)each["seq"]!)];

    private static IEnumerable<string> Subjects(IEnumerable<JsonNode> events) => events.Select(each => (string)each["subjectId"]!);
}
