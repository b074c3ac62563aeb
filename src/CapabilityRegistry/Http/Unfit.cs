namespace CapabilityRegistry.Http;

/// <summary>400 from an endpoint that only reads: what is asked for cannot be, for reasons that a schema cannot state.</summary>
public sealed class Unfit(IReadOnlyList<Fault> faults) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status400BadRequest;

    public Task ExecuteAsync(HttpContext httpContext) => Refused.Invalid(faults).ExecuteAsync(httpContext);
}
