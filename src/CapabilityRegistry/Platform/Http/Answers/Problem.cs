using System.Diagnostics;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>Why a request was not carried out (RFC 9457).</summary>
public sealed record Problem
{
    private const string MediaType = "application/problem+json";

    /// <summary>The page of the code: /errors/ followed by it, to be resolved against the address of the request.</summary>
    public required string Type { get; init; }

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The status code of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>What happened, for people.</summary>
    public required string Detail { get; init; }

    /// <summary>Permanent kebab-case code, for programs: one of those at /errors.</summary>
    public required string Code { get; init; }

    /// <summary>Names this request in the server's log.</summary>
    public required string TraceId { get; init; }

    /// <summary>Everything that was found wrong, if it can be told apart.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemError>? Errors { get; init; }

    /// <summary>Where a code is explained.</summary>
    public static string PageOf(string code) => $"/errors/{code}";

    public static Task Write(HttpContext context, int status, Refusal refusal)
    {
        context.Response.StatusCode = status;
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.TryAdd(HeaderNames.RetryAfter, "2");
        }

        return context.Response.WriteAsJsonAsync(Of(context, status, refusal), Json.Options, MediaType, context.RequestAborted);
    }

    /// <summary>The name of a request, the same in the answer and in the log.</summary>
    public static string NameOf(HttpContext context) => Activity.Current?.Id ?? context.TraceIdentifier;

    internal static Problem Of(HttpContext context, int status, Refusal refusal) => new()
    {
        Type = PageOf(refusal.Code),
        Title = ReasonPhrases.GetReasonPhrase(status),
        Status = status,
        Detail = refusal.Detail,
        Code = refusal.Code,
        TraceId = NameOf(context),
        Errors = refusal.Faults.Count == 0 ? null : [.. refusal.Faults.Select(ProblemError.Of)],
    };
}
