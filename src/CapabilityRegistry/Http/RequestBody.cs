namespace CapabilityRegistry.Http;

/// <summary>The bytes of the request body, read once and handed to all who need them.</summary>
public static class RequestBody
{
    /// <summary>Longest body, in bytes: a pledge with 200 lines of equipment has about 30,000.</summary>
    public const int Longest = 1_000_000;

    private static readonly object Item = new();

    /// <summary>Reads the body and puts it back for the binder.</summary>
    /// <exception cref="BadHttpRequestException">The body is longer than <see cref="Longest"/> (413) or broke off.</exception>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpContext context)
    {
        var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        ReadOnlyMemory<byte> body = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        bytes.Position = 0;
        context.Request.Body = bytes;
        context.Items[Item] = body;
        return body;
    }

    /// <summary>What <see cref="Read"/> read; nothing for a request without a body.</summary>
    public static ReadOnlyMemory<byte> Of(HttpContext context) =>
        context.Items[Item] is ReadOnlyMemory<byte> body ? body : ReadOnlyMemory<byte>.Empty;
}
