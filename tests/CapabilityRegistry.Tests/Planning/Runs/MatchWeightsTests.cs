using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Planning.Runs.Weights;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Runs;

public sealed class MatchWeightsTests
{
    [Fact]
    public void The_documented_defaults_are_those_of_the_matcher()
    {
        Assert.Equal(WeightValues.Of(CapabilityRegistry.Matching.Model.Weights.Default), new WeightValues());
        Assert.All(new WeightValues().Named(), weight => Assert.Equal(
            weight.Points,
            typeof(WeightValues).GetProperty(weight.Name,
                System.Reflection.BindingFlags.IgnoreCase | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance)!
                .GetCustomAttributes(typeof(System.ComponentModel.DefaultValueAttribute), false).Cast<System.ComponentModel.DefaultValueAttribute>()
                    .Single().Value));
    }

    [Theory, EachEngine]
    public async Task The_default_is_there_without_anybody_having_stated_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        var list = (await app.FocalPoint.Get("/v1/match-weights?count=true")).Is(HttpStatusCode.OK).Body;

        Assert.Equal((1, "WGT-00000", "default"), ((int)list["count"]!, (string?)list["items"]![0]!["id"], (string?)list["items"]![0]!["name"]));
        Assert.Equal(1000, list["items"]![0]!["values"]!.AsObject().Sum(weight => (int)weight.Value!));
        (await app.Planner.Get("/v1/match-weights/WGT-00000")).Is(HttpStatusCode.OK);
        Assert.Equal("name-taken", (await app.Planner.Post("/v1/match-weights", Set("default"))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_set_has_versions_and_an_earlier_one_stays_as_it_is(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        var first = (await app.Planner.Post("/v1/match-weights", Set("rapid", 300))).Is(HttpStatusCode.Created);
        var second = (await app.Planner.Post("/v1/match-weights", Set("rapid", 400))).Is(HttpStatusCode.Created);
        var other = (await app.Planner.Post("/v1/match-weights", Set("women-first"))).Is(HttpStatusCode.Created);

        Assert.Equal([1, 2, 1], new[] { first, second, other }.Select(each => (int)each.Body["version"]!));
        Assert.Equal(300, (int)(await app.Planner.Get(first.Location!)).Is(HttpStatusCode.OK).Body["values"]!["response"]!);
        Assert.Equal(200, (int)first.Body["values"]!["level"]!);
        var told = (await app.Auditor.Get("/v1/changes?limit=200")).Body["items"]!.AsArray().Where(each => (string?)each!["subjectKind"] == "match-weights");
        Assert.Equal(3, told.Count());
        var ids = new List<string>();
        for (string? next = "/v1/match-weights?limit=1"; next is not null;)
        {
            var page = (await app.Planner.Get(next)).Is(HttpStatusCode.OK).Body;
            ids.Add((string)page["items"]![0]!["id"]!);
            next = (string?)page["next"];
        }

        Assert.Equal(["WGT-00000", first.Id, second.Id, other.Id], ids);
    }

    [Theory, EachEngine]
    public async Task A_run_says_which_set_it_used_and_goes_by_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var many = await app.Level2Pledge(Sample.Pledge().With("responseDays", 10)
            .With("caveats", new JsonArray(Caveat("No riot control"), Caveat("No night flights"), Caveat("No convoys"))));
        var slow = await app.Level2Pledge(Sample.Pledge().With("responseDays", 250).With("caveats", new JsonArray()));
        await app.PublishedRequirement();
        var swift = await Stated(app, "swift", response: 1000, caveats: 0);
        var willing = await Stated(app, "willing", response: 0, caveats: 1000);

        var bySwift = (await app.Run(new JsonObject { ["weightSet"] = swift })).Body;
        var byWilling = (await app.Run(new JsonObject { ["weightSet"] = willing })).Body;
        var byOwn = (await app.Run(new JsonObject { ["weights"] = new JsonObject { ["response"] = 1000 } })).Body;

        Assert.Equal(many, (string?)bySwift["assignments"]![0]!["pledge"]);
        Assert.Equal(slow, (string?)byWilling["assignments"]![0]!["pledge"]);
        Assert.Equal((swift, 1000), ((string?)bySwift["run"]!["weights"]!["set"], (int)bySwift["run"]!["weights"]!["values"]!["response"]!));
        Assert.Null(byOwn["run"]!["weights"]!["set"]);
        Assert.Equal(200, (int)byOwn["run"]!["weights"]!["values"]!["level"]!);
    }

    private static JsonObject Caveat(string text) => new() { ["text"] = text, ["excludedMissions"] = new JsonArray() };

    private static JsonObject Set(string name, int response = 150) =>
        new() { ["name"] = name, ["values"] = new JsonObject { ["response"] = response }, ["reason"] = "An exercise." };

    private static async Task<string> Stated(RegistryApp app, string name, int response, int caveats) =>
        (await app.Planner.Post("/v1/match-weights", new JsonObject
    {
        ["name"] = name,
        ["values"] = new JsonObject { ["response"] = response, ["caveats"] = caveats },
        ["reason"] = "An exercise.",
    })).Is(HttpStatusCode.Created).Id;
}
