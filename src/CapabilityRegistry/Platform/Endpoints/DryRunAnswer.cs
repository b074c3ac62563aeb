using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>The answer that a change would get, to one that was only tried: the same status, header fields and body, but no secret.</summary>
/// <remarks>A new key in it is free again: another change may get it first.</remarks>
public sealed class DryRunAnswer(object result) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, versioned, value) = (httpContext.Response, result as IVersionedResult, ((IValueHttpResult)result).Value);
        response.StatusCode = ((IStatusCodeHttpResult)result).StatusCode!.Value;
        response.Headers[DryRun.Header] = "true";
        response.Headers.ETag = versioned?.ETag;
        response.Headers.Location = versioned?.Location;
        if (value is IUnfinished { IsUnfinished: true })
        {
            response.Headers.RetryAfter = Polling.Pause;
        }

        await response.WriteAsJsonAsync(value is ISecretOnce once ? once.WithoutSecret() : value, Json.Options, httpContext.RequestAborted);
    }
}
