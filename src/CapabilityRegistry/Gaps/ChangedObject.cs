namespace CapabilityRegistry.Gaps;

/// <summary>A requirement or pledge because of which the gap may differ between two times.</summary>
public sealed record ChangedObject : IShows
{
    public required string Id { get; init; }

    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>The causes that are about it.</summary>
    public required IReadOnlyList<GapCause> Causes { get; init; }

    public IEnumerable<StatesObject> Shows() => Causes[0] < GapCause.Withdrawn ? [] : [StatesObject.Pledge(Id)];

    public static IReadOnlyList<ChangedObject> Of(IEnumerable<GapStep> steps) =>
    [
        .. from step in steps
           from id in step.Objects
           group step.Cause!.Value by (Kind: step.Cause < GapCause.Withdrawn ? "requirements" : "pledges", Id: id) into of
           select new ChangedObject { Id = of.Key.Id, Address = $"/v1/{of.Key.Kind}/{of.Key.Id}", Causes = [.. of] },
    ];
}
