using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges.Shares;

/// <summary>Kazakhstan leads, Brazil is its partner, and India is a third state. Today is 23 November 2026.</summary>
public sealed class ShareTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task The_lead_proposes_the_partner_confirms_and_the_pledge_tells_with_whom_it_is_joint(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var share = (await app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(pledge, "BRA"))).Is(HttpStatusCode.Created);

        Assert.Equal(
            (pledge, "KAZ", "BRA", "proposed", "2026-11-23"),
            (Text(share, "pledge"), Text(share, "lead"), Text(share, "contributor"), Text(share, "status"), Text(share, "proposedOn")));
        Assert.Equal($"BRA; {share.Id}", await Joint(app, pledge));
        var confirmed = (await app.OtherFocalPoint.Step($"/v1/shares/{share.Id}/confirm")).Is(HttpStatusCode.OK);
        Assert.Equal(("confirmed", "2026-11-23"), (Text(confirmed, "status"), Text(confirmed, "confirmedOn")));
        Assert.Equal("BRA; ", await Joint(app, pledge));
        Assert.Equal("wrong-status", (await app.OtherFocalPoint.Step($"/v1/shares/{share.Id}/confirm")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task What_a_partner_withdraws_is_open_until_the_lead_settles_it_whoever_brings_the_part_then(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var share = await app.Share(pledge, "BRA");
        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/confirm")).Is(HttpStatusCode.OK);

        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/withdraw")).Is(HttpStatusCode.OK);
        Assert.Equal($"; {share}", await Joint(app, pledge));
        var next = await app.Share(pledge);
        Assert.Equal($"IND; {share} {next}", await Joint(app, pledge));
        (await app.FocalPoint.Step($"/v1/shares/{share}/settle")).Is(HttpStatusCode.OK);
        Assert.Equal($"IND; {next}", await Joint(app, pledge));
        (await app.FocalPoint.Step($"/v1/shares/{next}/drop")).Is(HttpStatusCode.OK);

        Assert.Equal("; ", await Joint(app, pledge));
        Assert.Equal(
            ["proposed", "confirmed", "withdrawn", "settled"],
            (await app.Planner.Items($"/v1/changes?subjectKind=share&subjectId={share}")).Select(each => (string)each["action"]!));
    }

    [Theory, EachEngine]
    public async Task A_partner_reads_nothing_of_the_lists_of_its_lead_in_a_refusal_and_nothing_at_all_once_it_has_left(Engine engine)
    {
        var app = await apps.On(engine);
        var share = await app.Share(await app.RegisteredPledge(), "BRA");

        var refused = (await app.OtherFocalPoint.Put($"/v1/shares/{share}?dryRun=true", Content(20_000), "\"1\"")).Is(HttpStatusCode.Conflict);
        Assert.Equal("more-than-the-unit-has", refused.Code);
        Assert.DoesNotContain("90", refused.Text.Replace((string)refused.Body["traceId"]!, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(refused.Body["errors"]!.AsArray(), error => Assert.Equal(
            "no more than the unit has that no other share holds: ask its lead", (string?)error!["expected"]));

        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/withdraw")).Is(HttpStatusCode.OK);
        Assert.Equal("wrong-status", (await app.OtherFocalPoint.Put($"/v1/shares/{share}", Content(20_000), "\"2\"")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_partner_changes_its_own_part_and_what_it_has_confirmed_stays_confirmed(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var share = await app.Share(pledge, "BRA");
        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/confirm")).Is(HttpStatusCode.OK);
        var before = (await app.FocalPoint.Get($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK);

        var edited = (await app.OtherFocalPoint.Put($"/v1/shares/{share}", Content(15), "\"2\"")).Is(HttpStatusCode.OK);
        var again = (await app.OtherFocalPoint.Put($"/v1/shares/{share}", Content(15), "\"3\"")).Is(HttpStatusCode.OK);

        Assert.Equal(("confirmed", 15, "\"3\""), (Text(edited, "status"), (int)edited.Body["personnel"]![0]!["men"]!, edited.ETag));
        Assert.Equal("\"3\"", again.ETag);
        Assert.Equal(before.ETag, (await app.FocalPoint.Get($"/v1/pledges/{pledge}")).ETag);
    }

    [Theory, EachEngine]
    public async Task Each_state_takes_its_own_steps_and_is_told_whose_the_others_are(Engine engine)
    {
        var app = await apps.On(engine);
        var share = await app.Share(await app.DraftPledge(), "BRA");

        foreach (var step in (string[])["confirm", "withdraw"])
        {
            Assert.Equal("not-your-share", (await app.FocalPoint.Step($"/v1/shares/{share}/{step}")).Is(HttpStatusCode.Forbidden).Code);
        }

        Assert.Equal("not-your-share", (await app.FocalPoint.Put($"/v1/shares/{share}", Content(15), "\"1\"")).Is(HttpStatusCode.Forbidden).Code);
        foreach (var step in (string[])["drop", "settle"])
        {
            Assert.Equal("not-the-lead", (await app.OtherFocalPoint.Step($"/v1/shares/{share}/{step}")).Is(HttpStatusCode.Forbidden).Code);
        }

        foreach (var step in (string[])["confirm", "withdraw", "drop", "settle"])
        {
            (await app.Planner.Step($"/v1/shares/{share}/{step}")).Is(HttpStatusCode.Forbidden);
        }
    }

    [Theory, EachEngine]
    public async Task The_lead_neither_drops_what_is_promised_nor_settles_what_was_not_withdrawn(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.DraftPledge();
        var share = await app.Share(pledge, "BRA");

        await Refuses("settle", "withdrawn", "proposed");
        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/confirm")).Is(HttpStatusCode.OK);
        await Refuses("drop", "proposed", "confirmed");
        await Refuses("settle", "withdrawn", "confirmed");
        Assert.Equal("BRA; ", await Joint(app, pledge));
        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/withdraw")).Is(HttpStatusCode.OK);
        await Refuses("drop", "proposed", "withdrawn");
        Assert.Equal($"; {share}", await Joint(app, pledge));

        async Task Refuses(string step, string expected, string found)
        {
            var refused = (await app.FocalPoint.Step($"/v1/shares/{share}/{step}")).Is(HttpStatusCode.Conflict);
            Assert.Equal(("wrong-status", "/status"), (refused.Code, refused.Places.Single()));
            Assert.Equal((expected, found), ((string?)refused.Body["errors"]![0]!["expected"], (string?)refused.Body["errors"]![0]!["found"]));
        }
    }

    [Theory, EachEngine]
    public async Task Both_states_see_a_share_by_every_path_and_a_third_one_by_none(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var india = app.As(await app.Token("focal-point", "IND"));
        var pledge = await app.RegisteredPledge();
        var (share, other) = (await app.Share(pledge, "BRA"), await app.Share(pledge, "PRT"));

        foreach (var session in new[] { app.FocalPoint, app.OtherFocalPoint, app.Planner })
        {
            (await session.Get($"/v1/shares/{share}")).Is(HttpStatusCode.OK);
            Assert.Contains(share, await Keys(session, "/v1/shares", "id"));
            Assert.Equal([share], (await Keys(session, $"/v1/changes?subjectKind=share&subjectId={share}", "subjectId")).Distinct());
            foreach (var state in (string[])["KAZ", "BRA"])
            {
                Assert.Contains(share, await Keys(session, $"/v1/changes?subjectKind=share&contributor={state}", "subjectId"));
            }
        }

        Assert.Equal([share], await Keys(app.OtherFocalPoint, "/v1/shares", "id"));
        Assert.Equal(1, (int)(await app.OtherFocalPoint.Get("/v1/shares?count=true")).Body["count"]!);
        (await india.Get($"/v1/shares/{share}")).Is(HttpStatusCode.NotFound);
        (await india.Step($"/v1/shares/{share}/confirm")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await india.Items("/v1/shares"));
        Assert.Empty(await india.Items("/v1/changes?subjectKind=share"));
        (await app.OtherFocalPoint.Get($"/v1/shares/{other}")).Is(HttpStatusCode.NotFound);
        (await app.OtherFocalPoint.Get($"/v1/pledges/{pledge}")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.OtherFocalPoint.Items($"/v1/changes?subjectKind=pledge&subjectId={pledge}"));
        Assert.DoesNotContain(other, (await app.OtherFocalPoint.Get("/v1/changes")).Text, StringComparison.Ordinal);
        Assert.Contains(
            await app.Auditor.Items("/v1/access-log"), each => (string?)each["actor"] == "demo-focal-point-bra" && each.ToJsonString().Contains(pledge));
    }

    [Theory, EachEngine]
    public async Task A_partner_is_told_of_the_unit_what_it_needs_and_nothing_once_its_share_is_over(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var share = await app.Share(pledge, "BRA");

        var seen = (await app.OtherFocalPoint.Get($"/v1/shares/{share}")).Is(HttpStatusCode.OK);

        Assert.Equal(
            ("ENGINEER_COY", "registered", "2027-01-01", "2030-12-31"),
            (Unit(seen, "unitType"), Unit(seen, "status"), Unit(seen, "availableFrom"), Unit(seen, "availableUntil")));
        Assert.DoesNotContain("riot", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("NV/KAZ", seen.Text, StringComparison.Ordinal);
        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/withdraw")).Is(HttpStatusCode.OK);
        Assert.Null((await app.OtherFocalPoint.Get($"/v1/shares/{share}")).Body["unit"]);
        Assert.NotNull((await app.FocalPoint.Get($"/v1/shares/{share}")).Body["unit"]);
    }

    [Theory, EachEngine]
    public async Task All_shares_together_hold_no_more_than_the_unit_has(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var first = await app.Share(pledge, "BRA");

        // The lists have 90 men, of whom 20 are taken, and 4 vehicles that the contributor maintains.
        await Refuses(SetupSteps.NewShare(pledge, "IND", 71), "/personnel/0/men", "more-than-the-unit-has", "70 or less (men, enlisted)");
        await Refuses(
            SetupSteps.NewShare(pledge, "IND").With("majorEquipment", Vehicles(3, "dry")), "/majorEquipment/0/quantity", "more-than-the-unit-has",
            "0 or less (engineering-vehicle, dry)");
        (await app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(pledge, "IND", 70))).Is(HttpStatusCode.Created);
        var refused = (await app.OtherFocalPoint.Put($"/v1/shares/{first}", Content(21), "\"1\"")).Is(HttpStatusCode.Conflict);
        Assert.Equal(("more-than-the-unit-has", "/personnel/0/men"), (refused.Code, refused.Places.Single()));
        Assert.StartsWith("no more than the unit has", (string)refused.Body["errors"]![0]!["expected"]!, StringComparison.Ordinal);

        async Task Refuses(JsonObject share, string place, string code, string expected)
        {
            var answer = (await app.FocalPoint.Post("/v1/shares", share)).Is(HttpStatusCode.BadRequest);
            Assert.Equal((place, code), (answer.Places.Single(), answer.ErrorCodes.Single()));
            Assert.StartsWith(expected, (string)answer.Body["errors"]![0]!["expected"]!, StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task Of_two_proposals_at_once_only_one_takes_the_same_part(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var answers = await Task.WhenAll(Propose("BRA"), Propose("IND"), Propose("PRT"));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(2, answers.Count(answer => answer.Status == HttpStatusCode.BadRequest && answer.ErrorCodes.Contains("more-than-the-unit-has")));
        Assert.Single(await app.Planner.Items($"/v1/shares?pledge={pledge}"));

        Task<Answer> Propose(string partner) => app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(pledge, partner, 50));
    }

    [Theory, EachEngine]
    public async Task Of_partners_who_ask_for_more_at_once_only_one_takes_the_same_part(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var partners = new List<(Session Session, string Share)>();
        foreach (var state in new[] { "BRA", "IND", "PRT", "URY" })
        {
            var share = (await app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(pledge, state, 10))).Is(HttpStatusCode.Created).Id;
            partners.Add((app.As(await app.Token("focal-point", state)).WithoutReadingBack, share));
        }

        // Of 90 men: each of them alone would fit beside what the others have now.
        var answers = await Task.WhenAll(partners.Select(each => Task.Run(() => each.Session.Put($"/v1/shares/{each.Share}", Content(60), "\"1\""))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), refused =>
            Assert.Equal("more-than-the-unit-has", refused.Is(HttpStatusCode.Conflict).Code));
        Assert.Equal(
            [10, 10, 10, 60], (await app.Planner.Items($"/v1/shares?pledge={pledge}")).Select(each => (int)each["personnel"]![0]!["men"]!).Order());
    }

    [Theory, EachEngine]
    public async Task Lists_are_neither_edited_nor_revised_below_what_shares_hold(Engine engine)
    {
        var app = await apps.On(engine);
        var (draft, registered) = (await app.DraftPledge(), await app.RegisteredPledge());
        var (less, share) = (Sample.Pledge().With("personnel", Men(19)), await app.Share(draft, "BRA"));

        var edited = (await app.FocalPoint.Put($"/v1/pledges/{draft}", less.DeepClone().AsObject(), "\"2\"")).Is(HttpStatusCode.Conflict);
        Assert.Equal(("less-than-shares", "/personnel"), (edited.Code, edited.Places[0]));
        Assert.Equal($"20 or more (men, enlisted): what {share} holds", (string)edited.Body["errors"]![0]!["expected"]!);
        await app.Share(registered, "BRA");
        var revised = (await app.FocalPoint.Step($"/v1/pledges/{registered}/propose-revision", new JsonObject { ["content"] = less.DeepClone() }))
            .Is(HttpStatusCode.Conflict);
        Assert.Equal(("less-than-shares", "/content/personnel"), (revised.Code, revised.Places[0]));
        // What cannot be edited at all is refused for that alone.
        var now = await app.FocalPoint.Get($"/v1/pledges/{registered}");
        var put = (await app.FocalPoint.Put($"/v1/pledges/{registered}", less.DeepClone().AsObject(), now.ETag)).Is(HttpStatusCode.Conflict);
        Assert.Equal("wrong-status", put.Code);

        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/withdraw")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Put($"/v1/pledges/{draft}", less, "\"3\"")).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_share_fits_what_a_proposed_revision_leaves_too(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var fewer = Sample.Pledge().With("personnel", Men(30));
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/propose-revision", new JsonObject { ["content"] = fewer })).Is(HttpStatusCode.OK);

        var refused = (await app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(pledge, "BRA", 31))).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["more-than-the-unit-has"], refused.ErrorCodes);
        (await app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(pledge, "BRA", 30))).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task What_cannot_be_proposed_is_told_with_its_place(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, withdrawn) = (await app.DraftPledge(), await app.DraftPledge());
        await app.Share(pledge, "BRA");
        (await app.FocalPoint.Step($"/v1/pledges/{withdrawn}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);

        Assert.Equal(("/contributor", "lead-as-partner"), await Fault(SetupSteps.NewShare(pledge, "KAZ")));
        Assert.Equal(("/contributor", "unknown-code"), await Fault(SetupSteps.NewShare(pledge, "XXX")));
        Assert.Equal(("/pledge", "unknown-pledge"), await Fault(SetupSteps.NewShare("BRA-00001", "IND")));
        Assert.Equal(("/personnel", "empty-share"), await Fault(new JsonObject { ["pledge"] = pledge, ["contributor"] = "IND" }));
        Assert.Equal(
            ("/majorEquipment/1", "repeated"),
            await Fault(SetupSteps.NewShare(pledge, "IND").With("majorEquipment", Vehicles(1, "wet", 2))));
        Assert.Equal("has-a-share", (await app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(pledge, "BRA"))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("wrong-status", (await app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(withdrawn, "BRA"))).Is(HttpStatusCode.Conflict).Code);

        async Task<(string?, string?)> Fault(JsonObject share)
        {
            var refused = (await app.FocalPoint.Post("/v1/shares", share)).Is(HttpStatusCode.BadRequest);
            return (refused.Places.Single(), refused.ErrorCodes.Single());
        }
    }

    [Theory, EachEngine]
    public async Task A_joint_draft_is_not_deleted_and_shares_of_a_pledge_that_is_over_can_only_be_ended(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.DraftPledge();
        var share = await app.Share(pledge, "BRA");

        Assert.Equal("joint", (await app.FocalPoint.Delete($"/v1/pledges/{pledge}")).Is(HttpStatusCode.Conflict).Code);
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);

        Assert.Equal("wrong-status", (await app.OtherFocalPoint.Step($"/v1/shares/{share}/confirm")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("withdrawn", Unit(await app.OtherFocalPoint.Get($"/v1/shares/{share}"), "status"));
        (await app.FocalPoint.Step($"/v1/shares/{share}/drop")).Is(HttpStatusCode.OK);
        Assert.Equal("; ", await Joint(app, pledge));
    }

    [Theory, EachEngine]
    public async Task A_partner_withdraws_what_it_has_promised_of_a_pledge_that_is_over_and_the_lead_settles_it(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.DraftPledge();
        var share = await app.Share(pledge, "BRA");
        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/confirm")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);

        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/withdraw")).Is(HttpStatusCode.OK);
        Assert.Equal($"; {share}", await Joint(app, pledge));
        (await app.FocalPoint.Step($"/v1/shares/{share}/settle")).Is(HttpStatusCode.OK);
        Assert.Equal("; ", await Joint(app, pledge));
    }

    [Theory, EachEngine]
    public async Task Nothing_is_promised_of_a_pledge_that_has_lapsed_until_it_is_revived(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [("Readiness:Policy", "pcrs-2015-faq")]);
        var pledge = await app.RegisteredPledge();
        var (proposed, confirmed) = (await app.Share(pledge, "BRA"), await app.Share(pledge));
        var india = app.As(await app.Token("focal-point", "IND"));
        (await india.Step($"/v1/shares/{confirmed}/confirm")).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(400));
        await app.Sweep();

        india = app.As(await app.Token("focal-point", "IND"));
        Assert.Equal("lapsed", Unit(await app.OtherFocalPoint.Get($"/v1/shares/{proposed}"), "status"));
        var refused = (await app.OtherFocalPoint.Step($"/v1/shares/{proposed}/confirm")).Is(HttpStatusCode.Conflict);
        Assert.Equal(("wrong-status", "/pledge"), (refused.Code, refused.Places.Single()));
        Assert.Equal("wrong-status", (await app.FocalPoint.Post("/v1/shares", SetupSteps.NewShare(pledge, "PRT"))).Is(HttpStatusCode.Conflict).Code);
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/revive")).Is(HttpStatusCode.OK);

        Assert.Equal($"BRA IND; {proposed}", await Joint(app, pledge));
        (await app.OtherFocalPoint.Step($"/v1/shares/{proposed}/confirm")).Is(HttpStatusCode.OK);
        (await india.Step($"/v1/shares/{confirmed}/withdraw")).Is(HttpStatusCode.OK);
        Assert.Equal($"BRA; {confirmed}", await Joint(app, pledge));
    }

    [Theory, EachEngine]
    public async Task A_share_of_a_draft_that_was_deleted_is_told_without_the_unit_and_can_be_settled(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.DraftPledge();
        var share = await app.Share(pledge, "BRA");
        (await app.OtherFocalPoint.Step($"/v1/shares/{share}/withdraw")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Delete($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK);

        Assert.Null((await app.FocalPoint.Get($"/v1/shares/{share}")).Is(HttpStatusCode.OK).Body["unit"]);
        Assert.Contains(share, await Keys(app.FocalPoint, "/v1/shares", "id"));
        Assert.Equal("settled", (string?)(await app.FocalPoint.Step($"/v1/shares/{share}/settle")).Is(HttpStatusCode.OK).Body["status"]);
    }

    // With whom the pledge is joint, and which shares are open.
    private static async Task<string> Joint(RegistryApp app, string pledge)
    {
        var body = (await app.FocalPoint.Get($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK).Body;
        return $"{Listed("jointWith")}; {Listed("openShares")}";

        string Listed(string member) => string.Join(' ', body[member]!.AsArray().Select(each => (string)each!));
    }

    private static async Task<IReadOnlyList<string>> Keys(Session session, string list, string member) =>
        [.. (await session.Items(list)).Select(each => (string)each[member]!)];

    private static JsonObject Content(int men) => new()
    {
        ["personnel"] = new JsonArray(new JsonObject { ["rankGroup"] = "enlisted", ["men"] = men, ["women"] = 2 }),
    };

    private static JsonArray Men(int men) => [new JsonObject { ["rankGroup"] = "enlisted", ["men"] = men, ["women"] = 20 }];

    private static JsonArray Vehicles(int quantity, string lease, int times = 1) => new([.. Enumerable.Range(0, times)
        .Select(_ => new JsonObject { ["category"] = "engineering-vehicle", ["quantity"] = quantity, ["lease"] = lease })]);

    private static string? Text(Answer answer, string member) => (string?)answer.Body[member];

    private static string? Unit(Answer answer, string member) => (string?)answer.Body["unit"]![member];
}
