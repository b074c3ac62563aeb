using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Http.Walk;

namespace CapabilityRegistry.Tests.Support;

/// <summary>A sample that leaves out a member, or says what is taken anyhow, proves nothing about that member.</summary>
public sealed class FullSampleTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    // Where two members exclude each other, or a list of its own is tried elsewhere.
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["HandInPaper/days"] = "of another kind of paper",
        ["HandInPaper/port"] = "of another kind of paper",
        ["RecordEvaluation/deployment"] = "the unit of the sample has none",
        ["RecordEvaluation/supersedes"] = "the first of its unit",
        ["StartMatchRun/weightSet"] = "given instead of weights",
        ["StartMatchRun/scenario/newRequirements"] = "its schema is the one of DraftRequirement",
    };

    [Fact]
    public async Task Every_request_body_of_the_document_has_a_sample_and_every_sample_a_body() =>
        Assert.Equal((await Bodies()).Select(operation => operation.Id).Order(StringComparer.Ordinal), FullSample.Operations.Order(StringComparer.Ordinal));

    [Fact]
    public async Task In_a_sample_every_member_of_the_schema_is_given_and_differs_from_its_default()
    {
        var left = (await Bodies()).SelectMany(operation => Unsaid(operation.Document, operation.Id, operation.Body!, [FullSample.Of(operation.Id)])).ToList();
        Assert.Equal(LeftOut.Keys.Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("DraftPledge", "EditPledge")]
    [InlineData("DraftRequirement", "EditRequirement")]
    [InlineData("EditRequirement", "AmendRequirement")]
    [InlineData("DraftSur", "EditSur")]
    public void What_is_edited_differs_in_every_member_from_what_was_there_before(string before, string after)
    {
        var (was, becomes) = (FullSample.Of(before)!, FullSample.Of(after)!);
        Assert.Empty(becomes.Where(member => was.ContainsKey(member.Key) && JsonNode.DeepEquals(member.Value, was[member.Key])).Select(member => member.Key));
    }

    [Fact]
    public async Task A_member_that_is_missing_null_empty_or_as_by_default_is_seen()
    {
        var operation = (await Bodies()).Single(each => each.Id == "StateMatchWeights");
        var sample = FullSample.Of(operation.Id)!.Without("reason").With("name", "");
        sample["values"]!["type"] = 150;
        sample["values"]!["level"] = 0;

        Assert.Equal(
            ["StateMatchWeights/name", "StateMatchWeights/values/level", "StateMatchWeights/values/type", "StateMatchWeights/reason"],
            Unsaid(operation.Document, operation.Id, operation.Body!, [sample])
                .OrderBy(each => Array.IndexOf(["name", "level", "type", "reason"], each.Split('/')[^1])));
    }

    /// <summary>The members for which none of the values says more than the default would.</summary>
    private static IEnumerable<string> Unsaid(ApiDocument document, string at, JsonNode schema, IReadOnlyList<JsonNode?> values)
    {
        var (shape, _) = document.Resolved(schema);
        return (values.Any(value => Says(value, schema, shape)), ApiDocument.TypeOf(shape)) switch
        {
            (false, _) => [at],
            // A merge patch has no members of its own.
            (_, "object") => (shape["properties"]?.AsObject() ?? [])
                .SelectMany(member => Unsaid(document, $"{at}/{member.Key}", member.Value!, [.. values.Select(value => value?[member.Key])])),
            (_, "array") => Unsaid(document, at, shape["items"]!, [.. values.SelectMany(value => value?.AsArray() ?? [])]),
            _ => [],
        };
    }

    private static bool Says(JsonNode? value, JsonNode schema, JsonObject shape) => value switch
    {
        null => false,
        JsonArray list => list.Count > 0,
        JsonObject => true,
        _ => value.ToString() is not ("" or "0" or "false") && !new[] { schema, shape }.Any(each => IsDefault(value, each)),
    };

    // The document says in words what counts if a member is left out.
    private static bool IsDefault(JsonNode value, JsonNode schema) =>
        $" {schema["description"]}".EndsWith($" {value} if left out.", StringComparison.Ordinal);

    private async Task<IReadOnlyList<Operation>> Bodies() =>
        [.. (await ApiDocument.Of(await apps.On(Engine.Sqlite))).Operations.Where(operation => operation.Body is not null)];
}
