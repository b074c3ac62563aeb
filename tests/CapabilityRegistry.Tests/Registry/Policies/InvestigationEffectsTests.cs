using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Policies;

/// <summary>What a case means for the selection of a unit says the policy that holds.</summary>
public sealed class InvestigationEffectsTests
{
    [Theory, EachEngine]
    public async Task By_the_shipped_policies_whoever_invites_the_unit_says_why_and_it_stays_a_candidate(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var investigation = await app.Investigation(pledge);

        Assert.Equal([pledge], await Candidates(app, need));
        var refused = (await Invite(app, need, pledge, null)).Is(HttpStatusCode.Conflict);
        Assert.Equal(("criteria-not-met", "under-investigation"), (refused.Code, Assert.Single(refused.ErrorCodes)));
        Assert.Equal(investigation, (string?)refused.Body["errors"]![0]!["found"]);
        // Its state is not asked why, and not told that somebody was.
        var invited = (await Invite(app, need, pledge, "No other unit has the bridges.")).Is(HttpStatusCode.Created);
        var told = (await app.FocalPoint.Get($"/v1/invitations/{invited.Id}")).Is(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("under-investigation", told, StringComparison.Ordinal);
        (await app.FocalPoint.Step($"/v1/invitations/{invited.Id}/accept")).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_policy_that_excludes_is_seen_before_it_holds_and_then_keeps_the_unit_back(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, other, need) = (await app.Level2Pledge(), await app.Level2Pledge(), await app.PublishedRequirement());
        var investigation = await app.Investigation(pledge);
        var policy = FullSample.Of("StateReadinessPolicy")!.With("gates", JsonNode.Parse(
            """[{ "level": "L1", "gate": "note-verbale-missing", "source": "Circular 7", "certainty": "official" }]""")!);
        (await app.Administrator.Post("/v1/readiness-policies", policy)).Is(HttpStatusCode.Created);

        var effects = await app.Planner.Items("/v1/readiness-policies/of-the-office/effects?on=2026-11-23");
        Assert.Equal(("warn", "exclude"), Effects(effects.Single(each => (string?)each["pledge"] == pledge)));
        Assert.All(effects.Where(each => (string?)each["pledge"] == other), each => Assert.Equal(("none", "none"), Effects(each)));

        (await app.Administrator.Post("/v1/policy-terms", new JsonObject
        {
            ["policy"] = "of-the-office", ["holdsFrom"] = "2026-11-24", ["reason"] = "As decided by the office.",
        })).Is(HttpStatusCode.Created);
        Assert.Equal([other], await Candidates(app, need));
        // Its state is told that by the name of what it is, and of no vetting that could be cleared.
        var outcome = (await app.FocalPoint.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.OK).Body["requirements"]!.AsArray().Single()!;
        Assert.Equal("under-investigation from 2026-11-24", (string?)Assert.Single(outcome["reasons"]!.AsArray())!["actual"]);
        Assert.Equal(("[]", "[\"vetting-not-cleared\"]"), (
            outcome["repair"]!["steps"]!.ToJsonString(), outcome["repair"]!["beyond"]!.ToJsonString()));
        await app.CloseInvestigation(investigation, "unsubstantiated");
        Assert.Equal([pledge, other], (await Candidates(app, need)).Order());

        static (string?, string?) Effects(JsonNode effect) => ((string?)effect["before"]!["investigations"], (string?)effect["after"]!["investigations"]);
    }

    [Theory, EachEngine]
    public async Task A_case_against_no_unit_alone_means_nothing_for_any(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, need) = (await app.Level2Pledge(), await app.PublishedRequirement());
        (await app.Administrator.Post("/v1/investigations", SetupSteps.NewInvestigation(null))).Is(HttpStatusCode.Created);

        (await Invite(app, need, pledge, null)).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task What_lasts_says_for_how_many_months(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var policy = FullSample.Of("StateReadinessPolicy")!;
        policy["conduct"]!["months"] = null;

        var refused = (await app.Administrator.Post("/v1/readiness-policies", policy)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(("/conduct/months", "policy-contradicts"), (refused.Places.Single(), refused.ErrorCodes.Single()));
    }

    private static Task<Answer> Invite(RegistryApp app, string need, string pledge, string? why) => app.Planner.Step(
        $"/v1/requirements/{need}/invitations", Sample.InvitationRequest(pledge).With("overrideReason", why));

    private static async Task<IReadOnlyList<string>> Candidates(RegistryApp app, string requirement) =>
    [
        .. (await app.Planner.Get($"/v1/requirements/{requirement}/candidates")).Is(HttpStatusCode.OK).Body["candidates"]!.AsArray()
            .Select(each => (string)each!["pledge"]!["id"]!),
    ];
}
