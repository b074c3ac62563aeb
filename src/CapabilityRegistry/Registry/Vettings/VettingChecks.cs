using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Vettings;

/// <summary>Checks of a vetting that is opened.</summary>
public static class VettingChecks
{
    /// <param name="pledge">Null if there is none with that key.</param>
    public static IReadOnlyList<Fault> Faults(VettingContent vetting, Pledge? pledge, DateOnly today) =>
    [
        .. pledge is null ? [Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{vetting.Pledge}'")] : Array.Empty<Fault>(),
        .. vetting.OpenedOn > today ? [Fault.At("/openedOn", "in-the-future", $"{today:O} or before", $"{vetting.OpenedOn:O}")] : Array.Empty<Fault>(),
    ];

    /// <summary>The refusal if none can be opened beside those that the unit has; null if one can.</summary>
    /// <param name="before">The vettings of the unit.</param>
    public static Refusal? Refusal(VettingContent vetting, IReadOnlyList<Vetting> before) => before switch
    {
        _ when before.FirstOrDefault(each => each.Status == VettingStatus.Pending) is { } pending => new Refusal(
            "vetting-pending", $"{pending.Id} is not decided yet.",
            Fault.At("/pledge", "vetting-pending", "a unit whose vettings are decided", $"{pending.Pledge}, {pending.Id} is pending")),
        _ when before.Max(each => (DateOnly?)each.OpenedOn) is { } last && vetting.OpenedOn < last => Kernel.Refusal.Invalid(
            "The unit was vetted later than that.", Fault.At("/openedOn", "dates-reversed", $"{last:O} or later", $"{vetting.OpenedOn:O}")),
        _ => null,
    };
}
