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

        Assert.Equal([pledge], await app.Candidates(need));
        var candidates = (await app.Planner.Get($"/v1/requirements/{need}/candidates?explain={pledge}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal((investigation, investigation), (
            (string?)Assert.Single(candidates["candidates"]![0]!["caseWarnings"]!.AsArray()),
            (string?)Assert.Single(candidates["explained"]!["caseWarnings"]!.AsArray())));
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
        await app.StatedPolicyForCases("exclude", "warn", 24);

        var effects = await app.Planner.Items("/v1/readiness-policies/of-the-office/effects?on=2026-11-23");
        Assert.Equal(("warn", "exclude"), Effects(effects.Single(each => (string?)each["pledge"] == pledge)));
        Assert.All(effects.Where(each => (string?)each["pledge"] == other), each => Assert.Equal(("none", "none"), Effects(each)));

        await app.PolicyForCasesInForce();
        Assert.Equal([other], await app.Candidates(need));
        // Its state is told that by the name of what it is, and of no vetting that could be cleared.
        var outcome = (await app.FocalPoint.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.OK).Body["requirements"]!.AsArray().Single()!;
        Assert.Equal("under-investigation from 2026-11-24", (string?)Assert.Single(outcome["reasons"]!.AsArray())!["actual"]);
        Assert.Equal(("[]", "[\"vetting-not-cleared\"]"), (
            outcome["repair"]!["steps"]!.ToJsonString(), outcome["repair"]!["beyond"]!.ToJsonString()));
        await app.CloseInvestigation(investigation, "unsubstantiated");
        Assert.Equal([pledge, other], (await app.Candidates(need)).Order());

        static (string?, string?) Effects(JsonNode effect) => ((string?)effect["before"]!["investigations"], (string?)effect["after"]!["investigations"]);
    }

    [Theory, EachEngine]
    public async Task What_was_known_on_a_past_day_stays_without_a_unit_whose_case_was_open_then(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PolicyForCases("exclude", "warn", 24);
        var pledge = await app.Level2Pledge();
        await app.PublishedRequirement();
        var investigation = await app.Investigation(pledge);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.CloseInvestigation(investigation, "unsubstantiated");
        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((1, 0, 0), (await Unmet("2026-11-24"), await Unmet("2026-11-25"), await Unmet("2026-11-26")));

        async Task<int> Unmet(string knownOn) => (await app.Planner.Items($"/v1/gaps/requirements?on=2027-09-01&knownOn={knownOn}")).Count;
    }

    [Theory, EachEngine]
    public async Task A_case_that_was_substantiated_keeps_the_unit_back_for_the_months_that_the_policy_says_and_not_for_a_day_more(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PolicyForCases("none", "exclude", 9);
        var pledge = await app.Level2Pledge();
        var (within, after) = (await Needed("2027-08-22"), await Needed("2027-08-23"));
        var investigation = await app.Investigation(pledge);
        Assert.Equal([pledge], await app.Candidates(within));

        await app.CloseInvestigation(investigation);

        var missed = (await app.Explained(within, pledge))["criteria"]!.AsArray().Single(each => !(bool)each!["passes"]!)!;
        Assert.Equal(
            ("vetting-not-cleared", "case-substantiated from 2026-11-24 until before 2027-08-23"), ((string?)missed["code"], (string?)missed["actual"]));
        Assert.Empty(await app.Candidates(within));
        Assert.Equal([pledge], await app.Candidates(after));
        Assert.Equal("vetting-not-cleared", Assert.Single((await Invite(app, within, pledge, null)).Is(HttpStatusCode.Conflict).ErrorCodes));
        (await Invite(app, after, pledge, null)).Is(HttpStatusCode.Created);

        Task<string> Needed(string from) => app.PublishedRequirement(Sample.Requirement().With("neededBy", from));
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
}
