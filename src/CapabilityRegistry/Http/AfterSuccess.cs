namespace CapabilityRegistry.Http;

public static class AfterSuccess
{
    /// <summary>Does something once the changes are committed and the answer, a success, is about to be sent.</summary>
    public static void WhenSuccessful(this HttpContext context, Action then) => context.Response.OnStarting(() =>
    {
        if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            then();
        }

        return Task.CompletedTask;
    });
}
