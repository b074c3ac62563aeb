using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Outages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Polly.CircuitBreaker;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>Answers unexpected exceptions with 4xx, 503 or 500, without internal details.</summary>
public sealed partial class Failures(Database database, ILogger<Failures> log) : IExceptionHandler
{
    private static readonly Refusal Away = new("database-away", "The database cannot be reached just now. Try again in a moment.");

    // Two requests wrote the same unique value at once; the rules catch all other cases before.
    private static readonly Refusal Duplicate = new("duplicate", "Something with the same unique value was written at the same moment.");

    private static readonly Refusal Unknown = new(
        "outcome-unknown",
        "The database was lost just as it was told to keep the change, and it could not be found out whether it did. Look before you send it again.");

    private static readonly Refusal Bug = new("internal-error", "This is our mistake. Tell the operator the trace id.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, refusal) = exception switch
        {
            BadHttpRequestException bad => (bad.StatusCode, Of(bad, httpContext)),
            UnavailableException away => (StatusCodes.Status503ServiceUnavailable, away.Refusal),
            OutcomeUnknownException => (StatusCodes.Status500InternalServerError, Unknown),
            _ => Of(database.KindOf(exception)),
        };
        if (exception is BrokenCircuitException or UnavailableException { InnerException: null })
        {
            // Why is in the log already, once and not with each request.
            Refused(Problem.NameOf(httpContext), refusal.Code);
        }
        else if (status >= StatusCodes.Status500InternalServerError)
        {
            Failed(Problem.NameOf(httpContext), exception);
        }

        try
        {
            await Problem.Write(httpContext, status, refusal);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Whoever has hung up reads no answer, and that is no failure of ours.
        }

        return true;
    }

    [LoggerMessage(LogLevel.Warning, "Request {TraceId} was refused: {Code}.")]
    private partial void Refused(string traceId, string code);

    [LoggerMessage(LogLevel.Error, "Request {TraceId} failed.")]
    private partial void Failed(string traceId, Exception exception);

    private static (int Status, Refusal Refusal) Of(FailureKind kind) => kind switch
    {
        FailureKind.Duplicate => (StatusCodes.Status409Conflict, Duplicate),
        FailureKind.Busy or FailureKind.Overloaded or FailureKind.Away => (StatusCodes.Status503ServiceUnavailable, Away),
        FailureKind.Full or FailureKind.ReadOnly => (StatusCodes.Status503ServiceUnavailable, Unwritable.Because(kind)),
        _ => (StatusCodes.Status500InternalServerError, Bug),
    };

    private static Refusal Of(BadHttpRequestException bad, HttpContext http) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new(
            "too-large", $"The body is longer than {http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize} bytes."),
        StatusCodes.Status408RequestTimeout => new("too-slow", "The body did not arrive in time."),
        _ => new("invalid-request", "The request could not be read."),
    };
}
