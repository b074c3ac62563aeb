using System.Data.Common;
using CapabilityRegistry.Platform.Data.Outages;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// A copy of the database that may only be read and is a little behind, if there is one (<c>Storage:Secondary</c>). Whoever reads from it says which event
/// must be there already, so nobody misses what they have written themselves; where it is not, where it belongs to another log, and while the copy cannot be
/// reached, the database itself is read.
/// </summary>
public sealed partial class Secondary(Database? copy, TimeProvider clock, ILogger<Secondary> log) : IDisposable
{
    /// <summary>For how long the copy is left alone after a failure.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private long _restsUntil;

    /// <summary>The copy; null if there is none, or if it failed a moment ago.</summary>
    public Database? Usable => copy is not null && clock.GetTimestamp() >= Interlocked.Read(ref _restsUntil) ? copy : null;

    /// <summary>Whether the settings name one.</summary>
    public bool IsThere => copy is not null;

    /// <summary>It could not be read: until it has rested, the database itself is.</summary>
    public void Failed(Exception failure)
    {
        Interlocked.Exchange(ref _restsUntil, clock.GetTimestamp() + (long)(Rest.TotalSeconds * clock.TimestampFrequency));
        copy!.Dialect.ForgetIdle(copy.ConnectionString);
        NotRead(Rest.TotalSeconds, failure);
    }

    public void Dispose() => copy?.Dispose();

    /// <summary>The copy that the settings name, if they name one.</summary>
    /// <exception cref="InvalidOperationException">The connection string is none of the engine; its values, which may be secret, are not told.</exception>
    public static Secondary Of(StorageSettings settings, TimeProvider clock, ILogger<Secondary> log) => new(
        settings.Secondary is { Length: > 0 } named ? Database.Of(settings, nameof(settings.Secondary), named, clock) : null, clock, log);

    [LoggerMessage(LogLevel.Warning, "The secondary could not be read. For {Seconds} seconds the database itself is read instead.")]
    private partial void NotRead(double seconds, Exception failure);
}
