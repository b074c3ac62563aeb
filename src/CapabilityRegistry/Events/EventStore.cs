using CapabilityRegistry.Data;

namespace CapabilityRegistry.Events;

/// <summary>Reads the log.</summary>
public sealed class EventStore(Work work)
{
    /// <summary>What happened to one object.</summary>
    public async Task<IReadOnlyList<EventView>> Of(string kind, string id, long after, Caller caller, int take) =>
        Views(await work.First<Event>(Sql.OfSubject.For(caller), new { Kind = kind, Id = id, After = after, caller.Scope, Take = take }), caller);

    /// <summary>The same, all of it.</summary>
    public async Task<IReadOnlyList<EventView>> All(string kind, string id, Caller caller) =>
        Views(await work.Query<Event>(Sql.OfSubject.For(caller), new { Kind = kind, Id = id, After = 0L, caller.Scope }), caller);

    /// <summary>What happened at all, as far as the caller may know.</summary>
    /// <param name="tokensToo">Whether the giving and revoking of tokens is the caller's business.</param>
    public async Task<IReadOnlyList<EventView>> After(long seq, Caller caller, bool tokensToo, int take)
    {
        var sql = Sql.After.For(caller).Where((!tokensToo, Sql.NoTokens));
        return Views(await work.First<Event>(sql, new { After = seq, caller.Scope, Take = take }), caller);
    }

    /// <summary>The sequence number of the last event.</summary>
    public Task<long> Head() => work.Find<long>(Sql.Head);

    private static IReadOnlyList<EventView> Views(IReadOnlyList<Event> events, Caller caller) => [.. events.Select(each => EventView.Of(each).For(caller))];

    private static class Sql
    {
        private const string Columns = """
            SELECT seq, at, actor, role, action, subject_kind, subject_id, subject_version, contributor, reason, changes, previous_hash, hash
            FROM event
            """;

        public const string OfSubject = Columns + " WHERE subject_kind = @Kind AND subject_id = @Id AND seq > @After /*own*/ ORDER BY seq";

        public const string After = Columns + " WHERE seq > @After /*own*/ /*and*/ ORDER BY seq";

        public const string Head = "SELECT seq FROM event_head WHERE id = 1";

        public const string NoTokens = "AND subject_kind <> 'token'";
    }
}
