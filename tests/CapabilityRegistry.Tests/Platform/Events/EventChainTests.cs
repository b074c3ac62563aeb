using System.Net;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Platform.Events;

public sealed class EventChainTests
{
    [Theory, EachEngine]
    public async Task Every_event_is_numbered_without_a_gap_and_chained_to_the_one_before(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await app.Level2Pledge();
        await app.PublishedRequirement();

        var (seq, hash) = (0L, EventHash.Start);
        for (string? next = "/v1/changes?limit=200"; next is not null;)
        {
            var page = (await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Body;
            foreach (var each in page["items"]!.AsArray())
            {
                var @event = Of(each!);
                Assert.Equal(seq + 1, @event.Seq);
                Assert.Equal(hash, @event.PreviousHash);
                Assert.Equal(EventHash.Of(@event), @event.Hash);
                (seq, hash) = (@event.Seq, @event.Hash);
            }

            next = (string?)page["next"];
        }

        Assert.True(seq > 500);
    }

    [Theory, EachEngine]
    public async Task A_change_without_its_event_cannot_commit(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Keys>().Next("KAZ");

        await Assert.ThrowsAsync<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<EventLog>().Commit);
    }

    [Fact]
    public void Whatever_is_altered_in_an_event_its_hash_no_longer_fits()
    {
        var @event = new Event
        {
            Seq = 7, At = RegistryApp.Start, Actor = "a", Role = "planner", Action = "raised", SubjectKind = "pledge", SubjectId = "KAZ-00001",
            SubjectVersion = 5, Contributor = "KAZ", Reason = "r", Changes = "{}", Person = "p", PreviousHash = EventHash.Start,
        };
        Event[] altered =
        [
            @event with { Seq = 8 }, @event with { At = @event.At.AddMilliseconds(1) }, @event with { Actor = "b" }, @event with { Role = "auditor" },
            @event with { Action = "lowered" }, @event with { SubjectKind = "visit" }, @event with { SubjectId = "KAZ-00002" },
                @event with { SubjectVersion = 6 },
            @event with { Contributor = null }, @event with { Reason = null }, @event with { Changes = "{ }" },
            @event with { Person = null }, @event with { Person = "q" }, @event with { PreviousHash = EventHash.Of(@event) },
        ];

        Assert.DoesNotContain(EventHash.Of(@event), altered.Select(EventHash.Of));
    }

    private static Event Of(System.Text.Json.Nodes.JsonNode view) => new()
    {
        Seq = (long)view["seq"]!,
        At = DateTimeOffset.Parse((string)view["at"]!, System.Globalization.CultureInfo.InvariantCulture),
        Actor = (string)view["actor"]!,
        Person = (string?)view["person"],
        Role = (string)view["role"]!,
        Action = (string)view["action"]!,
        SubjectKind = (string)view["subjectKind"]!,
        SubjectId = (string)view["subjectId"]!,
        SubjectVersion = (int)view["subjectVersion"]!,
        Contributor = (string?)view["contributor"],
        Reason = (string?)view["reason"],
        Changes = view["changes"]!.ToJsonString(CapabilityRegistry.Kernel.Json.Options),
        PreviousHash = (string)view["previousHash"]!,
        Hash = (string)view["hash"]!,
    };
}
