namespace CapabilityRegistry.Platform.Events;

/// <summary>What the events of the log tell was done to an object, in the past tense: the complete list.</summary>
public static class Actions
{
    /// <summary>The last thing that is done to an object: from then on there is none.</summary>
    public const string Deleted = "deleted";

    public static IReadOnlyList<string> All { get; } =
    [
        "accepted", "acknowledged", "amended", "announced", "answered", "approved", "attached", "barred", "begun", "cancelled", "certified", "cleared",
        "closed", "compared", "confirmed", "created", "declined", Deleted, "deployed", "drafted", "dropped", "edited", "enacted", "ended", "expired",
        "followed-up", "found", "fulfilled", "handed-in", "imported", "invited", "lapsed", "level-refused", "level-requested", "lowered", "mended", "met",
        "offered", "opened", "overridden", "postponed", "proposed", "published", "raised", "recorded", "released", "renewed", "reopened", "reported",
        "resumed", "returned", "returned-to-pool", "revision-accepted", "revision-dropped", "revision-proposed", "revision-refused", "revived", "revoked",
        "run", "scheduled", "selected", "sent-back", "settled", "shares-changed", "staffed", "stated", "strength-authorised", "submitted", "superseded",
        "suspended", "variation-approved", "variation-revoked", "withdrawn",
    ];

    /// <summary>The action itself.</summary>
    /// <exception cref="ArgumentException">It is not in the list, so nobody could ask for its events.</exception>
    internal static string Listed(string action) =>
        All.Contains(action) ? action : throw new ArgumentException($"'{action}' is not in the list of actions.", nameof(action));
}
