using CapabilityRegistry.ForceGeneration.Decisions;
using CapabilityRegistry.ForceGeneration.Fulfilment;
using CapabilityRegistry.ForceGeneration.Invitations;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.ForceGeneration.Outcomes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Candidates;
using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Defence;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Gaps.Table;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Runs.Weights;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Planning.VisitProposals;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.AccessLog;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Caching;
using CapabilityRegistry.Platform.Changes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Errors;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Platform.Http;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Platform.OpenApi;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Public;
using CapabilityRegistry.Registry.Agreements;
using CapabilityRegistry.Registry.Capabilities;
using CapabilityRegistry.Registry.Caps;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Deficiencies;
using CapabilityRegistry.Registry.Deficiencies.HelpOffers;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Evaluations;
using CapabilityRegistry.Registry.Files;
using CapabilityRegistry.Registry.Imports;
using CapabilityRegistry.Registry.Papers;
using CapabilityRegistry.Registry.Pledges;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Policies;
using CapabilityRegistry.Registry.Policies.Terms;
using CapabilityRegistry.Registry.Requirements;
using CapabilityRegistry.Registry.Requirements.Ceilings;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Surs;
using CapabilityRegistry.Registry.Vettings;
using CapabilityRegistry.Registry.Visits;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.App;

/// <summary>Registers the services and maps the routes: one line per slice.</summary>
public static class Composition
{
    public static void AddRegistry(this WebApplicationBuilder builder)
    {
        TypeHandlers.Register();
        builder.WebHost.UseUrls([.. ListeningAddresses.Of(builder.Configuration)]);
        AddFoundation(builder);
        builder.AddLimits();
        builder.AddAccess();
        AddSlices(builder.Services);
        builder.AddMatchRuns();
    }

    public static void MapRegistry(this WebApplication app)
    {
        app.UseTlsProxy();
        app.UseMiddleware<AnswerHeaders>();
        app.UseHeadAsGet();
        app.UseResponseCompression();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(UnmatchedAnswers.Write);
        app.UseHostFiltering();
        app.UseRouting();
        app.UseAllowedOrigins();
        app.UseMiddleware<WrongTokens>();
        app.UseAuthentication();
        app.UseMiddleware<RateLimits>();
        app.UseRequestTimeouts();
        app.UseAuthorization();
        app.UseMiddleware<ContractCheck>();
        app.MapOpenApiDocuments();
        app.MapSwaggerPage();
        app.MapErrors();
        app.MapGet("/", () => Results.Redirect("/swagger")).AllowAnonymous().ExcludeFromDescription();
        MapSlices(app.MapGroup("").AddEndpointFilter<ChosenFields>().AddEndpointFilter<UnitOfWork>().AddEndpointFilter<CatalogueCodeFilter>());
    }

    private static void AddFoundation(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions));
        services.AddExceptionHandler<Failures>();
        services.AddCompression();
        services.AddKnownHosts();
        services.AddDiscreetLogs();
        services.AddOpenApiDocuments(CodeLists.All);
        services.AddContracts();
        services.AddSingleton<PatchedContent>();
        services.AddSingleton(TimeProvider.System);
        services.AddSettings<StorageSettings>(StorageSettings.Section);
        services.AddSingleton(provider => Database.Of(provider.GetRequiredService<StorageSettings>()));
        services.AddSingleton(provider => Retries.Pipeline(provider.GetRequiredService<Database>().Dialect, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WritesWithoutEvent>();
        services.AddScoped<Work>();
        services.AddScoped<EventLog>();
        services.AddScoped<BulkChanges>();
        services.AddHttpContextAccessor();
        services.AddScoped<Keys>();
        services.AddScoped<IdempotencyStore>();
        services.AddHostedService<IdempotencyPurge>();
        services.AddScoped<EventStore>();
        services.AddScoped<AsAtReader>();
        services.AddScoped<AccessLogStore>();
        services.AddSingleton<AccessLogBuffer>();
        services.AddSingleton<ShownObjects>();
        services.AddSingleton<NewEvents>();
        services.AddSingleton<ChangeFeed>();
        services.AddHostedService<AccessLogWriter>();
        services.AddSettings<AuditSettings>(AuditSettings.Section);
        services.AddHostedService<AccessLogRetention>();
    }

    private static void AddSlices(IServiceCollection services)
    {
        services.AddScoped<CatalogueStore>();
        services.AddScoped<ContributorStore>();
        services.AddScoped<IContributors, ContributorStore>();
        services.AddScoped<PledgeStore>();
        services.AddScoped<UnitFactStore>();
        services.AddScoped<PledgeReadiness>();
        services.AddSettings<ReadinessSettings>(ReadinessSettings.Section);
        services.AddScoped<PolicyStore>();
        services.AddScoped<PolicyTermStore>();
        services.AddScoped<PolicyTimelines>();
        services.AddScoped<IReadinessPolicies, PolicyTimelines>();
        services.AddScoped<PledgeLapses>();
        services.AddHostedService<ReadinessSweep>();
        services.AddScoped<PledgeUpdate>();
        services.AddScoped<VisitStore>();
        services.AddScoped<VisitUpdate>();
        services.AddScoped<DeficiencyStore>();
        services.AddScoped<HelpOfferStore>();
        services.AddScoped<DeficiencyKeeper>();
        services.AddScoped<IPledgeFollower>(provider => provider.GetRequiredService<DeficiencyKeeper>());
        services.AddScoped<ListDifferences>();
        services.AddHostedService<DeficiencySweep>();
        services.AddScoped<PaperStore>();
        services.AddScoped<SurComparisonStore>();
        services.AddScoped<AgreementStore>();
        services.AddScoped<CapStore>();
        services.AddScoped<ConditionStore>();
        services.AddScoped<VettingStore>();
        services.AddScoped<EvaluationStore>();
        services.AddScoped<FindingStore>();
        services.AddScoped<FileStore>();
        services.AddScoped<FileContentStore>();
        services.AddScoped<FileIntake>();
        services.AddScoped<SurStore>();
        services.AddScoped<SurUpdate>();
        services.AddScoped<RequirementStore>();
        services.AddScoped<RequirementUpdate>();
        services.AddScoped<References>();
        services.AddScoped<CeilingStore>();
        services.AddSingleton<SingleFlight<Snapshot>>();
        services.AddScoped<SnapshotReader>();
        services.AddScoped<CatalogueContextReader>();
        services.AddSingleton<RecentSnapshots>();
        services.AddScoped<PastSnapshotReader>();
        services.AddSingleton<ResultCache>();
        services.AddSingleton<CheckedPlans>();
        services.AddSingleton<CachedDayPlans>();
        services.AddSingleton<CachedVisitProposals>();
        services.AddScoped<GapLists>();
        services.AddSingleton<Replays>();
        services.AddScoped<FinishedRuns>();
        services.AddScoped<DeploymentStore>();
        services.AddScoped<DeploymentUpdate>();
        services.AddScoped<UnitEngagement>();
        services.AddScoped<InvitationStore>();
        services.AddScoped<InvitationUpdate>();
        services.AddScoped<InvitationContextReader>();
        services.AddScoped<InvitationExpiry>();
        services.AddScoped<InvitationIssuer>();
        services.AddScoped<InvitationRelease>();
        services.AddScoped<IRequirementEndListener, ReleaseAtRequirementEnd>();
        services.AddScoped<IPledgeCommitments>(provider => provider.GetRequiredService<InvitationStore>());
        services.AddScoped<IPledgeCommitments>(provider => provider.GetRequiredService<DeploymentStore>());
        services.AddScoped<ObjectHistory>();
        services.AddHostedService<InvitationExpiryWatch>();
        services.AddScoped<FulfilmentCounts>();
        services.AddScoped<OutcomeSources>();
        services.AddScoped<DecisionLog>();
        services.AddSingleton<LatestSummary>();
        services.AddScoped<ImportCatalogue>();
        services.AddScoped<ImportPledges>();
        services.AddScoped<ImportVisits>();
        services.AddScoped<ImportFindings>();
        services.AddScoped<ImportPapers>();
        services.AddScoped<ImportSurComparisons>();
        services.AddScoped<ImportAgreements>();
        services.AddScoped<ImportCaps>();
        services.AddScoped<ImportSurs>();
        services.AddScoped<ImportRequirements>();
        services.AddScoped<Seed>();
    }

    private static void MapSlices(IEndpointRouteBuilder app)
    {
        app.MapHealth();
        app.MapCatalogue();
        app.MapContributors();
        app.MapPledges();
        app.MapVisits();
        app.MapPapers();
        app.MapDeficiencies();
        app.MapCapabilities();
        app.MapSurComparisons();
        app.MapAgreements();
        app.MapCaps();
        app.MapConditions();
        app.MapVettings();
        app.MapEvaluations();
        app.MapFiles();
        app.MapReadinessPolicies();
        app.MapSurs();
        app.MapRequirements();
        app.MapGaps();
        app.MapProposals();
        app.MapOutcomes();
        app.MapDecisions();
        app.MapCandidates();
        app.MapMatchRuns();
        app.MapDefence();
        app.MapMatchWeights();
        app.MapInvitations();
        app.MapDeployments();
        app.MapFulfilment();
        app.MapChanges();
        app.MapPublicSummary();
        app.MapAudit();
        app.MapAccessLog();
        app.MapAccess();
        app.MapTokens();
    }
}
