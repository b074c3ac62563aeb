using System.Text.Json.Nodes;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Pages.Deployments;
using CapabilityRegistry.Portal.Pages.Plans;
using CapabilityRegistry.Portal.Pages.Requirements;
using CapabilityRegistry.Portal.Pages.Steps;
using CapabilityRegistry.Portal.Pages.Units;
using CapabilityRegistry.Portal.Pages.Visits;
using CapabilityRegistry.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Forms of planners send what the document asks for, and nothing else.</summary>
public sealed class PlannerFormTests
{
    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")))!;

    [Fact]
    public void A_step_sends_what_its_request_asks_for() =>
        Assert.All(
            new[] { RequirementSteps.Group, VisitSteps.Group, DeploymentSteps.Group }.SelectMany(group => group.Steps, (group, step) => (group, step)),
            each => AssertSends(each.group, each.step));

    [Fact]
    public void A_what_if_supposes_what_the_scenario_of_the_document_can_say()
    {
        var scenario = Schema("Scenario")["properties"]!.AsObject();
        Assert.Equal(scenario.Select(each => each.Key).Order(StringComparer.Ordinal), ScenarioList.All.Select(list => list.Name).Order(StringComparer.Ordinal));
        foreach (var list in ScenarioList.All.Where(list => list.Columns is not [{ Name: "" }]))
        {
            var item = Schema(((string)scenario[list.Name]!["items"]!["$ref"]!).Split('/')[^1]);
            var columns = list.Columns.Select(column => column.Name.Split('/')[0]).ToHashSet();
            Assert.Empty(columns.Except(item["properties"]!.AsObject().Select(each => each.Key)));
            Assert.Empty(item["required"]!.AsArray().Select(each => (string)each!).Except(columns));
        }
    }

    [Fact]
    public void An_amendment_states_the_whole_content_anew() =>
        Assert.Equal(
            Schema("AmendRequirementRequest")["properties"]!.AsObject().Select(each => each.Key).Order(StringComparer.Ordinal),
            RequirementForm.Amendment(new FormFields(FormCollection.Empty), [], []).Select(each => each.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void A_row_that_was_left_empty_is_not_sent_and_a_fault_finds_its_row()
    {
        var list = ScenarioList.All.Single(each => each.Name == "elevations");
        var form = new FormFields(new FormCollection(new()
        {
            ["scenario/elevations/0/pledge"] = "",
            ["scenario/elevations/0/to"] = "",
            ["scenario/elevations/1/pledge"] = "KAZ-00003",
            ["scenario/elevations/1/to"] = "",
        }));
        Assert.Equal("""[{"pledge":"KAZ-00003"}]""", list.Read(form, []).ToJsonString());
        var problem = Lists.AtRows(
            new() { Status = 400, Code = "invalid-request", Errors = [new() { Code = "missing", Pointer = "/scenario/elevations/0/to" }] },
            new Dictionary<string, List<int>> { [list.Pointer] = list.Filled(form) });
        Assert.Equal("/scenario/elevations/1/to", Assert.Single(problem.Errors).Pointer);
    }

    private static void AssertSends(StepGroup group, StepForm step)
    {
        var operation = Document["paths"]![$"/v1{group.Path}/{{id}}/{step.Action}"]!["post"]!;
        var body = (string?)operation["requestBody"]?["content"]!["application/json"]!["schema"]!["$ref"];
        if (body is null)
        {
            Assert.Empty(step.Fields);
            return;
        }

        var schema = Schema(body.Split('/')[^1]);
        Assert.Equal(
            (schema["required"]?.AsArray() ?? []).Select(each => (string)each!).Order(StringComparer.Ordinal),
            step.Fields.Where(field => field is { Required: true, OnlyAfter: null }).Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Empty(step.Fields.Select(field => field.Name).Except(schema["properties"]!.AsObject().Select(each => each.Key)));
    }

    private static JsonNode Schema(string name) => Document["components"]!["schemas"]![name]!;
}
