using System.Net;
using System.Text.Json;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

public sealed class ParallelWritesTests
{
    [Theory, EachEngine]
    public async Task After_50_parallel_writes_the_chain_of_events_has_no_gap_and_no_wrong_link(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var before = (await Chain(app)).Count;

        var writes = Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => Write(app, number))));
        var keys = await app.Patiently(writes);

        Assert.Equal(50, keys.Distinct().Count());
        var chain = await Chain(app);
        Assert.Equal(50, chain.Count - before);
        Assert.Equal(Enumerable.Range(1, chain.Count).Select(seq => (long)seq), chain.Select(@event => @event.Seq));
        Assert.Equal(chain.Select(@event => @event.Hash).SkipLast(1).Prepend(EventHash.Start), chain.Select(@event => @event.PreviousHash));
        Assert.Equal(chain.Select(EventHash.Of), chain.Select(@event => @event.Hash));
    }

    private static async Task<string> Write(RegistryApp app, int number) => number % 2 == 0
        ? (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id
        : (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created).Id;

    /// <summary>The whole log as an auditor reads it, page by page.</summary>
    private static async Task<IReadOnlyList<Event>> Chain(RegistryApp app)
    {
        var chain = new List<Event>();
        for (string? next = "/v1/changes?limit=20"; next is not null;)
        {
            using var page = JsonDocument.Parse((await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Text);
            chain.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(Of));
            next = page.RootElement.GetProperty("next").GetString();
        }

        return chain;
    }

    // The hash is over the text of the changes, so they are taken as they were sent.
    private static Event Of(JsonElement view) => new()
    {
        Seq = view.GetProperty("seq").GetInt64(),
        At = view.GetProperty("at").GetDateTimeOffset(),
        Actor = view.GetProperty("actor").GetString()!,
        Person = view.GetProperty("person").GetString(),
        Role = view.GetProperty("role").GetString()!,
        Action = view.GetProperty("action").GetString()!,
        SubjectKind = view.GetProperty("subjectKind").GetString()!,
        SubjectId = view.GetProperty("subjectId").GetString()!,
        SubjectVersion = view.GetProperty("subjectVersion").GetInt32(),
        Contributor = view.GetProperty("contributor").GetString(),
        Reason = view.GetProperty("reason").GetString(),
        Changes = view.GetProperty("changes").GetRawText(),
        PreviousHash = view.GetProperty("previousHash").GetString()!,
        Hash = view.GetProperty("hash").GetString()!,
    };
}
