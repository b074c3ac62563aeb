using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.ForceGeneration.Decisions;

/// <summary>One decision about a pledge, as its state may know it: nothing in it is about any other state.</summary>
public sealed record LoggedDecision : IDisclosesObjects
{
    /// <summary>The pledge, and the number of the event by which it was decided in ten digits, such as KAZ-00042-0000000117.</summary>
    public required string Id { get; init; }

    public required string Pledge { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required DecisionMade Decision { get; init; }

    /// <summary>Why, as codes of <c>GET /v1/decision-reasons</c>; several only where a pledge was handed back for several.</summary>
    [CodeOf("DecisionReasonCode")]
    public required IReadOnlyList<string> ReasonCodes { get; init; }

    /// <summary>What was said with it; where nothing was, the sentence of the code.</summary>
    public required string Text { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>The day of that, in UTC; what the policy takes away is recorded within an hour, and its text names the day on which it lapsed.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Who decided, by the name of the token; null where the requirement was recorded as filled.</summary>
    public required string? DecidedBy { get; init; }

    /// <summary>The level that the unit holds by it; null if its level does not follow from it.</summary>
    public required ReadinessLevel? ReadinessLevel { get; init; }

    /// <summary>For which requirement; null if it is about the pledge alone.</summary>
    public required string? Requirement { get; init; }

    /// <summary>The invitation by which it was decided; null if there was none.</summary>
    public required string? Invitation { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() =>
        Invitation is null ? [DisclosedObject.Pledge(Pledge)] : [DisclosedObject.Pledge(Pledge), new("invitation", Invitation, Contributor)];
}
