using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Invitations;

public sealed class SelectInvitationTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_selected_offer_binds_the_unit_and_opens_its_deployment(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var id = await app.AcceptedInvitation(pledge, requirement);

        var opened = (await app.Planner.Step($"/v1/invitations/{id}/select", new JsonObject { ["reason"] = "Best of three." })).Is(HttpStatusCode.Created);

        Assert.Equal(("selected", id, requirement, pledge, "MINUSCA", "2027-09-01", "2028-08-31"), (
            (string)opened.Body["status"]!, (string)opened.Body["invitation"]!, (string)opened.Body["requirement"]!, (string)opened.Body["pledge"]!,
            (string)opened.Body["mission"]!, (string)opened.Body["engagedFrom"]!, (string)opened.Body["engagedUntil"]!));
        Assert.Equal(120, (int)opened.Body["persons"]!);
        Assert.True(JsonNode.DeepEquals(opened.Body, (await app.Planner.Get(opened.Location!)).Is(HttpStatusCode.OK).Body));

        var invitation = (await app.FocalPoint.Get($"/v1/invitations/{id}")).Body;
        Assert.Equal(("selected", opened.Id, "Best of three."),
            ((string)invitation["status"]!, (string)invitation["deployment"]!, (string)invitation["decision"]!));
        Assert.Equal("selected", (string?)(await app.FocalPoint.Get($"/v1/pledges/{pledge}")).Body["engagement"]);
        Assert.Equal("selected", (string?)(await app.FocalPoint.Get($"/v1/pledges/{pledge}/history")).Body["items"]!.AsArray()[^1]!["action"]);
    }

    [Theory, EachEngine]
    public async Task Only_an_offer_is_selected(Engine engine)
    {
        var app = await apps.On(engine);
        var open = await app.Invitation();
        var declined = await app.Invitation();
        (await app.FocalPoint.Step($"/v1/invitations/{declined}/decline", AnswerInvitationTests.No())).Is(HttpStatusCode.OK);

        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/invitations/{open}/select")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/invitations/{declined}/select")).Is(HttpStatusCode.Conflict).Code);
        (await app.Planner.Post($"/v1/invitations/{open}/select")).Is(HttpStatusCode.PreconditionRequired);
        (await app.Planner.Post("/v1/invitations/INV-99999/select", null, "\"1\"")).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task An_offer_to_a_requirement_that_counts_no_more_was_released_and_is_not_selected(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement();
        var id = await app.AcceptedInvitation(requirement: requirement);
        (await app.Planner.Step($"/v1/requirements/{requirement}/close", new JsonObject { ["reason"] = "No longer needed." })).Is(HttpStatusCode.OK);

        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/invitations/{id}/select")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_was_lowered_since_it_was_offered_is_not_selected(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var id = await app.AcceptedInvitation(pledge);
        (await app.Planner.Step($"/v1/pledges/{pledge}/lower",
            new JsonObject { ["to"] = "L1", ["reasonCode"] = "unit-changed", ["reason"] = "Equipment sold." }))
            .Is(HttpStatusCode.OK);

        Assert.Equal("below-minimum-level", (await app.Planner.Step($"/v1/invitations/{id}/select")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_unit_serves_one_requirement_after_the_other_but_not_two_at_once(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var overlapping = await app.AcceptedInvitation(pledge, await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-08-30")));
        var after = await app.AcceptedInvitation(pledge, await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-08-31")));
        var first = await app.Deployment(pledge);

        var refused = (await app.Planner.Step($"/v1/invitations/{overlapping}/select")).Is(HttpStatusCode.Conflict);
        Assert.Equal("engaged-elsewhere", refused.Code);
        Assert.Contains(first, refused.Text);
        (await app.Planner.Step($"/v1/invitations/{after}/select")).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task A_unit_rests_between_two_missions(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("turnaroundDays", 90));
        var tooEarly = await app.AcceptedInvitation(pledge, await Elsewhere("2028-11-28"));
        var rested = await app.AcceptedInvitation(pledge, await Elsewhere("2028-11-29"));
        await app.Deployment(pledge);

        Assert.Equal("engaged-elsewhere", (await app.Planner.Step($"/v1/invitations/{tooEarly}/select")).Is(HttpStatusCode.Conflict).Code);
        (await app.Planner.Step($"/v1/invitations/{rested}/select")).Is(HttpStatusCode.Created);

        Task<string> Elsewhere(string day) => app.PublishedRequirement(Sample.Requirement().With("mission", "UNMISS").With("neededBy", day));
    }

    [Theory, EachEngine]
    public async Task A_unit_has_rested_by_the_mission_that_it_was_selected_for_before_it_is_sent_to_another(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("turnaroundDays", 90));
        // The deployment begins on 2027-09-01.
        var tooLate = await app.AcceptedInvitation(pledge, await Elsewhere("2027-05-05"));
        var rested = await app.AcceptedInvitation(pledge, await Elsewhere("2027-05-04"));
        await app.Deployment(pledge);

        Assert.Equal("engaged-elsewhere", (await app.Planner.Step($"/v1/invitations/{tooLate}/select")).Is(HttpStatusCode.Conflict).Code);
        (await app.Planner.Step($"/v1/invitations/{rested}/select")).Is(HttpStatusCode.Created);

        Task<string> Elsewhere(string day) =>
            app.PublishedRequirement(Sample.Requirement().With("mission", "UNMISS").With("neededBy", day).With("durationDays", 30));
    }

    [Theory, EachEngine]
    public async Task One_unit_after_the_other_fills_the_slots_of_a_rotation(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("rotationMonths", 6));
        await Select(app, requirement, 1);

        var second = await Select(app, requirement, 2);

        Assert.Equal((2, "2028-03-01", "2028-08-31"), ((int)second["slot"]!, (string)second["engagedFrom"]!, (string)second["engagedUntil"]!));
        Assert.Equal("requirement-filled", (await Ask(app, requirement, 1)).Is(HttpStatusCode.Conflict).Code);
        var slots = (await app.Planner.Get($"/v1/requirements/{requirement}/fulfilment")).Is(HttpStatusCode.OK).Body["slots"]!.AsArray();
        Assert.Equal([(1, 0), (1, 0)], slots.Select(slot => ((int)slot!["engaged"]!, (int)slot["stillNeeded"]!)));
    }

    private static async Task<Answer> Ask(RegistryApp app, string requirement, int slot) =>
        await app.Planner.Step($"/v1/requirements/{requirement}/invitations", Sample.InvitationRequest(await app.Level2Pledge()).With("slot", slot));

    private static async Task<JsonNode> Select(RegistryApp app, string requirement, int slot)
    {
        var id = (await Ask(app, requirement, slot)).Is(HttpStatusCode.Created).Id;
        (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.OK);
        return (await app.Planner.Step($"/v1/invitations/{id}/select")).Is(HttpStatusCode.Created).Body;
    }

    [Theory, EachEngine]
    public async Task One_state_covers_no_more_than_its_share(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement(
            Sample.Requirement().With("quantity", new JsonObject { ["amount"] = 3, ["unit"] = "units" }).With("shareCap", 1));
        var second = await app.AcceptedInvitation(requirement: requirement);
        await app.Deployment(requirement: requirement);

        Assert.Equal("beyond-share", (await app.Planner.Step($"/v1/invitations/{second}/select")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_requirement_gets_no_more_than_it_asks_for(Engine engine)
    {
        var app = await apps.On(engine);
        var four = Sample.Pledge().With("unitType", "HELICOPTER_UTILITY").With("capacity", Airframes(4));
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("unitType", "HELICOPTER_UTILITY").With("quantity", Airframes(6)));
        var second = await app.AcceptedInvitation(await app.Level2Pledge(four), requirement);
        await app.Deployment(await app.Level2Pledge(four), requirement);

        Assert.Equal("requirement-filled", (await app.Planner.Step($"/v1/invitations/{second}/select")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task The_selection_that_takes_the_last_place_releases_every_other_invitation_for_it(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("quantity", new JsonObject { ["amount"] = 2, ["unit"] = "units" }));
        var (offered, open) = (await app.AcceptedInvitation(requirement: requirement), await app.Invitation(requirement: requirement));
        var elsewhere = await app.AcceptedInvitation();

        await app.Deployment(requirement: requirement);
        Assert.Equal(("accepted", "open"), (await Status(app, offered), await Status(app, open)));
        await app.Deployment(requirement: requirement);

        foreach (var id in new[] { offered, open })
        {
            var seen = (await app.FocalPoint.Get($"/v1/invitations/{id}")).Is(HttpStatusCode.OK).Body;
            Assert.Equal(("released", "requirement-filled", "The requirement is filled."),
                ((string)seen["status"]!, (string)seen["releasedFor"]!, (string)seen["decision"]!));
            var last = (await app.FocalPoint.Get($"/v1/invitations/{id}/history")).Is(HttpStatusCode.OK).Body["items"]!.AsArray()[^1]!;
            Assert.Equal("released", (string?)last["action"]);
        }

        Assert.Equal("accepted", await Status(app, elsewhere));
        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/invitations/{offered}/select")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_slot_that_is_filled_releases_nobody_who_was_asked_for_another_slot(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("rotationMonths", 6));
        var (same, other) = ((await Ask(app, requirement, 1)).Is(HttpStatusCode.Created).Id, (await Ask(app, requirement, 2)).Is(HttpStatusCode.Created).Id);

        await Select(app, requirement, 1);

        Assert.Equal(("released", "open"), (await Status(app, same), await Status(app, other)));
    }

    private static JsonObject Airframes(int amount) => new() { ["amount"] = amount, ["unit"] = "airframes" };

    private static async Task<string> Status(RegistryApp app, string id) => (string)(await app.FocalPoint.Get($"/v1/invitations/{id}")).Body["status"]!;
}
