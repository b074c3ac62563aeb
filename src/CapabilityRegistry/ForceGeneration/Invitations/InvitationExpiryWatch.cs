using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using Polly;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Records expired invitations once an hour, so that the event log has them even if nobody asks.</summary>
public sealed partial class InvitationExpiryWatch(IServiceScopeFactory scopes, ResiliencePipeline retries, TimeProvider clock, ILogger<InvitationExpiryWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await retries.ExecuteAsync(async cancel => await Look(cancel), stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Tried again in an hour; readers see the right status anyway.
                NotNoted(fault);
            }
        }
    }

    private async ValueTask Look(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Work>().Cancel = cancel;
        if (await scope.ServiceProvider.GetRequiredService<InvitationExpiry>().RecordExpired() > 0)
        {
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();
        }
    }

    [LoggerMessage(LogLevel.Error, "Invitations that have expired could not be written down as such.")]
    private partial void NotNoted(Exception fault);
}
