using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Platform.Events;

public sealed class AsAtReaderTests
{
    private static readonly Caller Planner = new("planner", Role.Planner, null);

    [Theory, EachEngine]
    public async Task Told_to_the_end_the_log_says_what_the_registry_says(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await SomeSteps(app);

        foreach (var (kind, path) in (ValueTuple<string, string>[])[("pledge", "/v1/pledges"), ("requirement", "/v1/requirements"), ("visit", "/v1/visits")])
        {
            var told = await app.Past(long.MaxValue, kind, Planner);
            var now = await Everything(app, path);
            Assert.Equal(now.Keys.Order(), told.ById.Keys.Order());
            Assert.All(now, each => Assert.True(JsonNode.DeepEquals(
                each.Value, WithoutNulls(told.ById[each.Key].State)), $"{each.Value.ToJsonString()}\n{told.ById[each.Key].State}"));
        }
    }

    [Theory, EachEngine]
    public async Task Told_to_any_event_it_says_what_the_registry_said_then(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var said = new Dictionary<long, JsonNode>();
        var pledge = await app.DraftPledge();
        await Remember();
        foreach (var step in (Func<Task>[])
        [
            async () => await app.FocalPoint.Step($"/v1/pledges/{pledge}/submit"),
            async () => await app.Planner.Step($"/v1/pledges/{pledge}/acknowledge"),
            async () => await app.Planner.Step($"/v1/pledges/{pledge}/return", JsonNode.Parse("""{"reasons":["papers-incomplete"],"reason":"more"}""")),
            async () => await app.FocalPoint.Send(HttpMethod.Put, $"/v1/pledges/{pledge}", Sample.Pledge().With("availableUntil", null).Without("noteVerbale")
                .ToJsonString(), "\"4\""),
            async () => await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Another unit is pledged." }),
        ])
        {
            await step();
            await Remember();
        }

        Assert.Equal(6, said.Count);
        foreach (var (seq, state) in said)
        {
            Assert.True(JsonNode.DeepEquals(state, WithoutNulls((await app.Past(seq, "pledge", Planner)).ById[pledge].State)));
        }

        async Task Remember() => said[await app.Head()] = Whole((await app.Planner.Get($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK).Body);
    }

    [Theory, EachEngine]
    public async Task Going_on_from_an_earlier_time_gives_the_same_and_leaves_the_earlier_time_alone(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var before = await app.Head();
        await SomeSteps(app);
        var earlier = await app.Past(before, "pledge", Planner);

        var onwards = await app.Past(long.MaxValue, "pledge", Planner, earlier);

        Assert.Equal((await app.Past(long.MaxValue, "pledge", Planner)).ById, onwards.ById);
        Assert.Equal((await app.Past(before, "pledge", Planner)).ById, earlier.ById);
        Assert.NotEqual(earlier.ById.Count, onwards.ById.Count);
    }

    [Theory, EachEngine]
    public async Task Objects_are_read_back_as_what_they_were(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await using var scope = app.Services.CreateAsyncScope();
        var pledges = await scope.ServiceProvider.GetRequiredService<PledgeStore>().OfStates(null, Planner);
        var told = await app.Past(long.MaxValue, "pledge", Planner);
        Assert.NotEmpty(pledges);
        Assert.All(pledges, pledge => Assert.Equal(Json.Write(pledge), Json.Write(told.ById[pledge.Id].As<Pledge>())));

        var needs = await scope.ServiceProvider.GetRequiredService<RequirementStore>().All();
        var toldNeeds = await app.Past(long.MaxValue, "requirement", Planner);
        Assert.NotEmpty(needs);
        Assert.All(needs, need => Assert.Equal(Json.Write(need), Json.Write(PastRequirement.Of(toldNeeds.ById[need.Id]))));
    }

    [Theory, EachEngine]
    public async Task A_focal_point_is_told_its_own_states_past(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");

        var told = await app.Past(long.MaxValue, "pledge", new Caller("of Kazakhstan", Role.FocalPoint, "KAZ"));

        Assert.NotEmpty(told.ById);
        Assert.All(told.ById.Keys, id => Assert.StartsWith("KAZ-", id));
    }

    [Theory, EachEngine]
    public async Task A_day_ends_with_its_last_event(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.DraftPledge();
        var first = await app.Head();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.DraftPledge();

        Assert.Equal(0, await Before(RegistryApp.Start.AddDays(-1)));
        Assert.Equal(first, await Before(RegistryApp.Start.AddMilliseconds(1)));
        Assert.Equal(first, await Before(RegistryApp.Start.AddDays(2)));
        Assert.Equal(first + 1, await Before(RegistryApp.Start.AddDays(2).AddMilliseconds(1)));

        async Task<long> Before(DateTimeOffset instant)
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<AsAtReader>().HeadBefore(instant, Planner);
        }
    }

    private static async Task SomeSteps(RegistryApp app)
    {
        await app.Level2Pledge();
        await app.AcknowledgedPledge(Sample.Pledge().With("availableUntil", null));
        var requirement = await app.PublishedRequirement();
        (await app.Planner.Step($"/v1/requirements/{requirement}/close", new JsonObject { ["reason"] = "done" })).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Delete($"/v1/pledges/{await app.DraftPledge()}")).Is(HttpStatusCode.OK);
    }

    private static async Task<Dictionary<string, JsonNode>> Everything(RegistryApp app, string path)
    {
        var all = new Dictionary<string, JsonNode>();
        for (string? next = $"{path}?limit=200"; next is not null;)
        {
            var page = (await app.Planner.Get(next)).Is(HttpStatusCode.OK).Body;
            foreach (var item in page["items"]!.AsArray())
            {
                all.Add((string)item!["id"]!, Whole(item));
            }

            next = (string?)page["next"];
        }

        return all;
    }

    private static JsonObject Whole(JsonNode view) => WithoutNulls(view.ToJsonString());

    // In a patch, null says "remove": what became null is missing.
    private static JsonObject WithoutNulls(string state) =>
        new(JsonNode.Parse(state)!.AsObject().Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}

internal static class AsAtReaderExtensions
{
    public static async Task<PastObjects> Past(this RegistryApp app, long seq, string kind, Caller caller, PastObjects? earlier = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AsAtReader>().At(seq, kind, caller, earlier);
    }

    public static async Task<long> Head(this RegistryApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EventStore>().Head();
    }
}
