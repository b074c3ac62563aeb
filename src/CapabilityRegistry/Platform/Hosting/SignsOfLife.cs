namespace CapabilityRegistry.Platform.Hosting;

/// <summary>Renews a lease for as long as the work goes on for which it is held.</summary>
internal static class SignsOfLife
{
    /// <param name="period">The time from one sign to the next.</param>
    /// <param name="renew">Renews the lease; false if it is another's by now.</param>
    /// <param name="lost">What is done then; no further sign is given.</param>
    /// <param name="failed">Told why one sign did not come through. The next is given all the same, and may come in time.</param>
    /// <param name="alive">Ends with the work.</param>
    public static async Task Give(
        TimeSpan period, TimeProvider clock, Func<CancellationToken, Task<bool>> renew, Func<Task> lost, Action<Exception> failed, CancellationToken alive)
    {
        using var timer = new PeriodicTimer(period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(alive))
            {
                if (!await IsHeld(renew, failed, alive))
                {
                    await lost();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (alive.IsCancellationRequested)
        {
            // The work has ended.
        }
    }

    private static async Task<bool> IsHeld(Func<CancellationToken, Task<bool>> renew, Action<Exception> failed, CancellationToken alive)
    {
        try
        {
            return await renew(alive);
        }
        catch (Exception failure) when (!alive.IsCancellationRequested)
        {
            failed(failure);
            return true;
        }
    }
}
