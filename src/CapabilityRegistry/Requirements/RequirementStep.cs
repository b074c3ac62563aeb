using CapabilityRegistry.Events;
using CapabilityRegistry.Http;

namespace CapabilityRegistry.Requirements;

/// <summary>The way of every change to a requirement.</summary>
public sealed class RequirementStep(RequirementStore requirements)
{
    public Step<Requirement, RequirementView> For(Change change) => new(
        "requirement",
        requirements.Find,
        requirement => requirement.Version,
        (before, after) => requirements.Save(before, after, change),
        RequirementStore.ViewOf);
}
