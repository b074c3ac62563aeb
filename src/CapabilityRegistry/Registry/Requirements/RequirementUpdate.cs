using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Requirements.Ceilings;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>Changes a requirement under If-Match.</summary>
public sealed class RequirementUpdate(RequirementStore requirements, CeilingStore ceilings, IRequirementEndListener end)
{
    public ConditionalUpdate<Requirement, Requirement> For(Change change) =>
        new("requirement", requirements.Find, (before, after) => Save(before, after, change), after => after);

    /// <summary>Changes a requirement under If-Match; the answer warns of ceilings that are exceeded after the change.</summary>
    public ConditionalUpdate<Requirement, Requirement> WithWarnings(Change change) => new(
        "requirement",
        requirements.Find,
        (before, after) => Save(before, after, change),
        async after => after with { Warnings = await ceilings.Warnings(after) });

    /// <summary>Marks a requirement as filled, unless something that depends on it says otherwise.</summary>
    public async Task<Decision<Requirement>> Fulfil(Requirement requirement, IReadOnlyList<Pledge> pledges, Caller by)
    {
        var fulfilled = requirement.Fulfil(pledges);
        return fulfilled.Granted is { } filled && await end.WhyNotFilled(filled, by) is { } refusal ? refusal : fulfilled;
    }

    private async Task<bool> Save(Requirement before, Requirement after, Change change)
    {
        if (!await requirements.Save(before, after, change))
        {
            return false;
        }

        if (before.IsInForce && !after.IsInForce)
        {
            await end.OnEnded(after, change.By);
        }

        return true;
    }
}

/// <summary>
/// Asked before a requirement counts as filled and notified when it is no longer in force, in the same transaction, so that Requirements need not know
/// what depends on it.
/// </summary>
public interface IRequirementEndListener
{
    /// <summary>Why a requirement cannot count as filled by the pledges that it names; null if it can.</summary>
    Task<Refusal?> WhyNotFilled(Requirement requirement, Caller by);

    /// <summary>Called after the requirement is saved: whoever reads it now sees it out of force.</summary>
    Task OnEnded(Requirement requirement, Caller by);
}
