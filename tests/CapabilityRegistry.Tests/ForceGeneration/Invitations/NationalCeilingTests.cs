using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Invitations;

/// <summary>How many persons of Kazakhstan serve abroad at a time, by its law; each test has a registry of its own, since a law holds for all units of a
/// state.</summary>
public sealed class NationalCeilingTests
{
    // The unit of the sample has 120.
    private const int OfOneUnit = 120;

    // And the share of the sample 22.
    private const int OfAPartner = 22;

    [Theory, EachEngine]
    public async Task A_unit_with_which_too_many_would_be_abroad_is_neither_offered_nor_selected_until_consent_is_recorded(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Deployment();
        var offered = await app.AcceptedInvitation();
        var asked = await app.Invitation();
        var cap = await app.Cap(Ceiling((2 * OfOneUnit) - 1));

        var refused = (await app.FocalPoint.Step($"/v1/invitations/{asked}/accept")).Is(HttpStatusCode.Conflict);
        Assert.Equal("beyond-national-ceiling", refused.Code);
        Assert.Equal(
            ($"at most 239 persons abroad by {cap}", "120 and 120 more on 2027-09-01"),
            ((string?)refused.Body["errors"]![0]!["expected"], (string?)refused.Body["errors"]![0]!["found"]));
        Assert.Equal("beyond-national-ceiling", (await app.Planner.Step($"/v1/invitations/{offered}/select")).Is(HttpStatusCode.Conflict).Code);
        (await app.FocalPoint.Step($"/v1/caps/{cap}/approve", Approval("2028-08-30"))).Is(HttpStatusCode.OK);

        // On one day of the need the consent is over.
        Assert.Equal("beyond-national-ceiling", (await app.FocalPoint.Step($"/v1/invitations/{asked}/accept")).Is(HttpStatusCode.Conflict).Code);
        (await app.FocalPoint.Step($"/v1/caps/{cap}/approve", Approval("2030-01-01"))).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/invitations/{asked}/accept")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/invitations/{offered}/select")).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task As_many_as_the_law_allows_may_serve_at_a_time_and_more_one_after_the_other(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Cap(Ceiling(2 * OfOneUnit));
        await app.Deployment();
        await app.Deployment();

        var third = await app.Invitation();
        Assert.Equal("beyond-national-ceiling", (await app.FocalPoint.Step($"/v1/invitations/{third}/accept")).Is(HttpStatusCode.Conflict).Code);

        var later = await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-09-01"));
        await app.Deployment(requirement: later);
    }

    [Theory, EachEngine]
    public async Task The_day_on_which_most_are_abroad_need_not_be_the_first_of_the_need(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Cap(Ceiling((2 * OfOneUnit) - 1));
        await app.Deployment(requirement: await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-03-01")));
        // For 365 days from 1 September 2027.
        var asked = await app.Invitation();

        var refused = (await app.FocalPoint.Step($"/v1/invitations/{asked}/accept")).Is(HttpStatusCode.Conflict);

        Assert.Equal(("beyond-national-ceiling", "120 and 120 more on 2028-03-01"), (refused.Code, Found(refused)));
    }

    [Theory, EachEngine]
    public async Task A_unit_that_stays_beyond_its_planned_end_is_abroad_today_and_on_no_day_to_come(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Cap(Ceiling((2 * OfOneUnit) - 1));
        await app.ArrivedUnit(await Soon(), await Needed("2026-11-25", days: 5));
        var (today, tomorrow) = (
            await app.Invitation(await Soon(), await Needed("2026-12-02", days: 30)), await app.Invitation(await Soon(), await Needed("2026-12-03", days: 30)));
        app.Clock.Advance(TimeSpan.FromDays(9));

        var refused = (await app.FocalPoint.Step($"/v1/invitations/{today}/accept")).Is(HttpStatusCode.Conflict);

        Assert.Equal(("beyond-national-ceiling", "120 and 120 more on 2026-12-02"), (refused.Code, Found(refused)));
        (await app.FocalPoint.Step($"/v1/invitations/{tomorrow}/accept")).Is(HttpStatusCode.OK);

        Task<string> Soon() => app.Level2Pledge(Sample.Pledge().With("availableFrom", "2026-11-01").With("responseDays", 1));

        Task<string> Needed(string from, int days) => app.PublishedRequirement(Sample.Requirement().With("neededBy", from).With("durationDays", days));
    }

    [Theory, EachEngine]
    public async Task Of_several_laws_each_binds_by_itself_and_is_named(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Deployment();
        var asked = await app.Invitation();
        await app.Cap(Ceiling(1_000));
        var second = await app.Cap(Ceiling((2 * OfOneUnit) - 1));
        Assert.Equal([$"at most 239 persons abroad by {second}"], await Expected());

        var third = await app.Cap(Ceiling(OfOneUnit));
        Assert.Equal([$"at most 239 persons abroad by {second}", $"at most 120 persons abroad by {third}"], await Expected());

        async Task<IEnumerable<string>> Expected()
        {
            var refused = (await app.FocalPoint.Step($"/v1/invitations/{asked}/accept")).Is(HttpStatusCode.Conflict);
            Assert.Equal("beyond-national-ceiling", refused.Code);
            return refused.Body["errors"]!.AsArray().Select(error => (string)error!["expected"]!);
        }
    }

    [Theory, EachEngine]
    public async Task Of_units_that_are_selected_at_once_only_as_many_go_as_the_law_allows(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        string[] offers = [await app.AcceptedInvitation(), await app.AcceptedInvitation(), await app.AcceptedInvitation()];
        await app.Cap(Ceiling((2 * OfOneUnit) - 1));

        var answers = await app.Patiently(Task.WhenAll(
            offers.Select(offer => Task.Run(() => app.Planner.WithoutReadingBack.Post($"/v1/invitations/{offer}/select", null, "\"2\"")))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), lost =>
            Assert.Equal("beyond-national-ceiling", lost.Is(HttpStatusCode.Conflict).Code));
    }

    [Theory, EachEngine]
    public async Task A_law_binds_its_own_state_alone_and_from_its_first_day_to_its_last(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var ofAnother = SetupSteps.NewCap("all").With("persons", 0);
        (await app.OtherFocalPoint.Post("/v1/caps", ofAnother)).Is(HttpStatusCode.Created);
        await app.Deployment();

        var cap = await app.Cap(Ceiling(0).With("effectiveFrom", "2028-08-30"));
        var asked = await app.Invitation();
        Assert.Equal("beyond-national-ceiling", (await app.FocalPoint.Step($"/v1/invitations/{asked}/accept")).Is(HttpStatusCode.Conflict).Code);
        (await app.FocalPoint.Step($"/v1/caps/{cap}/end", new JsonObject { ["on"] = "2028-08-30" })).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/invitations/{asked}/accept")).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_number_of_persons_takes_no_level_away(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();

        await app.Cap(Ceiling(5));
        await app.Sweep();

        Assert.Equal("L2", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["readinessLevel"]);
        Assert.Equal(5, (int)Assert.Single(await app.Planner.Items("/v1/caps?highest=all"))["persons"]!);
    }

    [Theory, EachEngine]
    public async Task In_a_joint_unit_each_law_counts_the_persons_of_its_own_state(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        // Of the 120, Brazil brings 22.
        var (joint, other) = (await JointUnit(app), await JointUnit(app));
        await app.Cap(Ceiling(2 * (OfOneUnit - OfAPartner)));
        var cap = (await app.OtherFocalPoint.Post("/v1/caps", Ceiling(OfAPartner))).Is(HttpStatusCode.Created).Id;
        var (first, second) = (await app.Invitation(joint), await app.Invitation(other));

        // The first one is within both laws; with the second one there would be 44 of Brazil, and no more of Kazakhstan than its law allows.
        (await app.FocalPoint.Step($"/v1/invitations/{first}/accept")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/invitations/{second}/accept")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/invitations/{first}/select")).Is(HttpStatusCode.Created);

        var refused = (await app.Planner.Step($"/v1/invitations/{second}/select")).Is(HttpStatusCode.Conflict);
        Assert.Equal("beyond-national-ceiling", refused.Code);
        Assert.Equal($"at most 22 persons abroad by {cap}", (string?)Assert.Single(refused.Body["errors"]!.AsArray())!["expected"]);
        Assert.Equal("22 and 22 more on 2027-09-01", Found(refused));
        (await app.OtherFocalPoint.Step($"/v1/caps/{cap}/approve", Approval("2030-01-01"))).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/invitations/{second}/select")).Is(HttpStatusCode.Created);

        // Both laws are at their limit now.
        var alone = await app.Invitation();
        Assert.Equal("196 and 120 more on 2027-09-01", Found((await app.FocalPoint.Step($"/v1/invitations/{alone}/accept")).Is(HttpStatusCode.Conflict)));
    }

    [Theory, EachEngine]
    public async Task The_lead_is_told_that_the_law_of_a_partner_stands_against_it_and_neither_the_law_nor_its_numbers(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var asked = await app.Invitation(await JointUnit(app));
        var cap = (await app.OtherFocalPoint.Post("/v1/caps", Ceiling(OfAPartner - 1))).Is(HttpStatusCode.Created).Id;

        var refused = (await app.FocalPoint.Step($"/v1/invitations/{asked}/accept")).Is(HttpStatusCode.Conflict);

        Assert.Equal("beyond-national-ceiling", refused.Code);
        Assert.Equal("no more persons of BRA abroad than its law allows", (string?)Assert.Single(refused.Body["errors"]!.AsArray())!["expected"]);
        Assert.DoesNotContain(cap, refused.Text);
        Assert.DoesNotContain("21", (string?)refused.Body["errors"]![0]!["found"]);
    }

    [Theory, EachEngine]
    public async Task A_partner_is_told_where_the_unit_of_its_share_is(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var joint = await JointUnit(app);
        Assert.Equal("pool", await Engagement());

        await app.Deployment(joint);

        Assert.Equal("selected", await Engagement());

        async Task<string?> Engagement() => (string?)Assert.Single(await app.OtherFocalPoint.Items("/v1/shares"))["unit"]!["engagement"];
    }

    private static async Task<string> JointUnit(RegistryApp app)
    {
        var pledge = await app.Level2Pledge();
        var share = await app.Share(pledge, "BRA");
        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/confirm")).Is(HttpStatusCode.OK);
        return pledge;
    }

    private static string? Found(Answer refused) => (string?)Assert.Single(refused.Body["errors"]!.AsArray())!["found"];

    private static JsonObject Ceiling(int persons) => SetupSteps.NewCap("all").With("persons", persons);

    private static JsonObject Approval(string until) => new() { ["approvedOn"] = "2026-11-02", ["approvedUntil"] = until, ["reference"] = "Decree 7/2026" };
}
