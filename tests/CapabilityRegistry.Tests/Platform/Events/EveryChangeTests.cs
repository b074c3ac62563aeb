using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Conformance.Routes;
using CapabilityRegistry.Tests.Platform.Data;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Events;

/// <summary>
/// Takes every route of the running registry that changes something, with the full sample where it has a body. After each, what was sent
/// is what the object says, and every object that changed is what its events add up to.
/// </summary>
public sealed class EveryChangeTests
{
    // What is worked out when an object is read, and so is no part of its events.
    private static readonly Dictionary<string, string> WorkedOut = new()
    {
        ["deployment"] = "clock",
        ["digest"] = "mailedOn",
        ["share"] = "unit",
        ["sur"] = "countsUntil",
        ["token"] = "lastUsedAt",
    };

    // A run is a calculation: the log tells of it when it is done. A draft of an outcome is a working paper.
    private static readonly HashSet<string> WithoutEvent =
        ["StartMatchRun", "CancelMatchRun", "RestartMatchRun", "ReplayMatchRun", "StartImport", "ConfirmImport", "CancelImport",
            "SaveOutcomeDraft", "PatchOutcomeDraft", "DeleteOutcomeDraft"];

    [Theory, EachEngine]
    public async Task Whatever_is_changed_is_stored_as_it_was_sent_and_is_what_its_events_add_up_to(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        var changes = await Changes.Begun(app);
        var complaints = await Untold(app, 0);

        foreach (var route in Route.Of(app).Where(route => route.Method is not ("GET" or "ANY")))
        {
            var (path, body) = await changes.Next(route.Name!, route.Path);
            var before = await app.Head();
            var answer = await Send(app, route, path, body);
            complaints.AddRange((await Wrong(app, route, path, body, answer, before)).Select(complaint => $"{route.Name}: {complaint}"));
            await changes.Done(route.Name!, answer);
            complaints.AddRange((await Untold(app, before)).Select(complaint => $"{route.Name}: {complaint}"));
        }

        complaints.AddRange(await WorkedOutColumns.NotAsWorkedOut(app));

        Assert.True(complaints.Count == 0, string.Join("\n\n", complaints));
    }

    private static async Task<IReadOnlyList<string>> Wrong(
        RegistryApp app, Route route, string path, JsonObject? body, Answer answer, long before) => answer switch
    {
        _ when (int)answer.Status >= 300 => [$"{path} {body?.ToJsonString()} was refused: {answer.Text}"],
        _ when await app.Head() > before == WithoutEvent.Contains(route.Name!) => ["an event is missing, or there is one that is not expected"],
        _ when answer.Location is not null || route.Method is "PUT" or "PATCH" => await NotStored(app, answer.Location ?? path, body ?? []),
        _ => [],
    };

    // An import is there for its own state alone, a draft of an outcome for assessors.
    private static Session Reader(RegistryApp app, string address) => address.Split('/')[2] switch
    {
        "imports" => app.FocalPoint,
        "outcome-drafts" => app.Assessor,
        _ => app.Auditor,
    };

    private static bool IsOfFile(Route route) => route.Path.EndsWith("/files", StringComparison.Ordinal);

    private static async Task<Answer> Send(RegistryApp app, Route route, string path, JsonObject? body)
    {
        var caller = DemoTokens.All.First(token => token.Value.Role == route.Roles.First() && token.Value.Contributor is null or "KAZ");
        var ofObject = route.Path.Contains("{id}", StringComparison.Ordinal);
        var etag = ofObject ? (await Reader(app, path).Get(string.Join('/', path.Split('/').Take(4)))).ETag : null;
        var mediaType = route.Method == "PATCH" ? "application/merge-patch+json" : "application/json";
        return route.Name == "StartImport" ? await app.As(caller.Key).Attach($"{path}?kind=pledges", ImportSteps.NewList())
            : IsOfFile(route) ? await app.As(caller.Key).Attach($"{path}?name=Load%20plan.pdf", SampleFiles.Pdf)
            : await app.As(caller.Key).Send(HttpMethod.Parse(route.Method), path, body?.ToJsonString(), etag, mediaType: mediaType);
    }

    /// <summary>Each member that was sent and that the object and its list do not say.</summary>
    private static async Task<List<string>> NotStored(RegistryApp app, string address, JsonObject sent)
    {
        var whole = (await Reader(app, address).Get(address)).Is(HttpStatusCode.OK).Body;
        var stored = (whole["request"] ?? whole).AsObject();
        // The address of a digest is for its person alone.
        var wrong = sent.Where(member => member.Key != "address" && stored.ContainsKey(member.Key) && !Includes(stored[member.Key], member.Value))
            .Select(member => $"{address} was given {member.Key} {member.Value?.ToJsonString()}, but says {stored[member.Key]?.ToJsonString()}").ToList();

        // A list says the same as the object; only runs are listed without their plans.
        var list = (await Reader(app, address).Get($"{address[..address.LastIndexOf('/')]}?limit=200")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        return list.Any(each => JsonNode.DeepEquals(each, whole["run"] as JsonObject ?? whole)) ? wrong : [.. wrong, $"{address} is not in its list as it is"];
    }

    // Where an object was sent, the stored one may say more: defaults.
    private static bool Includes(JsonNode? stored, JsonNode? sent) => (stored, sent) switch
    {
        (JsonObject has, JsonObject given) => given.All(member => Includes(has[member.Key], member.Value)),
        (JsonArray has, JsonArray given) => has.Count == given.Count && has.Zip(given).All(pair => Includes(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(stored, sent),
    };

    /// <summary>Each object changed after an event that is not what its events add up to.</summary>
    private static async Task<List<string>> Untold(RegistryApp app, long before)
    {
        var untold = new List<string>();
        var changed = (await AllEvents(app, $"/v1/events?after={before}&limit=200"))
            .Select(each => (Kind: (string)each["subjectKind"]!, Id: (string)each["subjectId"]!)).Distinct();
        foreach (var (kind, id) in changed.Where(subject => subject.Kind != "catalogue"))
        {
            var events = await AllEvents(app, $"/v1/events?subjectKind={kind}&subjectId={id}&limit=200");
            var told = Lasting(kind, events.Select(each => each["changes"]!.AsObject()).Aggregate(Patched));
            var now = await Now(app, kind, id, told);
            if (told["deletedOn"] is null ? !JsonNode.DeepEquals(told, now) : now is not null)
            {
                untold.Add($"the events of {kind} {id} tell\n{told.ToJsonString()}\nbut it is\n{now?.ToJsonString()}");
            }

            // A strength is a line of its mission and has no version of its own.
            if (kind != "strength" && (int)events[^1]["subjectVersion"]! != (int)(told["run"] as JsonObject ?? told)["version"]!)
            {
                untold.Add($"the last event of {id} is about another version");
            }
        }

        return untold;
    }

    private static async Task<JsonNode?> Now(RegistryApp app, string kind, string id, JsonObject told)
    {
        var path = kind switch
        {
            "strength" => "missions",
            "match-weights" => kind,
            "deficiency" => "deficiencies",
            "readiness-policy" => "readiness-policies",
            _ => $"{kind}s",
        };
        var read = await app.Auditor.Get($"/v1/{path}/{id}");
        if (told["deletedOn"] is not null && read.Status == HttpStatusCode.NotFound)
        {
            return null;
        }

        var whole = read.Is(HttpStatusCode.OK).Body;
        return kind == "strength"
            ? whole["authorisedStrength"]!.AsArray().Select(each => Lasting(kind, each!)).FirstOrDefault(each => JsonNode.DeepEquals(each, told))
            : Lasting(kind, whole);
    }

    private static async Task<IReadOnlyList<JsonNode>> AllEvents(RegistryApp app, string first)
    {
        var all = new List<JsonNode>();
        for (string? next = first; next is not null;)
        {
            var page = (await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Body;
            all.AddRange(page["items"]!.AsArray()!);
            next = (string?)page["next"];
        }

        return all;
    }

    // A merge patch takes a member away to make it null.
    private static JsonObject Lasting(string kind, JsonNode whole) =>
        WithoutNulls(whole.AsObject().Where(member => member.Key != WorkedOut.GetValueOrDefault(kind)));

    private static JsonObject WithoutNulls(IEnumerable<KeyValuePair<string, JsonNode?>> members) => new(
        from member in members
        where member.Value is not null
        select KeyValuePair.Create(member.Key, member.Value is JsonObject inner ? WithoutNulls(inner) : member.Value?.DeepClone()));

    // RFC 7386.
    private static JsonObject Patched(JsonObject target, JsonObject patch)
    {
        var patched = target.DeepClone().AsObject();
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                patched.Remove(name);
            }
            else
            {
                patched[name] = value is JsonObject inner ? Patched(patched[name] as JsonObject ?? [], inner) : value.DeepClone();
            }
        }

        return patched;
    }

    /// <summary>For each operation an object that is ready for it, and the full sample about things that exist.</summary>
    private sealed class Changes(RegistryApp app, ReadyObjects ready, ApiDocument document)
    {
        private readonly Dictionary<string, JsonNode?> _named = [];
        private readonly Dictionary<string, string> _made = [];

        public static async Task<Changes> Begun(RegistryApp app)
        {
            var ready = new ReadyObjects(app);
            await ready.Begin();
            var changes = new Changes(app, ready, await ApiDocument.Of(app));
            changes.Name("pledge", await app.Level2Pledge());
            changes.Name("otherPledge", await app.Level2Pledge());
            changes.Name("draftPledge", await app.DraftPledge());
            changes.Name("sur", ready.SampleValue("sur"));
            changes.Name("otherSur", await app.PublishedSur(Sample.Sur().With("unitType", "INFANTRY_COY")));
            changes.Name("requirement", await app.PublishedRequirement());
            changes.Name("otherRequirement", await app.PublishedRequirement());
            return changes;
        }

        /// <summary>Where to send the operation, and what.</summary>
        public async Task<(string Path, JsonObject? Body)> Next(string operation, string path)
        {
            var id = await Object(operation, path);
            var body = FullSample.Of(operation) is null ? null : FullSample.Of(operation, _named);
            await ready.FillItems(document.Operations.Single(each => each.Id == operation), body);
            return (path.Replace("{id}", id, StringComparison.Ordinal), body);
        }

        /// <summary>What was made by one operation is ready for a later one; runs are carried out at once.</summary>
        public async Task Done(string operation, Answer answer)
        {
            if (answer.Location is { } location)
            {
                _made[operation] = location.Split('/')[^1];
            }

            await app.CarryOutRuns();
        }

        private async Task<string> Object(string operation, string path) => operation switch
        {
            "EditPledge" => _made["DraftPledge"],
            "EditRequirement" => _made["DraftRequirement"],
            "EditSur" => _made["DraftSur"],
            "RecordOutcome" => await app.ScheduledVisit((string)_named["pledge"]!),
            "RevokeVariation" => await Varied(),
            "InviteState" => (await Planned()).Requirement,
            "InviteLines" => (await Planned()).Run,
            "StartMatchRun" => (await Planned()).Run,
            _ when path.Contains("{id}", StringComparison.Ordinal) => await ready.Ready(document.Operations.Single(each => each.Id == operation)),
            _ => "",
        };

        private async Task<string> Varied()
        {
            var id = await app.PublishedRequirement();
            var varied = (await app.Planner.Step($"/v1/requirements/{id}/approve-variation", Sample.Variation())).Is(HttpStatusCode.OK).Body;
            Name("variation", (string)varied["variations"]![0]!["id"]!);
            return id;
        }

        /// <summary>A run that gives a pledge to a slot of a new requirement.</summary>
        private async Task<(string Requirement, string Run)> Planned()
        {
            await app.Level2Pledge();
            var requirement = await app.PublishedRequirement(Sample.Requirement().With("rotationMonths", 6));
            var run = await app.QueuedRun(new JsonObject { ["requirements"] = new JsonArray(requirement) });
            await app.CarryOutRuns();
            var line = (await app.Planner.Get($"/v1/match-runs/{run}")).Is(HttpStatusCode.OK).Body["assignments"]![0]!;
            Name("run", run);
            Name("plannedRequirement", requirement);
            Name("plannedPledge", line["pledge"]);
            Name("plannedSlot", line["slot"]);
            Name("plannedAmount", line["amount"]);
            return (requirement, run);
        }

        private void Name(string word, JsonNode? what) => _named[word] = what?.DeepClone();
    }
}
