using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Requirements.Ceilings;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>The content of a requirement with the statement and resolution that it refers to.</summary>
/// <param name="Sur">The statement; null if it refers to none.</param>
/// <param name="Authority">The authorised strength under the resolution; null if there is none, or no resolution is named.</param>
public sealed record ResolvedContent(RequirementContent Content, Sur? Sur, Authority? Authority)
{
    public ReferencedSur? ReferencedSur => Sur is null ? null : ReferencedSur.Of(Sur);

    /// <summary>The refusal if the references do not fit the mission; null if they do.</summary>
    /// <param name="mission">Null for a capacity goal.</param>
    public Refusal? Refusal(string? mission) => this switch
    {
        { Sur.Mission: { } other } when other != mission => new Refusal("sur-of-another-mission", "A statement for a mission is for that mission alone.",
            Fault.At("/sur", "sur-of-another-mission", mission is null
                ? "a generic statement"
                : $"a generic statement, or one for {mission}", $"{Sur.Id}, which is for {other}")),
        { Content.Resolution: { } reference, Authority: null } =>
            new Refusal("unknown-resolution", "A resolution is named as the mission's authorised strengths name it.",
            Fault.At("/resolution", "unknown-resolution", mission is null
                ? "null for a capacity goal"
                : $"a reference of the authorised strengths of {mission}", $"'{reference}'")),
        _ => null,
    };
}
