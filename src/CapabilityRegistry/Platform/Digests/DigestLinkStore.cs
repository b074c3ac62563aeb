using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>The links in mails, by their hashes.</summary>
public sealed class DigestLinkStore(Work work)
{
    public const string Confirm = "confirm";

    public const string Stop = "stop";

    /// <summary>The key of the digest that a link is of; null if there is no such link, or it has expired.</summary>
    public Task<string?> Find(string link, string purpose, DateTimeOffset now) =>
        work.Find<string>(Sql.ByHash, new { Hash = TokenText.Hash(link), Purpose = purpose, Now = now });

    public Task Add(string link, string digest, string purpose, DateTimeOffset until) =>
        work.Change(Sql.Insert, new { Hash = TokenText.Hash(link), Digest = digest, Purpose = purpose, Until = until });

    /// <summary>The links of a digest for one purpose lead nowhere any more.</summary>
    public Task Drop(string digest, string purpose) => work.Change(Sql.Drop, new { Digest = digest, Purpose = purpose });

    /// <summary>Forgets links that have expired.</summary>
    public Task Purge(DateTimeOffset now) => work.Change(Sql.Purge, new { Now = now });

    private static class Sql
    {
        public const string ByHash = "SELECT digest FROM digest_link WHERE hash = @Hash AND purpose = @Purpose AND until > @Now";

        public const string Insert = "INSERT INTO digest_link (hash, digest, purpose, until) VALUES (@Hash, @Digest, @Purpose, @Until)";

        public const string Drop = "DELETE FROM digest_link WHERE digest = @Digest AND purpose = @Purpose";

        public const string Purge = "DELETE FROM digest_link WHERE until <= @Now";
    }
}
