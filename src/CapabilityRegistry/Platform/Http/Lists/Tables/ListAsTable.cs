using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.Platform.Http.Lists.Tables;

/// <summary>
/// Gives a list whole, as a table, where the request asks for that: page after page as the endpoint itself gives them, each under the rights of the caller
/// and in the access log.
/// </summary>
public sealed class ListAsTable : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var format = ListFormats.Of(http.Request);
        if (format == ListFormat.Json || !IsRead(http.Request) || http.GetEndpoint()!.Metadata is not { } endpoint
            || endpoint.GetMetadata<Endless>() is not null || TableColumns.Of(endpoint.GetMetadata<MethodInfo>()) is not { } columns)
        {
            return await next(context);
        }

        // A short list comes whole by itself.
        var asked = context.Arguments.OfType<IPartQuery>().FirstOrDefault();
        var place = context.Arguments.IndexOf(asked);
        async Task<object?> Part(string? after)
        {
            if (asked is not null)
            {
                context.Arguments[place] = asked.LongestFrom(after);
            }

            return await next(context);
        }

        var first = await Part(asked?.Place);
        return PageOf(first) is { } page
            ? new TableAnswer(format, Chosen(columns, http.Request), Rows(page, Part))
            : first;
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static TableColumns Chosen(TableColumns columns, HttpRequest request) =>
        request.Query.TryGetValue(ChosenFields.Parameter, out var named) ? columns.Of([.. named.OfType<string>()]) : columns;

    private static async IAsyncEnumerable<JsonObject> Rows(
        JsonObject first, Func<string?, Task<object?>> part, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var page = first; ; cancel.ThrowIfCancellationRequested())
        {
            foreach (var item in page["items"]!.AsArray())
            {
                yield return (JsonObject)item!;
            }

            if ((string?)page["next"] is not { } next)
            {
                yield break;
            }

            // Half of a list must not look like all of it: whoever writes it breaks off.
            page = PageOf(await part(AfterOf(next))) ?? throw new InvalidOperationException($"The list could not be read to its end after {next}.");
        }
    }

    private static string AfterOf(string address) =>
        QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..])[PageQuery.AfterParameter].ToString();

    private static JsonObject? PageOf(object? result) => (result is INestedHttpResult nested ? nested.Result : result) switch
    {
        CacheableAnswer kept => JsonNode.Parse(kept.Content.Span)!.AsObject(),
        IValueHttpResult { Value: JsonObject page } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } => page,
        IValueHttpResult { Value: { } page } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } =>
            JsonSerializer.SerializeToNode(page, page.GetType(), Json.Options)!.AsObject(),
        _ => null,
    };
}
