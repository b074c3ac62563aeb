namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>The headers of a POST that its sender can repeat without doing it twice.</summary>
public static class IdempotencyHeaders
{
    public const string Key = "Idempotency-Key";

    /// <summary>Visible ASCII, at most 200 characters.</summary>
    public const string KeyPattern = "^[!-~]{1,200}$";

    /// <summary>true on an answer that was given before and is given again.</summary>
    public const string Replayed = "Idempotent-Replayed";
}
