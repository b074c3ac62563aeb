using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deficiencies;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Surs;
using CapabilityRegistry.Tests.Platform.Events;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Registry.Deficiencies;

/// <summary>What the registry keeps by itself: the lists of pledges beside the statement in force.</summary>
public sealed class ListShortfallsTests
{
    private static readonly JsonObject Incomplete = new() { ["reasons"] = new JsonArray("papers-incomplete"), ["reason"] = "The list is old." };

    [Theory, EachEngine]
    public async Task The_register_is_line_by_line_what_the_matcher_calls_missing_after_every_step(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedSur(Sample.Sur());
        var random = new Random(20261123);
        var pledge = await app.DraftPledge(Unit(random));
        var seen = new HashSet<int> { await Held(app, pledge) };
        for (var step = 0; step < 10; step++)
        {
            (await app.FocalPoint.Step($"/v1/pledges/{pledge}/submit")).Is(HttpStatusCode.OK);
            seen.Add(await Held(app, pledge));
            if (step == 5)
            {
                await app.PublishedSur(Sample.Sur().With("effectiveFrom", app.Today()).With("lines", JsonNode.Parse("""
                    [
                      { "kind": "majorEquipment", "code": "trailer", "quantity": 4, "demand": "mandatory" },
                      { "kind": "selfSustainment", "code": "catering", "demand": "mandatory" },
                      { "kind": "training", "code": "core-pre-deployment", "demand": "mandatory" },
                      { "kind": "language", "code": "fr", "demand": "mandatory" },
                      { "kind": "attribute", "code": "night-operations", "demand": "mandatory" }
                    ]
                    """)!));
                await app.CompareLists();
                seen.Add(await Held(app, pledge));
            }

            app.Clock.Advance(TimeSpan.FromDays(random.Next(3) * 20));
            await app.CompareLists();
            (await app.Planner.Step($"/v1/pledges/{pledge}/return", Incomplete.DeepClone())).Is(HttpStatusCode.OK);
            await Held(app, pledge);
            var etag = (await app.FocalPoint.Get($"/v1/pledges/{pledge}")).ETag;
            (await app.FocalPoint.Put($"/v1/pledges/{pledge}", Unit(random), etag)).Is(HttpStatusCode.OK);
            seen.Add(await Held(app, pledge));
        }

        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);
        Assert.Equal(0, await Held(app, pledge));
        Assert.True(seen.Count >= 4, $"the pledge lacked {string.Join(", ", seen)} lines");
    }

    [Theory, EachEngine]
    public async Task A_requirement_with_the_statement_misses_what_is_open(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var sur = await app.PublishedSur();
        var pledge = await app.Level2Pledge(Sample.Pledge().With("selfSustainment", new JsonArray("catering")));
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("sur", sur)
            .With("majorEquipment", new JsonArray()).With("selfSustainment", new JsonArray()));

        var explained = await app.Explained(requirement, pledge);

        var missing = explained["criteria"]!.AsArray().Where(each => !(bool)each!["passes"]!)
            .SelectMany(each => ((string)each!["required"]!).Split(", ")).Select(each => each.Split(' ')[0]);
        var open = (await app.Planner.Items($"/v1/deficiencies?pledge={pledge}&source=list&status=open"))
            .Where(each => (string?)each["kind"] is not ("personnel" or "capacity")).Select(each => (string)each["code"]!);
        Assert.Equal(["communications", "core-pre-deployment", "engineering-vehicle"], open.Order());
        Assert.Equal(open.Order(), missing.Order());
    }

    [Theory, EachEngine]
    public async Task What_falls_short_again_is_open_again_under_its_key_with_what_closed_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var sur = await app.PublishedSur();
        var pledge = await app.DraftPledge(Lean(4));
        Assert.Empty(await app.FocalPoint.Items("/v1/deficiencies"));
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/submit")).Is(HttpStatusCode.OK);
        var opened = Assert.Single(await Vehicles(app, pledge));
        Assert.Equal(
            ("list", "open", 12, 4, 8, "major", sur, app.Today()),
            ((string?)opened["source"], (string?)opened["status"], (int)opened["required"]!, (int)opened["held"]!, (int)opened["shortfall"]!,
                (string?)opened["severity"], (string?)opened["sur"], (string?)opened["openedOn"]));

        app.Clock.Advance(TimeSpan.FromDays(10));
        await Revise(app, pledge, Lean(12));
        var closed = Assert.Single(await Vehicles(app, pledge));
        Assert.Equal(("closed", app.Today()), ((string?)closed["status"], (string?)closed["closedOn"]));
        app.Clock.Advance(TimeSpan.FromDays(10));
        await Revise(app, pledge, Lean(0));

        var again = Assert.Single(await Vehicles(app, pledge));
        Assert.Equal(
            ((string?)opened["id"], "open", 0, 12, "critical", app.Today(), null),
            ((string?)again["id"], (string?)again["status"], (int)again["held"]!, (int)again["shortfall"]!, (string?)again["severity"],
                (string?)again["openedOn"], (string?)again["closedOn"]));
        var closing = Assert.Single(again["closings"]!.AsArray())!;
        Assert.Equal(
            ("2026-11-23", "2026-12-03", $"The lists of {pledge}, version 4, beside {sur}.", null),
            ((string?)closing["openedOn"], (string?)closing["closedOn"], (string?)closing["text"], (string?)closing["closedBy"]));
        var events = (await app.Auditor.Items($"/v1/events?subjectId={again["id"]}")).Select(each => ((string?)each["action"], (string?)each["actor"]));
        Assert.Equal(["opened", "closed", "reopened"], events.Select(each => each.Item1));
        Assert.Single(events.Select(each => each.Item2).Distinct());
    }

    [Theory, EachEngine]
    public async Task The_lists_of_a_unit_that_is_set_aside_are_kept_beside_the_statement_like_those_of_others(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var sur = await app.PublishedSur();
        var pledge = await app.RegisteredPledge(Lean(4));
        string[] lacking = ["communications", "core-pre-deployment", "engineering-vehicle"];
        Assert.Equal(lacking, await Open(app, pledge));

        await app.Suspend(pledge);
        await app.CompareLists();
        Assert.Equal(lacking, await Open(app, pledge));
        var more = await app.PublishedSur(Sample.Sur().With("effectiveFrom", app.Today()).With("lines", JsonNode.Parse("""
            [{ "kind": "majorEquipment", "code": "trailer", "quantity": 3, "demand": "mandatory" }]
            """)!));
        await app.CompareLists();
        Assert.Equal(["trailer"], await Open(app, pledge));
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/propose-revision", new JsonObject
        {
            ["content"] = Lean(4).With("majorEquipment", new JsonArray([.. Equipment("engineering-vehicle", 4), .. Equipment("trailer", 3)])),
        })).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{pledge}/accept-revision")).Is(HttpStatusCode.OK);
        Assert.Empty(await Open(app, pledge));

        await app.Resume(pledge);
        Assert.Empty(await Open(app, pledge));
        Assert.NotEqual(sur, more);
    }

    [Theory, EachEngine]
    public async Task A_statement_that_comes_into_force_and_a_certificate_that_runs_out_are_noticed(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.RegisteredPledge(Lean(4).With("training", JsonNode.Parse("""
            [{ "course": "core-pre-deployment", "certifiedOn": "2026-05-01", "validUntil": "2027-01-15" }]
            """)!));
        var first = await app.PublishedSur(Sample.Sur().With("effectiveFrom", "2026-12-01"));
        await app.CompareLists();
        Assert.Empty(await Open(app, pledge));

        app.Clock.Advance(TimeSpan.FromDays(8));
        await app.CompareLists();
        Assert.Equal(["communications", "engineering-vehicle"], await Open(app, pledge));
        app.Clock.Advance(TimeSpan.FromDays(46));
        await app.CompareLists();
        Assert.Equal(["communications", "core-pre-deployment", "engineering-vehicle"], await Open(app, pledge));

        var sur = await app.PublishedSur(Sample.Sur().With("effectiveFrom", app.Today()).With("lines", JsonNode.Parse("""
            [{ "kind": "majorEquipment", "code": "engineering-vehicle", "quantity": 5, "demand": "mandatory" }]
            """)!));
        await app.CompareLists();
        Assert.Equal(["engineering-vehicle"], await Open(app, pledge));
        var left = Assert.Single(await Vehicles(app, pledge));
        Assert.Equal((5, 1, sur), ((int)left["required"]!, (int)left["shortfall"]!, (string?)left["sur"]));
        var head = await app.Head();
        await app.CompareLists();
        Assert.Equal(head, await app.Head());
        Assert.NotEqual(first, sur);
    }

    private static async Task<int> Held(RegistryApp app, string id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (today, caller) = (DateOnly.Parse(app.Today(), null), Caller.System("test"));
        var pledge = (await scope.ServiceProvider.GetRequiredService<PledgeStore>().Find(id, caller))!;
        var sur = (await scope.ServiceProvider.GetRequiredService<SurStore>().GenericOn(today))["ENGINEER_COY"];
        var lines = ListShortfalls.Of(pledge, sur, new([]), today);
        var open = await app.Planner.Items($"/v1/deficiencies?pledge={id}&source=list&status=open&limit=200");

        Assert.Equal(
            lines.Select(line => (line.Kind.Code(), line.Code, line.Required, line.Held, line.Shortfall)).Order(),
            open.Select(each => (
                (string)each["kind"]!, (string)each["code"]!, (int)each["required"]!, (int)each["held"]!, (int)each["shortfall"]!)).Order());
        Assert.All(open, each => Assert.Equal(sur.Id, (string?)each["sur"]));
        if (ListShortfalls.IsOffered(pledge))
        {
            Assert.Equal(
                Missing(pledge, sur, today).Order(),
                lines.Where(line => line.Kind is not (ComparedKind.Personnel or ComparedKind.Capacity)).Select(line => line.Code).Order());
        }

        return lines.Count;
    }

    // All lines asked for at once; a failure names only what is missing.
    private static IEnumerable<string> Missing(Pledge pledge, Sur sur, DateOnly day)
    {
        var mandatory = sur.Lines.Where(line => line.Demand == Obligation.Mandatory).ToLookup(line => line.Kind);
        IReadOnlyList<string> Codes(LineKind kind) => [.. mandatory[kind].Select(line => line.Code)];
        var need = new Need
        {
            Id = "MINUSCA-00001",
            Mission = "MINUSCA",
            UnitType = sur.UnitType,
            Quantity = 1,
            Measure = "units",
            Priority = 0,
            Start = day,
            End = day.AddDays(1),
            MinimumLevel = 1,
            Equipment = [.. mandatory[LineKind.MajorEquipment].Select(line => new EquipmentNeed(line.Code, line.Quantity!.Value))],
            SelfSustainment = Codes(LineKind.SelfSustainment),
            Languages = Codes(LineKind.Language),
            Attributes = Codes(LineKind.Attribute),
            Training = Codes(LineKind.Training),
        };
        string[] ofLines = ["equipment-missing", "self-sustainment-missing", "language-missing", "attribute-missing", "training-missing"];
        return
            from says in Judge.Explain(need, PledgeOffer.Of(pledge), day)
            where ofLines.Contains(says.Code) && !says.Passes
            from item in says.Required.Split(", ")
            select item.Split(' ')[0];
    }

    private static JsonObject Unit(Random random)
    {
        var unit = Sample.Pledge()
            .With("personnel", JsonNode.Parse($$"""[{ "rankGroup": "officer", "men": {{random.Next(6, 12)}}, "women": 1 }]"""))
            .With("selfSustainment", random.Next(2) == 0 ? new JsonArray("catering") : new JsonArray("catering", "communications"))
            .With("languages", random.Next(2) == 0 ? new JsonArray("en") : new JsonArray("fr"))
            .With("attributes", random.Next(2) == 0 ? new JsonArray() : new JsonArray("night-operations"))
            .With("majorEquipment", new JsonArray([.. Equipment("engineering-vehicle", random.Next(14)), .. Equipment("trailer", random.Next(6))]));
        return random.Next(3) switch
        {
            0 => unit,
            1 => unit.With("training", JsonNode.Parse("""[{ "course": "core-pre-deployment", "certifiedOn": "2026-05-01" }]""")),
            _ => unit.With("training", JsonNode.Parse(
                """[{ "course": "core-pre-deployment", "certifiedOn": "2026-05-01", "validUntil": "2027-01-15" }]""")),
        };
    }

    private static IEnumerable<JsonNode> Equipment(string category, int quantity) => quantity == 0
        ? []
        : [new JsonObject { ["category"] = category, ["description"] = "As listed", ["quantity"] = quantity, ["lease"] = "wet" }];

    private static JsonObject Lean(int vehicles) => Sample.Pledge()
        .With("selfSustainment", new JsonArray("catering")).With("majorEquipment", new JsonArray([.. Equipment("engineering-vehicle", vehicles)]));

    private static async Task Revise(RegistryApp app, string pledge, JsonObject content)
    {
        (await app.Planner.Step($"/v1/pledges/{pledge}/return", Incomplete.DeepClone())).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Put($"/v1/pledges/{pledge}", content, (await app.FocalPoint.Get($"/v1/pledges/{pledge}")).ETag)).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/submit")).Is(HttpStatusCode.OK);
    }

    private static async Task<IReadOnlyList<JsonNode>> Vehicles(RegistryApp app, string pledge) =>
        [.. (await app.FocalPoint.Items($"/v1/deficiencies?pledge={pledge}")).Where(each => (string?)each["code"] == "engineering-vehicle")];

    private static async Task<IEnumerable<string>> Open(RegistryApp app, string pledge) =>
        (await app.Planner.Items($"/v1/deficiencies?pledge={pledge}&status=open")).Where(each => (string?)each["kind"] != "personnel")
            .Select(each => (string)each["code"]!).Order(StringComparer.Ordinal);
}
