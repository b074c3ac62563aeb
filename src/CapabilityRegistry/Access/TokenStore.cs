using CapabilityRegistry.Data;

namespace CapabilityRegistry.Access;

/// <summary>The tokens given out.</summary>
public sealed class TokenStore(Work work)
{
    /// <summary>Whose token has this hash; null if nobody's or revoked.</summary>
    public async Task<Caller?> CallerOf(string hash) =>
        await work.Find<Row>(Sql.ByHash, new { Hash = hash }) is { } row
            ? new Caller(row.Name, Codes.Parse<Role>(row.Role), row.Contributor)
            : null;

    public async Task<AccessToken?> Find(string id) => (await work.Find<Row>(Sql.ById, new { Id = id }))?.ToToken();

    public async Task<string> HashOf(string id) => (await work.Find<string>(Sql.HashById, new { Id = id }))!;

    public async Task<IReadOnlyList<AccessToken>> List(string? after, int take) =>
        [.. (await work.First<Row>(Sql.Page, new { After = after ?? "", Take = take })).Select(row => row.ToToken())];

    public async Task<int> Count() => await work.Find<int>(Sql.Count);

    /// <summary>Asked here, not of the slice Contributors, since that one needs this one.</summary>
    public async Task<bool> IsContributor(string code) => await work.Find<int>(Sql.CountContributors, new { Id = code }) == 1;

    /// <returns>False if another token has this name.</returns>
    public Task<bool> TryAdd(AccessToken token, string hash) => work.TryAdd(Sql.Insert, new
    {
        token.Id,
        token.Version,
        token.Name,
        Role = token.Role.Code(),
        token.Contributor,
        Hash = hash,
        token.CreatedAt,
    });

    /// <returns>False if somebody changed the token in between.</returns>
    public async Task<bool> SaveRevoked(AccessToken token) =>
        await work.Change(Sql.Revoke, new { token.Id, token.RevokedAt, token.Version, Was = token.Version - 1 }) == 1;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public int Version { get; init; }

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public string? Contributor { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public AccessToken ToToken() => new()
        {
            Id = Id,
            Version = Version,
            Name = Name,
            Role = Codes.Parse<Role>(Role),
            Contributor = Contributor,
            CreatedAt = CreatedAt,
            RevokedAt = RevokedAt,
        };
    }

    private static class Sql
    {
        private const string Columns = "SELECT id, version, name, role, contributor, created_at, revoked_at FROM access_token";

        public const string ByHash = Columns + " WHERE hash = @Hash AND revoked_at IS NULL";

        public const string ById = Columns + " WHERE id = @Id";

        public const string HashById = "SELECT hash FROM access_token WHERE id = @Id";

        public const string Page = Columns + " WHERE id > @After ORDER BY id";

        public const string Count = "SELECT COUNT(*) FROM access_token";

        public const string CountContributors = "SELECT COUNT(*) FROM contributor WHERE id = @Id";

        public const string Insert = """
            INSERT INTO access_token (id, version, name, role, contributor, hash, created_at)
            VALUES (@Id, @Version, @Name, @Role, @Contributor, @Hash, @CreatedAt)
            """;

        public const string Revoke = "UPDATE access_token SET revoked_at = @RevokedAt, version = @Version WHERE id = @Id AND version = @Was";
    }
}
