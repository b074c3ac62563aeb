using System.Reflection;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Registry.Files;

/// <summary>200 with the content of a file, sent as it is read, to be saved and never shown within a page; its SHA-256 is the ETag.</summary>
public sealed class FileContentAnswer(AttachedFile file, FileContentStore contents)
    : IResult, IStatusCodeHttpResult, IDisclosesObjects, IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status200OK;

    public IEnumerable<DisclosedObject> DisclosedObjects() => file.DisclosedObjects();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, etag) = (httpContext.Response, $"\"{file.Sha256}\"");
        response.Headers.ETag = etag;
        if (await ConditionalRead.Answered(httpContext, etag))
        {
            return;
        }

        response.ContentType = FileBody.MediaType;
        response.ContentLength = file.Bytes;
        response.SavedAs(file.Name);
        if (!HeadRequests.IsHead(httpContext))
        {
            await contents.CopyTo(file, response.Body, httpContext.RequestAborted);
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), [FileBody.MediaType]));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, HeaderNames.ETag));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, HeaderNames.ContentDisposition));
        builder.Metadata.Add(new CanBeUnchanged());
    }
}
