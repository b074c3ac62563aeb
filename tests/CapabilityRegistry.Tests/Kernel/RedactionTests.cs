using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Kernel;

public sealed class RedactionTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string Caveat = "No convoys beyond the river Ishim";
    private const string NoteVerbale = "NV/KAZ/2026/4711";

    [Fact]
    public void The_table_names_the_fields_that_can_be_left_out_and_no_others()
    {
        var marked = from type in typeof(IRedactable).Assembly.GetTypes()
                     where type.IsAssignableTo(typeof(IRedactable)) && type != typeof(IRedactable)
                     from property in Json.Options.GetTypeInfo(type).Properties
                     where RedactableAttribute.Marks(property)
                     select $"{type.Name}.{property.Name}";

        Assert.Equal(Redactions.Table.SelectMany(row => row.Fields.Select(field => $"{row.Object}.{field}")).Order(), marked.Order());
    }

    [Fact]
    public void A_field_can_be_left_out_of_an_object_that_says_so_only()
    {
        Type[] all = typeof(IRedactable).Assembly.GetTypes();
        var marked = from type in all
                     from property in type.GetProperties()
                     where property.DeclaringType == type && property.IsDefined(typeof(RedactableAttribute), false)
                     select type;

        // The object itself, or one of which the type is the content.
        Assert.All(marked.Distinct(), type =>
            Assert.True(Array.Exists(all, each => each.IsAssignableTo(type) && each.IsAssignableTo(typeof(IRedactable))), type.Name));
    }

    [Theory]
    [InlineData("assessor", null)]
    [InlineData("assessor", "BRA")]
    [InlineData("integrator", null)]
    public async Task What_a_state_tells_in_confidence_is_in_no_answer_to_outsiders(string role, string? contributor)
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await Confidential(app);
        var outsider = app.As(await app.Token(role, contributor));

        foreach (var address in Addresses(id))
        {
            var answer = await outsider.Get(address);
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Forbidden, $"{address}: {answer.Text}");
            Assert.DoesNotContain("Ishim", answer.Text);
            Assert.DoesNotContain(NoteVerbale, answer.Text);
        }
    }

    [Theory]
    [InlineData("planner", null)]
    [InlineData("auditor", null)]
    [InlineData("focal-point", "KAZ")]
    [InlineData("integrator", "KAZ")]
    public async Task Those_who_decide_audit_or_own_it_see_all_of_a_pledge(string role, string? contributor)
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await Confidential(app);

        var pledge = (await app.As(await app.Token(role, contributor)).Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body.AsObject();

        Assert.Equal(NoteVerbale, (string?)pledge["noteVerbale"]);
        Assert.Equal(Caveat, (string?)pledge["caveats"]![0]!["text"]);
        Assert.False(pledge.ContainsKey("redacted"));
    }

    [Theory, EachEngine]
    public async Task A_field_left_out_is_named_and_one_without_a_value_is_null(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge(Sample.Pledge().Without("noteVerbale"));

        var seen = (await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body.AsObject();
        Assert.True(seen.ContainsKey("noteVerbale"));
        Assert.Null(seen["noteVerbale"]);

        var hidden = (await app.Assessor.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body.AsObject();
        Assert.False(hidden.ContainsKey("noteVerbale"));
        Assert.False(hidden.ContainsKey("caveats"));
        Assert.Equal(["caveats", "noteVerbale", "revision"], Named(hidden));
    }

    [Theory, EachEngine]
    public async Task An_outsider_learns_that_the_note_verbale_is_there_and_not_its_reference(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await Confidential(app);

        var gates = (await app.Assessor.Get($"/v1/pledges/{id}/readiness")).Is(HttpStatusCode.OK).Body["levels"]![0]!["gates"]!.AsArray();

        var gate = gates.Single(each => (string?)each!["code"] == "note-verbale-missing")!.AsObject();
        Assert.True((bool)gate["met"]!);
        Assert.False(gate.ContainsKey("evidence"));
        Assert.Equal(["evidence"], Named(gate));
        Assert.All(gates.Where(each => each != gate), each => Assert.True(each!.AsObject().ContainsKey("evidence")));
    }

    [Theory, EachEngine]
    public async Task The_history_tells_an_outsider_which_changes_it_keeps_back(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await Confidential(app);

        var events = (await app.Assessor.Get($"/v1/pledges/{id}/history")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        Assert.Equal(["previousHash", "hash", "changes/caveats", "changes/noteVerbale", "changes/revision"], Named(events[0]!.AsObject()));
        Assert.Equal(["previousHash", "hash"], Named(events[1]!.AsObject()));
        Assert.False(events[0]!["changes"]!.AsObject().ContainsKey("caveats"));
    }

    // A hash that is known proves a guess of everything else that it covers.
    [Theory]
    [InlineData("focal-point", "KAZ")]
    [InlineData("integrator", "KAZ")]
    [InlineData("integrator", null)]
    // A planner does not read cases, and every later hash covers them.
    [InlineData("planner", null)]
    public async Task Whoever_does_not_see_every_event_in_full_sees_no_hashes(string role, string? contributor)
    {
        var app = await apps.On(Engine.Sqlite);
        await app.DraftPledge();

        var text = (await app.As(await app.Token(role, contributor)).Get("/v1/changes?limit=200")).Is(HttpStatusCode.OK).Text;

        Assert.DoesNotContain("\"hash\":", text);
        Assert.Contains("\"hash\":", (await app.Auditor.Get("/v1/changes?limit=200")).Text);
    }

    [Theory, EachEngine]
    public async Task Of_a_run_a_state_sees_nothing_that_tells_of_others(Engine engine)
    {
        var app = await apps.On(engine);
        await app.RegisteredPledge();
        await app.PublishedRequirement();
        var run = (string)(await app.Run()).Body["run"]!["id"]!;

        var all = (await app.Planner.Get($"/v1/match-runs/{run}")).Is(HttpStatusCode.OK).Body.AsObject();
        var own = (await app.FocalPoint.Get($"/v1/match-runs/{run}")).Is(HttpStatusCode.OK).Body.AsObject();

        Assert.True(all.ContainsKey("gaps") && all.ContainsKey("stages") && !all.ContainsKey("redacted"));
        Assert.False(own.ContainsKey("gaps") || own.ContainsKey("stages"));
        Assert.Equal(["request", "fill", "stages", "components", "gaps", "pinPrices", "caveatPrices"], Named(own));
        Assert.Equal(["progress", "requirements", "pledges", "eventSeq", "inputHash"], Named(own["run"]!.AsObject()));
        Assert.False(own["run"]!.AsObject().ContainsKey("eventSeq"));
    }

    private static Task<string> Confidential(RegistryApp app) => app.RegisteredPledge(Sample.Pledge()
        .With("caveats", new JsonArray(new JsonObject { ["text"] = Caveat, ["excludedMissions"] = new JsonArray() }))
        .With("noteVerbale", NoteVerbale));

    // Everything that shows a pledge or something of it.
    private static IEnumerable<string> Addresses(string id) =>
    [
        $"/v1/pledges/{id}", "/v1/pledges?limit=200", $"/v1/pledges/{id}/readiness", $"/v1/pledges/{id}/history", $"/v1/pledges/{id}/outcomes",
            "/v1/changes?limit=200",
        "/v1/visits?limit=200", "/v1/match-runs", "/v1/gaps", "/v1/gaps/requirements", "/v1/visits/proposals",
    ];

    private static string[] Named(JsonObject redacted) => redacted["redacted"].Deserialize<string[]>()!;
}
