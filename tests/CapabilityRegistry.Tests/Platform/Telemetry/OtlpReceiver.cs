using System.Collections.Concurrent;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CapabilityRegistry.Tests.Platform.Telemetry;

/// <summary>Takes what is sent by OTLP over HTTP, as a collector does.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string? Key, byte[] Body)> _received = new();
    private readonly WebApplication _server;

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/{**path}", Take);
    }

    public string Address => _server.Urls.Single();

    public IReadOnlyList<(string Path, string? Key, byte[] Body)> Received => [.. _received];

    /// <summary>Everything that came, as text: what is text in it can be found there.</summary>
    public string AllText => string.Join('\n', Received.Select(each => Encoding.Latin1.GetString(each.Body)));

    /// <summary>Every span, by the numbers of the fields in opentelemetry/proto/trace/v1.</summary>
    public IReadOnlyList<SentSpan> Spans =>
    [
        .. from body in Received.Where(each => each.Path == "/v1/traces").Select(each => each.Body)
           from resource in Messages(body, 1)
           from scope in Messages(resource, 2)
           from span in Messages(scope, 2)
           select new SentSpan(
               Texts(span, 5).Single(), Convert.ToHexStringLower(Messages(span, 1).Single()), Convert.ToHexStringLower(Messages(span, 2).Single()),
               Convert.ToHexStringLower(Messages(span, 4).SingleOrDefault([])), Attributes(span, 9)),
    ];

    /// <summary>The names of all metrics, by opentelemetry/proto/metrics/v1.</summary>
    public IReadOnlySet<string> Metrics =>
        (from body in Received.Where(each => each.Path == "/v1/metrics").Select(each => each.Body)
         from resource in Messages(body, 1)
         from scope in Messages(resource, 2)
         from metric in Messages(scope, 2)
         select Texts(metric, 1).Single()).ToHashSet();

    /// <summary>What the process says of itself.</summary>
    public IReadOnlyDictionary<string, string> Resource => Attributes(Messages(Messages(Received[0].Body, 1).First(), 1).Single(), 1);

    public static async Task<OtlpReceiver> Start()
    {
        var receiver = new OtlpReceiver();
        await receiver._server.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _received.Enqueue((http.Request.Path, http.Request.Headers["x-key"], body.ToArray()));
        http.Response.ContentType = "application/x-protobuf";
    }

    private static Dictionary<string, string> Attributes(byte[] message, int field) => Messages(message, field)
        .ToDictionary(pair => Texts(pair, 1).Single(), pair => Texts(Messages(pair, 2).Single(), 1).SingleOrDefault(""));

    private static IEnumerable<string> Texts(byte[] message, int field) => Messages(message, field).Select(Encoding.UTF8.GetString);

    private static List<byte[]> Messages(byte[] message, int field)
    {
        var found = new List<byte[]>();
        using var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (WireFormat.GetTagFieldNumber(tag) == field && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                found.Add(input.ReadBytes().ToByteArray());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }
}

/// <param name="Tags">Those that are texts; others are empty.</param>
internal sealed record SentSpan(string Name, string Trace, string Id, string Parent, IReadOnlyDictionary<string, string> Tags);
