using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges.Lives;

/// <summary>One pledge of the registry and its model.</summary>
internal sealed class Life(string id, ModelPledge model)
{
    public string Id => id;

    public ModelPledge Model => model;

    public string? ETag { get; set; }

    /// <summary>The level at the end of each day on which something could happen.</summary>
    public Dictionary<DateOnly, int> Levels { get; } = [];
}

/// <summary>Lives in one registry, with one clock.</summary>
internal sealed class LifeGroup
{
    private static readonly Actor[] People =
    [
        new("focal-point", "Ana", "KAZ"), new("focal-point", "Ben", "KAZ"), new("focal-point", "Cem", "BRA"), new("planner", "Ana"), new("planner", "Dia"),
        new("planner", "Eli"), new("assessor", "Ben"), new("assessor", "Dia"), new("assessor", "Fay"), new("administrator", "Gil"),
    ];

    /// <summary>Everything that can be done: the steps of a pledge, and evidence that is recorded about it.</summary>
    public static readonly IReadOnlyList<string> Steps = ["edit", "delete", "submit", "withdraw", "renew", "certify", "request-level", "refuse-level",
        "propose-revision", "drop-revision", "accept-revision", "refuse-revision", "acknowledge", "accept", "return", "raise", "override", "lower", "visit",
        "compare", "papers", "agree", "begin", "revive", "suspend", "resume"];

    private static readonly string[] LeadingNowhere = ["edit", "delete", "withdraw", "return", "lower", "renew", "certify", "request-level", "refuse-level",
        "propose-revision", "drop-revision", "refuse-revision", "suspend"];

    private static readonly string[] LevelCodes = ["", "L1", "L2", "L3", "RDL"];

    private readonly RegistryApp _app;
    private readonly bool _renews;
    private readonly SortedDictionary<string, int> _told;
    private readonly List<Life> _lives = [];
    private readonly List<(Actor Actor, Session Session)> _actors = [];
    private string _sur = "";
    private int _contents;
    private DateOnly _tokensOf;

    private LifeGroup(RegistryApp app, string policy, Random draw, SortedDictionary<string, int> told) =>
        (_app, _renews, Draw, _told) = (app, policy == "pcrs-2015-faq", draw, told);

    public Random Draw { get; }

    public IEnumerable<Life> Alive => _lives.Where(life => life.Model.Status is not ("withdrawn" or "deleted") || Draw.Next(10) == 0);

    private DateOnly Today => _app.Clock.Today();

    /// <summary>With a statement to compare units with, and with people of whom some hold two roles.</summary>
    /// <param name="told">Counts, per step, what was answered.</param>
    public static async Task<LifeGroup> Of(RegistryApp app, string policy, Random draw, SortedDictionary<string, int> told)
    {
        var group = new LifeGroup(app, policy, draw, told);
        await group.GiveTokens();
        var sur = Sample.Sur().With("effectiveFrom", "2026-01-01");
        sur["personnel"] = JsonNode.Parse("""[{ "rankGroup": "officer", "persons": 10 }]""");
        sur["lines"] = JsonNode.Parse("""[{ "kind": "majorEquipment", "code": "trailer", "quantity": 2, "demand": "mandatory" }]""");
        group._sur = await app.PublishedSur(sur);
        return group;
    }

    // Tokens do not last for as long as lives do.
    private async Task GiveTokens()
    {
        _actors.Clear();
        foreach (var actor in People)
        {
            var request = new JsonObject
            {
                ["name"] = $"{actor.Person} as {actor.Role} from {Today:O}", ["person"] = actor.Person, ["role"] = actor.Role,
                ["contributor"] = actor.Contributor,
            };
            var token = (string)(await _app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created).Body["token"]!;
            _actors.Add((actor, _app.As(token).WithoutReadingBack));
        }

        _tokensOf = Today;
    }

    public async Task Begin()
    {
        var model = new ModelPledge("KAZ", _renews)
        {
            WasAnnounced = Draw.Next(4) == 0, IsComplete = Draw.Next(5) > 0, AvailableUntil = new(2030, 12, 31),
        };
        var content = Content(model);
        var begun = model.WasAnnounced
            ? Someone("focal-point", "KAZ").Session.Post(
                "/v1/pledges/announce", content.With("occasion", "Ministerial meeting").With("announcedOn", Day(Today)))
            : Someone("focal-point", "KAZ").Session.Post("/v1/pledges", content);
        var drafted = (await begun).Is(HttpStatusCode.Created);
        _lives.Add(new Life(drafted.Id, model) { ETag = drafted.ETag });
    }

    /// <summary>Somebody takes a step, or tries to: mostly one that is open and leads on, so that lives become long and full.</summary>
    public async Task TakeAStep(Life life)
    {
        var open = Steps.Where(step => IsOpen(life.Model, step)).ToList();
        var leadingOn = open.Except(LeadingNowhere).ToList();
        var from = Draw.Next(8) switch { 0 or 1 => Steps, 2 or 3 or 4 when open.Count > 0 => open, _ when leadingOn.Count > 0 => leadingOn, _ => Steps };
        var step = from != Steps && open.Contains("raise") && Draw.Next(3) > 0 ? "raise" : from[Draw.Next(from.Count)];
        switch (step)
        {
            case "visit": await Visit(life); break;
            case "compare": await Compare(life); break;
            case "papers": await HandInPapers(life); break;
            case "agree": await Agree(life); break;
            default: await Step(life, step); break;
        }
    }

    /// <summary>A few hours or months go by; what time takes away is recorded, and every life is where its model is.</summary>
    public async Task TimeGoesBy()
    {
        var days = Draw.Next(4) switch { 0 or 1 => 0, 2 => Draw.Next(40), _ => Draw.Next(200) };
        _lives.ForEach(life => life.Levels[Today] = life.Model.Level);
        _app.Clock.Advance(TimeSpan.FromDays(days) + TimeSpan.FromMinutes(1));
        await _app.Sweep();
        if (_tokensOf.AddDays(60) < Today)
        {
            await GiveTokens();
        }

        foreach (var life in _lives.Where(life => life.Model.Status != "deleted"))
        {
            var before = (life.Model.Status, life.Model.Level);
            life.Model.Reach(Today);
            if (before != (life.Model.Status, life.Model.Level) || Draw.Next(20) == 0)
            {
                var now = (await _app.Planner.Get($"/v1/pledges/{life.Id}")).Is(HttpStatusCode.OK);
                Same(life, now, $"on {Today:O}");
                life.ETag = now.ETag;
            }
        }
    }

    /// <summary>Every history adds up to what is there; every past day is told as it was, every day to come as it will be if nothing happens.</summary>
    public async Task End()
    {
        foreach (var life in _lives.Where(life => life.Model.Status != "deleted"))
        {
            var now = (await _app.Planner.Get($"/v1/pledges/{life.Id}")).Is(HttpStatusCode.OK);
            Same(life, now, "at the end");
            var history = await _app.Planner.Items($"/v1/pledges/{life.Id}/history");
            var replayed = history.Select(each => each["changes"]!.AsObject()).Aggregate(new JsonObject(), MergePatch.Apply);
            // To a merge patch, null is what is not there.
            Assert.True(JsonNode.DeepEquals(MergePatch.Apply([], now.Body.AsObject()), replayed), $"{life.Id}: {now.Text} against {replayed.ToJsonString()}");

            var (day, level) = life.Levels.ElementAt(Draw.Next(life.Levels.Count));
            await IsAt(life, day, level);
            var later = Today.AddDays(Draw.Next(2_500));
            var then = life.Model.Copy();
            then.Reach(later);
            await IsAt(life, later, then.Level);
        }
    }

    private async Task IsAt(Life life, DateOnly day, int level)
    {
        var answer = (await _app.Planner.Get($"/v1/pledges/{life.Id}/readiness?on={day:yyyy-MM-dd}")).Is(HttpStatusCode.OK);
        Assert.True(LevelCodes[level] == ((string?)answer.Body["readinessLevel"] ?? ""), $"{life.Id} on {day:O} at {LevelCodes[level]}: {answer.Text}");
    }

    private async Task Step(Life life, string step)
    {
        var (actor, session) = Draw.Next(6) == 0 ? _actors[Draw.Next(_actors.Count)] : Suitable(step);
        var isNext = step is "raise" or "override" or "request-level" && Draw.Next(10) > 0;
        var level = isNext ? Math.Min(life.Model.Level + 1, ModelPledge.Rdl)
            : step == "lower" && life.Model.Level > 1 ? Draw.Next(life.Model.Level) + 1
            : Draw.Next(ModelPledge.Rdl) + 1;
        var isSmall = step == "edit" ? life.Model.IsSmall : Draw.Next(3) == 0;
        var expected = life.Model.Refusals(step, actor, Today, level);

        var answer = await Send(life, step, session, Body(life, step, level, isSmall));

        var what = $"{life.Id}, {step} to {LevelCodes[level]} by {actor} on {Today:O}: expected [{string.Join(", ", expected)}]: {answer.Text}";
        Count(step, expected.Count == 0 ? "done" : answer.Code!);
        if (expected.Count > 0)
        {
            Assert.True((int)answer.Status is 403 or 404 or 409 && expected.Contains(answer.Code), what);
            // Of a raise, every gate that is open is told.
            Assert.True(step is not ("raise" or "override") || (int)answer.Status != 409
                || answer.ErrorCodes.Distinct().Order().SequenceEqual(expected.Order()), what);
            return;
        }

        Assert.True((int)answer.Status < 300, what);
        if (step == "propose-revision")
        {
            life.Model.Propose(isSmall);
        }

        life.Model.Take(step, actor, Today, level);
        Same(life, answer, what);
        Assert.True(step == "delete" || answer.ETag != life.ETag, what);
        life.ETag = answer.ETag;
    }

    private bool IsOpen(ModelPledge model, string step) => step switch
    {
        "withdraw" or "delete" when Draw.Next(8) > 0 => false,
        "visit" or "compare" or "papers" or "agree" => model.HoldsLevel,
        _ => model.Refusals(step, Suitable(step).Actor, Today, Math.Min(model.Level + 1, ModelPledge.Rdl)).Count == 0,
    };

    private static async Task<Answer> Send(Life life, string step, Session session, JsonObject? body)
    {
        var method = step switch { "edit" => HttpMethod.Put, "delete" => HttpMethod.Delete, _ => HttpMethod.Post };
        var path = step is "edit" or "delete" ? $"/v1/pledges/{life.Id}" : $"/v1/pledges/{life.Id}/{step}";
        return await session.Send(method, path, body?.ToJsonString(), life.ETag);
    }

    private JsonObject? Body(Life life, string step, int level, bool isSmall)
    {
        var why = new JsonObject { ["reason"] = "So it was decided by those who are here." };
        return step switch
        {
            "edit" => Content(life.Model),
            "return" => why.With("reasons", new JsonArray("papers-incomplete")),
            "raise" => new JsonObject { ["to"] = LevelCodes[level] },
            "override" => why.With("to", LevelCodes[level]),
            "lower" => why.With("to", LevelCodes[level]).With("reasonCode", "other"),
            "request-level" => new JsonObject { ["level"] = LevelCodes[level] },
            "refuse-level" or "refuse-revision" or "suspend" => why.With("reasonCode", "other"),
            "propose-revision" => new JsonObject { ["content"] = Content(life.Model, isSmall) },
            "withdraw" or "resume" => why,
            _ => null,
        };
    }

    // A planner sets the date, an assessor records what was found; who submitted the pledge does not assess it.
    private async Task Visit(Life life)
    {
        var kind = Draw.Next(4) == 0 ? "VV" : "AAV";
        var scheduled = await Someone("planner").Session.Post("/v1/visits", SetupSteps.Visit(life.Id, $"{Today:yyyy-MM-dd}", kind));
        if (!life.Model.HoldsLevel)
        {
            Refused("visit", scheduled, "pledge-not-registered");
            return;
        }

        scheduled.Is(HttpStatusCode.Created);
        var (assessor, session) = Someone("assessor");
        var passed = Draw.Next(4) > 0;
        var outcome = await session.Post(
            $"/v1/visits/{scheduled.Id}/outcome", SetupSteps.Outcome(passed ? "passed" : "failed", $"{Today:yyyy-MM-dd}"), scheduled.ETag);
        if (assessor.Person == life.Model.Submitter)
        {
            Refused("visit", outcome, "four-eyes");
            return;
        }

        outcome.Is(HttpStatusCode.OK);
        Count("visit", "done");
        life.Model.Visited(new(kind, Today, passed, assessor.Person));
    }

    private async Task Compare(Life life)
    {
        var answer = await Someone("planner").Session.Post("/v1/sur-comparisons", new JsonObject { ["pledge"] = life.Id, ["sur"] = _sur });
        if (Ended("compare", life.Model.HoldsLevel, answer, "pledge-not-registered"))
        {
            life.Model.Compared(Today);
        }
    }

    private async Task HandInPapers(Life life)
    {
        foreach (var kind in new[] { "ammunition-list", "cargo-load-plan", "port-of-embarkation", "days-to-deploy" })
        {
            var paper = new JsonObject
            {
                ["pledge"] = life.Id, ["kind"] = kind, ["reference"] = "MOD/2026/12",
                ["port"] = kind == "port-of-embarkation" ? "Almaty" : null, ["days"] = kind == "days-to-deploy" ? 55 : null,
            };
            var answer = await Someone("focal-point", "KAZ").Session.Post("/v1/papers", paper);
            if (life.Model.Status == "deleted")
            {
                answer.Is(HttpStatusCode.BadRequest);
                return;
            }

            if (!Ended("papers", !life.Model.IsOver, answer, "wrong-status"))
            {
                return;
            }
        }

        life.Model.HandedInPapers();
    }

    private async Task Agree(Life life)
    {
        // Over on the day after its last.
        DateOnly? last = Draw.Next(2) == 0 ? null : Today.AddDays(Draw.Next(1, 300));
        var agreement = SetupSteps.NewAgreement(life.Id, _sur, $"{Today:yyyy-MM-dd}").With("until", last is null ? null : $"{last:yyyy-MM-dd}");
        var answer = await Someone("planner").Session.Post("/v1/agreements", agreement);
        if (Ended("agree", life.Model.HoldsLevel, answer, "pledge-not-registered"))
        {
            life.Model.Agreed(Today, last);
        }
    }

    private bool Ended(string step, bool isAllowed, Answer answer, string code)
    {
        if (!isAllowed)
        {
            Refused(step, answer, code);
            return false;
        }

        answer.Is(HttpStatusCode.Created);
        Count(step, "done");
        return true;
    }

    // A deleted pledge is one that does not exist.
    private void Refused(string step, Answer answer, string code)
    {
        Assert.True(answer.Code == code || answer.ErrorCodes.Contains("unknown-pledge"), $"expected {code}: {answer.Text}");
        Count(step, code);
    }

    private static void Same(Life life, Answer answer, string what)
    {
        var (model, now) = (life.Model, answer.Body);
        if (model.Status == "deleted")
        {
            Assert.True((string?)now["deletedOn"] is not null, what);
            return;
        }

        var asked = model.AskedFor is { } level ? LevelCodes[level] : null;
        var expected = (model.Status, LevelCodes[model.Level], model.HasRevision, Day(model.SubmittedOn), Day(model.RenewedOn), model.Submitter);
        var found = ((string)now["status"]!, (string?)now["readinessLevel"] ?? "", now["revision"] is not null, (string?)now["submittedOn"],
            (string?)now["renewedOn"], (string?)now["submittedByPerson"]);
        Assert.True(expected == found, $"{what}: expected {expected}, found {found}");
        Assert.True(asked == (string?)now["levelAskedFor"], $"{what}: expected {asked} in levelAskedFor: {answer.Text}");
    }

    private static string? Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : null;

    // Never the same as before: what changes nothing is no new version.
    private JsonObject Content(ModelPledge model, bool? isSmall = null)
    {
        var content = Sample.Pledge();
        content["responseDays"] = ++_contents % 700;
        content["personnel"]![0]!["men"] = isSmall ?? model.IsSmall ? 7 : 8;
        return model.IsComplete ? content : content.Without("noteVerbale");
    }

    private (Actor Actor, Session Session) Suitable(string step) => step switch
    {
        "override" => Someone("administrator"),
        "acknowledge" or "accept" or "return" or "raise" or "refuse-level" or "accept-revision" or "refuse-revision" or "lower" => Someone("planner"),
        "suspend" or "resume" => Draw.Next(2) == 0 ? Someone("planner") : Someone("focal-point", "KAZ"),
        _ => Someone("focal-point", "KAZ"),
    };

    private (Actor Actor, Session Session) Someone(string role, string? contributor = null)
    {
        var fitting = _actors.Where(each => each.Actor.Role == role && (contributor is null || each.Actor.Contributor == contributor)).ToList();
        return fitting[Draw.Next(fitting.Count)];
    }

    private void Count(string step, string answer) => _told[$"{step}: {answer}"] = _told.GetValueOrDefault($"{step}: {answer}") + 1;
}
