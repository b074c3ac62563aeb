using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support.Watching;

namespace CapabilityRegistry.Tests.Support;

/// <summary>What the registry answered.</summary>
public sealed record Answer
{
    public required HttpStatusCode Status { get; init; }

    public required string Text { get; init; }

    public required string? MediaType { get; init; }

    public required string? ETag { get; init; }

    public required string? Location { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as JSON.</summary>
    public JsonNode Body => JsonNode.Parse(Text)!;

    /// <summary>The code of a problem.</summary>
    public string? Code => (string?)Body["code"];

    /// <summary>Where the problem's errors point: JSON pointers or parameter names.</summary>
    public IReadOnlyList<string> Places =>
        [.. (Body["errors"]?.AsArray() ?? []).Select(error => (string?)error!["pointer"] ?? (string)error["parameter"]!)];

    public IReadOnlyList<string> ErrorCodes => [.. (Body["errors"]?.AsArray() ?? []).Select(error => (string)error!["code"]!)];

    public string Id => (string)Body["id"]!;

    /// <summary>This answer, if its status is the expected one; otherwise the test fails with the body.</summary>
    public Answer Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"expected {(int)expected}, got {(int)Status}: {Text}");
        return this;
    }

    public static async Task<Answer> Of(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 400)
        {
            Assert.True(InternalDetails.FoundIn(text).Count == 0, $"a refusal tells of {string.Join(", ", InternalDetails.FoundIn(text))}: {text}");
        }

        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json" && text.Length > 0)
        {
            var complaints = ComplaintsOf(response.RequestMessage!, (int)response.StatusCode, text);
            Assert.True(complaints.Count == 0, $"{string.Join("; ", complaints)}: {text}");
        }

        return Of(response, text);
    }

    private static IReadOnlyList<string> ComplaintsOf(HttpRequestMessage request, int status, string text) =>
        ProblemCheck.Complaints(request.Method.Method, request.RequestUri!.AbsolutePath, status, JsonNode.Parse(text)!);

    private static Answer Of(HttpResponseMessage response, string text) => new()
    {
        Status = response.StatusCode,
        Text = text,
        MediaType = response.Content.Headers.ContentType?.MediaType,
        ETag = response.Headers.ETag?.ToString(),
        Location = response.Headers.Location?.ToString(),
        Headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
    };
}
