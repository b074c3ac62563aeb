using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>The bytes of the request body, read once and handed to all who need them.</summary>
public static class RequestBody
{
    /// <summary>Longest body, in bytes: a pledge with 200 lines of equipment has about 30,000.</summary>
    public const int Longest = 1_000_000;

    public const string MediaType = "application/json";

    private static readonly object Item = new();

    /// <summary>Reads the body and puts it back for the binder.</summary>
    /// <exception cref="BadHttpRequestException">The body is longer than <see cref="Longest"/> (413) or broke off.</exception>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpContext context)
    {
        var bytes = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw Broken(context, broken);
        }

        ReadOnlyMemory<byte> body = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        bytes.Position = 0;
        context.Request.Body = bytes;
        context.Items[Item] = body;
        return body;
    }

    /// <summary>Reads the next bytes of a body.</summary>
    /// <returns>How many; 0 at its end.</returns>
    /// <exception cref="BadHttpRequestException">The body is longer than the web server lets through (413) or broke off.</exception>
    public static async Task<int> Next(HttpContext context, Memory<byte> bytes)
    {
        try
        {
            return await context.Request.Body.ReadAsync(bytes, context.RequestAborted);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw Broken(context, broken);
        }
    }

    /// <summary>Puts another body in the place of the one that was read, for the binder.</summary>
    public static void Replace(HttpContext context, ReadOnlyMemory<byte> body) => context.Request.Body = new MemoryStream(body.ToArray());

    /// <summary>Whether the body says that it is of this media type, in UTF-8: with no other charset.</summary>
    public static bool Is(string mediaType, HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Charset) is var charset
        && (StringSegment.IsNullOrEmpty(charset) || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>What <see cref="Read"/> read; nothing for a request without a body.</summary>
    public static ReadOnlyMemory<byte> Of(HttpContext context) =>
        context.Items[Item] is ReadOnlyMemory<byte> body ? body : ReadOnlyMemory<byte>.Empty;

    // A line that was cut, or a chunk whose length is no number that could be; the web server does not call that the sender's mistake.
    private static BadHttpRequestException Broken(HttpContext context, IOException broken)
    {
        if (broken is ConnectionResetException)
        {
            // Nobody is there any more. Unless it is told so, the web server reads on where a read has failed, to be rid of the body, and logs an error.
            context.Abort();
        }

        return new("The body cannot be read.", StatusCodes.Status400BadRequest, broken);
    }
}
