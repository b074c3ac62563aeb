using CapabilityRegistry.Events;
using CapabilityRegistry.Http;

namespace CapabilityRegistry.Requirements;

/// <summary>The way of every change to a requirement.</summary>
public sealed class RequirementStep(RequirementStore requirements, IRequirementEnd end)
{
    public Step<Requirement, RequirementView> For(Change change) => new(
        "requirement",
        requirements.Find,
        requirement => requirement.Version,
        (before, after) => Save(before, after, change),
        RequirementStore.ViewOf);

    private async Task<bool> Save(Requirement before, Requirement after, Change change)
    {
        if (!await requirements.Save(before, after, change))
        {
            return false;
        }

        if (before.IsInForce && !after.IsInForce)
        {
            await end.Of(after, change.By);
        }

        return true;
    }
}

/// <summary>What rests on requirements and ends with them, in the same transaction. Requirements know nothing of it.</summary>
public interface IRequirementEnd
{
    /// <summary>Called once the requirement is written: whoever reads it from then on finds it out of force.</summary>
    Task Of(Requirement requirement, Caller by);
}
