using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class GetActionsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    // Pledges lapse that nobody renews.
    [Theory, EachEngine]
    public Task Under_the_policy_of_2015_whoever_takes_a_step_has_success_if_it_is_open_and_else_the_refusal_that_was_told(Engine engine) =>
        Live(engine, "pcrs-2015-faq", PledgeAction.Lapse, PledgeAction.Certify);

    // No pledge lapses.
    [Theory, EachEngine]
    public Task Under_the_policy_of_2024_whoever_takes_a_step_has_success_if_it_is_open_and_else_the_refusal_that_was_told(Engine engine) =>
        Live(engine, "pcrs-2024", PledgeAction.Lapse, PledgeAction.Certify, PledgeAction.Revive);

    [Theory, EachEngine]
    public async Task What_a_caller_may_not_do_is_told_with_those_who_may(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var raise = Action(await app.FocalPoint.Get($"/v1/pledges/{pledge}/actions"), "raise");
        Assert.Equal(("forbidden", "This needs DecidePledges, which the role focal-point does not have."), ((string?)raise["code"], (string?)raise["why"]));
        var lapse = Action(await app.Planner.Get($"/v1/pledges/{pledge}/actions"), "lapse");
        Assert.Equal(("forbidden", "lapsed"), ((string?)lapse["code"], (string?)lapse["leadsTo"]));
        (await app.OtherFocalPoint.Get($"/v1/pledges/{pledge}/actions")).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task A_raise_is_told_with_every_gate_that_is_not_met(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();

        var raise = Action(await app.Planner.Get($"/v1/pledges/{pledge}/actions"), "raise");

        Assert.Equal(
            ["sur-not-met", "ammunition-list-missing", "cargo-load-plan-missing", "port-of-embarkation-missing", "days-to-deploy-missing"],
            raise["errors"]!.AsArray().Select(error => (string?)error!["code"]));
    }

    [Theory, EachEngine]
    public async Task A_unit_of_Level_3_is_certified_once_a_day(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.TakenOverPledge();

        Assert.True((bool)Action(await app.FocalPoint.Get($"/v1/pledges/{pledge}/actions"), "certify")["open"]!);
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/certify")).Is(HttpStatusCode.OK);
        Assert.Equal("certified-today", (string?)Action(await app.FocalPoint.Get($"/v1/pledges/{pledge}/actions"), "certify")["code"]);
    }

    /// <summary>Random lives of pledges: whatever is tried, by whom and when, ends as the actions have foretold.</summary>
    /// <param name="never">The steps to which these lives do not come: no unit reaches Level 3, from which on a state certifies.</param>
    private static async Task Live(Engine engine, string policy, params PledgeAction[] never)
    {
        await using var app = await RegistryApp.On(engine, settings: [("Readiness:Policy", policy)]);
        var draw = new Random(20_261_129);
        var (callers, tried, taken) = (new[] { app.FocalPoint, app.Planner, app.Administrator, app.Assessor }, 0, new HashSet<string>());
        for (var life = 0; life < 20; life++)
        {
            var pledge = await Begun(app, life);
            for (var step = 0; step < 35; step++)
            {
                var caller = callers[draw.Next(callers.Length)];
                if ((await caller.Get($"/v1/pledges/{pledge}")).Status == HttpStatusCode.NotFound)
                {
                    // It was deleted.
                    break;
                }

                if (draw.Next(3) == 0)
                {
                    await Happens(app, pledge, draw);
                }

                var told = await caller.Get($"/v1/pledges/{pledge}/actions");
                // One that nobody has taken yet, or rather one that is open and ends nothing, so that lives go on.
                var actions = told.Is(HttpStatusCode.OK).Body["actions"]!.AsArray().Select(each => each!).Where(each => Name(each) != "lapse").ToList();
                var open = actions.Where(each => (bool)each["open"]!).ToList();
                var lively = open.Where(each => Name(each) is not ("withdraw" or "delete")).ToList();
                var some = lively.Count > 0 && draw.Next(4) > 0 ? lively : actions;
                var action = open.Find(each => !taken.Contains(Name(each))) ?? some[draw.Next(some.Count)];

                var answer = await Take(caller, pledge, Name(action), told.ETag!);

                tried++;
                var what = $"life {life}, step {step}: {action.ToJsonString()} of {pledge} was answered {answer.Text}";
                Assert.True((bool)action["open"]! == (int)answer.Status < 400, what);
                if ((bool)action["open"]!)
                {
                    taken.Add(Name(action));
                    Assert.True(((string?)action["leadsTo"] ?? (string)told.Body["status"]!) == (string?)answer.Body["status"], what);
                }
                else
                {
                    Assert.True((string?)action["code"] == answer.Code, what);
                    Assert.True(action["errors"]!.AsArray().Select(error => (string?)error!["code"]).SequenceEqual(answer.ErrorCodes), what);
                }
            }
        }

        Assert.True(tried > 250, $"only {tried} steps were tried");
        Assert.Equal(Enum.GetValues<PledgeAction>().Except(never).Select(each => each.Code()).Order(), taken.Order());
    }

    private static string Name(JsonNode action) => (string)action["action"]!;

    private static JsonNode Action(Answer answer, string action) =>
        answer.Is(HttpStatusCode.OK).Body["actions"]!.AsArray().Single(each => (string?)each!["action"] == action)!;

    // Most lives begin with a draft, some with a promise, and some are gone on with after a year without a word.
    private static async Task<string> Begun(RegistryApp app, int life)
    {
        switch (life % 8)
        {
            case 0 or 4:
                return await app.AnnouncedPledge(SetupSteps.Announcement().Without("availableUntil"));
            case 7:
                var lapsed = await app.RegisteredPledge(Sample.Pledge().Without("availableUntil"));
                app.Clock.Advance(TimeSpan.FromDays(400));
                await app.Sweep();
                return lapsed;
            default:
                return await app.DraftPledge(Sample.Pledge().Without("availableUntil"));
        }
    }

    // Something that changes what is open: a visit that passes or fails, a day that goes by, a partner that names the draft.
    private static async Task Happens(RegistryApp app, string pledge, Random draw)
    {
        var status = (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["status"];
        if (status == "registered" && draw.Next(2) == 0)
        {
            var visit = await app.ScheduledVisit(pledge);
            (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome(draw.Next(4) == 0 ? "failed" : "passed", app.Today())))
                .Is(HttpStatusCode.OK);
        }
        else if (status == "draft" && draw.Next(3) == 0)
        {
            await app.DraftPledge(Sample.Pledge().With("partners", new JsonArray(pledge)));
        }
        else
        {
            app.Clock.Advance(TimeSpan.FromHours(draw.Next(40)));
        }
    }

    private static async Task<Answer> Take(Session caller, string pledge, string action, string etag)
    {
        var why = new JsonObject { ["reason"] = "So it was decided by those who are here." };
        var now = (await caller.Get($"/v1/pledges/{pledge}")).Body;
        var level = (string?)now["readinessLevel"];
        var next = level switch { "L1" => "L2", "L2" => "L3", _ => "RDL" };
        var body = action switch
        {
            "edit" => Sample.Pledge().Without("availableUntil"),
            "suspend" => why.With("reasonCode", "other"),
            "return" => why.With("reasons", new JsonArray("papers-incomplete")),
            "raise" or "override" => why.With("to", next),
            "lower" => why.With("to", level == "L3" ? "L2" : "L1").With("reasonCode", "other"),
            "request-level" => new JsonObject { ["level"] = next },
            "refuse-level" => why.With("reasonCode", "other"),
            "propose-revision" => new JsonObject
            {
                ["content"] = Sample.Pledge().Without("availableUntil").With("responseDays", ((int)now["responseDays"]! % 300) + 1),
            },
            "refuse-revision" => why.With("reasonCode", "other"),
            "begin" or "revive" or "delete" or "submit" or "acknowledge" or "accept" or "accept-revision" or "drop-revision" => null,
            _ => why,
        };
        var method = action switch { "edit" => HttpMethod.Put, "delete" => HttpMethod.Delete, _ => HttpMethod.Post };
        var path = action is "edit" or "delete" ? $"/v1/pledges/{pledge}" : $"/v1/pledges/{pledge}/{action}";
        return await caller.Send(method, path, body?.ToJsonString(), etag);
    }
}
