using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

/// <summary>Checks of training places that a state offers to others.</summary>
public static class TrainingPlaceChecks
{
    public static IReadOnlyList<Fault> Faults(TrainingPlaceContent place, CatalogueCodes codes, DateOnly today) =>
    [
        .. CatalogueCodes.Unknown([place.Course], codes.Courses, _ => "/course", "/v1/courses"),
        .. place.Centre is { } centre ? CatalogueCodes.Unknown([centre], codes.TrainingCentres, _ => "/centre", "/v1/training-centres") : [],
        .. Languages.Faults(place.Languages, "/languages"),
        .. CatalogueCodes.Faults(place.OpenToStates, codes.Contributors, "/openToStates", "/v1/contributors"),
        .. CatalogueCodes.Faults(place.OpenToOrganisations, codes.Organisations, "/openToOrganisations", "/v1/organisations"),
        .. (place.AvailableUntil < place.AvailableFrom, place.AvailableUntil < today) switch
        {
            (true, _) => [Fault.At("/availableUntil", "dates-reversed", $"{place.AvailableFrom:O} (availableFrom) or later", $"{place.AvailableUntil:O}")],
            (_, true) => [Fault.At("/availableUntil", "in-the-past", $"{today:O} or later", $"{place.AvailableUntil:O}")],
            _ => Array.Empty<Fault>(),
        },
    ];
}
