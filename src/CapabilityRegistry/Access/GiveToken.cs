using CapabilityRegistry.Events;

namespace CapabilityRegistry.Access;

/// <summary>Makes a token and writes its hash, in the current unit of work.</summary>
public sealed class GiveToken(TokenStore tokens, Keys keys, EventLog log)
{
    public const string InvalidCode = "invalid-request";

    public async Task<Decision<CreatedToken>> To(string name, Role role, string? contributor, Caller by)
    {
        if (await BindingFault(role, contributor) is { } fault)
        {
            return new Refusal(InvalidCode, "The token cannot be bound like this.", fault);
        }

        var secret = TokenText.New();
        var token = New(name, role, contributor, await keys.Next("TOK"));
        if (!await tokens.TryAdd(token, TokenText.Hash(secret)))
        {
            return new Refusal("name-taken", "Another token has this name, revoked or not.",
                Fault.At("/name", "name-taken", "a name not used before", $"'{name}'"));
        }

        log.Created(AccessToken.SubjectOf(token), new Change("created", by), token);
        return new CreatedToken { Given = token, Token = secret };
    }

    private async Task<Fault?> BindingFault(Role role, string? contributor) => contributor switch
    {
        _ when AccessToken.BindingFault(role, contributor) is { } fault => fault,
        { } state when !await tokens.IsContributor(state) => Fault.At("/contributor", "unknown-code", "a code of /v1/contributors", $"'{state}'"),
        _ => null,
    };

    private AccessToken New(string name, Role role, string? contributor, string id) => new()
    {
        Id = id,
        Version = 1,
        Name = name,
        Role = role,
        Contributor = contributor,
        CreatedAt = log.Now,
        RevokedAt = null,
    };
}
