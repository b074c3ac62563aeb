using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Deployments;

namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>A requirement, pledge or deployment because of which the gap may differ between two times.</summary>
public sealed record ChangedObject : IDisclosesObjects
{
    public required string Id { get; init; }

    /// <summary>Its address.</summary>
    public required string Link { get; init; }

    /// <summary>The causes that are about it.</summary>
    public required IReadOnlyList<GapCause> Causes { get; init; }

    /// <summary>Null for a requirement, which is of no state.</summary>
    [JsonIgnore]
    public DisclosedObject? Disclosed { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => Disclosed is { } shown ? [shown] : [];

    /// <param name="to">Where the steps lead.</param>
    public static IReadOnlyList<ChangedObject> Of(IEnumerable<GapStep> steps, GapSnapshot to) =>
    [
        .. from step in steps
           from id in step.Objects
           let cause = step.Cause!.Value
           group cause by (Subject: cause.IsOf(), Id: id) into causes
           let subject = causes.Key.Subject
           let id = causes.Key.Id
           select new ChangedObject { Id = id, Link = $"/v1/{Path(subject)}/{id}", Causes = [.. causes], Disclosed = DisclosedObjectOf(subject, id, to) },
    ];

    private static string Path(GapSubject subject) => subject switch
    {
        GapSubject.Pledge => "pledges",
        GapSubject.Deployment => "deployments",
        _ => "requirements",
    };

    private static DisclosedObject? DisclosedObjectOf(GapSubject subject, string id, GapSnapshot to) => subject switch
    {
        GapSubject.Pledge => DisclosedObject.Pledge(id),
        GapSubject.Deployment => new DisclosedObject(DeploymentStore.Kind, id, to.Deployments[id].Contributor),
        _ => null,
    };
}
