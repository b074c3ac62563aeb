using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>A state's own reference for a pledge; no two pledges of a state share one, however it is written.</summary>
public static class ExternalId
{
    /// <summary>As it is kept and shown.</summary>
    public static string? Of(string? given) => given is null ? null : CanonicalText.Of(given);

    public static Refusal Taken(string externalId) => new("external-id-taken", "Another pledge of this state has this externalId.",
        Fault.At("/externalId", "external-id-taken", "a reference not used before, or null", $"'{externalId}'"));
}
