using System.Reflection;
using CapabilityRegistry.ForceGeneration.Invitations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Access.Provider;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Errors;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges;
using CapabilityRegistry.Registry.Pledges.Bulk;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Tests.Conformance.House;
using CapabilityRegistry.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;

namespace CapabilityRegistry.Tests.Conformance.Document;

/// <summary>With which codes the compiled program can refuse, as a whole and operation by operation.</summary>
internal static class ErrorCodes
{
    /// <summary>Criteria that only give points: no unit fails them, so that no refusal names them.</summary>
    public static readonly IReadOnlyList<string> OfPointsOnly = ["burden", "co-deployment", "desired-lines", "freshness", "share-of-women"];

    private const string BulkRefused = "bulk-refused";

    private static readonly string[] Papers =
        ["major-equipment-list-missing", "note-verbale-missing", "self-sustainment-list-missing", "table-of-organization-missing"];

    private static readonly string[] AboveLevel1 = [.. LevelGates.Codes.Except(Papers)];

    // What stands before and around every operation.
    private static readonly Type[] Around =
    [
        typeof(ContractCheck), typeof(UnitOfWork), typeof(ChosenFields), typeof(CatalogueCodeFilter), typeof(AuthorizationAnswer), typeof(WrongTokens),
        typeof(RateLimits), typeof(LimitSetup), typeof(ProviderFault), typeof(Failures),
    ];

    // Never refused: invitations that were found unsettled are released in the same transaction; what the rules would say to a step is told as an answer.
    private static readonly string[] NeverRefused =
        [Method(typeof(InvitationRelease), "Release"), Method(typeof(StepRehearsal), nameof(StepRehearsal.RefusalOf))];

    // Refusals of which an operation hands on only the faults, as errors of its own problem.
    private static readonly Dictionary<string, string[]> OnlyFaultsOf = new()
    {
        ["InviteLines"] = [Method(typeof(InvitationIssuer), nameof(InvitationIssuer.Issue)), Method(typeof(PlanLines), nameof(PlanLines.Outdated))],
        ["StartMatchRun"] = [Method(typeof(ResolvedContent), nameof(ResolvedContent.Refusal))],
    };

    // What a method can say and the operation never lets it come to.
    private static readonly Dictionary<string, string[]> NeverOf = new()
    {
        // Acceptance asks for the papers alone, and what rises is registered: it had its papers.
        ["AcceptPledge"] = AboveLevel1,
        ["AcceptPledges"] = AboveLevel1,
        ["OverridePledge"] = Papers,
        ["RaisePledge"] = Papers,
        ["RaisePledges"] = Papers,
        // Firm conditions have codes of their own, and are not among the criteria that a reason sets aside.
        ["AcceptInvitation"] = ["below-selection-level", "not-available", "not-registered"],
        ["InviteLines"] = ["below-selection-level", "not-registered"],
        ["InviteState"] = ["below-selection-level", "not-registered"],
        ["SelectInvitation"] = ["below-selection-level", "not-available", "not-registered"],
    };

    private static readonly Lazy<TextFlow> Flow = new(() => new(OurCode.Methods));

    private static readonly Lazy<CallGraph> Graph = new(() => new(OurCode.Methods));

    private static readonly Lazy<OperationErrors> OfEveryOperation =
        new(() => Of(OurCode.Methods.Where(each => Around.Any(type => IsIn(each, type))).Select(each => each.FullName), []));

    /// <summary>Of the whole program.</summary>
    public static OperationErrors All => Sorted(Problems(null), Flow.Value.Into(typeof(Fault), nameof(Fault.Code)));

    /// <summary>Places on the way to a code of which it is not known what is in them.</summary>
    public static IEnumerable<string> Untraced =>
        Flow.Value.Untraced(typeof(Refusal), nameof(Refusal.Code)).Concat(Flow.Value.Untraced(typeof(Fault), nameof(Fault.Code)));

    /// <summary>Exceptions that are none: the operation does not have the code anyway.</summary>
    public static IEnumerable<string> IdleExceptions(RegistryApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        let operation = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
        where operation is not null && NeverOf.ContainsKey(operation)
        let all = Of(Roots(endpoint.Metadata), [])
        from code in NeverOf[operation].Except(all.Problems).Except(all.Errors)
        select $"{operation}: {code}";

    /// <summary>Operation by operation, without what every operation may refuse with, which stands under *.</summary>
    public static SortedDictionary<string, OperationErrors> ByOperation(RegistryApp app)
    {
        var all = new SortedDictionary<string, OperationErrors>(StringComparer.Ordinal) { [ErrorCatalogue.EveryOperation] = OfEveryOperation.Value };
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is { EndpointName: var operation })
            {
                all[operation] = Own(operation, endpoint.Metadata);
            }
        }

        return all;
    }

    private static IEnumerable<string> Roots(EndpointMetadataCollection metadata)
    {
        var handler = Compiled(metadata.GetRequiredMetadata<MethodInfo>()).FullName;
        // The answer is exchanged for one that is kept.
        return metadata.GetMetadata<MayBeKept>() is null ? [handler] : [handler, Method(typeof(CacheableAnswer), nameof(CacheableAnswer.ExecuteAsync))];
    }

    private static OperationErrors Own(string operation, EndpointMetadataCollection metadata)
    {
        var (own, every) = (Of(Roots(metadata), OnlyFaultsOf.GetValueOrDefault(operation, [])), OfEveryOperation.Value);
        string[] never = [.. NeverOf.GetValueOrDefault(operation, []), .. TakesTheObjectBack(metadata) ? [] : new[] { "read-only" }];
        var (problems, errors) = (own.Problems.Except(every.Problems).Except(never), own.Errors.Except(every.Errors).Except(never));
        return IsOfMany(metadata)
            ? new() { Problems = [BulkRefused], Errors = [.. problems.Union(errors).Except([BulkRefused]).Order(StringComparer.Ordinal)] }
            : new() { Problems = [.. problems], Errors = [.. errors] };
    }

    // What refuses one of its changes is told in its answer, or as an error of the problem that refuses them all.
    private static bool IsOfMany(EndpointMetadataCollection metadata) =>
        metadata.GetRequiredMetadata<MethodInfo>().DeclaringType!.Namespace == typeof(SubmitPledges).Namespace;

    // PUT and PATCH may hold what GET gave, with what only the registry sets.
    private static bool TakesTheObjectBack(EndpointMetadataCollection metadata) =>
        metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Any(method => method is "PUT" or "PATCH");

    private static OperationErrors Of(IEnumerable<string> roots, string[] onlyFaultsOf)
    {
        IReadOnlyList<string> from = [.. roots];
        var (whole, refusing) = (Graph.Value.From(from, NeverRefused), Graph.Value.From(from, [.. NeverRefused, .. onlyFaultsOf]));
        return Sorted(Problems(refusing), Flow.Value.Into(typeof(Fault), nameof(Fault.Code), whole));
    }

    // A refusal that takes its code from one of its faults has found them itself.
    private static IEnumerable<string> Problems(IReadOnlySet<string>? within)
    {
        var (texts, copying) = Flow.Value.IntoButFrom(typeof(Refusal), typeof(Fault), nameof(Fault.Code), within);
        return texts.Concat(copying.SelectMany(method => Flow.Value.Into(typeof(Fault), nameof(Fault.Code), Found(method, within))));
    }

    private static IReadOnlySet<string> Found(string method, IReadOnlySet<string>? within) =>
        Graph.Value.From([method]) is var found && within is null ? found : found.Intersect(within).ToHashSet();

    private static OperationErrors Sorted(IEnumerable<string> problems, IEnumerable<string> errors)
    {
        string[] own = [.. problems.Distinct().Except(OfPointsOnly).Order(StringComparer.Ordinal)];
        return new() { Problems = own, Errors = [.. errors.Except(own).Except(OfPointsOnly).Order(StringComparer.Ordinal)] };
    }

    private static MethodDefinition Compiled(MethodInfo method) => OurCode.Methods.Single(each =>
        each.Name == method.Name && each.Parameters.Count == method.GetParameters().Length && each.DeclaringType.FullName == NameOf(method.DeclaringType!));

    private static string Method(Type type, string name) =>
        OurCode.Methods.Single(each => each.Name == name && each.DeclaringType.FullName == NameOf(type)).FullName;

    private static bool IsIn(MethodDefinition method, Type type) =>
        $"{method.DeclaringType.FullName}/".StartsWith($"{NameOf(type)}/", StringComparison.Ordinal);

    private static string NameOf(Type type) => type.FullName!.Replace('+', '/');
}
