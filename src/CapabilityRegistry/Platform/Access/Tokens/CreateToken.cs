using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>Who gets the token and what it may do.</summary>
public sealed record CreateTokenRequest
{
    public const int LongestDays = 365;

    public const int UsualDays = 90;

    /// <summary>What the token is called; shown as the actor of everything done with it. No two tokens share a name, however it is written.</summary>
    [Characters(1, 90)]
    [TextForm(TextForm.PersonName)]
    public required string Name { get; init; }

    /// <summary>
    /// The person who will hold it, or who answers for what a machine does with it; written alike in all tokens of that person. Whoever submits a
    /// pledge, assesses the unit and raises it are three persons, however many tokens each of them has.
    /// </summary>
    [Characters(1, 90)]
    [TextForm(TextForm.PersonName)]
    public required string Person { get; init; }

    public required Role Role { get; init; }

    /// <summary>The state of a focal point, assessor or integrator. An assessor without one is of the United Nations.</summary>
    [RegularExpression(Patterns.Contributor)]
    public string? Contributor { get; init; }

    /// <summary>How much of what the role may do it opens; all of it if left out.</summary>
    [MinLength(1)]
    [MaxLength(2)]
    public IReadOnlyList<TokenScope> Scopes { get; init; } = TokenScopes.All;

    /// <summary>After how many days it expires.</summary>
    [Range(1, LongestDays)]
    [DefaultValue(UsualDays)]
    public int ValidDays { get; init; } = UsualDays;
}

/// <summary>A token just given: the only time that it is shown.</summary>
public sealed record CreatedToken : ISecretOnce
{
    public required AccessToken Given { get; init; }

    /// <summary>The bearer token. Null if this answer is given again for the same Idempotency-Key: it is not kept.</summary>
    public required string? Token { get; init; }

    public object WithoutSecret() => this with { Token = null };
}

public static class CreateToken
{
    /// <summary>Gives somebody a token; the answer is the only place where it can be read</summary>
    /// <remarks>
    /// The token acts in its role, for its state if it is bound to one, and not beyond its scopes, until it expires or is revoked. <c>name</c> is
    /// shown as the actor of everything that is done with it, and no two tokens ever share one; <c>person</c> is who is behind it, whom the rule of
    /// four eyes compares. The event is <c>created</c>. If the answer is lost, revoke the token and give another one: a repetition with the same
    /// <c>Idempotency-Key</c> has null in its place.
    /// </remarks>
    public static async Task<Results<Added<CreatedToken>, Refused>> Handle(CreateTokenRequest request, TokenIssuer issuer, Caller caller)
    {
        var decision = await issuer.Issue(request, caller);
        return decision.Granted is { } created
            ? new Added<CreatedToken>(created, created.Given.Version, $"/v1/tokens/{created.Given.Id}")
            : Refused.Because(decision.Refusal!);
    }
}
