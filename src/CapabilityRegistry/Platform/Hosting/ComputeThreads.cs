using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace CapabilityRegistry.Platform.Hosting;

/// <summary>
/// Threads for what keeps a processor for long, one for each, started when they are first needed. They are less urgent than those that serve requests, so a
/// read takes little longer while a plan is sought, and a plan still gets all the time that nobody else wants.
/// </summary>
public sealed class ComputeThreads : TaskScheduler, IDisposable
{
    // Of 0 to 19, see setpriority(2): a tenth of the weight of an ordinary thread.
    private const int Niceness = 10;

    private readonly BlockingCollection<Task> _queue = [];
    private int _started;

    public override int MaximumConcurrencyLevel => Environment.ProcessorCount;

    /// <param name="work">Computing only: while it waited it would keep a thread. What it does at the same time stays on these threads.</param>
    /// <param name="cancel">Before it has begun; what has begun looks at it itself.</param>
    public Task<T> Run<T>(Func<T> work, CancellationToken cancel) => Task.Factory.StartNew(work, cancel, TaskCreationOptions.None, this);

    public void Dispose() => _queue.CompleteAdding();

    protected override void QueueTask(Task task)
    {
        _queue.Add(task);
        if (_started < MaximumConcurrencyLevel && Interlocked.Increment(ref _started) <= MaximumConcurrencyLevel)
        {
            new Thread(Work) { IsBackground = true, Name = "compute", Priority = ThreadPriority.BelowNormal }.Start();
        }
    }

    // Whoever waits for a part of its own work may do it itself, or all could wait for a free thread.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _queue.ToArray();

    // The runtime knows no priorities on Linux; there each thread has one of its own, and may always lower it.
    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);

    private void Work()
    {
        if (OperatingSystem.IsLinux())
        {
            // Of this thread. Were it refused, the work would only be as urgent as all other.
            _ = SetPriority(0, 0, Niceness);
        }

        foreach (var task in _queue.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
