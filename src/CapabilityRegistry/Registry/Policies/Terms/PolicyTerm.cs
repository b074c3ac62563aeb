using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Policies.Terms;

/// <summary>From which day on a policy of readiness holds: until the next term begins.</summary>
public sealed record PolicyTerm : PolicyTermContent, IVersioned
{
    /// <summary>The key, e.g. TERM-00003.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>Why it was taken back before it began; null if it was not.</summary>
    public string? RevokedFor { get; init; }

    public static PolicyTerm Of(PolicyTermContent content, string id) =>
        ContentCopy.New<PolicyTerm, PolicyTermContent>(content) with { Id = id, Version = 1 };

    /// <summary>Takes it back before it begins.</summary>
    public Decision<PolicyTerm> Revoke(string why, DateOnly today) => this switch
    {
        { RevokedFor: not null } => new Refusal("term-revoked", "The term was taken back already.",
            Fault.At("/revokedFor", "term-revoked", "a term that was not taken back", RevokedFor!)),
        _ when HoldsFrom <= today => new Refusal("term-began", $"The policy has held since {HoldsFrom:O}. Put another into force from a day to come.",
            Fault.At("/holdsFrom", "term-began", $"a day after {today:O}", $"{HoldsFrom:O}")),
        _ => this with { Version = Version + 1, RevokedFor = why },
    };
}

/// <summary>Which policy, and from when.</summary>
public record PolicyTermContent
{
    /// <summary>The short name of the policy, as in <c>/v1/readiness-policies</c>.</summary>
    [RegularExpression(Patterns.ReadinessPolicy)]
    public required string Policy { get; init; }

    /// <summary>The first day on which it holds: today or later.</summary>
    public required DateOnly HoldsFrom { get; init; }

    /// <summary>Who decided so, and why.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}
