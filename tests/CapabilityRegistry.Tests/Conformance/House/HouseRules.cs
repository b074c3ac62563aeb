namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>Who may know whom. Each rule gives what breaks it, as sentences.</summary>
internal static class HouseRules
{
    /// <summary>What speaks to the web or to the database says so by the end of its name; everything else is a rule.</summary>
    private static readonly string[] NotRules =
    [
        "Answer", "Authentication", "Cache", "Command", "Endpoints", "Extensions", "Filter", "Links", "Page", "Query", "Reader", "Setup", "Store", "Update",
    ];

    /// <summary>What is neither a rule nor named after what it is, with the reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["CapabilityRegistry.Kernel.Caller"] = "ASP.NET asks the type itself how it becomes a parameter of a handler.",
        ["CapabilityRegistry.Platform.Access.AllowedOrigins"] = "Sets up which pages of other addresses may call.",
        ["CapabilityRegistry.Platform.Access.BearerHeader"] = "Reads the header of a request.",
        ["CapabilityRegistry.Platform.Access.ListeningAddresses"] = "Reads addresses as the web server does.",
        ["CapabilityRegistry.Platform.Access.SafeStart"] = "Asks the host and the database whether the registry may start.",
        ["CapabilityRegistry.Platform.Access.StandingCaller"] = "Asks the authentication of ASP.NET again.",
        ["CapabilityRegistry.Platform.Access.TlsProxy"] = "Sets up whose word counts about where a request comes from.",
        ["CapabilityRegistry.Platform.Access.WrongTokens"] = "Middleware.",
        ["CapabilityRegistry.Platform.Access.Provider.ProviderFault"] = "Explains what the authentication of ASP.NET found.",
        ["CapabilityRegistry.Platform.AccessLog.AccessLogRetention"] = "Recurring work on the database.",
        ["CapabilityRegistry.Platform.AccessLog.AccessLogWriter"] = "Writes what the answers of a moment have shown to the database.",
        ["CapabilityRegistry.Platform.Audit.VerifyDatabase"] = "A command.",
        ["CapabilityRegistry.Platform.Changes.ChangeFeed"] = "Reads the feed for answers that go on.",
        ["CapabilityRegistry.Platform.Access.Absent.AbsentCallers"] = "Asks the database who a login is.",
        ["CapabilityRegistry.Platform.Access.Absent.ProviderLogins"] = "Notes the use of logins in the database.",
        ["CapabilityRegistry.Platform.Digests.DigestSweep"] = "Recurring work on the database.",
        ["CapabilityRegistry.Platform.Hosting.WorkTurns"] = "Takes turns in the database.",
        ["CapabilityRegistry.Platform.Events.EventLog"] = "Writes the log.",
        ["CapabilityRegistry.Platform.Events.Keys"] = "Takes keys from the database.",
        ["CapabilityRegistry.Platform.Events.NewEvents"] = "Reads the end of the log.",
        ["CapabilityRegistry.Platform.Telemetry.ReadingKeeper"] = "Recurring work on the database.",
        ["CapabilityRegistry.Platform.Telemetry.Readings"] = "Reads the database for all who watch the registry.",
        ["CapabilityRegistry.Platform.Telemetry.RegistryGauges"] = "Tells what is known of the database.",
        ["CapabilityRegistry.Platform.Telemetry.SchemaState"] = "Asks the database for its schema.",
        ["CapabilityRegistry.Registry.Files.FileIntake"] = "Attaches the file of a request, or refuses.",
        ["CapabilityRegistry.Registry.Imports.Jobs.ImportRunner"] = "Tries and carries out imports in transactions of its own.",
        ["CapabilityRegistry.Registry.Imports.Jobs.RowJudge"] = "Carries out what rows ask for by the operations that a request would be for.",
        ["CapabilityRegistry.Registry.Imports.Templates.Template"] = "Reads what an answer is made of.",
        ["CapabilityRegistry.Registry.Pledges.Bulk.PledgeRows"] = "Carries out operations for who has many at once.",
        ["CapabilityRegistry.Registry.Requirements.RequirementRows"] = "Carries out operations for who has many at once.",
        ["CapabilityRegistry.Registry.Pledges.ActionView"] = "Shows why a step is not open as the problem of the step would.",
        ["CapabilityRegistry.Registry.Seeding.SeedCatalogue"] = "Fills the tables of the catalogue.",
        ["CapabilityRegistry.Planning.Defence.FinishedRuns"] = "Finds the run of a request, or refuses.",
        ["CapabilityRegistry.Planning.Supply.SnapshotKeeper"] = "Recurring work on the database.",
        ["CapabilityRegistry.Planning.Gaps.Changes.GapSpan"] = "The query parameters of a request.",
        ["CapabilityRegistry.Registry.WomensShares.WomensShareTable"] = "Answers the query parameters of a request.",
        ["CapabilityRegistry.Planning.Runs.StartedRun"] = "An answer.",
        ["CapabilityRegistry.Planning.Runs.Jobs.MatchRunner"] = "Carries out runs in transactions of its own.",
        ["CapabilityRegistry.ForceGeneration.Decisions.DecisionLog"] = "Reads what an answer is made of.",
        ["CapabilityRegistry.ForceGeneration.Outcomes.OutcomeSources"] = "Reads what an answer is made of.",
        ["CapabilityRegistry.Public.LatestSummary"] = "Counts in the database.",
    };

    /// <summary>What is about the web or the database altogether.</summary>
    private static readonly string[] WebOrDatabase =
    [
        "CapabilityRegistry.App", "CapabilityRegistry.Platform.Access.Sessions", "CapabilityRegistry.Platform.Data", "CapabilityRegistry.Platform.Endpoints",
        "CapabilityRegistry.Platform.Http", "CapabilityRegistry.Platform.OpenApi",
    ];

    private static readonly string[] Web = ["Microsoft.AspNetCore", "CapabilityRegistry.Platform.Http"];

    private static readonly string[] Database = ["Dapper", "DbUp", "Microsoft.Data", "System.Data"];

    /// <summary>Every type is a rule unless its name says that it is something else, or it is listed by name with the reason.</summary>
    public static IEnumerable<string> RulesKnowNeitherWebNorDatabase(IEnumerable<CodeType> types) =>
        Mentions(types.Where(type => IsRule(type) && !Exceptions.ContainsKey(type.FullName)), [.. Web, .. Database, "CapabilityRegistry.Platform.Data"]);

    /// <summary>Names that promise a web or a database which the type does not know: suffixes and exceptions that nothing needs.</summary>
    public static IEnumerable<string> NeedlessNames(IReadOnlyCollection<CodeType> types) =>
    [
        .. NotRules.Where(suffix => !types.Any(type => type.Name.EndsWith(suffix, StringComparison.Ordinal) && IsImpure(type))),
        .. Exceptions.Keys.Except(types.Where(type => IsRule(type) && IsImpure(type)).Select(type => type.FullName)),
    ];

    public static IEnumerable<string> OnlyDataKnowsTheDatabase(IEnumerable<CodeType> types) =>
        Mentions(types.Where(type => !type.IsIn("CapabilityRegistry.Platform.Data")), Database);

    public static IEnumerable<string> OnlyDialectsKnowTheEngines(IEnumerable<CodeType> types) =>
        Mentions(
            types.Where(type => !type.Name.EndsWith("Dialect", StringComparison.Ordinal) && !type.IsIn("CapabilityRegistry.Platform.Data.Sqlite")),
            ["Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient"]);

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
        where !mention.StartsWith("CapabilityRegistry.Matching.Checking.", StringComparison.Ordinal)
            && !mention.StartsWith("CapabilityRegistry.Matching.Model.", StringComparison.Ordinal)
        select $"{type.FullName} mentions {mention}";

    public static IEnumerable<string> OnlyTheLogCommits(IEnumerable<CodeType> types) =>
        from type in types
        where type.FullName is not ("CapabilityRegistry.Platform.Events.EventLog" or "CapabilityRegistry.Platform.Data.WritesWithoutEvent")
        where type.Calls.Contains("CapabilityRegistry.Platform.Data.Work.Commit")
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
        where !type.IsIn("CapabilityRegistry.App")
        from mention in type.Mentions
        where endpoints.Contains(mention) && Rooms.SliceOf(mention) != Rooms.SliceOf(type.FullName)
        select $"{type.FullName} mentions {mention}";

    private static bool IsRule(CodeType type) =>
        type.IsIn("CapabilityRegistry") && !type.IsIn("CapabilityRegistry.Matching") && !type.IsOperation
        && !WebOrDatabase.Any(type.IsIn) && !NotRules.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal));

    private static bool IsImpure(CodeType type) => type.MentionsOf([.. Web, .. Database, "CapabilityRegistry.Platform.Data"]).Any();

    private static IEnumerable<string> Mentions(IEnumerable<CodeType> types, string[] names) =>
        types.SelectMany(type => type.MentionsOf(names).Select(mention => $"{type.FullName} mentions {mention}"));
}
