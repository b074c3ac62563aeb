using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>The stored answer to an earlier request with the same Idempotency-Key.</summary>
public sealed record RememberedAnswer : IResult, IDisclosesObjects
{
    public required string Caller { get; init; }

    /// <summary>SHA-256 of the Idempotency-Key.</summary>
    public required string KeyHash { get; init; }

    /// <summary>SHA-256 of method, path, If-Match and body.</summary>
    public required string RequestHash { get; init; }

    public DateTimeOffset At { get; init; }

    public int Status { get; init; }

    public string? Location { get; init; }

    public string? Etag { get; init; }

    public required string Body { get; init; }

    /// <summary>The objects of states that it shows, as JSON; showing them again is recorded again.</summary>
    public required string Shown { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => Json.Read<IReadOnlyList<DisclosedObject>>(Shown);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers[IdempotencyHeaders.Replayed] = "true";
        response.Headers.ETag = Etag;
        response.Headers.Location = Location;
        if (Status == StatusCodes.Status202Accepted)
        {
            response.Headers.RetryAfter = Polling.Pause;
        }

        await response.WriteAsync(Body, httpContext.RequestAborted);
    }
}
