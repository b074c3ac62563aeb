using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Caching;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Public;

/// <summary>The public summary, counted at most once a minute however often it is asked for.</summary>
public sealed class LatestSummary(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(1);

    /// <summary>With two contributors, each could work out the other's pledges.</summary>
    public const int LeastContributors = 3;

    // Counted over all states; the result does not tell states apart.
    private static readonly Caller Everybody = Caller.System("public-summary");

    private readonly SingleFlight<PublicSummary> _latest = new();

    public Task<PublicSummary> Get(CancellationToken cancel) =>
        _latest.Get(summary => ValueTask.FromResult(clock.GetUtcNow() < summary.At + TimeToLive), _ => Count(cancel), cancel);

    public void Dispose() => _latest.Dispose();

    private async Task<PublicSummary> Count(CancellationToken cancel)
    {
        var names = (await scopes.Read((CatalogueStore catalogue) => catalogue.UnitTypes(), cancel)).ToDictionary(type => type.Id, type => type.Name);
        return new()
        {
            At = clock.GetUtcNow(),
            LeastContributors = LeastContributors,
            Figures =
            [
                .. (await scopes.Read((PledgeStore pledges) => pledges.Tallies(LeastContributors, Everybody), cancel))
                    .Select(tally => PublicFigure.Of(tally, names)),
            ],
        };
    }
}
