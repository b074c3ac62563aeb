namespace CapabilityRegistry.Platform.Http.Answers;

public static class AfterSuccess
{
    /// <summary>Runs an action after the commit, when a successful answer is about to be sent.</summary>
    public static void WhenSuccessful(this HttpContext context, Action then) => context.Response.OnStarting(() =>
    {
        if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            then();
        }

        return Task.CompletedTask;
    });
}
