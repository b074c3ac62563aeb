namespace CapabilityRegistry.Platform.Audit;

public static class AuditPatterns
{
    /// <summary>The key of any object.</summary>
    public const string Key = "^[A-Za-z0-9_-]{1,40}$";
}
