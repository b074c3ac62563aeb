using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>
/// Checks that a schema cannot express: codes exist, lines are not repeated, quantities only where they apply, dates are in order.
/// </summary>
public static class SurChecks
{
    public static IReadOnlyList<Fault> Faults(SurContent content, string unitType, CatalogueCodes codes) =>
    [
        .. codes.UnitTypeFaults(unitType, content.Capacity.Unit, "/capacity"),
        .. CatalogueCodes.Repeated(content.Personnel, line => line.RankGroup.Code(), index => $"/personnel/{index}/rankGroup"),
        .. content.Lines.SelectMany((line, index) => codes.LineFaults(line.Kind, line.Code, line.Quantity, $"/lines/{index}")),
        .. CatalogueCodes.Repeated(content.Lines, line => $"{line.Kind.Code()} {line.Code}", index => $"/lines/{index}"),
        .. Dates(content),
    ];

    private static IEnumerable<Fault> Dates(SurContent content) => content.EffectiveUntil <= content.EffectiveFrom
        ? [Fault.At("/effectiveUntil", "dates-reversed", $"a day after {content.EffectiveFrom:O} (effectiveFrom)", $"{content.EffectiveUntil:O}")]
        : [];
}
