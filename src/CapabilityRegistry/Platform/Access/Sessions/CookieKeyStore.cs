using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Access.Sessions;

/// <summary>The keys that encrypt the cookies of the pages, the same for all processes.</summary>
public sealed class CookieKeyStore(Work work)
{
    public Task<IReadOnlyList<string>> All() => work.Query<string>(Sql.All);

    public Task<bool> Add(string name, string xml, DateTimeOffset at) => work.TryAdd(Sql.Add, new { Name = name, Xml = xml, At = at });

    private static class Sql
    {
        public const string All = "SELECT xml FROM cookie_key ORDER BY created_at, name";

        public const string Add = "INSERT INTO cookie_key (name, xml, created_at) VALUES (@Name, @Xml, @At)";
    }
}
