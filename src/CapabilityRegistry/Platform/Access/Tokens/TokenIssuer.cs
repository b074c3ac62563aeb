using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>Makes a token and writes its hash, in the current unit of work.</summary>
public sealed class TokenIssuer(TokenStore tokens, IContributors contributors, Keys keys, EventLog log)
{
    private static readonly Refusal NameTaken = new("name-taken",
        "A token has this name already, or had it, perhaps written in another way: names are never given twice.");

    private static readonly Refusal PersonLooksAlike = new("person-looks-alike",
        "The name of this person looks like that of a person who has a token. Write it in the same way, or so that the two can be told apart.");

    public async Task<Decision<CreatedToken>> Issue(CreateTokenRequest request, Caller by)
    {
        if (await BindingFault(request.Role, request.Contributor) is { } fault)
        {
            return Refusal.Invalid("The token cannot be bound like this.", fault);
        }

        var secret = TokenText.New();
        var token = New(request, secret, await keys.Next(KeyScopes.Token));
        if (await tokens.PersonNamedLike(token.Person) is { } known && known != token.Person)
        {
            return PersonLooksAlike with { Faults = [Fault.At("/person", "person-looks-alike", $"'{known}', or another name", $"'{token.Person}'")] };
        }

        if (DemoTokens.HasName(token.Name) || !await tokens.TryAdd(token))
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
        Name = CanonicalText.Of(request.Name),
        Person = CanonicalText.Of(request.Person),
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
