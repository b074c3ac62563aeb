using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>The codes that a pledge or a requirement may use, and what each unit type is counted in.</summary>
public sealed record CatalogueCodes
{
    public required IReadOnlyDictionary<string, Measure> UnitTypes { get; init; }

    public required IReadOnlySet<string> Equipment { get; init; }

    public required IReadOnlySet<string> SelfSustainment { get; init; }

    public required IReadOnlySet<string> Attributes { get; init; }

    public required IReadOnlySet<string> Courses { get; init; }

    public required IReadOnlySet<string> TrainingCentres { get; init; }

    public required IReadOnlySet<string> Missions { get; init; }

    public required IReadOnlySet<string> Contributors { get; init; }

    public required IReadOnlySet<string> Organisations { get; init; }

    /// <summary>The regional groups of the contributors.</summary>
    public required IReadOnlySet<string> Regions { get; init; }

    /// <summary>A fault for each value that the catalogue does not hold.</summary>
    public static IEnumerable<Fault> Unknown(IEnumerable<string> values, IReadOnlySet<string> known, Func<int, string> pointer, string list) =>
        values.Select((value, index) => (value, index))
            .Where(each => !known.Contains(each.value))
            .Select(each => Fault.At(pointer(each.index), "unknown-code", $"a code of {list}", $"'{each.value}'"));

    /// <summary>A fault for each value that is repeated.</summary>
    public static IEnumerable<Fault> Repeated<T>(IReadOnlyList<T> lines, Func<T, string> key, Func<int, string> pointer) =>
        lines.Select((line, index) => (Key: key(line), Index: index))
            .GroupBy(line => line.Key)
            .SelectMany(same => same.Skip(1))
            .Select(line => Fault.At(pointer(line.Index), "repeated", "each line once", $"'{line.Key}' again"));

    /// <summary>A fault for each value that a list does not hold, or that was given before.</summary>
    public static IEnumerable<Fault> Faults(IReadOnlyList<string> values, IReadOnlySet<string> known, string at, string list) =>
        Unknown(values, known, index => $"{at}/{index}", list).Concat(Repeated(values, value => value, index => $"{at}/{index}"));

    private (IReadOnlySet<string> Known, string List) Of(LineKind kind) => kind switch
    {
        LineKind.MajorEquipment => (Equipment, "/v1/equipment"),
        LineKind.SelfSustainment => (SelfSustainment, "/v1/self-sustainment"),
        LineKind.Training => (Courses, "/v1/courses"),
        LineKind.Language => (Languages.All, "ISO 639-1, such as fr"),
        _ => (Attributes, "/v1/attributes"),
    };

    /// <summary>A fault for a code that is not in the list of its kind, and for a quantity that is missing or means nothing.</summary>
    public IEnumerable<Fault> LineFaults(LineKind kind, string code, int? quantity, string at)
    {
        var (known, list) = Of(kind);
        if (!known.Contains(code))
        {
            yield return Fault.At($"{at}/code", "unknown-code", $"a code of {list}", $"'{code}'");
        }

        if (kind == LineKind.MajorEquipment && quantity is null)
        {
            yield return Fault.At($"{at}/quantity", "quantity-missing", "how many items", "nothing");
        }
        else if (kind != LineKind.MajorEquipment && quantity is not null)
        {
            yield return Fault.At($"{at}/quantity", "quantity-unwanted", $"no quantity for {kind.Code()}", $"{quantity}");
        }
    }

    /// <summary>The fault if the unit type is unknown or counted in something else.</summary>
    public IEnumerable<Fault> UnitTypeFaults(string unitType, Measure unit, string amountAt)
    {
        if (!UnitTypes.TryGetValue(unitType, out var measure))
        {
            yield return Fault.At("/unitType", "unknown-code", "a code of /v1/unit-types", $"'{unitType}'");
        }
        else if (measure != unit)
        {
            yield return Fault.At($"{amountAt}/unit", "wrong-measure", $"{measure.Code()}, in which {unitType} is counted", unit.Code());
        }
    }
}
