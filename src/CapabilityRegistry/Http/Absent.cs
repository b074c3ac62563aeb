namespace CapabilityRegistry.Http;

/// <summary>404 from an endpoint that only reads: there is none, or it is not the caller's to see.</summary>
public sealed class Absent(string kind, string id) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status404NotFound;

    public Task ExecuteAsync(HttpContext httpContext) => Refused.Missing(kind, id).ExecuteAsync(httpContext);
}
