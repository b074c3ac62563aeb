namespace CapabilityRegistry.Kernel.Disclosure;

/// <summary>An object that belongs to a state, as it is named in an answer.</summary>
/// <param name="Kind">As in the log of events: pledge, visit, invitation, deployment.</param>
/// <param name="Contributor">The state whose object it is; null for what tells of several states.</param>
public readonly record struct DisclosedObject(string Kind, string Id, string? Contributor)
{
    /// <summary>Stands for all events: the caller exported the event log.</summary>
    public const string EveryEvent = "every-event";

    /// <summary>The key of a pledge begins with its state.</summary>
    public static DisclosedObject Pledge(string id) => new("pledge", id, id[..3]);

    /// <summary>The pledges of a list as criteria write it, "KAZ-00042, BRA-00001" or "not KAZ-00042"; nothing if the value is anything else.</summary>
    public static IEnumerable<DisclosedObject> PledgesListed(string value) =>
        (value.StartsWith("not ", StringComparison.Ordinal) ? value[4..] : value).Split(", ").Where(KeyScopes.IsOfState).Select(Pledge);

    /// <summary>Whether the object does not belong to the caller's own state.</summary>
    public bool IsForeignTo(Caller caller) => Contributor is null || Contributor != caller.Contributor;
}

/// <summary>
/// An answer, or a part of one, that shows objects of states. What callers of other states were shown is recorded in the access log.
/// </summary>
public interface IDisclosesObjects
{
    IEnumerable<DisclosedObject> DisclosedObjects();
}
