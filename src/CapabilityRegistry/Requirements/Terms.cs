using CapabilityRegistry.Surs;

namespace CapabilityRegistry.Requirements;

/// <summary>What a requirement says, with what it refers to.</summary>
/// <param name="Sur">The statement; null if it refers to none.</param>
/// <param name="Authority">What the mission has under the resolution; null if it has nothing, or none is named.</param>
public sealed record Terms(RequirementContent Content, Sur? Sur, Authority? Authority)
{
    public Statement? Statement => Sur is null ? null : Statement.Of(Sur);

    /// <summary>Why this may not be said for the mission; null if it may.</summary>
    /// <param name="mission">Null for a capacity goal.</param>
    public Refusal? Refusal(string? mission) => this switch
    {
        { Sur.Mission: { } other } when other != mission => new Refusal("sur-of-another-mission", "A statement for a mission is for that mission alone.",
            Fault.At("/sur", "sur-of-another-mission", mission is null ? "a generic statement" : $"a generic statement, or one for {mission}", $"{Sur.Id}, which is for {other}")),
        { Content.Resolution: { } reference, Authority: null } => new Refusal("unknown-resolution", "A resolution is named as the mission's authorised strengths name it.",
            Fault.At("/resolution", "unknown-resolution", mission is null ? "null for a capacity goal" : $"a reference of the authorised strengths of {mission}", $"'{reference}'")),
        _ => null,
    };
}
