using System.Threading.Channels;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>
/// Queues access-log records without making the caller wait; <see cref="AccessLogWriter"/> writes them a moment later. None is dropped: if too
/// many wait because the database cannot be written, objects of other states are no longer shown.
/// </summary>
public sealed class AccessLogBuffer
{
    /// <summary>About 100,000 answers with one object each, or 10,000 full pages: some 40 MB.</summary>
    private const int MostWaiting = 500_000;

    private readonly Channel<AccessRecord> _records = Channel.CreateUnbounded<AccessRecord>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private readonly List<(long UpTo, TaskCompletionSource Reached)> _waiters = [];
    private long _noted;
    private long _written;
    private int _weight;
    private Exception? _fault;

    // Ended when somebody waits for what is noted, or nothing more will come.
    private TaskCompletionSource? _gathering;
    private bool _isClosed;

    internal ChannelReader<AccessRecord> Records => _records.Reader;

    /// <summary>Called before an answer is sent and before its changes are committed.</summary>
    /// <exception cref="UnavailableException">Too much waits to be written.</exception>
    public void DemandRoom()
    {
        if (Volatile.Read(ref _weight) >= MostWaiting)
        {
            throw Away(_fault);
        }
    }

    public void Add(AccessRecord record)
    {
        Interlocked.Increment(ref _noted);
        Interlocked.Add(ref _weight, record.Weight);
        _records.Writer.TryWrite(record);
    }

    /// <summary>Waits until everything noted so far on this instance is written.</summary>
    /// <exception cref="UnavailableException">It cannot be written just now.</exception>
    public Task Written(CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_fault is not null)
            {
                throw Away(_fault);
            }

            var noted = Interlocked.Read(ref _noted);
            if (noted <= _written)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((noted, reached));
            _gathering?.TrySetResult();
            return reached.Task.WaitAsync(cancel);
        }
    }

    /// <summary>These records are written, or finally lost.</summary>
    internal void Done(IReadOnlyCollection<AccessRecord> records)
    {
        Interlocked.Add(ref _weight, -records.Sum(record => record.Weight));
        lock (_lock)
        {
            _written += records.Count;
            _fault = null;
            _waiters.Where(waiter => waiter.UpTo <= _written).ToList().ForEach(waiter => waiter.Reached.SetResult());
            _waiters.RemoveAll(waiter => waiter.UpTo <= _written);
        }
    }

    /// <summary>These records could not be written and will be tried again; those who wait for them get an error.</summary>
    internal void Failed(Exception fault)
    {
        lock (_lock)
        {
            _fault = fault;
            _waiters.ForEach(waiter => waiter.Reached.SetException(Away(fault)));
            _waiters.Clear();
        }
    }

    /// <summary>No more records will come; those that wait are still written.</summary>
    internal void Close()
    {
        _records.Writer.TryComplete();
        lock (_lock)
        {
            _isClosed = true;
            _gathering?.TrySetResult();
        }
    }

    /// <summary>Waits a moment, so that more can be written in one transaction, unless somebody waits for it.</summary>
    internal Task Gather(TimeSpan most)
    {
        lock (_lock)
        {
            if (_isClosed || _waiters.Count > 0)
            {
                return Task.CompletedTask;
            }

            _gathering = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return Task.WhenAny(_gathering.Task, Task.Delay(most));
        }
    }

    private static UnavailableException Away(Exception? cause) => new(
        "access-log-away", "What others are shown of a state's objects is put on record, and that cannot be done just now. Try again in a moment.", cause);
}
