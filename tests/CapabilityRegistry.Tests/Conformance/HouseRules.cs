namespace CapabilityRegistry.Tests.Conformance;

/// <summary>Who may know whom. Each rule gives what breaks it, as sentences.</summary>
internal static class HouseRules
{
    /// <summary>The concepts of the field, each in its folder.</summary>
    public static readonly string[] Slices =
        ["Access", "Audit", "Catalogue", "Changes", "Contributors", "Deployments", "Fulfilment", "Gaps", "Imports", "Invitations", "MatchRuns", "Outcomes", "Pledges", "PublicSummaries", "Requirements", "Surs", "Visits"];

    /// <summary>What is judged without knowing where it came from or how it is kept.</summary>
    public static readonly string[] RuleTypes =
    [
        "Decision`1", "Refusal", "Fault", "Role", "Roles", "Redactions", "Redaction", "TokenScope", "TokenScopes", "Codes", "Patterns",
        "Access.Tokens.AccessToken", "Access.Right", "Access.Rights", "Access.Grant",
        "Catalogue.KnownCodes", "Catalogue.LineKind", "Catalogue.RankGroup", "Catalogue.Languages", "Catalogue.Measure", "Catalogue.Quantity", "Catalogue.ReadinessLevel",
        "Pledges.Pledge", "Pledges.PledgeContent", "Pledges.PersonnelLine", "Pledges.EquipmentLine", "Pledges.Caveat", "Pledges.PledgeStatus",
        "Pledges.PledgeChecks", "Pledges.LevelGates", "Pledges.FourEyes", "Pledges.Gate", "Pledges.Evidence", "Pledges.PassedVisit", "Pledges.ReturnReason",
        "Pledges.PledgeEngagement", "Pledges.Commitments",
        "Visits.Visit", "Visits.VisitStatus",
        "Surs.Sur", "Surs.SurContent", "Surs.SurLine", "Surs.PersonnelDemand", "Surs.Demand", "Surs.SurStatus", "Surs.SurChecks",
        "Requirements.Statement", "Requirements.RequirementLine", "Requirements.LineCriterion", "Requirements.Slot", "Requirements.Terms", "Requirements.Authority",
        "Requirements.Variation", "Requirements.VariationTerms", "Requirements.VariationChecks", "Requirements.Persons", "Requirements.Ceiling", "Requirements.CeilingWarning",
        "MatchRuns.Comparisons.Causes", "MatchRuns.Comparisons.Comparison", "MatchRuns.Comparisons.Connections", "MatchRuns.Comparisons.InputChanges",
        "MatchRuns.Dossiers.Dossier", "MatchRuns.Dossiers.Losing", "MatchRuns.Dossiers.Sentences", "MatchRuns.Jobs.JobFailure", "MatchRuns.Jobs.MatchJob", "MatchRuns.MatchRunStatus", "MatchRuns.Scenario", "MatchRuns.StartMatchRunRequest",
        "MatchRuns.Questions.Decided", "MatchRuns.Questions.InputBytes", "MatchRuns.Questions.Named", "MatchRuns.Questions.Scope",
        "MatchRuns.Questions.SupposedOffers", "MatchRuns.Questions.SupposedRequirements", "MatchRuns.Weights.MatchWeights", "MatchRuns.Weights.WeightValues",
        "Requirements.Requirement", "Requirements.RequirementContent", "Requirements.RequirementChecks", "Requirements.RequirementStatus",
        "Gaps.ContributorGroup", "Gaps.DayPlan", "Gaps.GapScope", "Gaps.Known", "Gaps.Proofs",
        "Outcomes.Outcome", "Outcomes.OwnHearing", "Outcomes.Course", "Outcomes.Advice",
        "Gaps.Proposals.VisitSearch", "Gaps.Proposals.StateSteps", "Gaps.Proposals.Weighed",
        "Deployments.Deployment", "Deployments.DeploymentStatus", "Deployments.Milestone", "Deployments.MilestoneKind", "Deployments.MilestoneRules",
        "Deployments.RapidClock", "Deployments.Booking",
        "Invitations.Invitation", "Invitations.InvitationStatus", "Invitations.Asked", "Invitations.Suitability", "Invitations.Circumstances",
        "Invitations.Obstacles", "Invitations.Selection",
    ];

    /// <summary>What goes into the matcher and comes out of it: data without a rule.</summary>
    private static readonly string[] MatchingRecords =
    [
        "Need", "Substitute", "EquipmentNeed", "DesiredLine", "Variation", "Offer", "EquipmentHeld", "Certificate", "Engagement",
        "PlanInput", "Weights", "Pin", "Ban", "ForbiddenPair", "Former",
        "Plan", "Stage", "Proof", "Assignment", "Verdict", "PinRefusal", "PlanCertificate", "ComponentProof", "PlanLine", "LevelProof", "Multiplier",
        "Shortfall", "ShortfallReason", "NearMiss", "Repair", "RepairStep", "OfferInUse", "Relaxation", "RelaxedRule", "HallSet", "HallNeed", "HallOffer", "HallShare",
    ];

    private static readonly string[] Web = ["Microsoft.AspNetCore", "CapabilityRegistry.Http"];

    private static readonly string[] Database = ["Dapper", "DbUp", "Microsoft.Data", "System.Data"];

    private static readonly string[] Wiring = ["CapabilityRegistry.Composition", "CapabilityRegistry.Startup", "CapabilityRegistry.Welcome"];

    public static IEnumerable<string> RuleTypesKnowNeitherWebNorDatabase(IEnumerable<CodeType> types) =>
        Mentions(types.Where(IsRule), [.. Web, .. Database, "CapabilityRegistry.Data"]);

    public static IEnumerable<string> OnlyDataKnowsTheDatabase(IEnumerable<CodeType> types) =>
        Mentions(types.Where(type => !type.IsIn("CapabilityRegistry.Data")), Database);

    public static IEnumerable<string> OnlyDialectsKnowTheEngines(IEnumerable<CodeType> types) =>
        Mentions(types.Where(type => !type.Name.EndsWith("Dialect", StringComparison.Ordinal)), ["Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient"]);

    public static IEnumerable<string> TheFoundationKnowsNoSlice(IEnumerable<CodeType> types) =>
        Mentions(types.Where(type => SliceOf(type) is null && !Wiring.Contains(type.FullName)), [.. Slices.Select(slice => $"CapabilityRegistry.{slice}")]);

    public static IEnumerable<string> OnlySolvingKnowsTheSolver(IEnumerable<CodeType> types) =>
        Mentions(types.Where(type => !type.IsIn("CapabilityRegistry.Matching.Solving")), ["Google"]);

    /// <summary>
    /// What checks a plan knows the records that go in and out, and nothing that judges, searches or explains: whoever shares
    /// code with the search shares its mistakes.
    /// </summary>
    public static IEnumerable<string> TheCheckSharesNothingWithTheSearch(IEnumerable<CodeType> types) =>
        from type in types
        where type.IsIn("CapabilityRegistry.Matching.Checking")
        from mention in type.MentionsOf("CapabilityRegistry.Matching", "Google")
        where !mention.StartsWith("CapabilityRegistry.Matching.Checking.", StringComparison.Ordinal) && !MatchingRecords.Any(name => mention == $"CapabilityRegistry.Matching.{name}")
        select $"{type.FullName} mentions {mention}";

    public static IEnumerable<string> OnlyTheLogCommits(IEnumerable<CodeType> types) =>
        from type in types
        where type.FullName is not ("CapabilityRegistry.Events.EventLog" or "CapabilityRegistry.Data.Unchained") && type.Calls.Contains("CapabilityRegistry.Data.Work.Commit")
        select $"{type.FullName} commits";

    /// <summary>No request makes the registry call an address; it asks its identity provider, by way of JwtBearer, and nobody else.</summary>
    public static IEnumerable<string> NobodyIsCalled(IEnumerable<CodeType> types) => Mentions(types,
        [
            "System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.IHttpClientFactory", "System.Net.Sockets.Socket",
            "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.WebClient", "System.Net.WebRequest",
        ]);

    /// <summary>Endpoints and handlers are called over HTTP, by nobody else.</summary>
    public static IEnumerable<string> NoSliceCallsAnEndpointOfAnother(IEnumerable<CodeType> types, IReadOnlySet<string> endpoints) =>
        from type in types
        where !Wiring.Contains(type.FullName)
        from mention in type.Mentions
        where endpoints.Contains(mention) && mention[..mention.LastIndexOf('.')] != type.Namespace
        select $"{type.FullName} mentions {mention}";

    public static string? SliceOf(CodeType type) => Slices.FirstOrDefault(slice => type.IsIn($"CapabilityRegistry.{slice}"));

    private static bool IsRule(CodeType type) => RuleTypes.Contains(type.FullName["CapabilityRegistry.".Length..]);

    private static IEnumerable<string> Mentions(IEnumerable<CodeType> types, string[] names) =>
        types.SelectMany(type => type.MentionsOf(names).Select(mention => $"{type.FullName} mentions {mention}"));
}
