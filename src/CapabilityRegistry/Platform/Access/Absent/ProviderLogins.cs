using System.Collections.Concurrent;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Access.Absent;

/// <summary>Notes who a login of the provider is whenever it is used: once an hour, and at once if its role or state has changed.</summary>
public sealed partial class ProviderLogins(WritesWithoutEvent writes, TimeProvider clock, ILogger<ProviderLogins> log)
{
    private const int Capacity = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset At)> _noted = new();

    /// <param name="caller">As the token tells that was just found to be good.</param>
    public void Seen(Caller caller)
    {
        var now = clock.GetUtcNow();
        if (_noted.TryGetValue(caller.Name, out var last) && last.At + Pause > now && IsSame(last.Caller, caller))
        {
            return;
        }

        if (_noted.Count >= Capacity)
        {
            _noted.Clear();
        }

        _noted[caller.Name] = (caller, now);
        // Not awaited: a waiting writer must not delay the request.
        _ = Note(caller, now);
    }

    private static bool IsSame(Caller one, Caller other) => (one.Role, one.Contributor, one.Person) == (other.Role, other.Contributor, other.Person);

    private async Task Note(Caller caller, DateTimeOffset now)
    {
        try
        {
            await writes.Write((ProviderLoginStore logins) => logins.NoteUse(ProviderLogin.Of(caller, now)));
        }
        catch (Exception exception)
        {
            _noted.TryRemove(caller.Name, out _);
            NotNoted(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "That a login of the provider was used could not be noted.")]
    private partial void NotNoted(Exception exception);
}
