using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Invitations;

public sealed class AnswerInvitationTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    public static JsonObject No() => new() { ["for"] = "national-decision", ["reason"] = "Parliament has not agreed." };

    [Theory, EachEngine]
    public async Task A_state_offers_its_unit(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Invitation();

        var accepted = (await app.FocalPoint.Step($"/v1/invitations/{id}/accept", new JsonObject { ["reason"] = "With pleasure." })).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("accepted", "demo-focal-point-kaz", "With pleasure."),
            ((string)accepted["status"]!, (string)accepted["answeredBy"]!, (string)accepted["answer"]!));
    }

    [Theory, EachEngine]
    public async Task An_invitation_begins_with_version_1_and_each_answer_makes_the_next(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Invitation();
        var asked = (await app.FocalPoint.Get($"/v1/invitations/{id}")).Is(HttpStatusCode.OK).Body;

        var accepted = (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.OK).Body;

        Assert.Equal((1, 2), ((int)asked["version"]!, (int)accepted["version"]!));
    }

    [Theory, EachEngine]
    public async Task A_state_declines_with_a_reason(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Invitation();

        var declined = (await app.FocalPoint.Step($"/v1/invitations/{id}/decline", No())).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("declined", "national-decision", "Parliament has not agreed."),
            ((string)declined["status"]!, (string)declined["declinedFor"]!, (string)declined["answer"]!));
        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_state_may_take_its_offer_back_until_it_is_taken_up(Engine engine)
    {
        var app = await apps.On(engine);

        (await app.FocalPoint.Step($"/v1/invitations/{await app.AcceptedInvitation()}/decline", No())).Is(HttpStatusCode.OK);

        var selected = (string)(await app.Planner.Get($"/v1/deployments/{await app.Deployment()}")).Body["invitation"]!;
        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/invitations/{selected}/decline", No())).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task The_Secretariat_takes_a_question_back_or_lets_an_offer_go_and_the_state_reads_why(Engine engine)
    {
        var app = await apps.On(engine);
        var because = new JsonObject { ["for"] = "requirement-filled", ["reason"] = "The mission has what it needs." };
        foreach (var id in new[] { await app.Invitation(), await app.AcceptedInvitation() })
        {
            (await app.Planner.Step($"/v1/invitations/{id}/release", because)).Is(HttpStatusCode.OK);

            var seen = (await app.FocalPoint.Get($"/v1/invitations/{id}")).Body;
            Assert.Equal(("released", "requirement-filled", "The mission has what it needs."),
                ((string)seen["status"]!, (string)seen["releasedFor"]!, (string)seen["decision"]!));
            Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.Conflict).Code);
            Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/invitations/{id}/release", because)).Is(HttpStatusCode.Conflict).Code);
        }
    }

    [Theory, EachEngine]
    public async Task Only_the_state_that_is_asked_answers(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Invitation();

        (await app.OtherFocalPoint.Post($"/v1/invitations/{id}/accept", null, "\"1\"")).Is(HttpStatusCode.NotFound);
        (await app.OtherFocalPoint.Post($"/v1/invitations/{id}/decline", No(), "\"1\"")).Is(HttpStatusCode.NotFound);
        (await app.Planner.Post($"/v1/invitations/{id}/accept", null, "\"1\"")).Is(HttpStatusCode.Forbidden);
        (await app.FocalPoint.Post($"/v1/invitations/{id}/select", null, "\"1\"")).Is(HttpStatusCode.Forbidden);
        (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_state_answers_to_what_it_was_asked(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement();
        var id = await app.Invitation(requirement: requirement);
        (await app.Planner.Step($"/v1/requirements/{requirement}/amend", Sample.Requirement().Without("mission").With("durationDays", 700)
            .With("resolution", "S/RES/2387 (2017)").With("reason", "Longer."))).Is(HttpStatusCode.OK);

        Assert.Equal("requirement-changed", (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("2028-08-31", (string?)(await app.FocalPoint.Get($"/v1/invitations/{id}")).Body["asked"]!["neededUntil"]);
        (await app.FocalPoint.Step($"/v1/invitations/{id}/decline", No())).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_change_that_asks_nothing_else_of_the_unit_stands_in_nobodys_way(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement();
        var id = await app.Invitation(requirement: requirement);
        (await app.Planner.Step($"/v1/requirements/{requirement}/approve-variation", Sample.Variation())).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/requirements/{requirement}/amend", Sample.Requirement().Without("mission").With("priority", 0)
            .With("resolution", "S/RES/2387 (2017)").With("reason", "Urgent."))).Is(HttpStatusCode.OK);

        (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/invitations/{id}/select")).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_was_bound_meanwhile_is_not_offered(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var late = await app.Invitation(pledge);
        var deployment = await app.Deployment(pledge);

        var answer = (await app.FocalPoint.Step($"/v1/invitations/{late}/accept")).Is(HttpStatusCode.Conflict);

        Assert.Equal("engaged-elsewhere", answer.Code);
        Assert.Contains(deployment, answer.Text);
    }

    [Theory, EachEngine]
    public async Task An_invitation_expires_by_the_clock_alone(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var id = await app.Invitation(pledge, requirement);
        app.Clock.Advance(TimeSpan.FromDays(38));
        Assert.Equal("open", await Status(app, id));
        Assert.Equal([id], await With(app, "open"));

        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("expired", await Status(app, id));
        Assert.Empty(await With(app, "open"));
        Assert.Equal([id], await With(app, "expired"));
        Assert.Equal("invitation-expired", (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("invitation-expired", (await app.FocalPoint.Step($"/v1/invitations/{id}/decline", No())).Is(HttpStatusCode.Conflict).Code);
        // It binds the unit no longer.
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task That_an_invitation_has_expired_is_told_although_nobody_asks(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Invitation();
        app.Clock.Advance(TimeSpan.FromDays(39));

        var told = await app.Patiently(Told(app));

        Assert.Equal((id, "KAZ", "system:clock"), ((string)told["subjectId"]!, (string)told["contributor"]!, (string)told["actor"]!));
        Assert.Equal("expired", (string?)told["changes"]!["status"]);
    }

    [Theory, EachEngine]
    public async Task A_state_that_did_not_answer_may_be_asked_again_and_the_history_keeps_that_it_did_not(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var id = await app.Invitation(pledge, requirement);
        app.Clock.Advance(TimeSpan.FromDays(39));

        (await app.Planner.Step($"/v1/requirements/{requirement}/invitations", Sample.InvitationRequest(pledge).With("expiresOn", "2027-02-01")))
            .Is(HttpStatusCode.Created);

        var events = (await app.FocalPoint.Get($"/v1/invitations/{id}/history")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.Equal(["invited", "expired"], events.Select(each => (string)each!["action"]!));
        Assert.Equal("system:clock", (string?)events[1]!["actor"]);
        Assert.Equal("expired", (string?)events[1]!["changes"]!["status"]);
    }

    [Theory, EachEngine]
    public async Task Of_an_invitation_a_state_sees_what_it_needs_to_answer_and_not_why_it_was_chosen(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Invitation();

        var seen = (await app.FocalPoint.Get($"/v1/invitations/{id}")).Is(HttpStatusCode.OK).Body.AsObject();

        Assert.Equal(["reason", "overrides"], seen["redacted"].Deserialize<string[]>()!);
        Assert.Equal(
            ["lines", "minimumLevel", "mission", "neededBy", "neededUntil", "quantity", "unitType"],
            seen["asked"]!.AsObject().Select(member => member.Key).Order());
        foreach (var address in new[] { $"/v1/invitations/{id}", "/v1/invitations?limit=200", $"/v1/invitations/{id}/history", "/v1/changes?limit=200" })
        {
            Assert.DoesNotContain("bridge section", (await app.FocalPoint.Get(address)).Is(HttpStatusCode.OK).Text);
        }

        Assert.Contains("bridge section", (await app.Auditor.Get($"/v1/invitations/{id}/history")).Text);
    }

    [Theory, EachEngine]
    public async Task Another_state_learns_nothing_of_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var deployment = await app.ArrivedUnit();
        var invitation = (string)(await app.Planner.Get($"/v1/deployments/{deployment}")).Body["invitation"]!;

        foreach (var path in new[] { $"/v1/invitations/{invitation}", $"/v1/invitations/{invitation}/history", $"/v1/deployments/{deployment}",
            $"/v1/deployments/{deployment}/history" })
        {
            (await app.OtherFocalPoint.Get(path)).Is(HttpStatusCode.NotFound);
        }

        foreach (var path in new[] { "/v1/invitations?count=true", "/v1/deployments?count=true", "/v1/invitations?contributor=KAZ&count=true",
            "/v1/deployments?contributor=KAZ&count=true" })
        {
            var list = (await app.OtherFocalPoint.Get(path)).Is(HttpStatusCode.OK).Body;
            Assert.Empty(list["items"]!.AsArray());
            Assert.Equal(0, (int)list["count"]!);
        }

        var changes = (await app.OtherFocalPoint.Get("/v1/changes?limit=200")).Is(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("INV-", changes);
        Assert.DoesNotContain("DEP-", changes);
        Assert.Equal(
            ((string)(await app.OtherFocalPoint.Get("/v1/invitations/INV-99999")).Body["detail"]!).Replace("INV-99999", invitation),
            (string)(await app.OtherFocalPoint.Get($"/v1/invitations/{invitation}")).Body["detail"]!);
    }

    private static async Task<JsonNode> Told(RegistryApp app)
    {
        while (true)
        {
            var events = (await app.FocalPoint.Get("/v1/changes?limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
            if (events.FirstOrDefault(each => (string?)each!["action"] == "expired") is { } told)
            {
                return told;
            }
        }
    }

    private static async Task<string> Status(RegistryApp app, string id) => (string)(await app.FocalPoint.Get($"/v1/invitations/{id}")).Body["status"]!;

    private static async Task<IEnumerable<string>> With(RegistryApp app, string status) =>
        (await app.FocalPoint.Get($"/v1/invitations?status={status}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray().Select(item => (string)item!["id"]!);
}
