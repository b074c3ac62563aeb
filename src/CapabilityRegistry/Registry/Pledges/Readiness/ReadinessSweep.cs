using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Hosting;
using Polly;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>Records what time has taken away from pledges.</summary>
public sealed class ReadinessSweep(
    IServiceScopeFactory scopes, ResiliencePipeline retries, WorkTurns turns, TimeProvider clock, ILogger<ReadinessSweep> log)
    : SweepOfStates<PledgeLapses>(
        "lapses", "the recording of lapsed levels and pledges", TimeSpan.FromSeconds(30), scopes, retries, turns, clock, log)
{
    protected override Task<IReadOnlyList<string>> States(PledgeLapses of) => of.States();

    protected override Task<IReadOnlyList<string>> Due(PledgeLapses of, string state) => of.Due(state);

    protected override Task Record(PledgeLapses of, IReadOnlyCollection<string> ids) => of.TakeAway(ids);
}
