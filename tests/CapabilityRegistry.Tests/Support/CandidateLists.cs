using System.Net;
using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.Support;

/// <summary>Who could serve for a requirement, as a planner reads it.</summary>
internal static class CandidateLists
{
    public static async Task<JsonNode> CandidateView(this RegistryApp app, string requirement, string query = "") =>
        (await app.Planner.Get($"/v1/requirements/{requirement}/candidates{query}")).Is(HttpStatusCode.OK).Body;

    /// <summary>The keys of the candidates, the best first.</summary>
    public static async Task<IReadOnlyList<string>> Candidates(this RegistryApp app, string requirement) =>
        [.. (await app.CandidateView(requirement))["candidates"]!.AsArray().Select(each => (string)each!["pledge"]!["id"]!)];

    /// <summary>How one pledge is judged.</summary>
    public static async Task<JsonNode> Explained(this RegistryApp app, string requirement, string pledge) =>
        (await app.CandidateView(requirement, $"?explain={pledge}"))["explained"]!;

    /// <summary>The codes of the criteria that a pledge does not meet.</summary>
    public static async Task<IReadOnlyList<string>> Misses(this RegistryApp app, string requirement, string pledge) =>
    [
        .. (await app.Explained(requirement, pledge))["criteria"]!.AsArray().Where(each => !(bool)each!["passes"]!).Select(each => (string)each!["code"]!),
    ];
}
