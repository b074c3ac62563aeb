using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>
/// Compresses what is read. The answer to a change is sent as it is: it repeats what was sent, and may show a token, and the length of the two
/// compressed together would tell of the token to whoever can see it and choose what is sent (BREACH). So are errors, which quote the request.
/// </summary>
public sealed class CompressedReads(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode < StatusCodes.Status400BadRequest && base.ShouldCompressResponse(context);
}

public static class CompressionSetup
{
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddSingleton<IResponseCompressionProvider, CompressedReads>();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/x-ndjson", "text/csv"];
        });
    }
}
