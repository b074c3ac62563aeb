using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>Somebody went on with a unit that does not meet every criterion of the requirement, and said why.</summary>
public sealed record CriteriaOverride
{
    /// <summary>The code of the refusal without a reason; its faults carry the codes of the criteria.</summary>
    public const string NotMet = "criteria-not-met";

    public required OverriddenStep Step { get; init; }

    /// <summary>Who went on, by the name of the token.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The criteria that were not met at that moment.</summary>
    public required IReadOnlyList<UnmetCriterion> Criteria { get; init; }

    /// <summary>The refusal that names the criteria and asks for a reason; null if all are met or the reason is given.</summary>
    public static Refusal? Unexplained(IReadOnlyList<UnmetCriterion> unmet, string? reason) => unmet.Count == 0 || reason is not null ? null : new Refusal(
        NotMet, "The unit does not meet every criterion of the requirement. To go on all the same, say why in overrideReason.",
        [.. unmet.Select(each => Fault.At("/pledge", each.Code, each.Required, each.Actual))]);

    /// <summary>The list with this override at its end; unchanged if every criterion is met, whatever was said.</summary>
    public static IReadOnlyList<CriteriaOverride> Added(
        IReadOnlyList<CriteriaOverride> before, OverriddenStep step, IReadOnlyList<UnmetCriterion> unmet, string? reason, string by, DateTimeOffset at) =>
        unmet.Count == 0 ? before : [.. before, new CriteriaOverride { Step = step, By = by, At = at, Reason = reason!, Criteria = unmet }];
}

/// <summary>A criterion that a unit does not meet.</summary>
/// <param name="Code">As among the reasons of candidates, e.g. language-missing.</param>
/// <param name="Required">What the requirement asks for.</param>
/// <param name="Actual">What the pledge says.</param>
public sealed record UnmetCriterion([property: CodeOf("CriterionCode")] string Code, string Required, string Actual);

/// <summary>The step that was taken all the same.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverriddenStep>))]
public enum OverriddenStep
{
    [JsonStringEnumMemberName("invited")]
    Invited,

    [JsonStringEnumMemberName("accepted")]
    Accepted,

    [JsonStringEnumMemberName("selected")]
    Selected,

    [JsonStringEnumMemberName("arrived")]
    Arrived,
}
