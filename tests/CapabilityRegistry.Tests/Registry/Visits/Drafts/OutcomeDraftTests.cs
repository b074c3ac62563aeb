using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.AccessLog;
using CapabilityRegistry.Tests.Platform.Http.Lists;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Visits.Drafts;

/// <summary>What is noted of a visit before its outcome is on record.</summary>
public sealed class OutcomeDraftTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly string[] Limiting = ["format", "pattern", "minLength", "maxLength", "maxItems", "enum"];

    [Theory, EachEngine]
    public async Task What_was_noted_is_read_again_by_everybody_who_may_record_the_outcome(Engine engine)
    {
        var app = await apps.On(engine);
        var draft = await app.OutcomeDraft(await app.RegisteredPledge());
        var brazilian = app.As(await app.Token("assessor", "BRA"));

        var read = (await brazilian.Get($"/v1/outcome-drafts/{draft}")).Is(HttpStatusCode.OK);

        Assert.Equal("The second anaesthetist is missing.", (string?)read.Body["findings"]![0]!["text"]);
        Assert.Equal("medical", (string?)read.Body["inOrder"]![0]!["checklist"]);
        Assert.Equal(("demo-assessor", "\"1\""), ((string?)read.Body["savedBy"], read.ETag));
        Assert.Contains(await brazilian.All("/v1/outcome-drafts?limit=200"), each => JsonNode.DeepEquals(each, read.Body));
        Assert.Equal(draft, (string?)Assert.Single(await brazilian.Items($"/v1/outcome-drafts?visit={VisitOf(draft)}"))["id"]);
    }

    [Theory, EachEngine]
    public async Task Nothing_is_required_and_what_is_wrong_by_itself_is_refused_at_once(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var path = $"/v1/outcome-drafts/{await app.ScheduledVisit(pledge)}-{pledge}";

        var refused = (await app.Assessor.Put(path, JsonNode.Parse($$"""
            {
              "report": "{{new string('x', 201)}}", "result": "splendid", "visitedOn": "soon", "reason": "{{new string('x', 2_001)}}",
              "findings": [{ "checklist": "coe", "severity": "grave", "text": "" }, { "due": "2027-02-30" }]
            }
            """)!)).Is(HttpStatusCode.BadRequest);
        Assert.Equal(
            ["/report", "/result", "/visitedOn", "/reason", "/findings/0/severity", "/findings/0/text", "/findings/1/due"], refused.Places.ToHashSet());

        refused = (await app.Assessor.Put(path, JsonNode.Parse("""
            {
              "checklists": ["coe", "nothing", "coe"], "inOrder": [{ "checklist": "coe", "item": "wings" }, { "checklist": "nothing" }],
              "findings": [{ "checklist": "coe", "item": "wings" }, { "checklist": "nothing" }]
            }
            """)!)).Is(HttpStatusCode.BadRequest);
        Assert.Equal(
            ["/checklists/1", "/checklists/2", "/inOrder/0/item", "/inOrder/1/checklist", "/findings/0/item", "/findings/1/checklist"],
            refused.Places.ToHashSet());

        refused = (await app.Assessor.Put(path, JsonNode.Parse("""
            {
              "inOrder": [
                { "checklist": "coe" }, { "checklist": "coe", "item": "spare-parts" }, { "checklist": "coe", "item": "spare-parts" }, { "checklist": "coe" }
              ]
            }
            """)!)).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["'coe' again", "'coe spare-parts' again"], refused.Body["errors"]!.AsArray().Select(each => (string?)each!["found"]));

        (await app.Assessor.Put(path, new JsonObject())).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_draft_has_the_limits_of_the_outcome()
    {
        var document = await ApiDocument.Of(await apps.On(Engine.Sqlite));
        var (outcome, draft) = (Members(BodyOf("RecordOutcome")), Members(BodyOf("SaveOutcomeDraft")));

        Assert.Equal(["pledge"], outcome.Keys.Except(draft.Keys));
        Assert.Equal(["inOrder"], draft.Keys.Except(outcome.Keys));
        Assert.All(outcome.Keys.Except(["pledge"]), member => Assert.Equal((member, outcome[member]), (member, draft[member])));
        var (finding, noted) = (Members(FindingOf("RecordOutcome")), Members(FindingOf("SaveOutcomeDraft")));
        Assert.Equal(finding.Keys, noted.Keys);
        Assert.All(finding.Keys, member => Assert.Equal((member, finding[member]), (member, noted[member])));
        Assert.Contains("2000", noted["text"], StringComparison.Ordinal);
        Assert.All(new[] { BodyOf("SaveOutcomeDraft"), FindingOf("SaveOutcomeDraft") }, schema => Assert.Null(schema["required"]));

        JsonObject BodyOf(string operation) => document.Resolved(document.Operations.Single(each => each.Id == operation).Body!).Schema;

        JsonObject FindingOf(string operation) => document.Resolved(document.Resolved(BodyOf(operation)["properties"]!["findings"]!).Schema["items"]!).Schema;

        Dictionary<string, string> Members(JsonObject schema) =>
            schema["properties"]!.AsObject().ToDictionary(member => member.Key, member => Limits(document.Resolved(member.Value!).Schema));
    }

    [Theory, EachEngine]
    public async Task A_draft_changes_from_the_version_that_was_read_and_from_no_other(Engine engine)
    {
        var app = await apps.On(engine);
        var path = $"/v1/outcome-drafts/{await app.OutcomeDraft(await app.RegisteredPledge())}";
        var other = app.As(await app.Token("assessor"));

        Assert.Equal("precondition-required", (await other.Put(path, SetupSteps.OutcomeNotes())).Is((HttpStatusCode)428).Code);
        Assert.Equal("\"2\"", (await other.Put(path, SetupSteps.OutcomeNotes().With("report", "AAV/2026/1"), "\"1\"")).Is(HttpStatusCode.OK).ETag);
        var stale = (await app.Assessor.Put(path, SetupSteps.OutcomeNotes().With("report", "AAV/2026/2"), "\"1\"")).Is(HttpStatusCode.PreconditionFailed);

        Assert.Equal(("stale-version", "\"2\""), (stale.Code, stale.ETag));
        Assert.Equal("AAV/2026/1", (string?)(await app.Assessor.Get(path)).Body["report"]);
    }

    [Theory, EachEngine]
    public async Task No_version_of_a_draft_that_was_thrown_away_comes_again(Engine engine)
    {
        var app = await apps.On(engine);
        var path = $"/v1/outcome-drafts/{await app.OutcomeDraft(await app.RegisteredPledge())}";
        (await app.Assessor.Put(path, SetupSteps.OutcomeNotes().With("report", "AAV/2026/1"), "\"1\"")).Is(HttpStatusCode.OK);
        (await app.Assessor.Send(HttpMethod.Delete, path, ifMatch: "\"2\"")).Is(HttpStatusCode.OK);

        var begun = (await app.Assessor.Put(path, SetupSteps.OutcomeNotes().With("report", "AAV/2026/2"))).Is(HttpStatusCode.Created);

        Assert.Equal(("\"3\"", 3), (begun.ETag, (int)begun.Body["version"]!));
        foreach (var gone in new[] { "\"1\"", "\"2\"" })
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.Add("If-None-Match", gone);
            using var read = await app.Assessor.Client.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Contains("AAV/2026/2", await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            (await app.Assessor.Put(path, SetupSteps.OutcomeNotes(), gone)).Is(HttpStatusCode.PreconditionFailed);
        }
    }

    [Theory, EachEngine]
    public async Task What_is_saved_as_it_was_read_makes_no_new_version(Engine engine)
    {
        var app = await apps.On(engine);
        var path = $"/v1/outcome-drafts/{await app.OutcomeDraft(await app.RegisteredPledge())}";
        var read = await app.Assessor.Get(path);

        var again = (await app.As(await app.Token("assessor")).Put(path, read.Body, read.ETag)).Is(HttpStatusCode.OK);

        Assert.Equal(read.Text, again.Text);
        Assert.Equal(["/savedBy"], (await app.Assessor.Put(path, read.Body.DeepClone().AsObject().With("savedBy", "somebody"), read.ETag))
            .Is(HttpStatusCode.BadRequest).Places);
    }

    [Theory, EachEngine]
    public async Task Nobody_else_reads_or_writes_a_draft(Engine engine)
    {
        var app = await apps.On(engine);
        var draft = await app.OutcomeDraft(await app.RegisteredPledge());
        var path = $"/v1/outcome-drafts/{draft}";
        var kazakh = app.As(await app.Token("assessor", "KAZ"));
        foreach (var somebody in new[] { app.FocalPoint, app.OtherFocalPoint, app.Planner, app.Auditor, app.Administrator })
        {
            Assert.Equal("forbidden", (await somebody.Get(path)).Is(HttpStatusCode.Forbidden).Code);
            Assert.Equal("forbidden", (await somebody.Get("/v1/outcome-drafts")).Is(HttpStatusCode.Forbidden).Code);
            Assert.Equal("forbidden", (await somebody.Put(path, new JsonObject(), "\"1\"")).Is(HttpStatusCode.Forbidden).Code);
            Assert.Equal("forbidden", (await somebody.Send(HttpMethod.Delete, path, ifMatch: "\"1\"")).Is(HttpStatusCode.Forbidden).Code);
        }

        Assert.Equal("assessor-of-pledging-state", (await kazakh.Get(path)).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("assessor-of-pledging-state", (await kazakh.Put(path, new JsonObject(), "\"1\"")).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("assessor-of-pledging-state", (await kazakh.Send(HttpMethod.Delete, path, ifMatch: "\"1\"")).Is(HttpStatusCode.Forbidden).Code);
        Assert.Empty(await kazakh.Items($"/v1/outcome-drafts?visit={VisitOf(draft)}"));
        Assert.DoesNotContain("KAZ-", (await kazakh.Get("/v1/outcome-drafts?limit=200&count=true")).Text, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Whoever_submitted_the_pledge_finds_no_draft_about_its_unit(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var draft = await app.OutcomeDraft(pledge);
        var submitter = (string)(await app.FocalPoint.Get("/v1/access/caller")).Body["person"]!;
        var token = new JsonObject { ["name"] = $"second token {Guid.NewGuid():N}", ["person"] = submitter, ["role"] = "assessor" };
        var same = app.As((string)(await app.Administrator.Post("/v1/tokens", token)).Is(HttpStatusCode.Created).Body["token"]!);

        Assert.Equal("four-eyes", (await same.Get($"/v1/outcome-drafts/{draft}")).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("four-eyes", (await same.Put($"/v1/outcome-drafts/{draft}", new JsonObject(), "\"1\"")).Is(HttpStatusCode.Forbidden).Code);
        var listed = (await same.Get($"/v1/outcome-drafts?visit={VisitOf(draft)}&count=true")).Is(HttpStatusCode.OK).Body;
        Assert.Empty(listed["items"]!.AsArray());
        Assert.Equal(0, (int)listed["count"]!);
    }

    [Theory, EachEngine]
    public async Task A_state_learns_nothing_from_a_draft(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var visit = await app.ScheduledVisit(pledge);
        var before = await Known();

        var path = $"/v1/outcome-drafts/{visit}-{pledge}";
        (await app.Assessor.Put(path, SetupSteps.OutcomeNotes())).Is(HttpStatusCode.Created);
        (await app.Assessor.Put(path, SetupSteps.OutcomeNotes().With("report", "AAV/2026/9"), "\"1\"")).Is(HttpStatusCode.OK);

        Assert.Equal(before, await Known());
        (await app.Assessor.Send(HttpMethod.Delete, path, ifMatch: "\"2\"")).Is(HttpStatusCode.OK);
        Assert.Equal(before, await Known());

        async Task<string> Known() => string.Join('\n', await Task.WhenAll(new[]
        {
            $"/v1/visits/{visit}", $"/v1/visits?pledge={pledge}&changedSince=2026-01-01T00:00:00Z", $"/v1/pledges/{pledge}", $"/v1/pledges/{pledge}/history",
            $"/v1/pledges/{pledge}/readiness", $"/v1/pledges/{pledge}/actions", $"/v1/findings?pledge={pledge}", "/v1/changes?limit=200",
            $"/v1/visits?pledge={pledge}&format=csv",
        }.Select(async address => (await app.FocalPoint.Get(address)).Is(HttpStatusCode.OK).Text)));
    }

    [Theory, EachEngine]
    public async Task Who_was_shown_a_draft_is_on_record(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var draft = await app.OutcomeDraft(pledge);
        (await app.Assessor.Get($"/v1/outcome-drafts/{draft}")).Is(HttpStatusCode.OK);

        Assert.NotEmpty(await app.Seen($"actor=demo-assessor&operation=GetOutcomeDraft&subjectId={pledge}"));
    }

    [Theory, EachEngine]
    public async Task A_draft_goes_when_the_outcome_is_recorded_and_none_is_begun_afterwards(Engine engine)
    {
        var app = await apps.On(engine);
        var draft = await app.OutcomeDraft(await app.RegisteredPledge());
        (await app.Assessor.Step($"/v1/visits/{VisitOf(draft)}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);

        (await app.Assessor.Get($"/v1/outcome-drafts/{draft}")).Is(HttpStatusCode.NotFound);
        Assert.Equal("outcome-recorded", (await app.Assessor.Put($"/v1/outcome-drafts/{draft}", SetupSteps.OutcomeNotes())).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("outcome-recorded",
            (await app.Assessor.Put($"/v1/outcome-drafts/{draft}", SetupSteps.OutcomeNotes(), "\"1\"")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task An_outcome_takes_away_the_draft_of_its_own_unit_alone(Engine engine)
    {
        var app = await apps.On(engine);
        var (one, other) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        var visit = (await app.Planner.Post("/v1/visits", SetupSteps.Visit(one, "2026-12-01").With("pledges", new JsonArray(one, other))))
            .Is(HttpStatusCode.Created).Id;
        foreach (var pledge in new[] { one, other })
        {
            (await app.Assessor.Put($"/v1/outcome-drafts/{visit}-{pledge}", SetupSteps.OutcomeNotes())).Is(HttpStatusCode.Created);
        }

        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome().With("pledge", one))).Is(HttpStatusCode.OK);

        Assert.Equal([$"{visit}-{other}"], (await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}")).Select(each => (string?)each["id"]));
        (await app.Planner.Step($"/v1/visits/{visit}/cancel", new JsonObject { ["reason"] = "The road is closed." })).Is(HttpStatusCode.OK);
        Assert.Empty(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"));
        Assert.Equal(
            "wrong-status", (await app.Assessor.Put($"/v1/outcome-drafts/{visit}-{other}", SetupSteps.OutcomeNotes())).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_draft_of_a_pledge_that_was_withdrawn_is_kept_while_the_outcome_of_the_visit_is_awaited(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var draft = await app.OutcomeDraft(pledge);
        var path = $"/v1/outcome-drafts/{draft}";
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);

        Assert.Equal("\"1\"", (await app.Assessor.Get(path)).Is(HttpStatusCode.OK).ETag);
        Assert.Equal([draft], (await app.Assessor.Items($"/v1/outcome-drafts?visit={VisitOf(draft)}")).Select(each => (string?)each["id"]));
        (await app.Assessor.Put(path, SetupSteps.OutcomeNotes().With("report", "AAV/2026/1"), "\"1\"")).Is(HttpStatusCode.OK);
        (await PatchOf(app, path, "\"2\"")).Is(HttpStatusCode.OK);
        var thrownAway = (await app.Assessor.Send(HttpMethod.Delete, path, ifMatch: "\"3\"")).Is(HttpStatusCode.OK);
        Assert.Equal("AAV/2026/2", (string?)thrownAway.Body["report"]);
        (await app.Assessor.Get(path)).Is(HttpStatusCode.NotFound);

        (await app.Assessor.Put(path, SetupSteps.OutcomeNotes())).Is(HttpStatusCode.Created);
        (await app.Assessor.Step($"/v1/visits/{VisitOf(draft)}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
        (await app.Assessor.Get(path)).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task A_draft_goes_when_the_visit_is_cancelled_and_none_is_begun_afterwards(Engine engine)
    {
        var app = await apps.On(engine);
        var draft = await app.OutcomeDraft(await app.RegisteredPledge());
        var path = $"/v1/outcome-drafts/{draft}";
        (await app.Planner.Step($"/v1/visits/{VisitOf(draft)}/cancel", new JsonObject { ["reason"] = "The road is closed." })).Is(HttpStatusCode.OK);

        (await app.Assessor.Get(path)).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.Assessor.Items($"/v1/outcome-drafts?visit={VisitOf(draft)}"));
        foreach (var seen in new[] { null, "\"1\"" })
        {
            var refused = (await app.Assessor.Put(path, SetupSteps.OutcomeNotes(), seen)).Is(HttpStatusCode.Conflict);
            Assert.Equal(("wrong-status", "cancelled"), (refused.Code, (string?)refused.Body["errors"]![0]!["found"]));
        }

        (await PatchOf(app, path, "\"1\"")).Is(HttpStatusCode.NotFound);
        (await app.Assessor.Send(HttpMethod.Delete, path, ifMatch: "\"1\"")).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task A_draft_of_a_visit_or_unit_that_there_is_not_is_not_found(Engine engine)
    {
        var app = await apps.On(engine);
        var (one, other) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        var visit = await app.ScheduledVisit(one);
        foreach (var id in new[] { $"{visit}-{other}", $"AAV-99999-{one}", visit, one, "nothing", $"{visit}-{one}-{one}" })
        {
            (await app.Assessor.Get($"/v1/outcome-drafts/{id}")).Is(HttpStatusCode.NotFound);
            (await app.Assessor.Put($"/v1/outcome-drafts/{id}", SetupSteps.OutcomeNotes())).Is(HttpStatusCode.NotFound);
            (await app.Assessor.Send(HttpMethod.Delete, $"/v1/outcome-drafts/{id}", ifMatch: "\"1\"")).Is(HttpStatusCode.NotFound);
        }

        (await app.Assessor.Put($"/v1/outcome-drafts/{visit}-{one}", SetupSteps.OutcomeNotes(), "\"1\"")).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task Of_many_who_begin_a_draft_at_once_one_does_and_the_others_are_told(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var path = $"/v1/outcome-drafts/{await app.ScheduledVisit(pledge)}-{pledge}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => app.Assessor.Put(path, SetupSteps.OutcomeNotes().With("report", $"R{i}"))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.Code == "precondition-required"));
    }

    [Theory, EachEngine]
    public async Task A_draft_that_is_saved_while_the_outcome_is_recorded_is_not_left_behind(Engine engine)
    {
        var app = await apps.On(engine);
        for (var round = 0; round < 5; round++)
        {
            var pledge = await app.RegisteredPledge();
            var visit = await app.ScheduledVisit(pledge);
            var saving = new RequestData
            {
                Method = HttpMethod.Put,
                Address = $"/v1/outcome-drafts/{visit}-{pledge}",
                Token = "demo-assessor",
                Body = Encoding.UTF8.GetBytes(SetupSteps.OutcomeNotes().ToJsonString()),
                ContentType = "application/json",
            };
            var recording = app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome());
            var answers = await Task.WhenAll([.. Enumerable.Range(0, 4).Select(_ => saving.Send(app.As(null).Client)), recording]);

            answers[^1].Is(HttpStatusCode.OK);
            Assert.Empty(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"));
        }
    }

    private static Task<Answer> PatchOf(RegistryApp app, string path, string seen) =>
        app.Assessor.Send(HttpMethod.Patch, path, """{ "report": "AAV/2026/2" }""", seen, mediaType: "application/merge-patch+json");

    private static string VisitOf(string draft) => string.Join('-', draft.Split('-')[..2]);

    private static string Limits(JsonObject schema) => string.Join(", ", Limiting
        .Select(name => $"{name} {schema[name]?.ToJsonString()}"));
}
