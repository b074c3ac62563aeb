using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Access.Absent;

/// <summary>Logins of the provider that are remembered while their persons are away.</summary>
public sealed class ProviderLoginStore(Work work)
{
    public Task<ProviderLogin?> Find(string login) => work.Find<ProviderLogin>(Sql.ByLogin, new { Login = login });

    /// <summary>Notes how a login was found now, if it is remembered at all.</summary>
    public Task<int> NoteUse(ProviderLogin seen) => work.Change(Sql.NoteUse, seen);

    /// <summary>From now on the login is remembered.</summary>
    public async Task Remember(ProviderLogin seen)
    {
        if (await NoteUse(seen) == 0 && !await work.TryAdd(Sql.Insert, seen))
        {
            await NoteUse(seen);
        }
    }

    public Task Forget(string login) => work.Change(Sql.Delete, new { Login = login });

    private static class Sql
    {
        public const string ByLogin = "SELECT login, person, role, contributor, seen_at FROM provider_login WHERE login = @Login";

        public const string NoteUse =
            "UPDATE provider_login SET person = @Person, role = @Role, contributor = @Contributor, seen_at = @SeenAt WHERE login = @Login";

        public const string Insert =
            "INSERT INTO provider_login (login, person, role, contributor, seen_at) VALUES (@Login, @Person, @Role, @Contributor, @SeenAt)";

        public const string Delete = "DELETE FROM provider_login WHERE login = @Login";
    }
}
