using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>A number of objects and where to read them.</summary>
public sealed record LinkedCount
{
    /// <summary>How many items the list has.</summary>
    public required int Count { get; init; }

    public required string Link { get; init; }
}

/// <summary>A number of objects, how much they add up to, and where to read them.</summary>
public sealed record LinkedAmount
{
    /// <summary>How many items the list has.</summary>
    public required int Count { get; init; }

    /// <summary>In the unit of the row.</summary>
    public required int Amount { get; init; }

    /// <summary>The address of the list of exactly these.</summary>
    public required string Link { get; init; }
}

/// <summary>A number of objects, how much they add up to, and where to read them.</summary>
public sealed record LinkedAmounts
{
    /// <summary>How many items the list has.</summary>
    public required int Count { get; init; }

    /// <summary>One for each measure that occurs: units, airframes, beds and persons do not add up.</summary>
    public required IReadOnlyList<MeasuredAmount> Amounts { get; init; }

    /// <summary>The address of the list of exactly these.</summary>
    public required string Link { get; init; }

    public static LinkedAmounts Of<T>(IReadOnlyCollection<T> items, Func<T, (int Amount, Measure Unit)> amount, string list) => new()
    {
        Count = items.Count,
        Amounts = MeasuredAmount.Of(items.Select(amount)),
        Link = list,
    };
}

/// <summary>So much of a measure.</summary>
public sealed record MeasuredAmount
{
    /// <summary>How much, in the unit.</summary>
    public required int Amount { get; init; }

    public required Measure Unit { get; init; }

    /// <summary>The sum for each measure that occurs.</summary>
    public static IReadOnlyList<MeasuredAmount> Of(IEnumerable<(int Amount, Measure Unit)> amounts) =>
    [
        .. amounts.GroupBy(each => each.Unit, each => each.Amount).OrderBy(of => of.Key)
            .Select(of => new MeasuredAmount { Amount = of.Sum(), Unit = of.Key }),
    ];
}
