using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deficiencies;
using CapabilityRegistry.Registry.Seeding;
using CapabilityRegistry.Registry.Pledges.Readiness;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Support;

/// <summary>The usual way of things, up to the point where a test begins. Each gives the key of what it made.</summary>
public static class SetupSteps
{
    public static async Task<string> DraftPledge(this RegistryApp app, JsonObject? pledge = null) =>
        (await app.FocalPoint.Post("/v1/pledges", pledge ?? Sample.Pledge())).Is(HttpStatusCode.Created).Id;

    /// <summary>A unit that Kazakhstan has promised.</summary>
    public static async Task<string> AnnouncedPledge(this RegistryApp app, JsonObject? announcement = null) =>
        (await app.FocalPoint.Post("/v1/pledges/announce", announcement ?? Announcement())).Is(HttpStatusCode.Created).Id;

    public static JsonObject Announcement() =>
        Sample.Pledge().With("occasion", "Peacekeeping Ministerial, Berlin").With("announcedOn", "2025-05-13");

    public static async Task<string> AcknowledgedPledge(this RegistryApp app, JsonObject? pledge = null)
    {
        var id = await app.DraftPledge(pledge);
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
        return id;
    }

    public static async Task<string> RegisteredPledge(this RegistryApp app, JsonObject? pledge = null)
    {
        var id = await app.AcknowledgedPledge(pledge);
        (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A unit at Level 1 for which its state asks for more.</summary>
    public static async Task<string> PledgeWithLevelAskedFor(this RegistryApp app, string level = "L2")
    {
        var id = await app.RegisteredPledge();
        (await app.FocalPoint.Step($"/v1/pledges/{id}/request-level", new JsonObject { ["level"] = level })).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A registered unit for which its state proposes another content.</summary>
    public static async Task<string> PledgeWithRevision(this RegistryApp app)
    {
        var id = await app.RegisteredPledge();
        (await app.FocalPoint.Step($"/v1/pledges/{id}/propose-revision", new JsonObject { ["content"] = Sample.Pledge().With("responseDays", 33) }))
            .Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>Its state sets the unit aside.</summary>
    public static async Task Suspend(this RegistryApp app, string pledge) => (await app.FocalPoint.Step(
        $"/v1/pledges/{pledge}/suspend", new JsonObject { ["reasonCode"] = "unit-not-ready", ["reason"] = "Its vehicles are being repaired." }))
        .Is(HttpStatusCode.OK);

    /// <summary>And takes it up again.</summary>
    public static async Task Resume(this RegistryApp app, string pledge) =>
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/resume", new JsonObject { ["reason"] = "They are repaired." })).Is(HttpStatusCode.OK);

    public static async Task<string> ScheduledVisit(this RegistryApp app, string pledge) =>
        (await app.Planner.Post("/v1/visits", Visit(pledge, PlannedVisit(app))))
            .Is(HttpStatusCode.Created).Id;

    /// <summary>What is noted of a visit to the unit, which has no outcome yet.</summary>
    public static async Task<string> OutcomeDraft(this RegistryApp app, string pledge)
    {
        var id = $"{await app.ScheduledVisit(pledge)}-{pledge}";
        return (await app.Assessor.Put($"/v1/outcome-drafts/{id}", OutcomeNotes())).Is(HttpStatusCode.Created).Id;
    }

    /// <summary>A finding of a passed visit to the unit, which asks for an answer by the end of the year.</summary>
    public static async Task<string> Finding(this RegistryApp app, string pledge)
    {
        var outcome = Outcome("passed-with-findings", app.Today());
        outcome["checklists"] = new JsonArray("medical");
        outcome["findings"] = new JsonArray(NewFinding());
        (await app.Assessor.Step($"/v1/visits/{await app.ScheduledVisit(pledge)}/outcome", outcome)).Is(HttpStatusCode.OK);
        return (string)(await app.Planner.Items($"/v1/findings?pledge={pledge}"))[^1]["id"]!;
    }

    /// <summary>Such a finding with an answer of its state.</summary>
    public static async Task<string> AnsweredFinding(this RegistryApp app, string pledge)
    {
        var finding = await app.Finding(pledge);
        (await app.FocalPoint.Step($"/v1/findings/{finding}/answer", new JsonObject { ["text"] = "Two nurses were added." })).Is(HttpStatusCode.OK);
        return finding;
    }

    public static async Task<string> Paper(this RegistryApp app, string pledge, string kind = "ammunition-list") => (await app.FocalPoint.Post(
        "/v1/papers",
        new JsonObject
        {
            ["pledge"] = pledge, ["kind"] = kind, ["reference"] = "MOD/2026/12",
            ["port"] = kind == "port-of-embarkation" ? "Almaty" : null, ["days"] = kind == "days-to-deploy" ? 55 : null,
        })).Is(HttpStatusCode.Created).Id;

    /// <summary>A file that is attached to a paper of Kazakhstan.</summary>
    public static async Task<string> AttachedFile(this RegistryApp app, string paper) =>
        (await app.FocalPoint.Attach($"/v1/papers/{paper}/files?name=Load%20plan.pdf", SampleFiles.Pdf)).Is(HttpStatusCode.Created).Id;

    /// <summary>The unit compared with a statement for its type that demands nothing it lacks.</summary>
    public static async Task<string> SurComparison(this RegistryApp app, string pledge) => (await app.Planner.Post(
        "/v1/sur-comparisons", new JsonObject { ["pledge"] = pledge, ["sur"] = await app.GenericSur(pledge) })).Is(HttpStatusCode.Created).Id;

    /// <summary>An agreement on the rapid deployment level of the unit that was signed today.</summary>
    public static async Task<string> Agreement(this RegistryApp app, string pledge, string? until = null) =>
        (await app.Planner.Post("/v1/agreements", NewAgreement(pledge, await app.GenericSur(pledge), app.Today()).With("until", until)))
            .Is(HttpStatusCode.Created).Id;

    public static JsonObject NewAgreement(string pledge, string sur, string signedOn) => new()
    {
        ["pledge"] = pledge, ["sur"] = sur, ["signedOn"] = signedOn, ["responseDays"] = 60, ["reference"] = "RDL/2026/7",
    };

    /// <summary>The policy of the configuration is put into force once more, far away.</summary>
    public static async Task<string> PolicyTerm(this RegistryApp app) =>
        (await app.Administrator.Post("/v1/policy-terms", new JsonObject
        {
            ["policy"] = "pcrs-2024", ["holdsFrom"] = "2090-01-01", ["reason"] = "As decided by the office.",
        })).Is(HttpStatusCode.Created).Id;

    /// <summary>What the law of Kazakhstan forbids a kind of unit that no test raises, or what else is said of it.</summary>
    public static async Task<string> Cap(this RegistryApp app, JsonObject? cap = null) =>
        (await app.FocalPoint.Post("/v1/caps", cap ?? NewCap().With("unitTypes", new JsonArray("RIVERINE_UNIT")))).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewCap(string highest = "L2") => new() { ["highest"] = highest, ["law"] = "Act 12/2026", ["effectiveFrom"] = "2026-01-01" };

    /// <summary>What the state makes the use of its unit depend on.</summary>
    public static async Task<string> Condition(this RegistryApp app, string pledge, JsonObject? condition = null) =>
        (await app.FocalPoint.Post("/v1/conditions", condition ?? NewCondition(pledge))).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewCondition(string pledge, string? from = null, string? until = null) => new()
    {
        ["pledge"] = pledge, ["text"] = "If we hold the command post.", ["validFrom"] = from, ["validUntil"] = until,
    };

    /// <summary>A part of a unit of Kazakhstan that another state is asked to bring.</summary>
    public static async Task<string> Share(this RegistryApp app, string pledge, string partner = "IND") =>
        (await app.FocalPoint.Post("/v1/shares", NewShare(pledge, partner))).Is(HttpStatusCode.Created).Id;

    /// <summary>A part of a unit that India leads, which Kazakhstan is asked to bring.</summary>
    public static async Task<string> ForeignShare(this RegistryApp app)
    {
        var india = app.As(await app.Token("focal-point", "IND"));
        var pledge = (await india.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;
        return (await india.Post("/v1/shares", NewShare(pledge, "KAZ"))).Is(HttpStatusCode.Created).Id;
    }

    /// <summary>A part of a unit of Kazakhstan that India was to bring and does not.</summary>
    public static async Task<string> WithdrawnShare(this RegistryApp app, string pledge)
    {
        var share = await app.Share(pledge);
        (await app.As(await app.Token("focal-point", "IND")).Step($"/v1/shares/{share}/withdraw")).Is(HttpStatusCode.OK);
        return share;
    }

    /// <summary>Some of the unit that every sample pledge is.</summary>
    public static JsonObject NewShare(string pledge, string contributor, int men = 20) => new()
    {
        ["pledge"] = pledge,
        ["contributor"] = contributor,
        ["personnel"] = new JsonArray(new JsonObject { ["rankGroup"] = "enlisted", ["men"] = men, ["women"] = 2 }),
        ["majorEquipment"] = new JsonArray(new JsonObject { ["category"] = "engineering-vehicle", ["quantity"] = 1, ["lease"] = "wet" }),
    };

    /// <summary>It is met, or agreed to be.</summary>
    public static async Task MeetCondition(this RegistryApp app, string condition, string on) =>
        (await app.Planner.Step($"/v1/conditions/{condition}/meet", NewAgreementToCondition(on))).Is(HttpStatusCode.OK);

    public static JsonObject NewAgreementToCondition(string on) => new()
    {
        ["on"] = on, ["agreedBy"] = "Office of the Military Adviser", ["reference"] = "OMA/2026/131",
    };

    /// <summary>A vetting that is pending since 1 November 2026.</summary>
    public static async Task<string> Vetting(this RegistryApp app, string pledge, string openedOn = "2026-11-01") =>
        (await app.Planner.Post("/v1/vettings", NewVetting(pledge, openedOn))).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewVetting(string pledge, string openedOn = "2026-11-01") => new()
    {
        ["pledge"] = pledge, ["openedOn"] = openedOn, ["scope"] = "Whether its officers served at the river Tobol.",
    };

    /// <summary>The unit may serve.</summary>
    public static async Task ClearVetting(this RegistryApp app, string vetting, string from = "2026-11-01", string? until = null) =>
        (await app.Planner.Step($"/v1/vettings/{vetting}/clear", NewClearance(from, until))).Is(HttpStatusCode.OK);

    public static JsonObject NewClearance(string from = "2026-11-01", string? until = null) => new()
    {
        ["from"] = from, ["until"] = until, ["reasonCode"] = "records-clear", ["grounds"] = "No officer served at the river Tobol.",
    };

    /// <summary>The unit may not serve.</summary>
    public static async Task BarVetting(this RegistryApp app, string vetting, string from = "2026-11-01") =>
        (await app.Planner.Step($"/v1/vettings/{vetting}/bar", NewBar(from))).Is(HttpStatusCode.OK);

    public static JsonObject NewBar(string from = "2026-11-01") => new()
    {
        ["from"] = from, ["reasonCode"] = "misconduct", ["grounds"] = "Its commander was at the river Tobol.",
    };

    /// <summary>An evaluation of half a year whose improvement is awaited.</summary>
    public static async Task<string> Evaluation(this RegistryApp app, string pledge, JsonObject? evaluation = null) =>
        (await app.Assessor.Post("/v1/evaluations", evaluation ?? NewEvaluation(pledge))).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewEvaluation(string pledge) => new()
    {
        ["pledge"] = pledge,
        ["periodFrom"] = "2026-05-01",
        ["periodUntil"] = "2026-11-01",
        ["measures"] = new JsonArray(new JsonObject { ["measure"] = "equipment-serviceable", ["value"] = 75, ["target"] = 90, ["unit"] = "percent" }),
        ["rating"] = "partly-meets",
        ["remark"] = "Vehicles stood still for want of parts.",
        ["note"] = "The workshop at Tobol has no staff.",
        ["improvement"] = new JsonObject { ["text"] = "Repair the vehicles.", ["due"] = "2027-03-01" },
    };

    /// <summary>Its improvement was seen.</summary>
    public static async Task FollowUp(this RegistryApp app, string evaluation) =>
        (await app.Assessor.Step($"/v1/evaluations/{evaluation}/follow-up", NewFollowUp())).Is(HttpStatusCode.OK);

    public static JsonObject NewFollowUp(string doneOn = "2026-11-23") => new() { ["doneOn"] = doneOn, ["text"] = "All twelve were driven." };

    /// <summary>A case against a unit of Kazakhstan that is open since 1 November 2026.</summary>
    public static async Task<string> Investigation(this RegistryApp app, string pledge, JsonObject? opened = null) =>
        (await app.Administrator.Post("/v1/investigations", opened ?? NewInvestigation(pledge))).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewInvestigation(string? pledge) => new()
    {
        ["contributor"] = "KAZ",
        ["pledge"] = pledge,
        ["openedOn"] = "2026-11-01",
        ["allegation"] = "fraud-or-theft",
        ["account"] = "Fuel was sold at the river Tobol.",
    };

    /// <summary>It is over.</summary>
    public static async Task CloseInvestigation(this RegistryApp app, string investigation, string outcome = "substantiated") =>
        (await app.Administrator.Step($"/v1/investigations/{investigation}/close", NewClosing(outcome))).Is(HttpStatusCode.OK);

    public static JsonObject NewClosing(string outcome = "substantiated", string on = "2026-11-23") => new()
    {
        ["closedOn"] = on, ["outcome"] = outcome, ["conclusion"] = "The books of the depot at Tobol were looked through.",
    };

    /// <summary>What cases mean for the selection of a unit from 24 November 2026 on.</summary>
    public static async Task PolicyForCases(this RegistryApp app, string whileOpen, string substantiated, int months)
    {
        await app.StatedPolicyForCases(whileOpen, substantiated, months);
        await app.PolicyForCasesInForce();
    }

    /// <summary>A policy that says so, with one gate that every unit here meets.</summary>
    public static async Task StatedPolicyForCases(this RegistryApp app, string whileOpen, string substantiated, int months)
    {
        var policy = FullSample.Of("StateReadinessPolicy")!.With("gates", JsonNode.Parse(
            """[{ "level": "L1", "gate": "note-verbale-missing", "source": "Circular 7", "certainty": "official" }]""")!);
        (policy["conduct"]!["whileOpen"], policy["conduct"]!["substantiated"], policy["conduct"]!["months"]) = (whileOpen, substantiated, months);
        (await app.Administrator.Post("/v1/readiness-policies", policy)).Is(HttpStatusCode.Created);
    }

    /// <summary>And is put into force.</summary>
    public static async Task PolicyForCasesInForce(this RegistryApp app) => (await app.Administrator.Post("/v1/policy-terms", new JsonObject
    {
        ["policy"] = "of-the-office", ["holdsFrom"] = "2026-11-24", ["reason"] = "As decided by the office.",
    })).Is(HttpStatusCode.Created);

    /// <summary>Staff officers whom Kazakhstan offers.</summary>
    public static async Task<string> Individuals(this RegistryApp app) =>
        (await app.FocalPoint.Post("/v1/individual-pledges", NewIndividuals())).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewIndividuals() => new()
    {
        ["category"] = "STAFF_OFFICER", ["profile"] = "Military information, two years in a headquarters.", ["rankGroup"] = "officer",
        ["men"] = 2, ["women"] = 1, ["languages"] = new JsonArray("en"), ["courses"] = new JsonArray("un-staff-officers"),
        ["availableFrom"] = "2027-01-01", ["responseDays"] = 45,
    };

    /// <summary>Places in a course that Kazakhstan offers to all.</summary>
    public static async Task<string> TrainingPlaces(this RegistryApp app) =>
        (await app.FocalPoint.Post("/v1/training-places", NewTrainingPlaces())).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewTrainingPlaces() => new()
    {
        ["course"] = "first-aid", ["centre"] = "KAZCENT", ["places"] = 10, ["availableFrom"] = "2027-02-01", ["languages"] = new JsonArray("en", "ru"),
    };

    /// <summary>A course of a training centre is recognised.</summary>
    public static async Task<string> Recognition(
        this RegistryApp app, string course = "core-pre-deployment", string from = "2026-01-01", string? until = null) =>
        (await app.Planner.Post("/v1/recognitions", NewRecognition(course, from, until))).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewRecognition(string course = "core-pre-deployment", string from = "2026-01-01", string? until = null) => new()
    {
        ["centre"] = "KAZCENT", ["course"] = course, ["validFrom"] = from, ["validUntil"] = until, ["source"] = "DPO/ITS/2026/14",
    };

    /// <summary>What the state tells that its unit lacks.</summary>
    public static async Task<string> Deficiency(this RegistryApp app, string pledge) =>
        (await app.FocalPoint.Post("/v1/deficiencies", NewDeficiency(pledge))).Is(HttpStatusCode.Created).Id;

    /// <summary>What an inspection of its equipment has found that a unit lacks.</summary>
    public static async Task<string> InspectedDeficiency(this RegistryApp app, string pledge) =>
        (await app.Assessor.Post("/v1/deficiencies/record", NewDeficiency(pledge).With("source", "coe-inspection"))).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewDeficiency(string pledge) => new()
    {
        ["pledge"] = pledge, ["kind"] = "majorEquipment", ["code"] = "engineering-vehicle", ["required"] = 4, ["held"] = 2, ["severity"] = "major",
    };

    /// <summary>What Kazakhstan offers to others.</summary>
    public static async Task<string> HelpOffer(this RegistryApp app) =>
        (await app.FocalPoint.Post("/v1/help-offers", NewHelpOffer())).Is(HttpStatusCode.Created).Id;

    public static JsonObject NewHelpOffer() => new()
    {
        ["items"] = new JsonArray(new JsonObject { ["kind"] = "majorEquipment", ["code"] = "engineering-vehicle", ["quantity"] = 2 }),
        ["availableFrom"] = "2026-11-01",
        ["note"] = "Through the centre in Almaty.",
    };

    /// <summary>Compares lists with the statements in force where the register differs, as is done every hour.</summary>
    public static async Task CompareLists(this RegistryApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var differences = scope.ServiceProvider.GetRequiredService<ListDifferences>();
        foreach (var state in await differences.States())
        {
            var due = await differences.Due(state);
            var log = scope.ServiceProvider.GetRequiredService<EventLog>();
            // The hourly work may have been here meanwhile.
            if (due.Count > 0 && await differences.Record(due) > 0 && log.Pending > 0)
            {
                await log.Commit();
            }
        }
    }

    /// <summary>A published generic statement for the type of the unit.</summary>
    public static async Task<string> GenericSur(this RegistryApp app, string pledge)
    {
        var type = (string)(await app.Planner.Get($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK).Body["unitType"]!;
        var known = (await app.Planner.Items($"/v1/surs?unitType={type}&status=published")).Where(sur => sur["mission"] is null).ToList();
        return known.Count > 0 ? (string)known[^1]["id"]! : await app.PublishedSur(Sample.Sur().With("unitType", type).With("effectiveFrom", "2026-01-01"));
    }

    public static JsonObject NewFinding() => new()
    {
        ["checklist"] = "medical", ["item"] = "medical-staff", ["severity"] = "major", ["text"] = "Two nurses are missing.", ["due"] = "2026-12-31",
    };

    public static async Task<string> VisitedPledge(this RegistryApp app, string result = "passed", JsonObject? pledge = null)
    {
        var id = await app.RegisteredPledge(pledge);
        var visit = await app.ScheduledVisit(id);
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", Outcome(result, app.Today()))).Is(HttpStatusCode.OK);
        return id;
    }

    public static async Task<string> Level2Pledge(this RegistryApp app, JsonObject? pledge = null)
    {
        var id = await app.VisitedPledge(pledge: pledge);
        (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A unit of Kazakhstan that is taken over from elsewhere today, at Level 3 if it holds one.</summary>
    public static async Task<string> TakenOverPledge(this RegistryApp app, string status = "registered")
    {
        await using var scope = app.Services.CreateAsyncScope();
        using var file = new StreamReader(Repository.PathOf("db/demo/pledges.csv"));
        var row = CsvFile.Read("pledges.csv", file).First(each => each.Text("contributor") == "KAZ" && each.Optional("readiness_level") == "L3");
        var names = (await File.ReadAllLinesAsync(Repository.PathOf("db/demo/pledges.csv")))[0].Split(',');
        var cells = names.ToDictionary(name => name, name => row.Optional(name) ?? "");
        cells["id"] = $"KAZ-{int.Parse((await app.DraftPledge())[4..], CultureInfo.InvariantCulture) + 1000:D5}";
        (cells["external_id"], cells["partners"], cells["status"]) = ("", "", status);
        cells["readiness_level"] = status == "lapsed" ? "" : cells["readiness_level"];
        await scope.ServiceProvider.GetRequiredService<SeedPledges>()
            .Run([new CsvRow("pledges.csv", 2, cells)], new Change("imported", Caller.System("import")));
        await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();
        return cells["id"];
    }

    /// <summary>Records what time has taken away from pledges up to today, as is done every hour.</summary>
    public static async Task Sweep(this RegistryApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var lapses = scope.ServiceProvider.GetRequiredService<PledgeLapses>();
        var due = new List<string>();
        foreach (var state in await lapses.States())
        {
            due.AddRange(await lapses.Due(state));
        }

        if (await lapses.TakeAway(due) > 0)
        {
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();
        }
    }

    public static async Task<string> PublishedRequirement(this RegistryApp app, JsonObject? requirement = null)
    {
        var id = (await app.Planner.Post("/v1/requirements", requirement ?? Sample.Requirement())).Is(HttpStatusCode.Created).Id;
        (await app.Planner.Step($"/v1/requirements/{id}/publish")).Is(HttpStatusCode.OK);
        return id;
    }

    public static async Task<string> DraftSur(this RegistryApp app, JsonObject? sur = null) =>
        (await app.Planner.Post("/v1/surs", sur ?? Sample.Sur())).Is(HttpStatusCode.Created).Id;

    public static async Task<string> PublishedSur(this RegistryApp app, JsonObject? sur = null)
    {
        var id = await app.DraftSur(sur);
        (await app.Planner.Step($"/v1/surs/{id}/publish")).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A new unit at Level 2 is invited to a new requirement, outside of every plan.</summary>
    public static async Task<string> Invitation(this RegistryApp app, string? pledge = null, string? requirement = null) =>
        (await app.Planner.Step($"/v1/requirements/{requirement ?? await app.PublishedRequirement()}/invitations",
            Sample.InvitationRequest(pledge ?? await app.Level2Pledge()))).Is(HttpStatusCode.Created).Id;

    public static async Task<string> AcceptedInvitation(this RegistryApp app, string? pledge = null, string? requirement = null)
    {
        var id = await app.Invitation(pledge, requirement);
        (await app.FocalPoint.Step($"/v1/invitations/{id}/accept")).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A unit was selected; its deployment has just begun.</summary>
    public static async Task<string> Deployment(this RegistryApp app, string? pledge = null, string? requirement = null) =>
        (await app.Planner.Step($"/v1/invitations/{await app.AcceptedInvitation(pledge, requirement)}/select")).Is(HttpStatusCode.Created).Id;

    public static async Task<string> ArrivedUnit(this RegistryApp app, string? pledge = null, string? requirement = null)
    {
        var id = await app.Deployment(pledge, requirement);
        (await app.Planner.Step($"/v1/deployments/{id}/milestones", Sample.Milestone("request", app.Today()))).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/deployments/{id}/milestones", Sample.Milestone("arrival", app.Today()))).Is(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A run that has ended, with its plan.</summary>
    public static async Task<Answer> Run(this RegistryApp app, JsonObject? request = null) =>
        (await app.Planner.PostAndWait("/v1/match-runs", request)).Is(HttpStatusCode.Created);

    /// <summary>A run that has not begun.</summary>
    public static async Task<string> QueuedRun(this RegistryApp app, JsonObject? request = null) =>
        (string)(await app.Planner.Post("/v1/match-runs", request)).Is(HttpStatusCode.Accepted).Body["run"]!["id"]!;

    /// <summary>Carries out the runs that wait, one after the other, where no worker does.</summary>
    public static async Task CarryOutRuns(this RegistryApp app)
    {
        while (await app.Services.GetRequiredService<MatchRunner>().RunNext(TestContext.Current.CancellationToken))
        {
            // Until none waits.
        }
    }

    /// <summary>A bearer token made by the administrator.</summary>
    public static async Task<string> Token(this RegistryApp app, string role, string? contributor = null, params string[] scopes)
    {
        var name = $"{role} {Guid.NewGuid():N}";
        var request = new JsonObject { ["name"] = name, ["person"] = $"holder of {name}", ["role"] = role, ["contributor"] = contributor };
        if (scopes.Length > 0)
        {
            request["scopes"] = new JsonArray([.. scopes]);
        }

        return (string)(await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created).Body["token"]!;
    }

    /// <summary>The day of the registry's clock.</summary>
    public static string Today(this RegistryApp app) => $"{app.Clock.GetUtcNow():yyyy-MM-dd}";

    // In a week or so, or today if the clock is past that.
    private static string PlannedVisit(RegistryApp app) => new[] { "2026-12-01", app.Today() }.Max(StringComparer.Ordinal)!;

    public static JsonObject Visit(string pledge, string plannedOn, string kind = "AAV") =>
        new() { ["pledges"] = new JsonArray(pledge), ["kind"] = kind, ["plannedOn"] = plannedOn };

    public static JsonObject Outcome(string result = "passed", string visitedOn = "2026-11-23") =>
        new() { ["result"] = result, ["visitedOn"] = visitedOn, ["report"] = "AAV/2026/031" };

    public static JsonObject OutcomeNotes() => new()
    {
        ["checklists"] = new JsonArray("medical"),
        ["inOrder"] = new JsonArray(new JsonObject { ["checklist"] = "medical", ["item"] = null }),
        ["findings"] = new JsonArray(new JsonObject { ["checklist"] = "medical", ["text"] = "The second anaesthetist is missing." }),
    };
}
