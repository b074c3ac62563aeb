namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>404 from an endpoint that only reads: the object does not exist, or the caller may not see it.</summary>
public sealed class NotFoundAnswer(string kind, string id) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status404NotFound;

    public Task ExecuteAsync(HttpContext httpContext) => Refused.Missing(kind, id).ExecuteAsync(httpContext);
}
