using CapabilityRegistry.Catalogue;

namespace CapabilityRegistry.Surs;

/// <summary>What a shape cannot say: codes that exist, lines given once, quantities where they mean something, dates in order.</summary>
public static class SurChecks
{
    public static IReadOnlyList<Fault> Faults(SurContent content, string unitType, KnownCodes codes) =>
    [
        .. codes.UnitTypeFaults(unitType, content.Capacity.Unit, "/capacity"),
        .. KnownCodes.Repeated(content.Personnel, line => line.RankGroup.Code(), index => $"/personnel/{index}/rankGroup"),
        .. content.Lines.SelectMany((line, index) => codes.LineFaults(line.Kind, line.Code, line.Quantity, $"/lines/{index}")),
        .. KnownCodes.Repeated(content.Lines, line => $"{line.Kind.Code()} {line.Code}", index => $"/lines/{index}"),
        .. Dates(content),
    ];

    private static IEnumerable<Fault> Dates(SurContent content) => content.EffectiveUntil <= content.EffectiveFrom
        ? [Fault.At("/effectiveUntil", "dates-reversed", $"a day after {content.EffectiveFrom:O} (effectiveFrom)", $"{content.EffectiveUntil:O}")]
        : [];
}
