using System.Globalization;
using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>
/// 200 with a part of the event log, one event per line. Events are streamed from the database, so a slow client slows down the reading.
/// </summary>
public sealed class EventExportAnswer(EventStore events, long after, long until, Caller caller)
    : IResult, IStatusCodeHttpResult, IDisclosesObjects, IEndpointMetadataProvider
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>Bytes that are buffered before they are sent.</summary>
    private const int Chunk = 64 * 1024;

    public int? StatusCode => StatusCodes.Status200OK;

    public IEnumerable<DisclosedObject> DisclosedObjects() =>
        [new("event-log", DisclosedObject.EveryEvent, null), new("event-log", $"{after + 1}-{until}", null)];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancel) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = MediaType;
        response.SavedAs(string.Create(CultureInfo.InvariantCulture, $"events-{after + 1}-{until}.ndjson"));
        await foreach (var each in events.Each(after, until, caller).WithCancellation(cancel))
        {
            EventLine.Write(response.BodyWriter, each);
            if (response.BodyWriter.UnflushedBytes > Chunk)
            {
                await response.BodyWriter.FlushAsync(cancel);
            }
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(EventLine), [MediaType]));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, HeaderNames.ContentDisposition));
    }
}
