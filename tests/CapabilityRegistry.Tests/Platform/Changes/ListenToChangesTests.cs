using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Events;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CapabilityRegistry.Tests.Platform.Changes;

public sealed class ListenToChangesTests
{
    [Theory, EachEngine]
    public async Task A_listener_is_told_what_the_pages_tell_and_then_what_comes(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge();
        await app.PublishedRequirement();
        foreach (var reader in new[] { app.Planner, app.As(await app.Token("integrator", "KAZ")), app.As(await app.Token("integrator")) })
        {
            var pages = (await reader.Get("/v1/changes?limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
            await using var line = await Line.To(app, reader);

            var told = await line.Changes(pages.Count);

            Assert.Equal(pages.Select(item => item!.ToJsonString()), told.Select(item => item.Data));
            Assert.Equal(pages.Select(item => $"{item!["seq"]}"), told.Select(item => item.EventId));
            var pledge = await app.DraftPledge();
            Assert.Equal(pledge, (string?)JsonNode.Parse((await line.Changes(1))[0].Data)!["subjectId"]);
        }
    }

    [Theory, EachEngine]
    public async Task Who_comes_again_goes_on_after_the_last_event(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.DraftPledge();
        var head = await app.Head();
        var pledge = await app.DraftPledge();
        await using var line = await Line.To(app, app.Planner, lastEventId: $"{head}");

        var told = Assert.Single(await line.Changes(1));

        Assert.Equal((pledge, $"{head + 1}"), ((string?)JsonNode.Parse(told.Data)!["subjectId"], told.EventId));
    }

    [Theory, EachEngine]
    public async Task A_listener_is_told_that_the_line_is_alive_and_where_it_is(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var head = await app.Head();
        await using var line = await Line.To(app, app.As(await app.Token("integrator", "BRA")), after: head);
        await app.DraftPledge();

        Assert.Equal(("heartbeat", $"{head}"), Told(await line.Next()));
        var alive = await line.Next();
        for (; alive?.EventId != $"{await app.Head()}"; alive = await line.Next())
        {
            Assert.Equal("heartbeat", alive?.EventType);
        }

        Assert.Equal("", alive.Value.Data);
    }

    [Theory, EachEngine]
    public async Task The_line_ends_when_the_token_is_revoked(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var request = new JsonObject { ["name"] = "listener", ["person"] = "Ana Silva", ["role"] = "planner" };
        var given = (await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created).Body;
        await using var line = await Line.To(app, app.As((string)given["token"]!), after: await app.Head());
        Assert.NotNull(await line.Next());

        (await app.Administrator.Step($"/v1/tokens/{given["given"]!["id"]}/revoke")).Is(HttpStatusCode.OK);
        await app.DraftPledge();

        for (var item = await line.Next(); item is not null; item = await line.Next())
        {
            Assert.Equal("heartbeat", item.Value.EventType);
        }
    }

    [Theory, EachEngine]
    public async Task The_line_ends_when_the_host_stops(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var line = await Line.To(app, app.Planner, after: await app.Head());
        Assert.NotNull(await line.Next());

        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        while (await line.Next() is { } item)
        {
            Assert.Equal("heartbeat", item.EventType);
        }
    }

    [Theory, EachEngine]
    public async Task What_a_listener_is_shown_is_in_the_access_log(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.DraftPledge();
        await using var line = await Line.To(app, app.Planner, after: await app.Head() - 1);

        await line.Changes(1);

        Assert.Single((await app.Auditor.Get($"/v1/access-log?operation=ListChanges&subjectId={pledge}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray());
    }

    [Fact]
    public async Task Who_asks_for_the_header_fields_alone_gets_them_at_once()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/v1/changes");
        request.Headers.Add("Accept", "text/event-stream");

        using var response = await app.Planner.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    private static (string, string?) Told(SseItem<string>? item) => (item!.Value.EventType, item.Value.EventId);

    /// <summary>A listener, with whom the clock goes on.</summary>
    private sealed class Line(RegistryApp app, HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        public static async Task<Line> To(RegistryApp app, Session reader, long after = 0, string? lastEventId = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/changes?after={after}");
            request.Headers.Add("Accept", "text/event-stream");
            if (lastEventId is not null)
            {
                request.Headers.Add("Last-Event-ID", lastEventId);
            }

            var response = await reader.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            return new Line(app, response, SseParser.Create(body).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator());
        }

        /// <summary>The next thing that is told; null when the line has ended.</summary>
        public async Task<SseItem<string>?> Next() => await app.Patiently(items.MoveNextAsync().AsTask()) ? items.Current : null;

        public async Task<IReadOnlyList<SseItem<string>>> Changes(int many)
        {
            var told = new List<SseItem<string>>();
            while (told.Count < many)
            {
                var item = (await Next())!.Value;
                if (item.EventType == "change")
                {
                    told.Add(item);
                }
            }

            return told;
        }

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            await items.DisposeAsync();
        }
    }
}
