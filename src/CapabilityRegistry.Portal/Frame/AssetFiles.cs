using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>
/// The styles, scripts and pictures of the pages. Each has its content's hash in its address, so that a browser keeps it for ever and yet never uses an
/// old one; each is compressed as well as can be, once.
/// </summary>
public static class AssetFiles
{
    private const string Prefix = "assets/";
    private const int HashCharacters = 12;

    private static readonly FrozenDictionary<string, Asset> ByName = typeof(AssetFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => new Asset(name[Prefix.Length..], name))
        .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>The address of an asset: /assets/portal.css?v=0123456789ab.</summary>
    public static string Address(string name) => $"/{Prefix}{name}?v={ByName[name].Hash}";

    public static IEndpointConventionBuilder MapAssets(this IEndpointRouteBuilder app) =>
        app.MapMethods($"/{Prefix}{{name}}", [HttpMethods.Get], Serve).WithMetadata(new PortalRoute(IsForEverybody: true));

    private static async Task Serve(HttpContext http)
    {
        if (!ByName.TryGetValue(http.Request.RouteValues["name"]!.ToString()!, out var asset))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var encoded = http.Request.Headers.AcceptEncoding.ToString();
        var (coding, content) = encoded.Contains("br", StringComparison.Ordinal) ? ("br", asset.Brotli.Value)
            : encoded.Contains("gzip", StringComparison.Ordinal) ? ("gzip", asset.Gzip.Value)
            : (null, asset.Plain);
        var headers = http.Response.Headers;
        headers.CacheControl = http.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        headers.ContentEncoding = coding;
        http.Response.ContentType = asset.MediaType;
        http.Response.ContentLength = content.Length;
        await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }

    private sealed record Asset
    {
        public Asset(string name, string resource)
        {
            using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream(resource)!;
            Name = name;
            Plain = new byte[stream.Length];
            stream.ReadExactly(Plain);
            Hash = Convert.ToHexStringLower(SHA256.HashData(Plain))[..HashCharacters];
            Brotli = new(() => Compressed(output => new BrotliStream(output, CompressionLevel.SmallestSize)));
            Gzip = new(() => Compressed(output => new GZipStream(output, CompressionLevel.SmallestSize)));
        }

        public string Name { get; }

        public byte[] Plain { get; }

        public string Hash { get; }

        public Lazy<byte[]> Brotli { get; }

        public Lazy<byte[]> Gzip { get; }

        public string MediaType => Path.GetExtension(Name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new NotSupportedException($"Nothing says what {other} is."),
        };

        private byte[] Compressed(Func<Stream, Stream> compress)
        {
            using var output = new MemoryStream();
            using (var stream = compress(output))
            {
                stream.Write(Plain);
            }

            return output.ToArray();
        }
    }
}
