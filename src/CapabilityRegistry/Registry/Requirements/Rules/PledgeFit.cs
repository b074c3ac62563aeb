using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>What a pledge must be to serve a requirement at all, at every step that uses it.</summary>
public static class PledgeFit
{
    /// <param name="at">The JSON pointer that the faults use.</param>
    public static IEnumerable<Fault> Faults(Pledge pledge, RequirementContent asks, string at)
    {
        if (pledge.Status != PledgeStatus.Registered)
        {
            yield return Fault.At(at, "pledge-not-registered", "a registered pledge", pledge.Status.Code());
        }
        else if (SelectionLevel.For(asks.MinimumLevel) is var least && pledge.Level < least)
        {
            yield return Fault.At(at, "below-minimum-level", $"{least.Code()} or above", pledge.Level!.Value.Code());
        }

        if (!asks.AcceptableUnitTypes().Contains(pledge.UnitType))
        {
            yield return Fault.At(at, "unit-type-not-acceptable", string.Join(" or ", asks.AcceptableUnitTypes()), pledge.UnitType);
        }

        if (pledge.Capacity.Unit != asks.Quantity.Unit)
        {
            yield return Fault.At(at, "measure-differs", $"a unit counted in {asks.Quantity.Unit.Code()}", pledge.Capacity.Unit.Code());
        }
    }
}
