using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access.Provider;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Access.Absent;

/// <summary>
/// Who a login is to the registry while its person is away. Of a token of the registry all is known: it is looked up each time, so one that was revoked
/// opens nothing from that moment. Of a provider's login only its own token tells, which is not kept; so it counts as it was when it was last seen, and not
/// for longer than <see cref="LongestAway"/>.
/// </summary>
public sealed class AbsentCallers(IServiceScopeFactory scopes, DemoTokens demo, TimeProvider clock)
{
    /// <summary>For so long a provider's login is believed to be what it was when it was last used.</summary>
    public static readonly TimeSpan LongestAway = TimeSpan.FromDays(30);

    /// <param name="login">The name of the token or of the login.</param>
    public async Task<Absence> Find(string login, CancellationToken cancel)
    {
        if (demo.Find(login) is { } known)
        {
            return Absence.Of(known);
        }

        return login.StartsWith(ProviderClaims.NamePrefix, StringComparison.Ordinal)
            ? OfProvider(await scopes.Read((ProviderLoginStore logins) => logins.Find(login), cancel))
            : OfToken(await scopes.Read((TokenStore tokens) => tokens.Named(login), cancel));
    }

    private Absence OfProvider(ProviderLogin? seen) => seen switch
    {
        null => Absence.Over,
        _ when seen.SeenAt + LongestAway <= clock.GetUtcNow() => Absence.TooLong,
        _ => Absence.Of(seen.ToCaller()),
    };

    private Absence OfToken(AccessToken? token) =>
        token is not null && token.Fault(clock.GetUtcNow()) is null ? Absence.Of(token.ToCaller()) : Absence.Over;
}

/// <summary>What is known of a login whose person is away.</summary>
/// <param name="Caller">Null if nothing may be asked on its behalf now.</param>
/// <param name="IsOver">Whether it never opens anything again: the token was revoked or has expired.</param>
public sealed record Absence(Caller? Caller, bool IsOver)
{
    public static readonly Absence Over = new(null, IsOver: true);

    public static readonly Absence TooLong = new(null, IsOver: false);

    // Whatever is asked for somebody who is away changes nothing.
    public static Absence Of(Caller caller) => new(caller with { Scopes = [.. caller.Scopes.Where(scope => scope == TokenScope.Read)] }, IsOver: false);
}
