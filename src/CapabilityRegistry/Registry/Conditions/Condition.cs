using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Conditions;

/// <summary>
/// What a state makes the use of its unit depend on, such as that it holds the command post. While it is open the unit is not counted as supply; its
/// readiness does not depend on it. A limit that no event can lift is a caveat of the pledge.
/// </summary>
public sealed record Condition : ConditionContent, IVersioned, IRedactable, IDisclosesObjects
{
    /// <summary>The key, e.g. COND-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    /// <summary>The day on which the state stated it.</summary>
    public required DateOnly StatedOn { get; init; }

    /// <summary>The first day on which it is met; in the future if that was agreed; null while nobody has said so.</summary>
    public DateOnly? MetFrom { get; init; }

    /// <summary>Who agreed to it; null while nobody has.</summary>
    [Redactable]
    public string? AgreedBy { get; init; }

    /// <summary>The document that says so; null while there is none.</summary>
    [Redactable]
    public string? Reference { get; init; }

    /// <summary>The first day on which the state does not insist any more; null while it does.</summary>
    public DateOnly? DroppedOn { get; init; }

    /// <summary>Why it does not; null while it does.</summary>
    [Redactable]
    public string? DroppedFor { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    /// <summary>The first day on which it is not open any more, whatever came first; null if there is none.</summary>
    [JsonIgnore]
    public DateOnly? OpenUntil => new[] { ValidUntil, MetFrom, DroppedOn }.Min();

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("condition", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    /// <summary>As this caller may see it.</summary>
    public Condition For(Caller caller) => Redactions.For<Condition>(caller) is { } hidden
        ? this with { Text = "", AgreedBy = null, Reference = null, DroppedFor = null, Redacted = hidden }
        : this;

    public static Condition Of(ConditionContent content, string id, string contributor, DateOnly today) =>
        ContentCopy.New<Condition, ConditionContent>(content) with
        {
            Id = id,
            Version = 1,
            Contributor = contributor,
            StatedOn = today,
        };

    /// <summary>The condition is met. While it is open that can be said anew, as when what was agreed comes on another day.</summary>
    /// <param name="from">The first day on which it is.</param>
    public Decision<Condition> Meet(DateOnly from, string agreedBy, string reference, DateOnly today) =>
        IfOpen(today, () => this with { Version = Version + 1, MetFrom = from, AgreedBy = agreedBy, Reference = reference });

    /// <summary>The state does not insist from today on.</summary>
    public Decision<Condition> Drop(string why, DateOnly today) =>
        IfOpen(today, () => this with { Version = Version + 1, DroppedOn = today, DroppedFor = why });

    // What is to come counts as open: it can be met or dropped before it begins.
    private Decision<Condition> IfOpen(DateOnly today, Func<Condition> next) => OpenUntil <= today
        ? new Refusal("condition-settled", $"The condition is not open since {OpenUntil:O}.", Fault.At(
            "/id", "condition-settled", "a condition that is neither met, dropped nor over", $"{Id}, {How()} {OpenUntil:O}"))
        : next();

    private string How() => OpenUntil == DroppedOn ? "dropped on" : OpenUntil == MetFrom ? "met from" : "over since";
}

/// <summary>What a state states.</summary>
public record ConditionContent
{
    /// <summary>The key of the pledge.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>What must be so, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    [Redactable]
    public required string Text { get; init; }

    /// <summary>The first day on which the state insists on it; null: from the beginning.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The first day on which it does not insist any more, whether it was met or not; null: there is none.</summary>
    public DateOnly? ValidUntil { get; init; }
}
