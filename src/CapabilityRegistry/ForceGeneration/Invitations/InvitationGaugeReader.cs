using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Telemetry;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Tells how many invitations wait for an answer.</summary>
public sealed class InvitationGaugeReader(InvitationStore invitations) : IGaugeReader
{
    private static readonly Gauge Open = new("registry.invitations.open", "{invitation}", "Invitations that wait for the answer of a state.");

    public static readonly IReadOnlyList<Gauge> Gauges = [Open];

    public async Task<IReadOnlyList<Reading>> Read() =>
        [new(Open, await invitations.Count(new() { Status = [new(InvitationStatus.Open)] }, Caller.System("watch"), ChangedSinceQuery.Any))];
}
