using System.Buffers;
using System.Security.Cryptography;
using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Http.Features;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>
/// A body that is a file. It is received into a temporary file before anything is done with it: never wholly in memory, and no transaction waits for a slow
/// sender. The temporary file is gone with the request, or with the process, whatever became of either.
/// </summary>
public sealed class FileBody
{
    /// <summary>One for all kinds: generated clients send what the document says, and what a file is, its bytes tell.</summary>
    public const string MediaType = "application/octet-stream";

    /// <summary>Longest file, in bytes: 20 MB.</summary>
    public const int Longest = 20_000_000;

    /// <summary>How much of it is in memory at a time, in bytes.</summary>
    public const int Part = 64 * 1024;

    private static readonly object Item = new();

    private FileBody(FileStream content, string sha256) => (Content, Sha256) = (content, sha256);

    /// <summary>The bytes; it can be read from any place, as often as need be.</summary>
    public Stream Content { get; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The body of a request, after <see cref="Receive"/>; null if the operation takes no file.</summary>
    public static FileBody? Of(HttpContext context) => context.Items[Item] as FileBody;

    /// <summary>Lets an endpoint take the file as a parameter.</summary>
    public static ValueTask<FileBody> BindAsync(HttpContext context) =>
        ValueTask.FromResult(Of(context) ?? throw new InvalidOperationException("The document does not say that the operation takes a file."));

    /// <exception cref="BadHttpRequestException">The body is longer than <see cref="Longest"/> (413) or broke off.</exception>
    public static async Task Receive(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Longest;
        }

        var content = TemporaryFile.Open();
        context.Response.RegisterForDisposeAsync(content);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = ArrayPool<byte>.Shared.Rent(Part);
        try
        {
            while (await RequestBody.Next(context, part) is > 0 and var read)
            {
                hash.AppendData(part, 0, read);
                await content.WriteAsync(part.AsMemory(0, read), context.RequestAborted);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }

        context.Items[Item] = new FileBody(content, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
