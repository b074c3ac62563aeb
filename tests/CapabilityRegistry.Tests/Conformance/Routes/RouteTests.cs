using System.Reflection;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Routes;

/// <summary>Every endpoint says who may use it, and stands where its name says.</summary>
public sealed class RouteTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly string[] Public =
    [
        "/errors", "/errors/{code}", "/health/live", "/health/ready", "/openapi/{documentName}.json", "/swagger/documents/{documentName}.json",
        "/v1/public/summary", "swagger/{**path}",
    ];

    // The last noun of a path says where its handler stands; verbs are no nouns.
    private static readonly Dictionary<string, string> Nouns = new()
    {
        ["actions"] = "Registry.Pledges",
        ["access"] = "Platform.Access",
        ["caller"] = "Platform.Access",
        ["access-log"] = "Platform.AccessLog",
        ["agreements"] = "Registry.Agreements",
        ["attributes"] = "Registry.Catalogue",
        ["authorised-strengths"] = "Registry.Catalogue",
        ["caps"] = "Registry.Caps",
        ["conditions"] = "Registry.Conditions",
        ["vettings"] = "Registry.Vettings",
        ["evaluations"] = "Registry.Evaluations",
        ["investigations"] = "Registry.Investigations",
        ["shares"] = "Registry.Pledges.Shares",
        ["readiness-policies"] = "Registry.Policies",
        ["policy-terms"] = "Registry.Policies.Terms",
        ["candidates"] = "Planning.Candidates",
        ["capabilities"] = "Registry.Capabilities",
        ["ceiling"] = "Registry.Requirements.Ceilings",
        ["certificate"] = "Planning.Defence",
        ["changes"] = "Platform.Changes",
        ["compare"] = "Planning.Defence",
        ["contributors"] = "Registry.Contributors",
        ["checklists"] = "Registry.Catalogue",
        ["courses"] = "Registry.Catalogue",
        ["decision-reasons"] = "ForceGeneration.Decisions",
        ["decisions"] = "ForceGeneration.Decisions",
        ["deficiencies"] = "Registry.Deficiencies",
        ["deployments"] = "Registry.Deployments",
        ["dossier"] = "Planning.Defence",
        ["equipment"] = "Registry.Catalogue",
        ["events"] = "Platform.Audit",
        ["forecast"] = "Planning.Gaps.Forecast",
        ["files"] = "Registry.Files",
        ["findings"] = "Registry.Visits.Findings",
        ["fulfilment"] = "ForceGeneration.Fulfilment",
        ["gaps"] = "Planning.Gaps",
        ["help-offers"] = "Registry.Deficiencies.HelpOffers",
        ["health"] = "Platform.Http",
        ["imports"] = "Registry.Imports",
        ["rows"] = "Registry.Imports",
        ["template"] = "Registry.Imports.Templates",
        ["individual-pledges"] = "Registry.Individuals",
        ["indicators"] = "ForceGeneration.Reports.Indicators",
        ["invitations"] = "ForceGeneration.Invitations",
        ["match-runs"] = "Planning.Runs",
        ["match-weights"] = "Planning.Runs.Weights",
        ["missions"] = "Registry.Catalogue",
        ["organisations"] = "Registry.Contributors",
        ["outcome-drafts"] = "Registry.Visits.Drafts",
        ["outcomes"] = "ForceGeneration.Outcomes",
        ["papers"] = "Registry.Papers",
        ["pledges"] = "Registry.Pledges",
        ["proposals"] = "Planning.VisitProposals",
        ["public"] = "Public",
        ["readiness"] = "Registry.Pledges.Readiness",
        ["recognitions"] = "Registry.Recognitions",
        ["replay"] = "Planning.Defence",
        ["reminders"] = "Registry.Pledges",
        ["requirements"] = "Registry.Requirements",
        ["scarcity"] = "Planning.Gaps.Scarcity",
        ["self-sustainment"] = "Registry.Catalogue",
        ["sur-comparisons"] = "Registry.SurComparisons",
        ["surs"] = "Registry.Surs",
        ["digests"] = "Platform.Digests",
        ["tokens"] = "Platform.Access.Tokens",
        ["training-places"] = "Registry.Deficiencies.TrainingPlaces",
        ["training-centres"] = "Registry.Catalogue",
        ["unit-types"] = "Registry.Catalogue",
        ["visits"] = "Registry.Visits",
        ["womens-shares"] = "Registry.WomensShares",
    };

    // Operations that stand in another folder, with the reason.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["GetGapChanges"] = "The changes of a gap are reckoned by Planning; /v1/changes are those of the log.",
        ["ListChangedObjects"] = "The objects behind the changes of a gap are found by Planning; /v1/changes are those of the log.",
        ["GetRequirementsReport"] = "The paper of requirements is written by ForceGeneration; /v1/requirements are what missions write down.",
        ["ListUnmetRequirements"] = "The requirements of a gap, in the order of the plan.",
    };

    [Fact]
    public async Task Every_endpoint_demands_a_right_or_says_that_it_is_public() =>
        Assert.Empty((await Routes()).Where(route => route.Right is null != route.IsPublic).Select(route => route.Line));

    [Fact]
    public async Task What_is_public_is_listed() =>
        Assert.Equal(Public, (await Routes()).Where(route => route.IsPublic).Select(route => route.Path).Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_committed_table_of_rights_is_the_one_in_force() =>
        Repository.Holds("tests/CapabilityRegistry.Tests/Conformance/Routes/routes.txt", string.Concat((await Routes()).Select(route => route.Line + "\n")));

    [Fact]
    public async Task A_file_holds_the_operation_that_it_is_named_after() =>
        Assert.Empty((await Routes()).Where(route => route.Handler is { Name: "Handle" } && !StandsInItsFile(route))
            .Select(route => $"{route.Name}: {route.Handler!.DeclaringType}"));

    [Fact]
    public async Task A_handler_with_a_file_of_its_own_is_called_Handle_and_others_stand_in_Endpoints() =>
        Assert.Empty((await Routes()).Where(route => route.Name is not null && !IsWellPlaced(route.Handler!)).Select(route => route.Name));

    [Fact]
    public async Task A_handler_under_another_name_is_seen()
    {
        var route = (await Routes()).First(each => each.Name == "RaisePledge");
        Assert.False(StandsInItsFile(route with { Name = "LiftPledge" }));
        Assert.False(IsWellPlaced(typeof(string).GetMethod(nameof(string.IsNullOrEmpty))!));
    }

    [Fact]
    public async Task The_handler_of_a_route_stands_in_the_folder_of_its_noun()
    {
        var routes = await Routes();
        Assert.Empty(routes.Where(route => route.Name is not null && !Elsewhere.ContainsKey(route.Name) && !StandsByItsNoun(route))
            .Select(route => route.Name));
        Assert.Empty(Elsewhere.Keys.Except(routes.Where(route => route.Name is not null && !StandsByItsNoun(route)).Select(route => route.Name!)));
        Assert.False(StandsByItsNoun(routes.First(each => each.Name == "RaisePledge") with { Path = "/v1/visits/{id}/raise" }));
        Assert.False(StandsByItsNoun(routes.First(each => each.Name == "RaisePledge") with { Path = "/v1/things/{id}/raise" }));
    }

    private static bool StandsByItsNoun(Route route)
    {
        var noun = route.Path.Split('/').LastOrDefault(Nouns.ContainsKey);
        return noun is not null && $"{route.Handler!.DeclaringType!.Namespace}.".StartsWith($"CapabilityRegistry.{Nouns[noun]}.", StringComparison.Ordinal);
    }

    private static bool StandsInItsFile(Route route)
    {
        var handler = route.Handler!.DeclaringType!;
        return handler.Name == route.Name && File.Exists(Repository.PathOf($"src/{handler.FullName!.Replace('.', '/')}.cs"));
    }

    private static bool IsWellPlaced(MethodInfo handler) =>
        handler.Name == "Handle" || handler.DeclaringType!.Name.EndsWith("Endpoints", StringComparison.Ordinal);

    private async Task<IReadOnlyList<Route>> Routes() => Route.Of(await apps.On(Engine.Sqlite));
}
