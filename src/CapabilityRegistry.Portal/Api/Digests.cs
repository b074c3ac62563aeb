namespace CapabilityRegistry.Portal.Api;

/// <summary>What a person gets by mail, and where.</summary>
public sealed record Digest
{
    public required string Id { get; init; }

    public required string Login { get; init; }

    public required string Person { get; init; }

    public required string Role { get; init; }

    /// <summary>Null for the United Nations.</summary>
    public string? Contributor { get; init; }

    /// <summary>Null for everybody but the person, and once the digest has ended.</summary>
    public string? Address { get; init; }

    public required string Language { get; init; }

    public required string Rhythm { get; init; }

    public required string Status { get; init; }

    public DateOnly? MailedOn { get; init; }
}
