using System.Collections.Concurrent;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Hosting;

/// <summary>Gives the turns of shared work to this process, if no other has them.</summary>
public sealed partial class WorkTurns(WritesWithoutEvent writes, Instance instance, TimeProvider clock, ILogger<WorkTurns> log)
{
    /// <summary>
    /// How often a process looks whether a work is due. A turn is held as long without a sign of life, so a dead process is followed in half a minute.
    /// </summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Sign = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, WatchedLease> _held = new();

    /// <summary>Does a work if it is due and nobody else does it.</summary>
    /// <param name="pause">The time since the beginning of the last turn that was done to its end.</param>
    /// <param name="retry">How long it is left alone, by every process, after it has failed.</param>
    /// <returns>Whether it was done here.</returns>
    public async Task<bool> Take(string name, TimeSpan pause, TimeSpan retry, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        var begun = clock.GetUtcNow();
        if (await Turn(name, pause, retry, begun, stop) is not { } turn)
        {
            return false;
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var signs = Renew(name, turn, held);
        var isDone = false;
        try
        {
            await work(held.Token);
            isDone = true;
        }
        finally
        {
            await held.CancelAsync();
            await signs;
            DateTimeOffset? until = isDone || stop.IsCancellationRequested ? null : clock.GetUtcNow() + retry;
            await writes.Write((WorkTurnStore turns) => turns.End(name, turn, isDone ? begun : null, until), CancellationToken.None);
        }

        return true;
    }

    private Task<int?> Turn(string name, TimeSpan pause, TimeSpan retry, DateTimeOffset now, CancellationToken stop) => writes.Write<WorkTurnStore, int?>(
        async turns => await turns.Find(name) switch
        {
            null => await turns.TakeFirst(name, instance.Name, now + Look) ? 1 : null,
            { DoneAt: { } done } when IsAhead(done + pause, now, pause) => null,
            { Instance: null, LeaseUntil: { } until } when IsAhead(until, now, retry) => null,
            { Instance: not null, LeaseUntil: { } until } when !_held.GetOrAdd(name, _ => new(Look, clock)).IsOver(until) => null,
            { } last => await turns.Take(last, instance.Name, now + Look) ? last.Turn + 1 : null,
        },
        stop);

    // What is further ahead than anybody would have said was written by a clock that was wrong.
    private static bool IsAhead(DateTimeOffset day, DateTimeOffset now, TimeSpan most) => day > now && day <= now + most + WatchedLease.ClocksApart;

    private Task Renew(string name, int turn, CancellationTokenSource held) => SignsOfLife.Give(
        Sign, clock,
        alive => writes.Write((WorkTurnStore turns) => turns.Renew(name, turn, clock.GetUtcNow() + Look), alive),
        () =>
        {
            Lost(name);
            return held.CancelAsync();
        },
        failure => NoSign(name, failure), held.Token);

    [LoggerMessage(LogLevel.Warning, "The turn of {Work} was lost to another process: this one was held up for too long.")]
    private partial void Lost(string work);

    [LoggerMessage(LogLevel.Warning, "No sign of life of {Work}.")]
    private partial void NoSign(string work, Exception failure);
}
