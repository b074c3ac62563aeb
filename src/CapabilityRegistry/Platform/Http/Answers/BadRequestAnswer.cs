using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>400 from an endpoint that only reads: the query is invalid in a way that a schema cannot express.</summary>
public sealed class BadRequestAnswer(IReadOnlyList<Fault> faults) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status400BadRequest;

    public Task ExecuteAsync(HttpContext httpContext) => Refused.Invalid(faults).ExecuteAsync(httpContext);
}
