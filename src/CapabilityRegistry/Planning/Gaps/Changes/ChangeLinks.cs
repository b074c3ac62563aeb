using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>The addresses of the lists behind the figures of changes.</summary>
internal static class ChangeLinks
{
    /// <summary>The objects that a cause is about.</summary>
    public static string Objects(GapSnapshot from, GapSnapshot to, GapCause cause) => GapLinks.Address(
        "/v1/gaps/changes/objects",
        ("from", GapLinks.Day(from.KnownOn)),
        ("to", GapLinks.Day(to.KnownOn)),
        // One day for both moments was asked for, so the link names it; without it, each moment is judged on its own day.
        ("on", from.Day == to.Day ? GapLinks.Day(to.Day) : null),
        ("cause", cause.Code()));
}
