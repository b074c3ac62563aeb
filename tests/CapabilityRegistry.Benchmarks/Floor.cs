using System.Text.Encodings.Web;
using System.Text.Json;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CapabilityRegistry.Benchmarks;

/// <summary>
/// The least that can answer the same: Kestrel, the same statements by hand, the same bytes. No token, no check of
/// the request, no routing, no mapping.
/// </summary>
internal static class Floor
{
    private const string OnePrefix = "/v1/pledges/";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task Serve(string file, string url, bool kept)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        using var connections = new FloorConnections(file, kept);
        app.Run(context => Answer(context, connections));
        await app.RunAsync();
    }

    private static async Task Answer(HttpContext context, FloorConnections connections)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        var connection = connections.Rent();
        if (context.Request.Path.Value is { } path && path.StartsWith(OnePrefix, StringComparison.Ordinal))
        {
            connection.WriteOne(json, path[OnePrefix.Length..]);
        }
        else
        {
            WritePage(context, connection, json);
        }

        connections.Return(connection);
        await json.FlushAsync();
    }

    private static void WritePage(HttpContext context, FloorConnection connection, Utf8JsonWriter json)
    {
        string unitType = context.Request.Query["unitType"]!;
        string level = context.Request.Query["readinessLevel"]!;
        json.WriteStartObject();
        var last = connection.WritePage(json, unitType, (int)Enum.Parse<ReadinessLevel>(level));
        json.WritePropertyName("next");
        json.WriteStringValue(last is null ? null : $"/v1/pledges?unitType={unitType}&readinessLevel={level}&after={last}");
        json.WriteEndObject();
    }
}
