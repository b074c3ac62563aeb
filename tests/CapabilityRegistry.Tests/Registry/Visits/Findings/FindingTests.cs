using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Visits.Findings;

public sealed class FindingTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task What_a_visit_found_is_answered_sent_back_answered_again_and_closed(Engine engine)
    {
        var app = await apps.On(engine);
        var finding = await app.Finding(await app.RegisteredPledge());

        Assert.Equal("wrong-status", (await Close(app, finding)).Is(HttpStatusCode.Conflict).Code);
        await Answered(app, finding, "Two nurses were added.");
        Assert.Equal("wrong-status", (await Answer(app, finding, "And a doctor.")).Is(HttpStatusCode.Conflict).Code);
        var back = (await app.Planner.Step($"/v1/findings/{finding}/send-back", new JsonObject { ["reason"] = "Their papers lapse in May." }))
            .Is(HttpStatusCode.OK).Body;
        Assert.Equal(("open", "Their papers lapse in May."), ((string?)back["status"], (string?)back["answers"]![0]!["sentBackFor"]));
        await Answered(app, finding, "The papers were renewed.");
        var closed = (await Close(app, finding)).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("closed", app.Today()), ((string?)closed["status"], (string?)closed["closedOn"]));
        Assert.Equal(["Two nurses were added.", "The papers were renewed."], closed["answers"]!.AsArray().Select(answer => (string?)answer!["text"]));
        Assert.Equal("wrong-status", (await Answer(app, finding, "More.")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_state_answers_its_own_findings_alone_and_does_not_judge_them(Engine engine)
    {
        var app = await apps.On(engine);
        var finding = await app.Finding(await app.RegisteredPledge());

        (await app.OtherFocalPoint.Get($"/v1/findings/{finding}")).Is(HttpStatusCode.NotFound);
        (await app.OtherFocalPoint.Step($"/v1/findings/{finding}/answer", new JsonObject { ["text"] = "x" })).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain(finding, (await app.OtherFocalPoint.Items("/v1/findings")).Select(item => (string)item["id"]!));
        (await app.Planner.Step($"/v1/findings/{finding}/answer", new JsonObject { ["text"] = "x" })).Is(HttpStatusCode.Forbidden);
        await Answered(app, finding, "Two nurses were added.");
        (await app.FocalPoint.Step($"/v1/findings/{finding}/close", new JsonObject())).Is(HttpStatusCode.Forbidden);
        var kazakh = app.As(await app.Token("assessor", "KAZ"));
        Assert.Equal("assessor-of-pledging-state", (await kazakh.Step($"/v1/findings/{finding}/close", new JsonObject())).Is(HttpStatusCode.Forbidden).Code);
        (await app.Assessor.Step($"/v1/findings/{finding}/close", new JsonObject())).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_finding_without_an_answer_stands_against_Level_2_from_the_day_after_it_was_due(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var finding = await app.Finding(pledge);

        Assert.Equal((true, "2027-01-01"), await Gate("2026-12-31"));
        Assert.Equal((false, "2027-01-01"), await Gate("2027-01-01"));
        Assert.Contains("findings-unanswered", (await app.Planner.Get($"/v1/pledges/{pledge}/readiness?on=2027-01-01"))
            .Body["next"]!["stillNeeds"]!.AsArray().Select(gate => (string?)gate!["code"]));

        await Answered(app, finding, "Two nurses were added.");
        Assert.Equal((true, null), await Gate("2027-01-01"));
        (await app.Planner.Step($"/v1/findings/{finding}/send-back", new JsonObject { ["reason"] = "Their papers lapse." })).Is(HttpStatusCode.OK);
        Assert.Equal((false, "2027-01-01"), await Gate("2027-01-01"));

        async Task<(bool, string?)> Gate(string day)
        {
            var gate = (await app.Planner.Get($"/v1/pledges/{pledge}/readiness?on={day}")).Is(HttpStatusCode.OK).Body["levels"]![1]!["gates"]!.AsArray()
                .Single(each => (string?)each!["code"] == "findings-unanswered")!;
            return ((bool)gate["met"]!, (string?)gate["lapsesOn"]);
        }
    }

    [Theory, EachEngine]
    public async Task A_state_is_reminded_of_a_finding_until_it_has_answered(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var finding = await app.Finding(pledge);

        var reminder = Assert.Single(await Reminders());
        Assert.Equal(
            ("findings-unanswered", "2027-01-01", null, "L1"),
            ((string?)reminder["gate"], (string?)reminder["lapsesOn"], (string?)reminder["consequenceOn"], (string?)reminder["leavesLevel"]));
        await Answered(app, finding, "Two nurses were added.");
        Assert.Empty(await Reminders());

        async Task<List<JsonNode>> Reminders() =>
            [.. (await app.FocalPoint.Items("/v1/reminders?within=39")).Where(each => (string?)each["pledge"] == pledge)];
    }

    [Theory, EachEngine]
    public async Task Findings_fit_the_result_and_name_what_the_checklists_hold(Engine engine)
    {
        var app = await apps.On(engine);
        var visit = await app.ScheduledVisit(await app.RegisteredPledge());

        await Refused("findings-contradict-result", "/result", outcome => outcome["result"] = "passed");
        await Refused("findings-contradict-result", "/findings", outcome => outcome["findings"] = new JsonArray());
        await Refused("unknown-code", "/findings/0/checklist", outcome => outcome["findings"]![0]!["checklist"] = "weather");
        await Refused("unknown-code", "/findings/0/item", outcome => outcome["findings"]![0]!["item"] = "spare-parts");
        await Refused("unknown-code", "/checklists/1", outcome => outcome["checklists"]!.AsArray().Add("weather"));
        await Refused("checklist-not-used", "/findings/0/checklist", outcome => outcome["checklists"] = new JsonArray("coe"));
        await Refused("due-before-the-visit", "/findings/0/due", outcome => outcome["findings"]![0]!["due"] = "2026-11-22");
        await Refused(null, "/findings/0/due", outcome => outcome["findings"]![0]!["due"] = "2027-02-29");
        Assert.Empty(await app.Planner.Items($"/v1/findings?visit={visit}"));

        async Task Refused(string? code, string place, Action<JsonObject> change)
        {
            var outcome = SetupSteps.Outcome("passed-with-findings");
            outcome["checklists"] = new JsonArray("medical");
            outcome["findings"] = new JsonArray(SetupSteps.NewFinding());
            change(outcome);
            var refused = (await app.Assessor.Step($"/v1/visits/{visit}/outcome", outcome)).Is(HttpStatusCode.BadRequest);
            Assert.Equal([place], refused.Places);
            Assert.True(code is null || (string?)refused.Body["errors"]![0]!["code"] == code, refused.Text);
        }
    }

    [Theory, EachEngine]
    public async Task An_answer_is_in_time_on_every_day_on_which_it_was_there(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.RegisteredPledge();
        var finding = await app.Finding(pledge);
        app.Clock.Advance(TimeSpan.FromDays(60));
        await Answered(app, finding, "Two nurses were added.");
        app.Clock.Advance(TimeSpan.FromDays(10));
        (await app.Planner.Step($"/v1/findings/{finding}/send-back", new JsonObject { ["reason"] = "Their papers lapse." })).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(10));
        await Answered(app, finding, "The papers were renewed.");

        foreach (var (day, met) in new[]
        {
            ("2026-12-31", true), ("2027-01-01", false), ("2027-01-21", false), ("2027-01-22", true), ("2027-01-31", true), ("2027-02-01", false),
            ("2027-02-10", false), ("2027-02-11", true),
        })
        {
            var gates = (await app.Planner.Get($"/v1/pledges/{pledge}/readiness?on={day}")).Body["levels"]![1]!["gates"]!.AsArray();
            Assert.Equal((day, met), (day, (bool)gates.Single(gate => (string?)gate!["code"] == "findings-unanswered")!["met"]!));
        }
    }

    private static Task<Answer> Answer(RegistryApp app, string finding, string text) =>
        app.FocalPoint.Step($"/v1/findings/{finding}/answer", new JsonObject { ["text"] = text });

    private static async Task Answered(RegistryApp app, string finding, string text) =>
        Assert.Equal("answered", (string?)(await Answer(app, finding, text)).Is(HttpStatusCode.OK).Body["status"]);

    private static Task<Answer> Close(RegistryApp app, string finding) => app.Planner.Step($"/v1/findings/{finding}/close", new JsonObject());
}
