namespace CapabilityRegistry.Matching.Threads;

/// <summary>
/// Threads of the scheduler on which the caller runs, so that who calls decides how urgent the work is; the framework would take its own pool.
/// </summary>
internal static class CallersThreads
{
    public static ParallelOptions Of(CancellationToken cancel = default) => Of(-1, cancel);

    /// <param name="most">How many at once; -1 for as many as there are.</param>
    public static ParallelOptions Of(int most, CancellationToken cancel) =>
        new() { TaskScheduler = TaskScheduler.Current, CancellationToken = cancel, MaxDegreeOfParallelism = most };
}
