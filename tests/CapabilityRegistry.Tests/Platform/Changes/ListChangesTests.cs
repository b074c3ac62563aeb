using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Changes;

/// <summary>
/// What the feed tells of an object is what its history and the object itself tell the same caller: compared for every kind of object and
/// every role, bound to the state, to another and to none. Where the feed tells less, as SECURITY.md says, is compared too.
/// </summary>
public sealed class ListChangesTests
{
    private const string Caveat = "No convoys beyond the river Ishim";

    private static readonly string[] WithHistory = ["deployment", "invitation", "pledge", "requirement"];

    private static readonly (Role Role, string? Contributor)[] Everybody =
    [
        .. from role in Enum.GetValues<Role>()
           from contributor in new[] { null, "KAZ", "BRA" }
           where role == Role.FocalPoint ? contributor is not null : contributor is null || role is Role.Assessor or Role.Integrator
           select (role, contributor),
    ];

    [Theory, EachEngine]
    public async Task The_feed_a_history_and_the_object_itself_tell_a_caller_the_same(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [.. ReadyObjects.Mail]);
        await EventsOfEveryKind(app);
        var log = await All(app.Auditor, "/v1/events?limit=200");
        Assert.Equal(SubjectKinds.Table.Select(kind => kind.Name).Order(), log.Select(Kind).Distinct().Order());

        var complaints = new List<string>();
        foreach (var (role, contributor) in Everybody)
        {
            var session = app.As(await app.Token(role.Code(), contributor));
            var feed = Rights.Allows(role, Right.ReadChanges) ? await All(session, "/v1/changes?limit=200") : null;
            var scope = new Caller("anybody", role, contributor).Scope;
            foreach (var events in log.GroupBy(each => (Kind: Kind(each), Id: (string)each["subjectId"]!)))
            {
                var complaint = await Compare(session, events.Key, [.. events], feed, scope);
                complaints.AddRange(complaint.Select(text => $"{role} of {contributor ?? "no state"}: {events.Key.Kind} {events.Key.Id} {text}"));
            }
        }

        Assert.Empty(complaints);
    }

    [Theory, EachEngine]
    public async Task The_feed_tells_an_integrator_bound_to_no_state_nothing_of_caveats_plans_and_drafts(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [.. ReadyObjects.Mail]);
        await EventsOfEveryKind(app);

        var feed = await All(app.As(await app.Token("integrator")), "/v1/changes?limit=200");

        Assert.Equal(
            ["agreement", "cap", "catalogue", "condition", "deficiency", "file", "finding", "help-offer", "individual-pledge", "paper", "pledge", "policy-term",
                "readiness-policy", "recognition", "share", "strength", "sur-comparison", "training-place", "visit"],
            feed.Select(Kind).Distinct().Order());
        Assert.DoesNotContain(feed, each => each.ToJsonString().Contains("Ishim") || each.ToJsonString().Contains("UNISFA"));
        Assert.Contains(await All(app.Auditor, "/v1/changes?limit=200"), each => Kind(each) == "match-run" && each.ToJsonString().Contains("caveatPrices"));
    }

    [Theory, EachEngine]
    public async Task A_published_statement_is_read_by_everybody_and_its_events_by_those_who_read_drafts(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var published = await app.PublishedSur();

        foreach (var (session, events) in new[]
            { (app.Planner, 2), (app.Auditor, 2), (app.FocalPoint, 0), (app.As(await app.Token("integrator")), 0) })
        {
            (await session.Get($"/v1/surs/{published}")).Is(HttpStatusCode.OK);
            Assert.Equal(events, (await All(session, $"/v1/changes?subjectKind=sur&subjectId={published}&limit=200")).Count);
        }
    }

    [Theory, EachEngine]
    public async Task A_page_of_the_feed_is_full_although_events_in_between_are_not_for_the_caller(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [.. ReadyObjects.Mail]);
        await EventsOfEveryKind(app);
        var session = app.As(await app.Token("integrator"));

        var whole = await All(session, "/v1/changes?limit=200");
        var byTwos = await All(session, "/v1/changes?limit=2");

        Assert.Equal(whole.Select(Text), byTwos.Select(Text));
    }

    [Theory, EachEngine]
    public async Task The_feed_is_asked_for_a_kind_an_object_or_a_state(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [.. ReadyObjects.Mail]);
        await EventsOfEveryKind(app);
        foreach (var session in new[] { app.Auditor, app.FocalPoint, app.As(await app.Token("integrator")) })
        {
            var whole = await All(session, "/v1/changes?limit=200");
            var pledge = (string)whole.First(each => Kind(each) == "pledge")["subjectId"]!;

            await Gives("subjectKind=pledge", each => Kind(each) == "pledge");
            await Gives("subjectKind=match-run", each => Kind(each) == "match-run");
            await Gives($"subjectKind=pledge&subjectId={pledge}", each => (string)each["subjectId"]! == pledge);
            await Gives("contributor=BRA", each => (string?)each["contributor"] == "BRA");

            async Task Gives(string query, Func<JsonNode, bool> expected) =>
                Assert.Equal(whole.Where(expected).Select(Text), (await All(session, $"/v1/changes?{query}&limit=3")).Select(Text));
        }

        Assert.Equal(["subjectKind"], (await app.Auditor.Get("/v1/changes?subjectKind=pledges")).Is(HttpStatusCode.BadRequest).Places);
    }

    private static async Task<List<string>> Compare(
        Session session, (string Kind, string Id) subject, IReadOnlyList<JsonNode> log, IReadOnlyList<JsonNode>? feed, string? scope)
    {
        var direct = await session.Get(Address(subject));
        var told = feed?.Where(each => Kind(each) == subject.Kind && (string)each["subjectId"]! == subject.Id).ToList();
        var complaints = new List<string>();

        var mayRead = direct.Status == HttpStatusCode.OK
            && (scope is null || (string?)log[0]["contributor"] == scope || (string?)log[0]["changes"]!["lead"] == scope)
            && (subject.Kind != "sur" || await ReadsDrafts(session));
        if (told is not null && told.Count != (mayRead ? log.Count : 0))
        {
            complaints.Add($"answers {direct.Status}, but the feed tells {told.Count} of {log.Count} events");
        }

        if (WithHistory.Contains(subject.Kind))
        {
            var history = await session.Get($"{Address(subject)}/history?limit=200");
            if (history.Status != direct.Status)
            {
                complaints.Add($"answers {direct.Status}, but its history {history.Status}");
            }
            else if (history.Status == HttpStatusCode.OK)
            {
                var items = history.Body["items"]!.AsArray().Select(each => each!).ToList();
                complaints.AddRange(told is null || told.Select(Text).SequenceEqual(items.Select(Text)) ? [] : ["is not in the feed as in its history"]);
                told = items;
            }
        }

        return direct.Status == HttpStatusCode.OK ? [.. complaints, .. Shown(direct.Body, told ?? [], log)] : complaints;
    }

    // Everybody reads a published statement; its events tell what its draft said.
    private static async Task<bool> ReadsDrafts(Session session) => (await session.Get("/v1/requirements")).Status == HttpStatusCode.OK;

    /// <summary>Each field that is left out of the object and not of its events, or left out of an event that does not name it.</summary>
    private static IEnumerable<string> Shown(JsonNode direct, IReadOnlyList<JsonNode> told, IReadOnlyList<JsonNode> log)
    {
        var hidden = (direct["redacted"]?.AsArray() ?? []).Select(field => (string)field!).ToList();
        foreach (var each in told)
        {
            var whole = log.Single(other => (long)other["seq"]! == (long)each["seq"]!)["changes"]!.AsObject();
            var named = (each["redacted"]?.AsArray() ?? []).Select(field => (string)field!).ToList();
            var missing = whole.Select(member => member.Key).Except(each["changes"]!.AsObject().Select(member => member.Key)).ToList();
            if (!missing.Order().SequenceEqual(hidden.Where(whole.ContainsKey).Order()) || missing.Any(field => !named.Contains($"changes/{field}")))
            {
                yield return $"hides {string.Join(", ", hidden)}, its event {each["seq"]} {string.Join(", ", missing)} and names {string.Join(", ", named)}";
            }
        }
    }

    private static async Task EventsOfEveryKind(RegistryApp app)
    {
        var pledge = await app.DraftPledge();
        var caveats = new JsonArray(new JsonObject { ["text"] = Caveat, ["excludedMissions"] = new JsonArray("UNISFA") });
        (await app.FocalPoint.Put($"/v1/pledges/{pledge}", Sample.Pledge().With("caveats", caveats), "\"1\"")).Is(HttpStatusCode.OK);
        await app.Level2Pledge(Sample.Pledge().With("caveats", caveats.DeepClone()));
        (await app.OtherFocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);
        await app.AnsweredFinding(await app.RegisteredPledge());
        await app.AttachedFile(await app.Paper(pledge));
        await app.SurComparison(await app.RegisteredPledge());
        await app.Agreement(await app.RegisteredPledge());
        await app.Cap();
        await app.Condition(pledge, SetupSteps.NewCondition(pledge).With("text", Caveat));
        await app.ClearVetting(await app.Vetting(pledge));
        await app.FollowUp(await app.Evaluation(pledge));
        await app.CloseInvestigation(await app.Investigation(pledge));
        await app.Share(pledge);
        await app.Share(pledge, "BRA");
        await app.ForeignShare();
        await app.HelpOffer();
        await app.Recognition();
        await app.Individuals();
        await app.TrainingPlaces();
        await app.Deficiency(await app.AcknowledgedPledge());
        await app.DraftSur();
        await app.PublishedSur(Sample.Sur().With("unitType", "INFANTRY_COY"));
        await app.PublishedRequirement(Sample.Requirement().With("mission", "UNISFA"));
        (await app.Planner.Post("/v1/authorised-strengths", FullSample.Of("AuthoriseStrength"))).Is(HttpStatusCode.OK);
        (await app.Planner.Post("/v1/match-weights", FullSample.Of("StateMatchWeights"))).Is(HttpStatusCode.Created);
        (await app.Administrator.Post("/v1/readiness-policies", FullSample.Of("StateReadinessPolicy"))).Is(HttpStatusCode.Created);
        await app.PolicyTerm();
        await app.Token("integrator");
        (await app.FocalPoint.Post("/v1/digests", Sample.Digest())).Is(HttpStatusCode.Created);
        await app.Run();
        await app.Deployment();
        await app.Invitation();
    }

    // What was imported into the catalogue has no address of its own.
    private static string Address((string Kind, string Id) subject) => subject.Kind switch
    {
        "catalogue" => "/v1/missions",
        "strength" => $"/v1/missions/{subject.Id}",
        "match-weights" => $"/v1/match-weights/{subject.Id}",
        "readiness-policy" => $"/v1/readiness-policies/{subject.Id}",
        "deficiency" => $"/v1/deficiencies/{subject.Id}",
        var kind => $"/v1/{kind}s/{subject.Id}",
    };

    private static async Task<IReadOnlyList<JsonNode>> All(Session session, string first)
    {
        var all = new List<JsonNode>();
        for (string? next = first; next is not null;)
        {
            var page = (await session.Get(next)).Is(HttpStatusCode.OK).Body;
            all.AddRange(page["items"]!.AsArray()!);
            next = (string?)page["next"];
        }

        return all;
    }

    private static string Kind(JsonNode each) => (string)each["subjectKind"]!;

    private static string Text(JsonNode each) => each.ToJsonString();
}
