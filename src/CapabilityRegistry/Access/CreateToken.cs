using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Access;

/// <summary>For whom a token is.</summary>
public sealed record CreateTokenRequest
{
    /// <summary>Who will hold it; shown as the actor of everything done with it. No two tokens share a name.</summary>
    [StringLength(100, MinimumLength = 1)]
    [RegularExpression(Patterns.Text)]
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The state of a focal point, assessor or integrator. An assessor without one is of the United Nations.</summary>
    [RegularExpression(Patterns.Contributor)]
    public string? Contributor { get; init; }
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
    private const string Kind = "token";

    /// <summary>Gives somebody a token; the answer is the only place where it can be read</summary>
    public static async Task<Results<Added<CreatedToken>, Refused>> Handle(
        CreateTokenRequest request, TokenStore tokens, Keys keys, EventLog log, Caller caller)
    {
        if (await Fault(request, tokens) is { } fault)
        {
            return Refused.Invalid([fault]);
        }

        var secret = TokenText.New();
        var token = New(request, await keys.Next("TOK"), log.Now);
        if (!await tokens.TryAdd(token, TokenText.Hash(secret)))
        {
            return Refused.Because(NameTaken(request.Name));
        }

        log.Created(new Subject(Kind, token.Id, token.Version), new Change("created", caller), token);
        return new Added<CreatedToken>(new CreatedToken { Given = token, Token = secret }, token.Version, $"/v1/tokens/{token.Id}");
    }

    private static async Task<Fault?> Fault(CreateTokenRequest request, TokenStore tokens) => request.Contributor switch
    {
        _ when AccessToken.BindingFault(request.Role, request.Contributor) is { } fault => fault,
        { } state when !await tokens.IsContributor(state) =>
            CapabilityRegistry.Fault.At("/contributor", "unknown-code", "a code of /v1/contributors", $"'{state}'"),
        _ => null,
    };

    private static AccessToken New(CreateTokenRequest request, string id, DateTimeOffset now) => new()
    {
        Id = id,
        Version = 1,
        Name = request.Name,
        Role = request.Role,
        Contributor = request.Contributor,
        CreatedAt = now,
        RevokedAt = null,
    };

    private static Refusal NameTaken(string name) => new("name-taken", "Another token has this name, revoked or not.",
        CapabilityRegistry.Fault.At("/name", "name-taken", "a name not used before", $"'{name}'"));
}
