using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Http.Answers;

public static class AfterSuccess
{
    /// <summary>Runs an action after the commit, when a successful answer is about to be sent; not if the change was only tried.</summary>
    public static void WhenSuccessful(this HttpContext context, Action then) => context.Response.OnStarting(() =>
    {
        if (context.Response.StatusCode < StatusCodes.Status400BadRequest && !DryRun.IsAsked(context))
        {
            then();
        }

        return Task.CompletedTask;
    });
}
