namespace CapabilityRegistry.Platform.Events;

/// <summary>What the events of the log tell was done to an object, in the past tense: the complete list.</summary>
public static class Actions
{
    /// <summary>Any of them.</summary>
    public const string Pattern =
        "^(accepted|acknowledged|amended|closed|created|declined|deployed|drafted|edited|expired|fulfilled|imported|invited|lowered|overridden|published"
        + "|raised|recorded|released|returned|returned-to-pool|revoked|run|scheduled|selected|stated|strength-authorised|submitted|variation-approved"
        + "|variation-revoked|withdrawn)$";

    private static readonly HashSet<string> All = Pattern[2..^2].Split('|').ToHashSet(StringComparer.Ordinal);

    /// <summary>The action itself.</summary>
    /// <exception cref="ArgumentException">It is not in the list, so nobody could ask for its events.</exception>
    internal static string Listed(string action) =>
        All.Contains(action) ? action : throw new ArgumentException($"'{action}' is not in the list of actions.", nameof(action));
}
