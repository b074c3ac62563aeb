using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>The first answer to a POST with an Idempotency-Key, kept in the transaction that the POST made.</summary>
public sealed class IdempotencyStore(Work work)
{
    public Task<RememberedAnswer?> Find(string caller, string keyHash) =>
        work.Find<RememberedAnswer>(Sql.Find, new { Caller = caller, KeyHash = keyHash });

    /// <returns>False if another request with this key got there first.</returns>
    public Task<bool> TryAdd(RememberedAnswer answer) => work.TryAdd(Sql.Insert, answer);

    /// <summary>Writes the answer that its sender got in the end over the one that was kept when the work began.</summary>
    public Task Replace(RememberedAnswer answer) => work.Change(Sql.Replace, answer);

    /// <summary>Keeps no answer: the same request is carried out anew.</summary>
    public Task Forget(Idempotency sent) => work.Change(Sql.Forget, new { sent.Caller, sent.KeyHash });

    /// <summary>Deletes the answers that were kept before a moment.</summary>
    public Task Purge(DateTimeOffset before) => work.Change(Sql.Purge, new { Before = before });

    private static class Sql
    {
        public const string Purge = "DELETE FROM idempotency WHERE at < @Before";

        public const string Replace = """
            UPDATE idempotency SET status = @Status, location = @Location, etag = @Etag, body = @Body, shown = @Shown
            WHERE caller = @Caller AND key_hash = @KeyHash
            """;

        public const string Forget = "DELETE FROM idempotency WHERE caller = @Caller AND key_hash = @KeyHash";

        public const string Find = """
            SELECT caller, key_hash, request_hash, at, status, location, etag, body, shown
            FROM idempotency
            WHERE caller = @Caller AND key_hash = @KeyHash
            """;

        public const string Insert = """
            INSERT INTO idempotency (caller, key_hash, request_hash, at, status, location, etag, body, shown)
            VALUES (@Caller, @KeyHash, @RequestHash, @At, @Status, @Location, @Etag, @Body, @Shown)
            """;
    }
}
