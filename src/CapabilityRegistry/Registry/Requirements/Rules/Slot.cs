namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>A slot: the whole requirement or, with a rotation, one of its consecutive periods.</summary>
/// <param name="Number">1, 2 … in the order of time; null if the requirement has no rotation.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after.</param>
public sealed record Slot(Requirement Requirement, int? Number, DateOnly From, DateOnly Until)
{
    private const int LeastDays = 30;

    /// <summary>What it is called in a plan: MINUSCA-00007, or MINUSCA-00007/2.</summary>
    public string Id => Number is { } number ? $"{Requirement.Id}/{number}" : Requirement.Id;

    public bool Covers(DateOnly day) => From <= day && day < Until;

    /// <summary>The requirement and the slot that a name in a plan stands for.</summary>
    public static (string Requirement, int? Number) Parse(string id) =>
        id.Split('/') is [var requirement, var number] ? (requirement, int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)) : (id, null);

    /// <summary>
    /// The slots of a requirement, consecutive from the first day. The last one ends with the need; a rest of less than 30 days belongs to
    /// it.
    /// </summary>
    public static IReadOnlyList<Slot> Of(Requirement requirement)
    {
        var (from, until) = (requirement.NeededBy, requirement.NeededUntil);
        if (requirement.RotationMonths is not { } months)
        {
            return [new(requirement, null, from, until)];
        }

        var starts = Starts(from, until, months).ToList();
        return [.. starts.Select((start, index) => new Slot(requirement, index + 1, start, index + 1 < starts.Count ? starts[index + 1] : until))];
    }

    private static IEnumerable<DateOnly> Starts(DateOnly from, DateOnly until, int months)
    {
        yield return from;
        for (var count = 1; Later(from, months * count) is var start && start < until && until.DayNumber - start.DayNumber >= LeastDays; count++)
        {
            yield return start;
        }
    }

    // Added to the first day each time, so that rotations from the 31st always fall on the end of a month.
    private static DateOnly Later(DateOnly from, int months) =>
        (DateOnly.MaxValue.Year - from.Year) * 12 + DateOnly.MaxValue.Month - from.Month >= months ? from.AddMonths(months) : DateOnly.MaxValue;
}

/// <summary>One of the consecutive parts of a need.</summary>
/// <param name="Number">1 is the first.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after.</param>
public sealed record SlotView(int Number, DateOnly From, DateOnly Until);
