using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Events;

/// <summary>Who does what to an object, and why.</summary>
/// <param name="Action">One of <see cref="Actions"/>, mostly the verb of the route in the past tense: submitted, raised, withdrawn.</param>
/// <param name="Reason">Why, in the words of the caller, where the action asks for it.</param>
public sealed record Change(string Action, Caller By, string? Reason = null);

/// <summary>The object that an event is about.</summary>
/// <param name="Contributor">The state whose object it is; null for what belongs to no state.</param>
public sealed record Subject(string Kind, string Id, int Version, string? Contributor = null)
{
    /// <summary>The state that leads the joint pledge of which the object is a share; null of anything else.</summary>
    public string? Lead { get; init; }
}
