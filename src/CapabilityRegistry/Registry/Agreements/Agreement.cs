using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Agreements;

/// <summary>An agreement with a state on the rapid deployment level of a unit. It can be ended earlier than was agreed, and does not change else.</summary>
public sealed record Agreement : AgreementContent, IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. RDLA-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    /// <summary>Why it was ended before the day that was agreed; null if it was not.</summary>
    public string? EndedFor { get; init; }

    /// <summary>Where the facts come from; null for what was recorded here.</summary>
    public string? Source { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("agreement", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    public static Agreement Of(AgreementContent content, string id, string contributor) => ContentCopy.New<Agreement, AgreementContent>(content) with
    {
        Id = id,
        Version = 1,
        Contributor = contributor,
    };

    /// <summary>Ends it earlier than was agreed. What it was good for until today stays as it was.</summary>
    /// <param name="on">The first day on which it is over.</param>
    public Decision<Agreement> End(DateOnly on, string why, DateOnly today) => (on, today) switch
    {
        _ when Until <= today => new Refusal("agreement-over", $"The agreement is over since {Until:O}.",
            Fault.At("/until", "agreement-over", "an agreement that is not over", $"{Until:O}")),
        _ when on < today => Wrong("ends-in-the-past", "An agreement is ended from today on, or later.", $"{today:O} or later", on),
        _ when on <= SignedOn => Wrong("ends-when-signed", "An agreement holds on the day on which it was signed.", $"a day after {SignedOn:O}", on),
        _ when on >= Until => Wrong("ends-sooner-anyway", "An agreement is ended earlier than was agreed, and not later.", $"a day before {Until:O}", on),
        _ => this with { Version = Version + 1, Until = on, EndedFor = why },
    };

    private static Refusal Wrong(string code, string text, string expected, DateOnly found) =>
        new(code, text, Fault.At("/on", code, expected, $"{found:O}"));
}

/// <summary>What was agreed.</summary>
public record AgreementContent
{
    /// <summary>The key of the pledge.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>The key of the edition of the statement that the unit meets: a published generic one for its unit type.</summary>
    [RegularExpression(Patterns.Sur)]
    public required string Sur { get; init; }

    /// <summary>The day from which it counts; not in the future, and not before the pledge was submitted.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>The first day on which it is over; null if it has no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Within how many days of a request the unit deploys. What is too slow for the level, the policy says.</summary>
    [Range(1, 365)]
    public required int ResponseDays { get; init; }

    /// <summary>The reference of the document.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string Reference { get; init; }

    /// <summary>Where the unit may differ from the statement.</summary>
    [MaxLength(50)]
    public IReadOnlyList<AgreedVariation> Variations { get; init; } = [];
}

/// <summary>Something in which a unit differs from its statement, and which was agreed to be acceptable.</summary>
public sealed record AgreedVariation
{
    // An attribute, because the generator takes a member of this name for an indexer and passes over its comment.
    [System.ComponentModel.Description("What differs, in words.")]
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Item { get; init; }

    /// <summary>Who agreed.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string AgreedBy { get; init; }

    /// <summary>The document that says so.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reference { get; init; }
}
