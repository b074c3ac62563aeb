using CapabilityRegistry.Data;
using CapabilityRegistry.Pledges;

namespace CapabilityRegistry.PublicSummaries;

/// <summary>
/// The summary as it was counted last. Strangers may ask as often as they like: once a minute somebody's question costs
/// a count over all pledges, and all others get that answer.
/// </summary>
public sealed class LatestSummary(Database database, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>Two states that know their own pledges could tell what the other one's are.</summary>
    public const int LeastContributors = 3;

    // Counted for everybody, so for nobody's state in particular; what is read does not tell states apart.
    private static readonly Caller Everybody = Caller.System("public-summary");

    private readonly SemaphoreSlim _one = new(1);
    private PublicSummary? _latest;

    public async Task<PublicSummary> Get(CancellationToken cancel)
    {
        if (IsFresh)
        {
            return _latest!;
        }

        await _one.WaitAsync(cancel);
        try
        {
            return IsFresh ? _latest! : _latest = await Count(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private bool IsFresh => _latest is { } latest && clock.GetUtcNow() < latest.At + Fresh;

    private async Task<PublicSummary> Count(CancellationToken cancel)
    {
        await using var work = new Work(database) { Cancel = cancel };
        return new PublicSummary
        {
            At = clock.GetUtcNow(),
            LeastContributors = LeastContributors,
            Figures = [.. (await PledgeStore.Tallies(work, LeastContributors, Everybody)).Select(PublicFigure.Of)],
        };
    }
}
