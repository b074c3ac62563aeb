using System.Globalization;
using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists.Tables;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Registry.Imports.Templates;

/// <summary>200 with a workbook, to be saved. It is made in a temporary file, row by row.</summary>
public sealed class TemplateAnswer : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private readonly Template _template;
    private readonly string _name;

    internal TemplateAnswer(Template template, ImportKind kind, DateOnly today) =>
        (_template, _name) = (template, $"{kind.Code()}-{today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.xlsx");

    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var file = TemporaryFile.Open();
        await _template.Write(file, httpContext.RequestAborted);
        file.Position = 0;
        var response = httpContext.Response;
        response.ContentType = ListFormats.Xlsx;
        response.ContentLength = file.Length;
        response.SavedAs(_name);
        if (!HeadRequests.IsHead(httpContext))
        {
            await file.CopyToAsync(response.Body, FileBody.Part, httpContext.RequestAborted);
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), [ListFormats.Xlsx]));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status200OK, HeaderNames.ContentDisposition));
    }
}
