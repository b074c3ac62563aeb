using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Individuals;

/// <summary>Checks of individuals whom a state offers.</summary>
public static class IndividualPledgeChecks
{
    public static IReadOnlyList<Fault> Faults(IndividualPledgeContent offer, CatalogueCodes codes, DateOnly today) =>
    [
        .. codes.UnitTypes.TryGetValue(offer.Category, out var measure) && measure == Measure.Persons
            ? Array.Empty<Fault>()
            : [Fault.At("/category", "unknown-code", "a code of /v1/unit-types that is counted in persons", $"'{offer.Category}'")],
        .. offer.Men + offer.Women == 0 ? [Fault.At("/men", "no-personnel", "at least one man or woman", "nobody")] : Array.Empty<Fault>(),
        .. Languages.Faults(offer.Languages, "/languages"),
        .. CatalogueCodes.Faults(offer.Courses, codes.Courses, "/courses", "/v1/courses"),
        .. (offer.AvailableUntil < offer.AvailableFrom, offer.AvailableUntil < today) switch
        {
            (true, _) => [Fault.At("/availableUntil", "dates-reversed", $"{offer.AvailableFrom:O} (availableFrom) or later", $"{offer.AvailableUntil:O}")],
            (_, true) => [Fault.At("/availableUntil", "in-the-past", $"{today:O} or later", $"{offer.AvailableUntil:O}")],
            _ => Array.Empty<Fault>(),
        },
    ];
}
