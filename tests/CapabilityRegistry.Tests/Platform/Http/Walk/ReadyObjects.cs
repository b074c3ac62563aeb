using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>What the registry holds while it is walked: for each operation an object that is ready for it.</summary>
public sealed class ReadyObjects(RegistryApp app)
{
    /// <summary>Runs are carried out when the world says so, and as many may wait as are asked for.</summary>
    public static readonly (string Key, string Value)[] Settings =
    [
        ("Matching:JobsAtOnce", "0"), ("Matching:QueueLength", "100000"), ("Matching:PerCaller", "100000"), ("Imports:JobsAtOnce", "0"),
        ("Imports:PerCaller", "100000"), .. Mail,
    ];

    /// <summary>A mail server is named, so that digests can be asked for; nothing listens there.</summary>
    public static IReadOnlyList<(string Key, string Value)> Mail =>
    [
        ("Mail:Server", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:Security", "none"), ("Mail:From", "registry@example.org"),
        ("Mail:Address", "https://registry.example.org"),
    ];

    private readonly Dictionary<string, string> _shared = [];
    private string _variation = "VAR-00001";
    private int _names;
    private int _surs;

    /// <summary>A value that means something under this name, or null.</summary>
    public string? SampleValue(string name) => name.Replace("scenario/newRequirements/", "", StringComparison.Ordinal) switch
    {
        "substitutes/unitType" => "INFANTRY_COY",
        "desired/kind" or "lines/kind" => "majorEquipment",
        "findings/checklist" or "inOrder/checklist" or "checklists" => "coe",
        "findings/item" or "inOrder/item" => "spare-parts",
        // No result that findings contradict, and nobody of the visited state.
        "result" => "failed",
        "team/contributor" => "PRT",
        "agreed/kind" => "selfSustainment",
        "agreed/code" => "tentage",
        "desired/code" or "lines/code" or "item" => "engineering-vehicle",
        // A level, not a day.
        "scenario/elevations/to" => null,
        _ => CodeByName(name.Split('/')[^1]) ?? SampleValueByName(name.Split('/')[^1]),
    };

    private static string? CodeByName(string name) => name switch
    {
        "openToOrganisations" or "organisation" => "AU",
        "openToStates" or "excludedContributors" => "BRA",
        "contributor" or "requiredContributors" => "KAZ",
        "requiredOrganisations" or "offeredThrough" => "CSTO",
        "excludedOrganisations" => "EU",
        "courses" => "first-aid",
        "training" or "course" => "core-pre-deployment",
        "centre" => "KAZCENT",
        "unitType" or "unitTypes" => "ENGINEER_COY",
        "unit" => "units",
        "mission" or "missions" or "excludedMissions" => "MINUSCA",
        "category" => "engineering-vehicle",
        "selfSustainment" => "catering",
        "languages" => "fr",
        "attributes" => "night-operations",
        "region" => "AFRICA",
        _ => null,
    };

    private string? SampleValueByName(string name) => name switch
    {
        "requirement" or "requirements" => _shared["requirements"],
        "cancelledRequirements" => _shared["other requirement"],
        "withdrawals" => _shared["pledge"],
        "other" => _shared["other pledge"],
        "run" or "previous" or "with" => _shared["match-runs"],
        "operation" => "ListPledges",
        "changedSince" => "2026-11-01T00:00:00Z",
        "q" => "company",
        "action" => "submitted",
        "weightSet" => "WGT-00000",
        "neededFrom" => "2026-12-01",
        "neededUntil" => "2035-12-31",
        "partners" or "pledges" => _shared["pledge"],
        "sur" => _shared["sur"],
        "resolution" => "S/RES/2387 (2017)",
        "reference" => $"S/RES/{++_names}",
        // Nothing that the walk raises.
        "highest" => "L3",
        "criterion" => "equipment-missing",
        "variation" => _variation,
        "agreedOn" or "announcedOn" => "2026-11-02",
        "certifiedOn" => "2026-05-01",
        "from" or "knownOn" or "periodUntil" => "2026-11-01",
        "periodFrom" => "2026-05-01",
        "to" => "2026-11-20",
        "availableUntil" or "validUntil" or "effectiveUntil" => "2031-12-31",
        "pledge" or "explain" => _shared["pledge"],
        "plannedOn" or "openedOn" or "closedOn" or "doneOn" or "visitedOn" or "due" or "actualOn" or "returnedOn" or "signedOn" or "approvedOn" => app.Today(),
        "policy" => "pcrs-2024",
        "holdsFrom" => $"{DateOnly.ParseExact(app.Today(), "O", CultureInfo.InvariantCulture).AddYears(40).AddDays(++_names):O}",
        "visit" => "AAV-00001",
        // The first one that is attached, to another object than most others are.
        "supersedes" => "FILE-00001",
        "role" => "integrator",
        "address" => "ana.silva@example.org",
        "subjectKind" => "pledge",
        "subjectId" => _shared["pledge"],
        "actor" => "demo-planner",
        "reason" => "No third officer is on duty until Monday.",
        "person" => "Ana Silva",
        "name" or "externalId" => $"name-{++_names}",
        _ => null,
    };

    public async Task Begin()
    {
        _shared["pledge"] = await app.Level2Pledge();
        _shared["sur"] = await PublishedSur();
        _shared["other pledge"] = await app.Level2Pledge();
        _shared["requirements"] = await app.PublishedRequirement();
        await DoneRun();
        _shared["other requirement"] = await app.PublishedRequirement();
        _shared["match-runs"] = await DoneRun();
    }

    /// <summary>A new object in the state in which the operation carries it on; for reading, any.</summary>
    public async Task<string> Ready(Operation operation)
    {
        await ForgetConfirmations();
        return await ReadyFor(operation.Id) ?? await Any(operation);
    }

    /// <summary>Puts pledges that are ready for it into the items of a request for many at once.</summary>
    public async Task FillItems(Operation operation, JsonNode? body)
    {
        foreach (var item in (body?["items"]?.AsArray() ?? []).Where(item => item?["id"] is not null))
        {
            var id = (await ReadyFor(operation.Id.TrimEnd('s')))!;
            (item!["id"], item["version"]) = (id, (int)(await app.Planner.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body["version"]!);
        }
    }

    // A line of a unit is told of once, and a unit on a condition, or one with an open share, is not what the other operations ask for.
    private static readonly string[] TellsOfUnits =
    [
        "ReportDeficiency", "RecordDeficiency", "StateCondition", "ProposeShare", "OpenVetting", "RecordEvaluation", "OpenInvestigation",
    ];

    /// <summary>Has the request tell of a unit of which nothing was told.</summary>
    public async Task TakeNewUnit(Operation operation, JsonNode? body)
    {
        if (TellsOfUnits.Contains(operation.Id))
        {
            body!["pledge"] = await app.AcknowledgedPledge();
        }
    }

    private async Task<string?> ReadyFor(string operation) => operation switch
    {
        "EditPledge" or "PatchPledge" or "DeletePledge" or "SubmitPledge" or "WithdrawPledge" => await app.DraftPledge(),
        "AcknowledgePledge" => await Submitted(),
        "BeginPledge" => await app.AnnouncedPledge(),
        "RevivePledge" => await app.TakenOverPledge("lapsed"),
        // By whom it was set aside is not on record, so that either side resumes it.
        "ResumePledge" => await app.TakenOverPledge("suspended"),
        "AcceptPledge" or "ReturnPledge" => await app.AcknowledgedPledge(),
        "RaisePledge" or "OverridePledge" => await app.VisitedPledge(),
        "LowerPledge" => await app.Level2Pledge(),
        "GetRevision" or "AcceptRevision" or "RefuseRevision" or "DropRevision" => await app.PledgeWithRevision(),
        "RenewPledge" or "RequestLevel" or "ProposeRevision" or "SuspendPledge" => await app.RegisteredPledge(),
        "RefuseLevel" => await app.PledgeWithLevelAskedFor(),
        "CertifyPledge" => await app.TakenOverPledge(),
        "RecordOutcome" or "PostponeVisit" or "CancelVisit" or "StaffVisit" => await app.ScheduledVisit(_shared["pledge"]),
        "SaveOutcomeDraft" or "PatchOutcomeDraft" or "DeleteOutcomeDraft" => await app.OutcomeDraft(_shared["pledge"]),
        "AnswerFinding" => await app.Finding(_shared["pledge"]),
        "ApproveCap" or "EndCap" => await app.Cap(),
        "CloseInvestigation" => await app.Investigation(await app.DraftPledge()),
        "FollowUpEvaluation" => await app.Evaluation(await app.DraftPledge()),
        "ClearVetting" or "BarVetting" => await app.Vetting(await app.DraftPledge()),
        "MeetCondition" or "DropCondition" => await app.Condition(await app.DraftPledge()),
        "EditShare" or "PatchShare" or "ConfirmShare" or "WithdrawShare" => await app.ForeignShare(),
        "DropShare" => await app.Share(await app.DraftPledge()),
        "SettleShare" => await app.WithdrawnShare(await app.DraftPledge()),
        "EditDeficiency" or "PatchDeficiency" or "MendDeficiency" => await app.Deficiency(await app.AcknowledgedPledge()),
        "EditIndividualPledge" or "PatchIndividualPledge" or "AcceptIndividualPledge" or "DeclineIndividualPledge" or "WithdrawIndividualPledge" =>
            await app.Individuals(),
        "WithdrawTrainingPlace" => await app.TrainingPlaces(),
        "EndRecognition" => await NewRecognition(),
        "WithdrawHelpOffer" => await app.HelpOffer(),
        "CloseDeficiency" => await app.InspectedDeficiency(await app.AcknowledgedPledge()),
        "EndAgreement" => await app.Agreement(_shared["pledge"]),
        "CloseFinding" or "SendBackFinding" => await app.AnsweredFinding(_shared["pledge"]),
        "EditRequirement" or "PatchRequirement" or "DeleteRequirement" or "PublishRequirement" => await Drafted(),
        "AmendRequirement" or "FulfilRequirement" or "ApproveVariation" or "CloseRequirement" => await app.PublishedRequirement(),
        "RevokeVariation" => await Varied(),
        "EditSur" or "PatchSur" or "DeleteSur" or "PublishSur" => await app.DraftSur(Sample.Sur().With("effectiveFrom", NextDay())),
        "InviteState" => await app.PublishedRequirement(),
        "InviteLines" => await DoneRun(await app.PublishedRequirement()),
        "AcceptInvitation" or "DeclineInvitation" or "ReleaseInvitation" => await app.Invitation(),
        "SelectInvitation" => await app.AcceptedInvitation(),
        "RecordMilestone" or "WithdrawDeployment" => await app.Deployment(),
        "ReturnUnit" => await app.ArrivedUnit(),
        "RevokeToken" => await Token(),
        "EndDigest" => await Digest(),
        "CancelMatchRun" => await app.QueuedRun(),
        "ConfirmImport" => await TriedImport(),
        "CancelImport" => await app.UploadedList(),
        "RestartMatchRun" => await CancelledRun(),
        _ => null,
    };

    /// <summary>One object of the kind that the operation is about, always the same.</summary>
    public async Task<string> Any(Operation operation)
    {
        var kind = operation.Id == "GetRevision" ? "revised" : operation.Path.Split('/')[2];
        return _shared.TryGetValue(kind, out var id) ? id : _shared[kind] = await New(kind);
    }

    private async Task<string> New(string kind) => kind switch
    {
        "unit-types" => "ENGINEER_COY",
        "missions" => "MINUSCA",
        "contributors" => "KAZ",
        "organisations" => "CSTO",
        "pledges" => await app.RegisteredPledge(),
        "revised" => await app.PledgeWithRevision(),
        "visits" => await app.ScheduledVisit(_shared["pledge"]),
        "outcome-drafts" => await app.OutcomeDraft(_shared["pledge"]),
        "findings" => await app.Finding(_shared["pledge"]),
        "papers" => await app.Paper(_shared["pledge"]),
        "files" => await app.AttachedFile(await app.Paper(_shared["pledge"])),
        "caps" => await app.Cap(),
        "investigations" => await app.Investigation(await app.DraftPledge()),
        "evaluations" => await app.Evaluation(await app.DraftPledge()),
        "vettings" => await app.Vetting(await app.DraftPledge()),
        "conditions" => await app.Condition(await app.DraftPledge()),
        "shares" => await app.Share(await app.DraftPledge()),
        "individual-pledges" => await app.Individuals(),
        "training-places" => await app.TrainingPlaces(),
        "recognitions" => await NewRecognition(),
        "help-offers" => await app.HelpOffer(),
        "deficiencies" => await app.Deficiency(await app.AcknowledgedPledge()),
        "agreements" => await app.Agreement(_shared["pledge"]),
        "sur-comparisons" => await app.SurComparison(_shared["pledge"]),
        "requirements" => await app.PublishedRequirement(),
        "surs" => await PublishedSur(),
        "invitations" => await app.Invitation(),
        "deployments" => await app.Deployment(),
        "tokens" => await Token(),
        "digests" => await Digest(),
        "access-log" => await Entry(),
        "imports" => await TriedImport(),
        "match-weights" => "WGT-00000",
        "readiness-policies" => "pcrs-2015-faq",
        "policy-terms" => await app.PolicyTerm(),
        _ => throw new InvalidOperationException($"Say here how an object under {kind} comes to be."),
    };

    private async Task<string> Entry()
    {
        (await app.Planner.Get($"/v1/pledges/{_shared["pledge"]}")).Is(HttpStatusCode.OK);
        return (string)(await app.Auditor.Get("/v1/access-log?limit=1")).Is(HttpStatusCode.OK).Body["items"]![0]!["id"]!;
    }

    private async Task<string> Submitted()
    {
        var id = await app.DraftPledge();
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        return id;
    }

    private async Task<string> DoneRun(string? requirement = null)
    {
        var id = await app.QueuedRun(requirement is null ? null : new JsonObject { ["requirements"] = new JsonArray(requirement) });
        await app.CarryOutRuns();
        return id;
    }

    private async Task<string> TriedImport()
    {
        var id = await app.UploadedList();
        await app.WorkOnImports();
        return id;
    }

    private async Task<string> CancelledRun()
    {
        var id = await app.QueuedRun();
        (await app.Planner.Step($"/v1/match-runs/{id}/cancel")).Is(HttpStatusCode.OK);
        return id;
    }

    private async Task<string> Drafted() => (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created).Id;

    private async Task<string> PublishedSur() => await app.PublishedSur(Sample.Sur().With("effectiveFrom", NextDay()));

    // Each statement counts after the one before.
    private string NextDay() => new DateOnly(2026, 7, 1).AddDays(_surs++).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A course of a centre is recognised once on a day.
    private Task<string> NewRecognition()
    {
        var day = FarDay();
        return app.Recognition(from: day, until: day);
    }

    /// <summary>A day after all others that were taken.</summary>
    public string FarDay() => $"{new DateOnly(2090, 1, 1).AddDays(++_names):O}";

    private async Task<string> Varied()
    {
        var id = await app.PublishedRequirement();
        var varied = (await app.Planner.Step($"/v1/requirements/{id}/approve-variation", Sample.Variation())).Is(HttpStatusCode.OK);
        _variation = (string)varied.Body["variations"]![0]!["id"]!;
        return id;
    }

    private async Task<string> Digest() => (await app.FocalPoint.Post("/v1/digests", Sample.Digest())).Is(HttpStatusCode.Created).Id;

    // Nobody asks for a digest as often on one day.
    private async Task ForgetConfirmations()
    {
        await using var work = new Work(app.Database);
        await work.Change("UPDATE digest SET asked = 0", new { });
        await work.Commit();
    }

    private async Task<string> Token()
    {
        var request = new JsonObject { ["name"] = SampleValue("name"), ["person"] = "Ana Silva", ["role"] = "auditor" };
        return (string)(await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created).Body["given"]!["id"]!;
    }
}
