using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>Keeps something that follows from what pledges say, in the transaction that writes it.</summary>
public interface IPledgeFollower
{
    /// <summary>Is told of pledges of which the content or the status has just been written.</summary>
    Task Follow(IReadOnlyCollection<Pledge> pledges, Caller by);
}
