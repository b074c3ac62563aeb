using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Invitations;

public sealed class InviteStateTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_line_of_a_plan_becomes_an_invitation(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var run = await Run(app);

        var invitation = (await Invite(app, requirement, Sample.InvitationRequest(pledge).With("run", run))).Is(HttpStatusCode.Created);

        Assert.Equal(("open", run, requirement, pledge, "KAZ"), (
            (string)invitation.Body["status"]!, (string)invitation.Body["run"]!, (string)invitation.Body["requirement"]!, (string)invitation.Body["pledge"]!,
                (string)invitation.Body["contributor"]!));
        Assert.Equal(1, (int)invitation.Body["asked"]!["quantity"]!["amount"]!);
        Assert.Equal("demo-planner", (string?)invitation.Body["invitedBy"]);
        Assert.True(JsonNode.DeepEquals(invitation.Body, (await app.Planner.Get(invitation.Location!)).Is(HttpStatusCode.OK).Body));
    }

    [Theory, EachEngine]
    public async Task What_no_plan_holds_is_not_accepted_as_a_line_of_one(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var run = await Run(app);
        var other = await app.Level2Pledge();

        Assert.Equal(["/run"], (await Invite(app, requirement, Sample.InvitationRequest(other).With("run", run))).Is(HttpStatusCode.Conflict).Places);
        Assert.Equal(["/run"], (await Invite(app, requirement, Sample.InvitationRequest(pledge).With("run", "RUN-99999"))).Is(HttpStatusCode.Conflict).Places);
        var answer = (await Invite(app, requirement, Sample.InvitationRequest(pledge).With("run", run).With("amount", 2))).Is(HttpStatusCode.Conflict);
        Assert.Equal("not-in-the-plan", answer.Code);
        Assert.Equal(["/amount"], answer.Places);
    }

    [Theory, EachEngine]
    public async Task An_invitation_outside_of_every_plan_shows_as_such_and_says_why(Engine engine)
    {
        var app = await apps.On(engine);

        var invitation = (await app.Planner.Get($"/v1/invitations/{await app.Invitation()}")).Is(HttpStatusCode.OK).Body;

        Assert.Null(invitation["run"]);
        Assert.Equal("The only company with a bridge section.", (string?)invitation["reason"]);
    }

    [Theory, EachEngine]
    public async Task It_asks_for_as_much_as_the_unit_can_and_the_requirement_still_needs(Engine engine)
    {
        var app = await apps.On(engine);
        var four = Sample.Pledge().With("unitType", "HELICOPTER_UTILITY").With("capacity", Airframes(4));
        var requirement = await app.PublishedRequirement(
            Sample.Requirement().With("unitType", "HELICOPTER_UTILITY").With("quantity", Airframes(6)).Without("majorEquipment"));
        await app.Deployment(await app.Level2Pledge(four), requirement);

        var rest = (await Invite(app, requirement, Sample.InvitationRequest(await app.Level2Pledge(four)))).Is(HttpStatusCode.Created).Body;

        Assert.Equal(2, (int)rest["asked"]!["quantity"]!["amount"]!);
        Assert.Equal("requirement-filled", (await Invite(app, requirement, Sample.InvitationRequest(await app.Level2Pledge(four)).With("amount", 3)))
            .Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("beyond-capacity", (await Invite(
            app, await app.PublishedRequirement(Sample.Requirement().With("unitType", "HELICOPTER_UTILITY").With("quantity", Airframes(6))),
            Sample.InvitationRequest(await app.Level2Pledge(four)).With("amount", 5))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task It_asks_for_no_more_than_what_is_left_of_the_share_of_the_state(Engine engine)
    {
        var app = await apps.On(engine);
        var four = Sample.Pledge().With("unitType", "HELICOPTER_UTILITY").With("capacity", Airframes(4));
        var requirement = await app.PublishedRequirement(Sample.Requirement()
            .With("unitType", "HELICOPTER_UTILITY").With("quantity", Airframes(9)).With("shareCap", 5).Without("majorEquipment"));
        await app.Deployment(await app.Level2Pledge(four), requirement);

        var rest = (await Invite(app, requirement, Sample.InvitationRequest(await app.Level2Pledge(four)))).Is(HttpStatusCode.Created).Body;

        Assert.Equal(1, (int)rest["asked"]!["quantity"]!["amount"]!);
    }

    [Theory, EachEngine]
    public async Task Only_a_unit_that_can_be_selected_is_asked_for(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement();
        var draft = (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created).Id;

        Assert.Equal("below-minimum-level", (await Invite(app, requirement, Sample.InvitationRequest(await app.RegisteredPledge())))
            .Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("pledge-not-registered", (await Invite(app, requirement, Sample.InvitationRequest(await app.AcknowledgedPledge())))
            .Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("unit-type-not-acceptable",
            (await Invite(app, requirement, Sample.InvitationRequest(await app.Level2Pledge(Sample.Pledge().With("unitType", "SIGNALS_COY")))))
                .Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("requirement-not-in-force", (await Invite(app, draft, Sample.InvitationRequest(await app.Level2Pledge())))
            .Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("expires-in-the-past", (await Invite(
            app, requirement, Sample.InvitationRequest(await app.Level2Pledge()).With("expiresOn", "2026-11-22"))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["/pledge"], (await Invite(app, requirement, Sample.InvitationRequest("KAZ-99999"))).Is(HttpStatusCode.BadRequest).Places);
    }

    [Theory, EachEngine]
    public async Task A_state_may_be_asked_for_an_answer_on_the_same_day(Engine engine)
    {
        var app = await apps.On(engine);

        (await Invite(app, await app.PublishedRequirement(), Sample.InvitationRequest(await app.Level2Pledge()).With("expiresOn", app.Today())))
            .Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task A_slot_is_named_where_there_are_some_and_nowhere_else(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, whole, split) = (await app.Level2Pledge(), await app.PublishedRequirement(),
            await app.PublishedRequirement(Sample.Requirement().With("rotationMonths", 6)));

        Assert.Equal("no-such-slot", (await Invite(app, split, Sample.InvitationRequest(pledge))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("no-such-slot", (await Invite(app, split, Sample.InvitationRequest(pledge).With("slot", 3))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("no-such-slot", (await Invite(app, whole, Sample.InvitationRequest(pledge).With("slot", 1))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("2028-03-01", (string?)(await Invite(app, split, Sample.InvitationRequest(pledge).With("slot", 2)))
            .Is(HttpStatusCode.Created).Body["asked"]!["neededBy"]);
    }

    [Theory, EachEngine]
    public async Task A_line_of_a_plan_may_be_a_slot(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement(Sample.Requirement().With("rotationMonths", 6)));
        var run = await Run(app);

        (await Invite(app, requirement, Sample.InvitationRequest(pledge).With("run", run).With("slot", 1))).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task For_a_goal_of_capacity_nobody_is_asked(Engine engine)
    {
        var app = await apps.On(engine);
        var goal = await app.PublishedRequirement(Sample.Requirement().Without("mission"));

        Assert.Equal("of-no-mission", (await Invite(app, goal, Sample.InvitationRequest(await app.Level2Pledge()))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_substitute_may_be_asked_for(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement()
            .With("substitutes", new JsonArray(new JsonObject { ["unitType"] = "ENGINEER_COMBAT_COY", ["penalty"] = 20 })));

        var invitation = (await Invite(app, requirement,
            Sample.InvitationRequest(await app.Level2Pledge(Sample.Pledge().With("unitType", "ENGINEER_COMBAT_COY"))))).Is(HttpStatusCode.Created);

        Assert.Equal("ENGINEER_COY", (string?)invitation.Body["asked"]!["unitType"]);
    }

    [Theory, EachEngine]
    public async Task A_state_is_not_asked_twice_before_the_first_is_settled(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var first = await app.AcceptedInvitation(pledge, requirement);

        Assert.Equal("already-invited", (await Invite(app, requirement, Sample.InvitationRequest(pledge))).Is(HttpStatusCode.Conflict).Code);

        (await app.FocalPoint.Step($"/v1/invitations/{first}/decline", AnswerInvitationTests.No())).Is(HttpStatusCode.OK);
        (await Invite(app, requirement, Sample.InvitationRequest(pledge))).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_is_bound_at_that_time_is_not_asked_for_and_the_refusal_names_the_deployment(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var deployment = await app.Deployment(pledge);

        var answer = (await Invite(app, await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-08-30")), Sample.InvitationRequest(pledge)))
            .Is(HttpStatusCode.Conflict);

        Assert.Equal("engaged-elsewhere", answer.Code);
        Assert.Contains(deployment, answer.Text);
        (await Invite(app, await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-08-31")), Sample.InvitationRequest(pledge)))
            .Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_is_not_pledged_for_all_of_the_time_is_not_asked_for(Engine engine)
    {
        var app = await apps.On(engine);
        var (late, early) = (await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2027-09-02")),
            await app.Level2Pledge(Sample.Pledge().With("availableUntil", "2028-08-29")));
        var requirement = await app.PublishedRequirement();

        foreach (var pledge in new[] { late, early })
        {
            var answer = (await Invite(app, requirement, Sample.InvitationRequest(pledge))).Is(HttpStatusCode.Conflict);
            Assert.Equal("not-available", answer.Code);
            Assert.Equal(["/pledge"], answer.Places);
        }

        Assert.Contains("2027-09-02 to 2030-12-31", (await Invite(app, requirement, Sample.InvitationRequest(late))).Text, StringComparison.Ordinal);
        var whole = await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2027-09-01").With("availableUntil", "2028-08-30"));
        (await Invite(app, requirement, Sample.InvitationRequest(whole))).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task It_is_decided_on_the_requirement_that_was_read(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());

        (await app.Planner.Post($"/v1/requirements/{requirement}/invitations", Sample.InvitationRequest(pledge), "\"1\""))
            .Is(HttpStatusCode.PreconditionFailed);
    }

    private static JsonObject Airframes(int amount) => new() { ["amount"] = amount, ["unit"] = "airframes" };

    private static async Task<string> Run(RegistryApp app) => (string)(await app.Run()).Body["run"]!["id"]!;

    private static Task<Answer> Invite(RegistryApp app, string requirement, JsonObject question) =>
        app.Planner.Step($"/v1/requirements/{requirement}/invitations", question);
}
