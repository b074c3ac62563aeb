using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>A state's own reference for a pledge; no two pledges of a state share one.</summary>
public static class ExternalId
{
    public static Refusal Taken(string externalId) => new("external-id-taken", "Another pledge of this state has this externalId.",
        Fault.At("/externalId", "external-id-taken", "a reference not used before, or null", $"'{externalId}'"));
}
