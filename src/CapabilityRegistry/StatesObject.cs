using System.Text.RegularExpressions;
using CapabilityRegistry.Events;

namespace CapabilityRegistry;

/// <summary>An object that belongs to a state, as it is named in an answer.</summary>
/// <param name="Kind">As in the log of events: pledge, visit, invitation, deployment.</param>
/// <param name="Contributor">The state whose object it is; null for what tells of several states.</param>
public readonly partial record struct StatesObject(string Kind, string Id, string? Contributor)
{
    /// <summary>Stands for everything that ever happened: somebody took the log of events along.</summary>
    public const string EveryEvent = "every-event";

    /// <summary>The key of a pledge begins with its state.</summary>
    public static StatesObject Pledge(string id) => new("pledge", id, id[..3]);

    /// <summary>Every pledge whose key stands in a text.</summary>
    public static IEnumerable<StatesObject> PledgesIn(string text) => PledgeKey().Matches(text).Select(match => Pledge(match.Value));

    /// <summary>Whether this caller is of another state than the object.</summary>
    public bool IsForeignTo(Caller caller) => Contributor is null || Contributor != caller.Contributor;

    // Some others are named in the same form, but are of no state; a mission's acronym has more letters. Statements drafted before they were
    // called STMT share theirs with Suriname: better one on record too many.
    [GeneratedRegex($"(?<![A-Z])(?!(?:{KeyScopes.LikeStates})-)[A-Z]{{3}}-[0-9]{{5,9}}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex PledgeKey();
}

/// <summary>
/// An answer, or a part of one, that shows objects of states. Whatever does so says it here: what others than their own
/// state were shown goes into the log of reads.
/// </summary>
public interface IShows
{
    IEnumerable<StatesObject> Shows();
}
