using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Errors;

namespace CapabilityRegistry.Tests.Support.Watching;

/// <summary>
/// Holds a problem against the catalogue of errors: its code is there, with this status, and is one that the operation, or every operation, can refuse
/// with, and so is the code of each of its errors. Every problem that any test receives is looked at.
/// </summary>
public static class ProblemCheck
{
    private static readonly OperationErrors Everywhere = ErrorCatalogue.Of(ErrorCatalogue.EveryOperation);

    private static readonly Lazy<IReadOnlyList<(string Method, Regex Path, string Id)>> Operations = new(Read);

    /// <summary>Everything in which the problem is not as the catalogue has it.</summary>
    /// <param name="path">Of the address, without its query.</param>
    public static IReadOnlyList<string> Complaints(string method, string path, int status, JsonNode problem)
    {
        var code = (string?)problem["code"] ?? "";
        string[] errors = [.. (problem["errors"]?.AsArray() ?? []).Select(error => (string?)error!["code"] ?? "")];
        return [.. OfCatalogue(code, status, problem, errors), .. OperationAt(method, path) is { } operation ? OfOperation(operation, code, errors) : []];
    }

    private static IEnumerable<string> OfCatalogue(string code, int status, JsonNode problem, string[] errors) =>
    [
        .. ErrorCatalogue.Find(code)?.Status.Contains(status) == true ? [] : new[] { $"the catalogue has no {code} with {status}" },
        .. (string?)problem["type"] == $"/errors/{code}" ? [] : new[] { $"the type of {code} is {problem["type"]}" },
        .. errors.Where(each => ErrorCatalogue.Find(each) is null).Select(each => $"the catalogue has no {each}"),
    ];

    private static IEnumerable<string> OfOperation(string operation, string code, string[] errors)
    {
        var own = ErrorCatalogue.Of(operation);
        string[] problems = [.. own.Problems, .. Everywhere.Problems];
        return new[] { code }.Except(problems).Concat(errors.Except([.. problems, .. own.Errors, .. Everywhere.Errors]))
            .Select(each => $"{operation} does not tell of {each}");
    }

    private static string? OperationAt(string method, string path) =>
        Operations.Value.FirstOrDefault(each => each.Method == method && each.Path.IsMatch(path)).Id;

    // A path without a parameter is meant before one with it: /v1/gaps/met.
    private static IReadOnlyList<(string Method, Regex Path, string Id)> Read() =>
    [
        .. from path in JsonNode.Parse(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")))!["paths"]!.AsObject()
           orderby path.Key.Count(character => character == '{')
           from operation in path.Value!.AsObject()
           select (operation.Key.ToUpperInvariant(), new Regex($"^{Regex.Replace(path.Key, @"\{\w+\}", "[^/]+")}$"), (string)operation.Value!["operationId"]!),
    ];
}
