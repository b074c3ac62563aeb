using System.Text.RegularExpressions;

namespace CapabilityRegistry.Kernel.Disclosure;

/// <summary>An object that belongs to a state, as it is named in an answer.</summary>
/// <param name="Kind">As in the log of events: pledge, visit, invitation, deployment.</param>
/// <param name="Contributor">The state whose object it is; null for what tells of several states.</param>
public readonly partial record struct DisclosedObject(string Kind, string Id, string? Contributor)
{
    /// <summary>Stands for all events: the caller exported the event log.</summary>
    public const string EveryEvent = "every-event";

    /// <summary>The key of a pledge begins with its state.</summary>
    public static DisclosedObject Pledge(string id) => new("pledge", id, id[..3]);

    /// <summary>Every pledge whose key stands in a text for people; of JSON see <see cref="PledgeMembers"/>.</summary>
    public static IEnumerable<DisclosedObject> PledgesIn(string text) => PledgeKey().Matches(text).Select(match => Pledge(match.Value));

    /// <summary>Whether the object does not belong to the caller's own state.</summary>
    public bool IsForeignTo(Caller caller) => Contributor is null || Contributor != caller.Contributor;

    // Other keys have the same form but belong to no state; a mission's acronym is longer. Old keys of statements begin like Suriname's:
    // one record too many is better than one too few.
    [GeneratedRegex($"(?<![A-Z])(?!(?:{KeyScopes.LikeStates})-)[A-Z]{{3}}-[0-9]{{5,9}}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex PledgeKey();
}

/// <summary>
/// An answer, or a part of one, that shows objects of states. What callers of other states were shown is recorded in the access log.
/// </summary>
public interface IDisclosesObjects
{
    IEnumerable<DisclosedObject> DisclosedObjects();
}
