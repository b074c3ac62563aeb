using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>Reads a pledge from its state in the event log.</summary>
public static class PastPledge
{
    public static Pledge Of(PastObject past)
    {
        var head = past.As<Head>();
        return new Pledge
        {
            Id = head.Id,
            Version = head.Version,
            Contributor = head.Contributor,
            Status = head.Status,
            Level = head.ReadinessLevel,
            Content = past.As<PledgeContent>(),
        };
    }

    private sealed record Head(string Id, int Version, string Contributor, PledgeStatus Status)
    {
        public ReadinessLevel? ReadinessLevel { get; init; }
    }
}
