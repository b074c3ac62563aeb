using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>The tokens given out.</summary>
public sealed class TokenStore(Work work)
{
    public static readonly ListOrders<AccessToken> Orders = new("id", token => token.Id);

    /// <summary>The token of which this is the hash, revoked and expired ones too.</summary>
    public async Task<AccessToken?> WithHash(string hash) => (await work.Find<Row>(Sql.ByHash, new { Hash = hash }))?.ToToken();

    public async Task<AccessToken?> Find(string id) => (await work.Find<Row>(Sql.ById, new { Id = id }))?.ToToken();

    /// <summary>The token with this name, revoked and expired ones too; names are never given twice.</summary>
    public async Task<AccessToken?> Named(string name) =>
        (await work.Find<Row>(Sql.ByName, new { NameKey = CanonicalText.NameKey(name) }))?.ToToken();

    public async Task<IReadOnlyList<AccessToken>> List(PageQuery page)
    {
        var rows = await work.First<Row>(Orders.Sorted(Sql.Page, page), new { After = Orders.PlaceOf(page)?.Key, page.Take });
        return [.. rows.Select(row => row.ToToken())];
    }

    public async Task<int> Count() => await work.Find<int>(Sql.Count);

    /// <summary>Whether at least one token is valid.</summary>
    public async Task<bool> HasUsable(DateTimeOffset now) => await work.Find<int>(Sql.CountUsable, new { Now = now }) > 0;

    /// <summary>Notes that the token was used: no change of the registry.</summary>
    public Task NoteUse(AccessToken token, DateTimeOffset now) => work.Change(Sql.NoteUse, new { token.Id, LastUsedAt = now });

    /// <summary>The person of a token whose name is the same as this one, as it was written there; null if there is none.</summary>
    public Task<string?> PersonNamedLike(string person) => work.Find<string>(Sql.PersonWithKey, new { PersonKey = CanonicalText.NameKey(person) });

    /// <returns>False if another token has this name, however it is written.</returns>
    public Task<bool> TryAdd(AccessToken token) => work.TryAdd(Sql.Insert, new
    {
        token.Id,
        token.Version,
        token.Name,
        NameKey = CanonicalText.NameKey(token.Name),
        token.Person,
        PersonKey = CanonicalText.NameKey(token.Person),
        Role = token.Role.Code(),
        token.Contributor,
        Hash = token.Fingerprint,
        Scopes = token.Scopes.Text(),
        token.CreatedAt,
        token.ExpiresAt,
    });

    /// <returns>False if somebody changed the token in between.</returns>
    public async Task<bool> SaveRevoked(AccessToken token) =>
        await work.Change(Sql.Revoke, new { token.Id, token.RevokedAt, token.Version, Was = token.Version - 1 }) == 1;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public int Version { get; init; }

        public string Name { get; init; } = "";

        public string? Person { get; init; }

        public string Role { get; init; } = "";

        public string? Contributor { get; init; }

        public string Scopes { get; init; } = "";

        public string Hash { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public DateTimeOffset? LastUsedAt { get; init; }

        public AccessToken ToToken() => new()
        {
            Id = Id,
            Version = Version,
            Name = Name,
            // Before persons were recorded, the name stood for the person.
            Person = Person ?? Name,
            Role = Codes.Parse<Role>(Role),
            Contributor = Contributor,
            Scopes = TokenScopes.Parse(Scopes),
            Fingerprint = Hash,
            CreatedAt = CreatedAt,
            ExpiresAt = ExpiresAt,
            RevokedAt = RevokedAt,
            LastUsedAt = LastUsedAt,
        };
    }

    private static class Sql
    {
        private const string Columns =
            "SELECT id, version, name, person, role, contributor, scopes, hash, created_at, expires_at, revoked_at, last_used_at FROM access_token";

        public const string ByHash = Columns + " WHERE hash = @Hash";

        public const string ById = Columns + " WHERE id = @Id";

        public const string ByName = Columns + " WHERE name_key = @NameKey";

        public const string Page = Columns + " WHERE 1 = 1 " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM access_token";

        public const string PersonWithKey = "SELECT MIN(person) FROM access_token WHERE person_key = @PersonKey";

        public const string CountUsable = "SELECT COUNT(*) FROM access_token WHERE revoked_at IS NULL AND expires_at > @Now";

        public const string Insert = """
            INSERT INTO access_token (id, version, name, name_key, person, person_key, role, contributor, scopes, hash, created_at, expires_at)
            VALUES (@Id, @Version, @Name, @NameKey, @Person, @PersonKey, @Role, @Contributor, @Scopes, @Hash, @CreatedAt, @ExpiresAt)
            """;

        public const string Revoke = "UPDATE access_token SET revoked_at = @RevokedAt, version = @Version WHERE id = @Id AND version = @Was";

        public const string NoteUse = "UPDATE access_token SET last_used_at = @LastUsedAt WHERE id = @Id";
    }
}
