using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Access.Sessions;

/// <summary>Sessions of the pages that their person has ended: a copy of the cookie opens them no more, in any process.</summary>
public sealed class EndedSessionStore(Work work)
{
    public async Task<bool> Has(string session) => await work.Find<int?>(Sql.Has, new { Session = session }) is not null;

    /// <param name="until">When the cookie would have expired by itself.</param>
    public Task<bool> Add(string session, DateTimeOffset until) => work.TryAdd(Sql.Add, new { Session = session, Until = until });

    public Task Purge(DateTimeOffset now) => work.Change(Sql.Purge, new { Now = now });

    private static class Sql
    {
        public const string Has = "SELECT 1 FROM ended_session WHERE session = @Session";

        public const string Add = "INSERT INTO ended_session (session, until) VALUES (@Session, @Until)";

        public const string Purge = "DELETE FROM ended_session WHERE until < @Now";
    }
}
