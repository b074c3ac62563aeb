namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>
/// HEAD is answered wherever GET is, with the same status and header fields (RFC 9110, 9.3.2). It is carried out as a GET; the web server itself
/// sends no body in answer to a HEAD, whatever is written.
/// </summary>
public static class HeadRequests
{
    private static readonly object Item = new();

    /// <summary>Whether only the header fields of the answer are asked for.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(Item);

    public static void UseHeadAsGet(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Items[Item] = true;
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });
}
