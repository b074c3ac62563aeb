using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Errors;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Document;

/// <summary>The catalogue of error codes tells of the compiled program, all of it, and of nothing else.</summary>
public sealed class ErrorCatalogueTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly JsonSerializerOptions Indented =
        new(Json.Options) { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Refused with line by line, where only the faults are handed on.
    private static readonly string[] WithinLinesOnly = ["changed-since-the-run", "unknown-requirement"];

    [Fact]
    public void Every_code_that_the_program_can_refuse_with_is_in_the_catalogue_and_no_other() =>
        Assert.Equal(ErrorCodes.All.Problems.Concat(ErrorCodes.All.Errors).Order(StringComparer.Ordinal), ErrorCatalogue.All.Select(each => each.Code));

    [Fact]
    public void A_code_has_a_status_if_problems_of_it_come() =>
        Assert.Equal(ErrorCodes.All.Problems.Except(WithinLinesOnly), ErrorCatalogue.All.Where(each => !each.OnlyWithin).Select(each => each.Code));

    [Fact]
    public void Where_every_code_comes_from_is_known() => Assert.Empty(ErrorCodes.Untraced);

    [Fact]
    public async Task What_is_taken_from_the_codes_of_an_operation_would_be_among_them() =>
        Assert.Empty(ErrorCodes.IdleExceptions(await apps.On(Engine.Sqlite)));

    [Fact]
    public void Every_code_is_explained_in_whole_sentences() => Assert.Empty(ErrorCatalogue.All.Where(each =>
        !Regex.IsMatch(each.Code, "^[a-z0-9]+(-[a-z0-9]+)*$") || !IsSaid(each.Meaning) || !IsSaid(each.Remedy)
            || each.Status.Any(status => status is < 400 or > 599))
        .Select(each => each.Code));

    [Fact]
    public async Task The_committed_codes_of_each_operation_are_those_of_the_program() => Repository.Holds(
        "openapi/operation-errors.json",
        JsonSerializer.Serialize(ErrorCodes.ByOperation(await apps.On(Engine.Sqlite)).Where(each => each.Value.Problems.Count + each.Value.Errors.Count > 0)
            .ToDictionary(), Indented) + "\n");

    [Fact]
    public async Task A_problem_of_an_operation_comes_with_a_status_that_the_document_declares()
    {
        var document = await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1");

        Assert.Empty(from operation in document.Operations
                     from code in ErrorCatalogue.Of(operation.Id!).Problems
                     where !ErrorCatalogue.Find(code)!.Status.Any(status => operation.Statuses.Contains($"{status}"))
                     select $"{operation.Id}: {code}");
    }

    [Fact]
    public async Task The_document_names_the_codes_of_each_operation_by_status_and_in_a_sentence()
    {
        var document = await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1");
        var raise = document.Operations.Single(each => each.Id == "RaisePledge").Node;

        Assert.Contains("visit-not-passed", raise["x-error-codes"]!["409"]!.AsArray().Select(code => (string?)code));
        Assert.Contains("not-found", raise["x-error-codes"]!["404"]!.AsArray().Select(code => (string?)code));
        Assert.Null(raise["x-error-codes"]!["errors"]);
        Assert.Contains("`visit-not-passed` (409)", (string?)raise["description"]);
        Assert.DoesNotContain("stale-version", document.Operations.Single(each => each.Id == "ListPledges").Node.ToJsonString());
        var edit = document.Operations.Single(each => each.Id == "EditPledge").Node;
        Assert.Contains("read-only", edit["x-error-codes"]!["errors"]!.AsArray().Select(code => (string?)code));
    }

    [Fact]
    public async Task The_document_names_the_codes_of_every_operation_once()
    {
        var every = (await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1")).Root["x-error-codes"]!;

        Assert.Contains("too-many-requests", every["429"]!.AsArray().Select(code => (string?)code));
        Assert.Contains("unknown-member", every["errors"]!.AsArray().Select(code => (string?)code));
    }

    private static bool IsSaid(string text) => char.IsUpper(text[0]) && text.EndsWith('.');
}
