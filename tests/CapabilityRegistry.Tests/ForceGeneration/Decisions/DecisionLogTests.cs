using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.ForceGeneration.Decisions;
using CapabilityRegistry.ForceGeneration.Invitations;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Vettings;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.ForceGeneration.Decisions;

public sealed class DecisionLogTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const int Most = 90;

    // Each step in the life of a pledge that somebody decides on, and what the log says of it.
    private static readonly Dictionary<PledgeAction, DecisionMade> Decided = new()
    {
        [PledgeAction.Acknowledge] = DecisionMade.Acknowledged,
        [PledgeAction.Accept] = DecisionMade.Accepted,
        [PledgeAction.Return] = DecisionMade.Returned,
        [PledgeAction.Raise] = DecisionMade.Raised,
        [PledgeAction.Override] = DecisionMade.Raised,
        [PledgeAction.RefuseLevel] = DecisionMade.LevelRefused,
        [PledgeAction.AcceptRevision] = DecisionMade.RevisionAccepted,
        [PledgeAction.RefuseRevision] = DecisionMade.RevisionRefused,
        [PledgeAction.Lower] = DecisionMade.Lowered,
        [PledgeAction.Suspend] = DecisionMade.Suspended,
        [PledgeAction.Resume] = DecisionMade.Resumed,
        [PledgeAction.Lapse] = DecisionMade.Lapsed,
        [PledgeAction.Withdraw] = DecisionMade.Withdrawn,
    };

    /// <summary>Random lives of pledges of two states: what the log tells is what the feed of changes adds up to.</summary>
    [Theory, EachEngine]
    public async Task The_decisions_are_those_that_follow_from_the_feed_of_changes(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [("Readiness:Policy", "pcrs-2015-faq")]);
        await EachDecision(app);
        var draw = new Random(20_261_130);
        for (var step = 0; step < Most; step++)
        {
            await Something(app, draw);
        }

        app.Clock.Advance(TimeSpan.FromDays(500));
        await app.Sweep();
        // As is done every hour too: it must not be done between the two readings below.
        await app.Services.GetRequiredService<IServiceScopeFactory>()
            .Record((InvitationExpiry expiry) => expiry.RecordExpired(), TestContext.Current.CancellationToken);
        var (feed, told, codes) = (await app.Auditor.Items("/v1/changes?limit=200"), new HashSet<string>(), new HashSet<string>());
        foreach (var (state, focalPoint) in new[] { ("KAZ", app.FocalPoint), ("BRA", app.OtherFocalPoint) })
        {
            var expected = DecisionOracle.Decisions(feed, state);
            var decisions = await app.Planner.Items($"/v1/contributors/{state}/decisions?limit=50");

            Assert.Equal(expected, decisions.Select(DecisionOracle.Line).Order(StringComparer.Ordinal));
            Assert.Equal(Texts(decisions), Texts(await focalPoint.Items($"/v1/contributors/{state}/decisions?limit=200")));
            foreach (var pledge in decisions.Select(each => (string)each["pledge"]!).Distinct())
            {
                var ofPledge = decisions.Where(each => (string?)each["pledge"] == pledge);
                Assert.Equal(Texts(ofPledge), Texts(await focalPoint.Items($"/v1/pledges/{pledge}/decisions")));
            }

            told.UnionWith(decisions.Select(each => (string)each["decision"]!));
            codes.UnionWith(decisions.SelectMany(each => each["reasonCodes"]!.AsArray().Select(code => (string)code!)));
        }

        Assert.Equal(Enum.GetValues<DecisionMade>().Select(each => each.Code()).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.Superset(
            new HashSet<string> { "gates-met", "level-granted", "four-eyes-set-aside", "fills-requirement", "requirement-filled", "renewal-missing" }, codes);
    }

    [Fact]
    public void Every_step_of_a_life_that_the_Secretariat_or_the_policy_takes_is_a_decision() => Assert.Equal(
        PledgeLife.Steps.Where(step => step.Right is Right.DecidePledges or Right.OverrideFourEyes or Right.SuspendPledges or null).Select(step => step.Action)
            .Append(PledgeAction.Withdraw).Order(),
        Decided.Keys.Order());

    [Fact]
    public async Task Every_code_that_somebody_can_name_is_in_the_published_list_for_its_decision()
    {
        var app = await apps.On(Engine.Sqlite);

        var list = (await app.FocalPoint.Get("/v1/decision-reasons")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();

        var published = list.SelectMany(reason => reason!["decisions"]!.AsArray().Select(decision => ((string)decision!, (string)reason["code"]!))).ToHashSet();
        Assert.Subset(published, Named("returned", Enum.GetValues<ReturnReason>().Select(each => each.Code())));
        Assert.Subset(published, Named("level-refused", Enum.GetValues<LevelRefusalReason>().Select(each => each.Code())));
        Assert.Subset(published, Named("revision-refused", Enum.GetValues<RevisionRefusalReason>().Select(each => each.Code())));
        Assert.Subset(published, Named("lowered", [.. Enum.GetValues<LoweringReason>().Select(each => each.Code()), .. LevelGates.Codes]));
        Assert.Subset(published, Named("suspended", Enum.GetValues<SuspensionReason>().Select(each => each.Code())));
        Assert.Subset(published, Named("lapsed", LevelGates.Codes));
        Assert.Subset(published, Named("cleared", Enum.GetValues<ClearanceReason>().Select(each => each.Code())));
        Assert.Subset(published, Named("barred", Enum.GetValues<BarReason>().Select(each => each.Code())));
        Assert.Subset(published, Named("declined", Enum.GetValues<DeclineReason>().Select(each => each.Code())));
        Assert.Subset(published, Named("not-selected", Enum.GetValues<ReleaseReason>().Select(each => each.Code())));
        Assert.Subset(published, Named("selection-undone", Enum.GetValues<WithdrawalReason>().Select(each => each.Code())));
        Assert.Equal(
            Enum.GetValues<DecisionMade>().Select(each => each.Code()).Order(StringComparer.Ordinal),
            published.Select(each => each.Item1).Distinct().Order(StringComparer.Ordinal));
        Assert.All(list, reason => Assert.EndsWith(".", (string)reason!["text"]!, StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task A_log_is_filtered_by_decision_reason_and_day_sorted_and_counted(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Level2Pledge();
        app.Clock.Advance(TimeSpan.FromDays(2));
        (await app.Planner.Step($"/v1/pledges/{id}/lower", Lowering())).Is(HttpStatusCode.OK);

        Assert.Equal(["acknowledged", "accepted", "raised", "lowered"], await Found(""));
        Assert.Equal(["raised", "lowered"], await Found("?decision=raised&decision=lowered"));
        Assert.Equal(["acknowledged", "lowered"], await Found("?reasonCode=received&reasonCode=unit-changed"));
        Assert.Equal(["lowered"], await Found("?from=2026-11-24"));
        Assert.Equal(["acknowledged", "accepted", "raised"], await Found("?until=2026-11-24"));
        Assert.Equal(["lowered", "raised", "accepted", "acknowledged"], await Found("?sort=-decidedOn&limit=1"));
        var counted = (await app.FocalPoint.Get($"/v1/contributors/KAZ/decisions?count=true&limit=1&fields=decision")).Is(HttpStatusCode.OK).Body;
        Assert.Equal((4, "{\"decision\":\"acknowledged\"}"), ((int)counted["count"]!, counted["items"]![0]!.ToJsonString()));
        Assert.Equal(["unknown-code"], (await app.FocalPoint.Get($"/v1/pledges/{id}/decisions?reasonCode=whim")).Is(HttpStatusCode.BadRequest).ErrorCodes);

        async Task<IEnumerable<string>> Found(string query) =>
            (await app.FocalPoint.Items($"/v1/pledges/{id}/decisions{query}")).Select(each => (string)each["decision"]!);
    }

    [Theory, EachEngine]
    public async Task The_text_is_what_was_said_or_else_the_sentence_of_the_code(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();
        (await app.Planner.Step($"/v1/pledges/{id}/lower", Lowering())).Is(HttpStatusCode.OK);

        var decisions = await app.FocalPoint.Items($"/v1/pledges/{id}/decisions");

        Assert.Equal(
            [("demo-planner", "Every gate of the level is met.", "L2"), ("demo-planner", "Half of the vehicles are gone.", "L1")],
            decisions.Skip(2).Select(each => ((string)each["decidedBy"]!, (string)each["text"]!, (string)each["readinessLevel"]!)));
    }

    [Theory, EachEngine]
    public async Task Who_may_not_read_invitations_is_told_of_the_pledge_alone_and_other_states_of_nothing(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();
        await app.Invitation(id);

        Assert.Equal(["acknowledged", "accepted", "raised", "invited"], await Told(app.Auditor));
        Assert.Equal(["acknowledged", "accepted", "raised"], await Told(app.Assessor));
        Assert.Equal(["acknowledged", "accepted", "raised"], await Told(app.Administrator));
        (await app.OtherFocalPoint.Get($"/v1/pledges/{id}/decisions")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/contributors/KAZ/decisions"));
        (await app.Planner.Get("/v1/contributors/XQX/decisions")).Is(HttpStatusCode.NotFound);

        async Task<IEnumerable<string>> Told(Session reader) => (await reader.Items($"/v1/pledges/{id}/decisions")).Select(each => (string)each["decision"]!);
    }

    [Theory, EachEngine]
    public async Task How_a_unit_was_vetted_is_told_with_the_sentence_of_its_code_to_whoever_reads_vettings(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        await app.ClearVetting(await app.Vetting(pledge));
        await app.BarVetting(await app.Vetting(pledge));

        foreach (var reader in (Session[])[app.FocalPoint, app.Planner, app.Auditor, app.Administrator])
        {
            foreach (var path in (string[])[$"/v1/pledges/{pledge}/decisions", "/v1/contributors/KAZ/decisions"])
            {
                var told = (await reader.Items($"{path}?decision=cleared&decision=barred")).ToList();

                Assert.Equal(
                    [
                        ("cleared", pledge, "[\"records-clear\"]", "The records of the United Nations show nothing against the unit."),
                        ("barred", pledge, "[\"misconduct\"]", "Misconduct of its members in service stands against the unit."),
                    ],
                    told.Select(each => (
                        (string)each["decision"]!, (string)each["pledge"]!, each["reasonCodes"]!.ToJsonString(), (string)each["text"]!)));
            }
        }

        foreach (var reader in (Session[])[app.Assessor, app.As(await app.Token("integrator", "KAZ"))])
        {
            Assert.Equal(
                ["acknowledged", "accepted", "raised"],
                (await reader.Items($"/v1/pledges/{pledge}/decisions")).Select(each => (string)each["decision"]!));
        }
    }

    private static HashSet<(string, string)> Named(string decision, IEnumerable<string> codes) => [.. codes.Select(code => (decision, code))];

    private static List<string> Texts(IEnumerable<JsonNode> decisions) => [.. decisions.Select(each => each.ToJsonString())];

    private static JsonObject Lowering() => Why().With("to", "L1").With("reasonCode", "unit-changed").With("reason", "Half of the vehicles are gone.");

    private static JsonObject Why() => new() { ["reason"] = "So it was decided by those who are here." };

    // Every decision that there is, once.
    private static async Task EachDecision(RegistryApp app)
    {
        var returned = await app.AcknowledgedPledge();
        await Done(app.Planner, $"/v1/pledges/{returned}/return", Why().With("reasons", new JsonArray("training-needed", "papers-incomplete")));
        var refused = await app.PledgeWithLevelAskedFor();
        await Done(app.Planner, $"/v1/pledges/{refused}/refuse-level", Why().With("reasonCode", "no-need-expected"));
        await Done(app.FocalPoint, $"/v1/pledges/{refused}/withdraw", Why());
        var aside = await app.Level2Pledge();
        await Done(app.FocalPoint, $"/v1/pledges/{aside}/suspend", Why().With("reasonCode", "national-decision"));
        await Done(app.FocalPoint, $"/v1/pledges/{aside}/resume", Why());
        await Done(app.Planner, $"/v1/pledges/{aside}/suspend", Why().With("reasonCode", "conduct-under-review"));
        await Done(app.Planner, $"/v1/pledges/{aside}/lower", Lowering());
        await app.ClearVetting(await app.Vetting(aside));
        await app.BarVetting(await app.Vetting(aside));
        var granted = await app.PledgeWithLevelAskedFor();
        await Done(app.Assessor, $"/v1/visits/{await app.ScheduledVisit(granted)}/outcome", SetupSteps.Outcome());
        await Done(app.Planner, $"/v1/pledges/{granted}/raise", Why().With("to", "L2"));
        await Done(app.Administrator, $"/v1/pledges/{await app.VisitedPledge()}/override", Why().With("to", "L2"));
        var twice = await app.TakenOverPledge();
        await Done(app.Planner, $"/v1/pledges/{twice}/lower", Lowering().With("to", "L2"));
        await Done(app.Planner, $"/v1/pledges/{twice}/lower", Lowering().With("reasonCode", "evidence-not-valid"));
        var requirement = await app.PublishedRequirement();
        await Done(app.FocalPoint, $"/v1/invitations/{await app.Invitation(requirement: requirement)}/decline", Why().With("for", "other"));
        await Done(app.Planner, $"/v1/invitations/{await app.Invitation(requirement: requirement)}/release", Why().With("for", "other"));

        var deployment = await app.Deployment(requirement: requirement);
        await Done(app.Planner, $"/v1/deployments/{deployment}/withdraw", Why().With("for", "unit-not-ready"));
        var late = await app.Level2Pledge();
        await app.Invitation(late, requirement);
        app.Clock.Advance(TimeSpan.FromDays(60));
        // Whoever is asked again has not answered before.
        (await app.Planner.Step($"/v1/requirements/{requirement}/invitations", Sample.InvitationRequest(late).With("expiresOn", "2027-06-30")))
            .Is(HttpStatusCode.Created);
        await Done(app.Planner, $"/v1/requirements/{requirement}/fulfil", Why().With("pledges", new JsonArray(await app.Level2Pledge())));
    }

    private static async Task Done(Session by, string step, JsonObject body) => (await by.Step(step, body)).Is(HttpStatusCode.OK);

    // Whatever is drawn is tried; what is refused has decided nothing.
    private static async Task Something(RegistryApp app, Random draw)
    {
        var focalPoint = draw.Next(4) == 0 ? app.OtherFocalPoint : app.FocalPoint;
        var goingOn = (await focalPoint.Items("/v1/pledges?limit=200&fields=id&fields=status"))
            .Where(each => (string?)each["status"] is not ("withdrawn" or "lapsed")).ToList();
        if (goingOn.Count == 0 || draw.Next(12) == 0)
        {
            (await focalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);
            return;
        }

        var pledge = goingOn[draw.Next(goingOn.Count)];
        var (id, status) = ((string)pledge["id"]!, (string?)pledge["status"]);
        switch ((status, draw.Next(12)))
        {
            case ("draft" or "returned" or "submitted" or "acknowledged", var drawn):
                await BeforeAcceptance(app, focalPoint, id, status, drawn);
                break;
            case ("suspended", < 4) or ("registered", 11):
                await SetAside(draw.Next(2) == 0 ? app.Planner : focalPoint, id, status);
                break;
            case (_, 0):
                await focalPoint.Step($"/v1/pledges/{id}/request-level", new JsonObject { ["level"] = draw.Next(2) == 0 ? "L2" : "L3" });
                break;
            case (_, 1):
                await app.Planner.Step($"/v1/pledges/{id}/refuse-level", Why().With("reasonCode", "evidence-missing"));
                break;
            case (_, 2 or 3):
                await app.Assessor.Step($"/v1/visits/{await app.ScheduledVisit(id)}/outcome", SetupSteps.Outcome("passed", app.Today()));
                await (draw.Next(3) == 0 ? app.Administrator : app.Planner)
                    .Step($"/v1/pledges/{id}/{(draw.Next(3) == 0 ? "override" : "raise")}", Why().With("to", "L2"));
                break;
            case (_, 4):
                await app.Planner.Step($"/v1/pledges/{id}/lower", Lowering());
                break;
            case (_, 5) when draw.Next(4) == 0:
                await focalPoint.Step($"/v1/pledges/{id}/withdraw", Why());
                break;
            case (_, 6):
                await app.Planner.Step($"/v1/requirements/{await app.PublishedRequirement()}/invitations",
                    Sample.InvitationRequest(id).With("expiresOn", app.Today()));
                break;
            case (_, 7):
                await Fulfil(app, draw, id);
                break;
            case (_, 8):
                app.Clock.Advance(TimeSpan.FromHours(draw.Next(60)));
                break;
            case (_, 9 or 10):
                await Revise(app, draw, focalPoint, id);
                break;
            default:
                await Answer(app, draw, focalPoint);
                break;
        }
    }

    private static Task<Answer> BeforeAcceptance(RegistryApp app, Session focalPoint, string id, string? status, int drawn) => (status, drawn) switch
    {
        ("draft" or "returned", _) => focalPoint.Step($"/v1/pledges/{id}/submit"),
        (_, 0) => app.Planner.Step($"/v1/pledges/{id}/return", Why().With("reasons", new JsonArray("other"))),
        ("submitted", _) => app.Planner.Step($"/v1/pledges/{id}/acknowledge"),
        _ => app.Planner.Step($"/v1/pledges/{id}/accept"),
    };

    private static Task<Answer> SetAside(Session by, string id, string? status) => status == "suspended"
        ? by.Step($"/v1/pledges/{id}/resume", Why())
        : by.Step($"/v1/pledges/{id}/suspend", Why().With("reasonCode", "other"));

    private static async Task Revise(RegistryApp app, Random draw, Session focalPoint, string id)
    {
        await focalPoint.Step($"/v1/pledges/{id}/propose-revision", new JsonObject { ["content"] = Sample.Pledge().With("responseDays", draw.Next(1, 300)) });
        await (draw.Next(3) switch
        {
            0 => app.Planner.Step($"/v1/pledges/{id}/refuse-revision", Why().With("reasonCode", "unit-counted-on")),
            1 => app.Planner.Step($"/v1/pledges/{id}/accept-revision"),
            _ => focalPoint.Step($"/v1/pledges/{id}/drop-revision"),
        });
    }

    private static async Task Fulfil(RegistryApp app, Random draw, string pledge)
    {
        var open = await app.Planner.Items("/v1/requirements?status=published&limit=200");
        if (open.Count > 0)
        {
            await app.Planner.Step($"/v1/requirements/{open[draw.Next(open.Count)]["id"]}/fulfil", Why().With("pledges", new JsonArray(pledge)));
        }
    }

    private static async Task Answer(RegistryApp app, Random draw, Session focalPoint)
    {
        var asked = (await focalPoint.Items("/v1/invitations?status=open&status=accepted&limit=200")).ToList();
        if (asked.Count == 0)
        {
            return;
        }

        var invitation = $"/v1/invitations/{asked[draw.Next(asked.Count)]["id"]}";
        await (draw.Next(5) switch
        {
            0 => focalPoint.Step($"{invitation}/decline", Why().With("for", "dates-not-possible")),
            1 => app.Planner.Step($"{invitation}/release", Why().With("for", "requirement-changed")),
            2 => app.Planner.Step($"{invitation}/select"),
            _ => focalPoint.Step($"{invitation}/accept"),
        });
    }
}
