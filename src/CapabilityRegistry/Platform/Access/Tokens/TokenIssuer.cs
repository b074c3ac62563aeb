using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>Makes a token and writes its hash, in the current unit of work.</summary>
public sealed class TokenIssuer(TokenStore tokens, IContributors contributors, Keys keys, EventLog log)
{
    private static readonly Refusal NameTaken = new("name-taken", "Somebody has this name already, or had it: names are never given twice.");

    public async Task<Decision<CreatedToken>> Issue(CreateTokenRequest request, Caller by)
    {
        if (await BindingFault(request.Role, request.Contributor) is { } fault)
        {
            return Refusal.Invalid("The token cannot be bound like this.", fault);
        }

        var secret = TokenText.New();
        var token = New(request, secret, await keys.Next(KeyScopes.Token));
        if (DemoTokens.All.ContainsKey(request.Name) || !await tokens.TryAdd(token))
        {
            return NameTaken with { Faults = [Fault.At("/name", "name-taken", "a name not used before", $"'{request.Name}'")] };
        }

        log.Created(AccessToken.SubjectOf(token), new Change("created", by), token);
        return new CreatedToken { Given = token, Token = secret };
    }

    private async Task<Fault?> BindingFault(Role role, string? contributor) => contributor switch
    {
        _ when AccessToken.BindingFault(role, contributor) is { } fault => fault,
        { } state when !await contributors.Has(state) => Fault.At("/contributor", "unknown-code", "a code of /v1/contributors", $"'{state}'"),
        _ => null,
    };

    private AccessToken New(CreateTokenRequest request, string secret, string id) => new()
    {
        Id = id,
        Version = 1,
        Name = request.Name,
        Role = request.Role,
        Contributor = request.Contributor,
        Scopes = [.. request.Scopes.Distinct().Order()],
        Fingerprint = TokenText.Hash(secret),
        CreatedAt = log.Now,
        ExpiresAt = log.Now.AddDays(request.ValidDays),
        RevokedAt = null,
        LastUsedAt = null,
    };
}
