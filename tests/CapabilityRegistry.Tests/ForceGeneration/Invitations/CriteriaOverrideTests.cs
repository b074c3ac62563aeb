using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Invitations;

/// <summary>Whoever asks for, offers or takes a unit that does not meet a criterion is told which, and says why.</summary>
public sealed class CriteriaOverrideTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string Why = "Nobody else has bridging equipment in the theatre.";

    [Theory]
    [InlineData("caveat-excludes-mission")]
    [InlineData("language-missing")]
    [InlineData("equipment-missing")]
    [InlineData("contributor-excluded")]
    [InlineData("contributor-not-among-required")]
    [InlineData("organisation-not-among-required")]
    [InlineData("responds-too-late")]
    [InlineData("partner-missing")]
    [InlineData("condition-open")]
    [InlineData("vetting-not-cleared")]
    [InlineData("share-open")]
    public async Task Inviting_against_a_criterion_names_it_and_asks_for_a_reason(string criterion)
    {
        var app = await apps.On(Engine.Sqlite);
        var (pledge, requirement) = await Unfit(app, criterion);

        var refused = (await Invite(app, requirement, Sample.InvitationRequest(pledge))).Is(HttpStatusCode.Conflict);

        Assert.Equal("criteria-not-met", refused.Code);
        Assert.Equal([criterion], refused.ErrorCodes);
        Assert.Equal(["/pledge"], refused.Places);
        var fault = refused.Body["errors"]![0]!;
        var invited = (await Invite(app, requirement, Sample.InvitationRequest(pledge).With("overrideReason", Why))).Is(HttpStatusCode.Created);
        var kept = Assert.Single(invited.Body["overrides"]!.AsArray())!;
        Assert.Equal(("invited", "demo-planner", Why), ((string)kept["step"]!, (string)kept["by"]!, (string)kept["reason"]!));
        var told = Assert.Single(kept["criteria"]!.AsArray())!;
        Assert.Equal((criterion, (string)fault["expected"]!, (string)fault["found"]!),
            ((string)told["code"]!, (string)told["required"]!, (string)told["actual"]!));
        var history = (await app.Auditor.Get($"/v1/invitations/{invited.Id}/history")).Is(HttpStatusCode.OK).Text;
        Assert.Contains(criterion, history, StringComparison.Ordinal);
        Assert.Contains(Why, history, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Each_of_the_three_steps_asks_its_own_person_and_all_three_stay_on_record(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, requirement) = await Unfit(app, "language-missing");
        var id = (await Invite(app, requirement, Sample.InvitationRequest(pledge).With("overrideReason", Why))).Is(HttpStatusCode.Created).Id;

        foreach (var (step, who) in new[] { ("accept", app.FocalPoint), ("select", app.Planner) })
        {
            var refused = (await who.Step($"/v1/invitations/{id}/{step}")).Is(HttpStatusCode.Conflict);
            Assert.Equal("criteria-not-met", refused.Code);
            Assert.Equal(["language-missing"], refused.ErrorCodes);
            Assert.True((int)(await who.Step($"/v1/invitations/{id}/{step}", new JsonObject { ["overrideReason"] = Why })).Status < 300);
        }

        var kept = (await app.Planner.Get($"/v1/invitations/{id}")).Body["overrides"]!.AsArray();
        Assert.Equal([("invited", "demo-planner"), ("accepted", "demo-focal-point-kaz"), ("selected", "demo-planner")],
            kept.Select(each => ((string)each!["step"]!, (string)each["by"]!)));
    }

    [Theory, EachEngine]
    public async Task Whom_a_mission_wants_is_asked_of_the_Secretariat_and_never_shown_to_the_state(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, requirement) = await Unfit(app, "contributor-excluded");
        var id = (await Invite(app, requirement, Sample.InvitationRequest(pledge).With("overrideReason", Why))).Is(HttpStatusCode.Created).Id;

        (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.OK);

        Assert.Equal(["contributor-excluded"], (await app.Planner.Step($"/v1/invitations/{id}/select")).Is(HttpStatusCode.Conflict).ErrorCodes);
        (await app.Planner.Step($"/v1/invitations/{id}/select", new JsonObject { ["overrideReason"] = Why })).Is(HttpStatusCode.Created);
        foreach (var address in new[] { $"/v1/invitations/{id}", $"/v1/invitations?pledge={pledge}", $"/v1/invitations/{id}/history", "/v1/changes?limit=200" })
        {
            Assert.DoesNotContain("contributor-excluded", (await app.FocalPoint.Get(address)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task Where_every_criterion_is_met_nothing_is_asked_and_nothing_kept(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());

        var invited = (await Invite(app, requirement, Sample.InvitationRequest(pledge).With("overrideReason", Why))).Is(HttpStatusCode.Created);

        Assert.Empty(invited.Body["overrides"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_reason_sets_aside_no_level_and_no_unit_type(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement();

        Assert.Equal("below-minimum-level",
            (await Invite(app, requirement, Sample.InvitationRequest(await app.RegisteredPledge()).With("overrideReason", Why)))
                .Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task Invitations_are_asked_for_by_whether_criteria_were_overridden_and_a_state_learns_nothing_by_it(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, requirement) = await Unfit(app, "language-missing");
        var overridden = (await Invite(app, requirement, Sample.InvitationRequest(pledge).With("overrideReason", Why))).Is(HttpStatusCode.Created).Id;
        var fit = await app.Invitation(pledge);

        Assert.Equal([overridden], await Keys(app.Auditor, "&overridden=true"));
        Assert.Equal([fit], await Keys(app.Auditor, "&overridden=false"));
        Assert.Equal([overridden, fit], await Keys(app.Auditor, ""));
        Assert.Empty(await Keys(app.FocalPoint, "&overridden=true"));
        Assert.Equal([overridden, fit], await Keys(app.FocalPoint, "&overridden=false"));
        Assert.Equal(0, (int)(await app.FocalPoint.Get($"/v1/invitations?pledge={pledge}&overridden=true&count=true")).Body["count"]!);

        async Task<IEnumerable<string>> Keys(Session reader, string filter) =>
            (await reader.Items($"/v1/invitations?pledge={pledge}{filter}")).Select(each => (string)each["id"]!);
    }

    private static async Task<(string Pledge, string Requirement)> Unfit(RegistryApp app, string criterion)
    {
        var (pledge, requirement) = (Sample.Pledge(), Sample.Requirement());
        _ = criterion switch
        {
            "caveat-excludes-mission" => pledge.With("caveats",
                new JsonArray(new JsonObject { ["text"] = "Not there", ["excludedMissions"] = new JsonArray("MINUSCA") })),
            "partner-missing" => pledge.With("partners", new JsonArray("BRA-00077")),
            "language-missing" => requirement.With("languages", new JsonArray("ar")),
            "equipment-missing" => requirement.With("majorEquipment",
                new JsonArray(new JsonObject { ["category"] = "engineering-vehicle", ["quantity"] = 9 })),
            "contributor-excluded" => requirement.With("excludedContributors", new JsonArray("KAZ")),
            "contributor-not-among-required" => requirement.With("requiredContributors", new JsonArray("BRA")),
            "organisation-not-among-required" => requirement.With("requiredOrganisations", new JsonArray("AU")),
            "condition-open" or "share-open" or "vetting-not-cleared" => pledge,
            _ => requirement.With("neededBy", "2027-01-01"),
        };
        var id = await app.Level2Pledge(pledge);
        if (criterion == "share-open")
        {
            await app.Share(id);
        }

        if (criterion == "condition-open")
        {
            await app.Condition(id);
        }

        if (criterion == "vetting-not-cleared")
        {
            await app.Vetting(id);
        }

        return (id, await app.PublishedRequirement(requirement));
    }

    private static Task<Answer> Invite(RegistryApp app, string requirement, JsonObject question) =>
        app.Planner.Step($"/v1/requirements/{requirement}/invitations", question);
}
