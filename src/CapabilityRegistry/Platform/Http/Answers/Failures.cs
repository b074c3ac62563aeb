using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>Answers unexpected exceptions with 4xx, 503 or 500, without internal details.</summary>
public sealed partial class Failures(Database database, ILogger<Failures> log) : IExceptionHandler
{
    private static readonly Refusal Away = new("database-away", "The database cannot be reached just now. Try again in a moment.");

    // Two requests wrote the same unique value at once; the rules catch all other cases before.
    private static readonly Refusal Duplicate = new("duplicate", "Something with the same unique value was written at the same moment.");

    private static readonly Refusal Bug = new("internal-error", "This is our mistake. Tell the operator the trace id.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, refusal) = exception switch
        {
            BadHttpRequestException bad => (bad.StatusCode, Of(bad, httpContext)),
            UnavailableException away => (StatusCodes.Status503ServiceUnavailable, away.Refusal),
            _ when database.IsDuplicate(exception) => (StatusCodes.Status409Conflict, Duplicate),
            _ when database.IsTransient(exception) => (StatusCodes.Status503ServiceUnavailable, Away),
            _ => (StatusCodes.Status500InternalServerError, Bug),
        };
        if (status >= StatusCodes.Status500InternalServerError)
        {
            Failed(Problem.NameOf(httpContext), exception);
        }

        await Problem.Write(httpContext, status, refusal);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Request {TraceId} failed.")]
    private partial void Failed(string traceId, Exception exception);

    private static Refusal Of(BadHttpRequestException bad, HttpContext http) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new(
            "too-large", $"The body is longer than {http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize} bytes."),
        StatusCodes.Status408RequestTimeout => new("too-slow", "The body did not arrive in time."),
        _ => new("invalid-request", "The request could not be read."),
    };
}
