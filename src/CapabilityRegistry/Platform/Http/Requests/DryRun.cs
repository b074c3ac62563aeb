namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>
/// A change that is tried and undone: its answer is the one that the change would get, and nothing of it is written, not even its
/// Idempotency-Key. Asked for by a parameter and not by Prefer, because a preference may be ignored (RFC 7240), and then the change would be made.
/// </summary>
public static class DryRun
{
    public const string Parameter = "dryRun";

    /// <summary>true on an answer to what was only tried.</summary>
    public const string Header = "Dry-Run";

    public static bool IsAsked(HttpContext context) => context.Request.Query[Parameter] == "true";
}
