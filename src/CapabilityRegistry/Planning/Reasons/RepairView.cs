using System.ComponentModel;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>The smallest change that makes a pledge eligible: all steps together do, and no part of them does.</summary>
public sealed record RepairView
{
    /// <summary>
    /// Whether the steps are enough; whether they can be taken here, <c>canBeCarriedOut</c> says. What lapses is renewed in time, which may be later than
    /// today.
    /// </summary>
    public required bool Possible { get; init; }

    /// <summary>Whether the steps are enough and each has a route in this registry; false in answers from before this was told.</summary>
    public bool CanBeCarriedOut { get; init; }

    public required IReadOnlyList<RepairStepView> Steps { get; init; }

    /// <summary>The codes of the criteria that no change of the pledge can meet, e.g. the wrong unit type.</summary>
    [CodeOf("CriterionCode")]
    [JsonPropertyName("beyond")]
    public required IReadOnlyList<string> NotRepairable { get; init; }

    /// <summary>There is nothing to change.</summary>
    public static RepairView None { get; } = new() { Possible = false, Steps = [], NotRepairable = [] };

    /// <param name="repair">The change.</param>
    /// <param name="status">Of the pledge: it decides which steps it can take.</param>
    /// <param name="falling">What its level loses at the end of today; null if nothing, or if that is not known.</param>
    public static RepairView Of(Repair repair, string status, FallingToday? falling = null)
    {
        IReadOnlyList<RepairStepView> steps = [.. repair.Steps.Select(step => RepairStepView.Of(step, status, falling))];
        return new RepairView
        {
            Possible = repair.IsPossible,
            CanBeCarriedOut = repair.IsPossible && steps.All(step => step.Route is not null),
            Steps = steps,
            NotRepairable = repair.NotRepairable,
        };
    }
}

/// <summary>One change of a pledge.</summary>
public sealed record RepairStepView
{
    /// <summary>The code of the criterion that is not met without it.</summary>
    [CodeOf("CriterionCode")]
    public required string Code { get; init; }

    /// <summary>The field of the pledge that changes.</summary>
    public required string Field { get; init; }

    // An attribute, because the generator takes a member of this name for an indexer and passes over its comment.
    [Description("Which line of it, as the code of a category, language, attribute or course; null if the field is one line.")]
    public required string? Item { get; init; }

    /// <summary>What the field, or the line, must say at least.</summary>
    public required string To { get; init; }

    /// <summary>The change in words, e.g. raise to L2.</summary>
    public required string Text { get; init; }

    /// <summary>By what operation it is taken, e.g. POST /v1/pledges/{id}/raise; null if this registry has no route for it yet.</summary>
    public string? Route { get; init; }

    /// <param name="falling">What the level of the pledge loses at the end of today; null if nothing, or if that is not known.</param>
    public static RepairStepView Of(RepairStep step, string status, FallingToday? falling)
    {
        var renewed = falling?.InsteadOf(step) ?? [];
        return new()
        {
            Code = step.Code,
            Field = step.Field,
            Item = step.Item,
            To = step.To,
            Text = renewed.Count == 0 ? step.Text
                : $"keep {step.To}: renew what lapses today, {string.Join(", ", renewed)}"
                    + (falling is { IsSuspended: true } && step.Code == "not-registered" ? "; then resume the pledge" : ""),
            Route = renewed.Count == 0 ? RepairRoutes.Of(step, status) : RepairRoutes.RenewalOf(renewed),
        };
    }
}
