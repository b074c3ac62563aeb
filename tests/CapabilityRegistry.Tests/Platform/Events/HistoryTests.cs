using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Audit;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Events;

/// <summary>Nothing changes without an event: what the events of an object add up to is the object as it is now.</summary>
public sealed class HistoryTests
{
    [Theory, EachEngine]
    public async Task Every_object_is_what_its_events_add_up_to(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await ExportFile.Fill(app);

        foreach (var (kind, list) in new[] { ("pledge", "pledges"), ("visit", "visits"), ("requirement", "requirements") })
        {
            var told = new Dictionary<string, JsonObject>();
            foreach (var each in await All(app, $"/v1/events?subjectKind={kind}&limit=200"))
            {
                var id = (string)each["subjectId"]!;
                told[id] = told.TryGetValue(id, out var before) ? Patched(before, each["changes"]!.AsObject()) : each["changes"]!.AsObject();
                Assert.Equal((int)each["subjectVersion"]!, (int)told[id]["version"]!);
            }

            var now = await All(app, $"/v1/{list}?limit=200");
            Assert.True(now.Count > 50);
            Assert.Equal(now.Select(each => (string)each["id"]!).Order(), told.Keys.Order());
            Assert.All(now, each => Assert.True(JsonNode.DeepEquals(Given(told[(string)each["id"]!]), Given(each.AsObject())),
                $"the events tell {told[(string)each["id"]!].ToJsonString()}, but it is {each.ToJsonString()}"));
        }
    }

    private static async Task<IReadOnlyList<JsonNode>> All(RegistryApp app, string first)
    {
        var all = new List<JsonNode>();
        for (string? next = first; next is not null;)
        {
            var page = (await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Body;
            all.AddRange(page["items"]!.AsArray()!);
            next = (string?)page["next"];
        }

        return all;
    }

    // A merge patch takes a member away to make it null.
    private static JsonObject Given(JsonObject whole) =>
        new(whole.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    // RFC 7386.
    private static JsonObject Patched(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else
            {
                target[name] = value is JsonObject inner ? Patched(target[name] as JsonObject ?? [], (JsonObject)inner.DeepClone()) : value.DeepClone();
            }
        }

        return target;
    }
}
