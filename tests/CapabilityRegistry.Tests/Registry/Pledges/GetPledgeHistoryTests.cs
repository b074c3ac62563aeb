using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class GetPledgeHistoryTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task The_history_tells_who_did_what_in_order(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();

        var events = (await app.FocalPoint.Get($"/v1/pledges/{id}/history")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.Equal(["drafted", "submitted", "acknowledged", "accepted", "raised"], events.Select(each => (string?)each!["action"]));
        Assert.Equal(["focal-point", "focal-point", "planner", "planner", "planner"], events.Select(each => (string?)each!["role"]));
        Assert.Equal([1, 2, 3, 4, 5], events.Select(each => (int)each!["subjectVersion"]!));
    }

    [Theory, EachEngine]
    public async Task The_first_event_with_all_patches_applied_is_the_pledge_as_it_is(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();

        var events = (await app.FocalPoint.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray();
        var replayed = events.Select(each => each!["changes"]!.AsObject()).Aggregate(Apply);

        var now = (await app.FocalPoint.Get($"/v1/pledges/{id}")).Body;
        Assert.True(JsonNode.DeepEquals(now, replayed), replayed.ToJsonString());
    }

    // RFC 7386, section 2.
    private static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        var result = target.DeepClone().AsObject();
        foreach (var (name, value) in patch)
        {
            result[name] = value is JsonObject inner && result[name] is JsonObject old ? Apply(old, inner) : value?.DeepClone();
        }

        return result;
    }
}
