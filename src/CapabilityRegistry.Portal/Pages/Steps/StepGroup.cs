using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Pages.Units;

namespace CapabilityRegistry.Portal.Pages.Steps;

/// <summary>The steps that can be taken with one kind of object, each on a page of its own.</summary>
/// <param name="Name">What the texts of its steps begin with: VisitStep.cancel, VisitStepHelp.cancel.</param>
/// <param name="Statuses">The code list of its statuses.</param>
/// <param name="Path">Where its objects are: /visits on the site, /v1/visits in the API.</param>
/// <param name="Right">The right that the API demands for its steps, by its code.</param>
public sealed record StepGroup(string Name, string Statuses, string Path, string Right, params IReadOnlyList<StepForm> Steps)
{
    /// <summary>What there is to choose from, for fields that no code list stands behind.</summary>
    public StepLists Lists { get; init; } = (_, _) => Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<(string Code, string Words)>>>(
        new Dictionary<string, IReadOnlyList<(string Code, string Words)>>());

    public StepForm? Find(string action) => Steps.FirstOrDefault(step => step.Action == action);
}

/// <summary>Finds what the fields of a step offer, by the names of the fields.</summary>
public delegate Task<IReadOnlyDictionary<string, IReadOnlyList<(string Code, string Words)>>> StepLists(Page page, StepForm step);
