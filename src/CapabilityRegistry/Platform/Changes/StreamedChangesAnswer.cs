using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;

namespace CapabilityRegistry.Platform.Changes;

/// <summary>200 with events as they come (server-sent events of the HTML standard); nothing is held meanwhile but the line.</summary>
public sealed class StreamedChangesAnswer(EventSearch search, Caller caller) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public const string MediaType = "text/event-stream";

    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var feed = httpContext.RequestServices.GetRequiredService<ChangeFeed>();
        if (HeadRequests.IsHead(httpContext))
        {
            httpContext.Response.ContentType = MediaType;
            return;
        }

        if (!feed.TryJoin())
        {
            await Refused.Because(new Refusal("too-many-listeners", "As many listen to the changes as may. Ask for their pages instead.")
            {
                Kind = RefusalKind.Unavailable,
            }).ExecuteAsync(httpContext);
            return;
        }

        try
        {
            RateLimits.FreePlace(httpContext);
            httpContext.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
            await TypedResults.ServerSentEvents(feed.Listen(search, caller, httpContext)).ExecuteAsync(httpContext);
        }
        finally
        {
            feed.Leave();
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<EventView>), ["application/json"]));
        builder.Metadata.Add(new AlsoSendsText(StatusCodes.Status200OK, MediaType));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, PreferWait.Applied, Always: false));
    }
}
