using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>Leaves out of the items of a page what the request does not name in <c>fields</c>. Which names there are, the document says.</summary>
public sealed class ChosenFields : IEndpointFilter
{
    public const string Parameter = "fields";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => await next(context) switch
    {
        IValueHttpResult { Value: { } value } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } when AreNamed(context.HttpContext) =>
            TypedResults.Ok(Of(value, context.HttpContext)),
        var result => result,
    };

    /// <summary>The page as the request wants it; the page itself if it wants everything.</summary>
    internal static object Of(object page, HttpContext context)
    {
        if (!AreNamed(context))
        {
            return page;
        }

        // What is kept from the caller is told, whatever it asks for: else it would be taken for something that is not there.
        var named = context.Request.Query[Parameter].OfType<string>().Append("redacted").ToHashSet(StringComparer.Ordinal);
        var sparse = JsonSerializer.SerializeToNode(page, page.GetType(), Json.Options)!;
        foreach (var item in sparse["items"]!.AsArray().OfType<JsonObject>())
        {
            foreach (var name in item.Select(member => member.Key).Where(name => !named.Contains(name)).ToList())
            {
                item.Remove(name);
            }
        }

        return sparse;
    }

    private static bool AreNamed(HttpContext context) => context.Request.Query.ContainsKey(Parameter);
}
