using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Invitations;

/// <summary>Once nothing is looked for any more, nobody waits for an answer, and nobody's offer stands.</summary>
public sealed class InvitationsAtRequirementEndTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string Why = "The Council has ended the mandate early.";

    [Theory, EachEngine]
    public async Task When_a_requirement_is_closed_the_states_that_were_asked_for_it_are_let_go(Engine engine)
    {
        var app = await apps.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
        var open = await app.Invitation(pledge, requirement);
        var offered = await app.AcceptedInvitation(requirement: requirement);
        var declined = await app.Invitation(requirement: requirement);
        (await app.FocalPoint.Step($"/v1/invitations/{declined}/decline", AnswerInvitationTests.No())).Is(HttpStatusCode.OK);
        var elsewhere = await app.Invitation();

        (await app.Planner.Step($"/v1/requirements/{requirement}/close", new JsonObject { ["reason"] = Why })).Is(HttpStatusCode.OK);

        foreach (var id in new[] { open, offered })
        {
            var seen = (await app.FocalPoint.Get($"/v1/invitations/{id}")).Is(HttpStatusCode.OK);
            Assert.Equal(("released", "requirement-closed", "The requirement is closed.", "demo-planner"), (
                (string)seen.Body["status"]!, (string)seen.Body["releasedFor"]!, (string)seen.Body["decision"]!, (string)seen.Body["decidedBy"]!));
            var history = (await app.FocalPoint.Get($"/v1/invitations/{id}/history")).Is(HttpStatusCode.OK);
            var last = history.Body["items"]!.AsArray()[^1]!;
            Assert.Equal(("released", "The requirement is closed."), ((string)last["action"]!, (string)last["reason"]!));
            Assert.DoesNotContain(Why, seen.Text + history.Text, StringComparison.Ordinal);
        }

        Assert.Equal("declined", await Status(app, declined));
        Assert.Equal("open", await Status(app, elsewhere));
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task When_it_is_filled_they_are_let_go_too_and_what_was_selected_stays(Engine engine)
    {
        var app = await apps.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(
            Sample.Requirement().With("quantity", new JsonObject { ["amount"] = 2, ["unit"] = "units" })), await app.Level2Pledge());
        var deployment = await app.Deployment(pledge, requirement);
        var open = await app.Invitation(requirement: requirement);

        (await app.Planner.Step($"/v1/requirements/{requirement}/fulfil", new JsonObject { ["pledges"] = new JsonArray(pledge), ["reason"] = "One will do." }))
            .Is(HttpStatusCode.OK);

        var released = (await app.FocalPoint.Get($"/v1/invitations/{open}")).Body;
        Assert.Equal(("released", "requirement-filled", "The requirement is filled."),
            ((string)released["status"]!, (string)released["releasedFor"]!, (string)released["decision"]!));
        Assert.Equal("selected", (string?)(await app.Planner.Get($"/v1/deployments/{deployment}")).Body["status"]);
    }

    [Theory, EachEngine]
    public async Task It_is_not_filled_by_a_unit_whose_state_is_still_asked(Engine engine)
    {
        var app = await apps.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
        var open = await app.Invitation(pledge, requirement);
        var by = new JsonObject { ["pledges"] = new JsonArray(pledge), ["reason"] = "It will do." };

        var refused = (await app.Planner.Step($"/v1/requirements/{requirement}/fulfil", by.DeepClone().AsObject())).Is(HttpStatusCode.Conflict);

        Assert.Equal(("invitation-unsettled", "/pledges/0"), (refused.Code, refused.Places.Single()));
        Assert.Equal("open", await Status(app, open));
        Assert.Equal("published", (string?)(await app.Planner.Get($"/v1/requirements/{requirement}")).Body["status"]);
        var because = new JsonObject { ["for"] = "other", ["reason"] = "It is there already." };
        (await app.Planner.Step($"/v1/invitations/{open}/release", because)).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/requirements/{requirement}/fulfil", by)).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_requirement_that_is_not_closed_lets_nobody_go(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement();
        var open = await app.Invitation(requirement: requirement);

        (await app.Planner.WithoutReadingBack.Post($"/v1/requirements/{requirement}/close", new JsonObject { ["reason"] = Why }, "\"1\""))
            .Is(HttpStatusCode.PreconditionFailed);

        Assert.Equal("open", await Status(app, open));
    }

    [Theory, EachEngine]
    public async Task One_that_has_expired_stays_so(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement();
        var id = await app.Invitation(requirement: requirement);
        app.Clock.Advance(TimeSpan.FromDays(60));

        (await app.Planner.Step($"/v1/requirements/{requirement}/close", new JsonObject { ["reason"] = Why })).Is(HttpStatusCode.OK);

        Assert.Equal("expired", await Status(app, id));
    }

    [Theory, EachEngine]
    public async Task Of_who_closes_invites_and_accepts_at_the_same_time_nobody_leaves_a_question_or_an_offer_behind(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        for (var round = 0; round < 5; round++)
        {
            var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
            var asked = await app.Invitation(requirement: requirement);

            var answers = await Task.WhenAll(
                app.Planner.Post($"/v1/requirements/{requirement}/close", new JsonObject { ["reason"] = Why }, "\"2\""),
                app.Planner.WithoutReadingBack.Post($"/v1/requirements/{requirement}/invitations", Sample.InvitationRequest(pledge), "\"2\""),
                app.FocalPoint.WithoutReadingBack.Post($"/v1/invitations/{asked}/accept", ifMatch: "\"1\""));

            answers[0].Is(HttpStatusCode.OK);
            var left = (await app.Planner.Get($"/v1/invitations?requirement={requirement}")).Body["items"]!.AsArray();
            Assert.All(left, each => Assert.Equal("released", (string?)each!["status"]));
        }
    }

    private static async Task<string?> Status(RegistryApp app, string id) =>
        (string?)(await app.Planner.Get($"/v1/invitations/{id}")).Is(HttpStatusCode.OK).Body["status"];
}
