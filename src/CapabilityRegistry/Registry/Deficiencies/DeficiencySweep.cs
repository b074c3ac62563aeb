using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Hosting;
using Polly;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>
/// Looks for pledges of which the register is not what their lists say: a statement came into force or ceased to be, a certificate has run out, or the
/// recognition behind it.
/// </summary>
public sealed class DeficiencySweep(
    IServiceScopeFactory scopes, ResiliencePipeline retries, WorkTurns turns, TimeProvider clock, ILogger<DeficiencySweep> log)
    : SweepOfStates<ListDifferences>(
        "list-deficiencies", "the comparing of lists with statements", TimeSpan.FromMinutes(2), scopes, retries, turns, clock, log)
{
    protected override Task<IReadOnlyList<string>> States(ListDifferences of) => of.States();

    protected override Task<IReadOnlyList<string>> Due(ListDifferences of, string state) => of.Due(state);

    protected override Task Record(ListDifferences of, IReadOnlyCollection<string> ids) => of.Record(ids);
}
