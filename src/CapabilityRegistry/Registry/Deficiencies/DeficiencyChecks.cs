using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.SurComparisons;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>Checks of what people tell of deficiencies.</summary>
public static class DeficiencyChecks
{
    /// <param name="pledge">Null if there is none with that key.</param>
    public static IReadOnlyList<Fault> Faults(ReportedDeficiency reported, Pledge? pledge, CatalogueCodes codes, DateOnly today) =>
    [
        .. pledge is null ? [Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{reported.Pledge}'")] : CodeFaults(reported, pledge, codes),
        .. Faults(reported, reported.Held, null, today),
        .. Math.Min(reported.Held, reported.Serviceable ?? reported.Held) >= reported.Required
            ? [Fault.At("/required", "no-shortfall", "more than is held and serviceable", $"{reported.Required}")]
            : Array.Empty<Fault>(),
    ];

    /// <param name="held">How much the unit has.</param>
    /// <param name="dueBefore">The day that was set before, which may be past by now.</param>
    public static IReadOnlyList<Fault> Faults(DeficiencyContent content, int held, DateOnly? dueBefore, DateOnly today) =>
    [
        .. content.Serviceable > held
            ? [Fault.At("/serviceable", "more-than-held", $"at most {held} (held)", $"{content.Serviceable}")]
            : Array.Empty<Fault>(),
        .. content.Due < today && content.Due != dueBefore
            ? [Fault.At("/due", "in-the-past", $"{today:O} or later", $"{content.Due:O}")]
            : Array.Empty<Fault>(),
    ];

    /// <summary>The refusal if nothing can be told of the pledge; null if it can.</summary>
    /// <param name="standing">The key of what stands open already for the same line; null if nothing does.</param>
    public static Refusal? Refusal(ReportedDeficiency reported, Pledge pledge, string? standing) => (ListShortfalls.IsOffered(pledge), standing) switch
    {
        (false, _) => new Refusal("wrong-status", $"The pledge is {pledge.Status.Code()}.", Fault.At(
            "/pledge", "wrong-status", "a pledge that is handed in, and neither withdrawn nor lapsed", $"{pledge.Id}, {pledge.Status.Code()}")),
        (_, { } open) => new Refusal("deficiency-open", "The same is told already.", Fault.At(
            "/code", "deficiency-open", "what does not stand open already", $"{reported.Kind.Code()} {reported.Code}, as {open}")),
        _ => null,
    };

    private static IEnumerable<Fault> CodeFaults(ReportedDeficiency reported, Pledge pledge, CatalogueCodes codes) => reported.Kind switch
    {
        ComparedKind.Personnel => Only(reported.Code, [.. Enum.GetValues<RankGroup>().Select(group => group.Code())]),
        ComparedKind.Capacity => Only(reported.Code, [pledge.Capacity.Unit.Code()]),
        ComparedKind.MajorEquipment => codes.LineFaults(LineKind.MajorEquipment, reported.Code, reported.Required, ""),
        _ =>
        [
            .. codes.LineFaults(LineOf(reported.Kind), reported.Code, null, ""),
            .. reported.Required == 1
                ? Array.Empty<Fault>()
                : [Fault.At("/required", "quantity-unwanted", $"1: {reported.Kind.Code()} is there or it is not", $"{reported.Required}")],
        ],
    };

    private static IEnumerable<Fault> Only(string code, IReadOnlyList<string> known) => known.Contains(code)
        ? []
        : [Fault.At("/code", "unknown-code", string.Join(" or ", known), $"'{code}'")];

    private static LineKind LineOf(ComparedKind kind) => kind switch
    {
        ComparedKind.MajorEquipment => LineKind.MajorEquipment,
        ComparedKind.SelfSustainment => LineKind.SelfSustainment,
        ComparedKind.Training => LineKind.Training,
        ComparedKind.Language => LineKind.Language,
        _ => LineKind.Attribute,
    };
}
