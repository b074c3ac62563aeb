using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// What a snapshot must read again after some events. Decided by the owner of the subject, not by its kind, so that a new kind cannot be
/// forgotten: an event of a state re-reads the pledges of that state, an event of a requirement re-reads that requirement, any other event
/// re-reads everything.
/// </summary>
public sealed record SnapshotChanges
{
    // Neither is read by the matcher.
    private static readonly string[] Irrelevant = ["token", "match-run"];

    public required bool Everything { get; init; }

    public required IReadOnlySet<string> Requirements { get; init; }

    public required IReadOnlySet<string> States { get; init; }

    public static SnapshotChanges Of(IEnumerable<EventSubject> touched)
    {
        var relevant = touched.Where(each => !Irrelevant.Contains(each.SubjectKind)).ToList();
        return new SnapshotChanges
        {
            Everything = relevant.Exists(each => each.Contributor is null && each.SubjectKind != RequirementStore.Kind),
            Requirements = relevant.Where(each => each.SubjectKind == RequirementStore.Kind).Select(each => each.SubjectId).ToHashSet(),
            States = relevant.Select(each => each.Contributor).OfType<string>().ToHashSet(),
        };
    }
}
