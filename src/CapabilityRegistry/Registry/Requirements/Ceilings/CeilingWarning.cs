using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Requirements.Ceilings;

/// <summary>Something to know, which stands in the way of nothing.</summary>
public sealed record CeilingWarning
{
    /// <summary>ceiling-exceeded.</summary>
    [CodeOf("WarningCode")]
    public required string Code { get; init; }

    /// <summary>The warning in a sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>military or police.</summary>
    [CodeOf("StrengthComponent")]
    public required string Component { get; init; }

    /// <summary>The first day, during the need, on which the excess is greatest.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Persons that are authorised.</summary>
    public required int Authorised { get; init; }

    /// <summary>Persons that the requirements add up to.</summary>
    public required int Required { get; init; }

    /// <summary>How many of those required are only typical for the unit type.</summary>
    public required int Indicative { get; init; }

    /// <summary>Persons above what is authorised, 1 or more.</summary>
    public required int Excess { get; init; }

    /// <summary>The worst excess of each component over some days.</summary>
    public static IReadOnlyList<CeilingWarning> Of(IReadOnlyList<Ceiling> days) =>
    [
        .. Worst("military", days, ceiling => ceiling.Military),
        .. Worst("police", days, ceiling => ceiling.Police),
    ];

    private static IEnumerable<CeilingWarning> Worst(string name, IReadOnlyList<Ceiling> days, Func<Ceiling, CeilingComponent> component)
    {
        var worst = days.OrderBy(ceiling => ceiling.On).MaxBy(ceiling => component(ceiling).Excess);
        if (worst is null || component(worst) is not { Excess: > 0 } over)
        {
            yield break;
        }

        yield return new CeilingWarning
        {
            Code = "ceiling-exceeded",
            Detail = $"On {worst.On:O} the requirements of {worst.Mission} add up to {over.Required} {name} persons, {over.Excess} more than the "
                + $"{over.Authorised} of {worst.Authorised?.Reference ?? "the strength on record"}."
                + (over.Indicative > 0 ? $" Of them {over.Indicative} are only typical for the unit type." : ""),
            Component = name,
            On = worst.On,
            Authorised = over.Authorised!.Value,
            Required = over.Required,
            Indicative = over.Indicative,
            Excess = over.Excess,
        };
    }
}
