namespace CapabilityRegistry.Portal.Api;

/// <summary>How ready a unit is on a day.</summary>
public sealed record ReadinessView
{
    public DateOnly On { get; init; }

    public required string Policy { get; init; }

    public string? ReadinessLevel { get; init; }

    public required IReadOnlyList<LevelView> Levels { get; init; }

    public NextLevelView? Next { get; init; }

    /// <summary>What time takes away first after the day.</summary>
    public LapseView? NextLapse { get; init; }

    /// <summary>What time has taken away up to the day, and what no decision has recorded yet.</summary>
    public IReadOnlyList<LapseView> Lapsed { get; init; } = [];

    /// <summary>What time takes away on the day itself: whatever is done on it saves the level.</summary>
    public IEnumerable<LapseView> OnTheDay => Lapsed.Where(lapse => lapse.On == On);
}

public sealed record LevelView
{
    public required string Level { get; init; }

    public bool Met { get; init; }

    public required IReadOnlyList<GateView> Gates { get; init; }
}

/// <summary>One condition of a level.</summary>
public sealed record GateView
{
    public required string Code { get; init; }

    /// <summary>What it needs, in English.</summary>
    public required string Demand { get; init; }

    public bool Met { get; init; }

    public string? Evidence { get; init; }

    public string? Found { get; init; }

    public DateOnly? LapsesOn { get; init; }

    public DateOnly? ConsequenceOn { get; init; }

    public string? Source { get; init; }
}

public sealed record NextLevelView
{
    public required string Level { get; init; }

    public required IReadOnlyList<GateView> StillNeeds { get; init; }
}

public sealed record LapseView
{
    public required string Gate { get; init; }

    public DateOnly LapsesOn { get; init; }

    /// <summary>The first day on which the level is gone: the days of grace are over.</summary>
    public DateOnly On { get; init; }

    public string? LeavesLevel { get; init; }
}

/// <summary>The day on which a unit loses something, as a list of units tells it: some members of a <see cref="Reminder"/>.</summary>
public sealed record NextLapse
{
    public required string Pledge { get; init; }

    public required string Gate { get; init; }

    public DateOnly LapsesOn { get; init; }
}

/// <summary>A gate of a unit that lapses soon.</summary>
public sealed record Reminder
{
    public required string Pledge { get; init; }

    public required string UnitName { get; init; }

    public required string ReadinessLevel { get; init; }

    public required string Gate { get; init; }

    public required string Demand { get; init; }

    public DateOnly LapsesOn { get; init; }

    /// <summary>The first day on which that has its consequence; null if nothing follows by itself.</summary>
    public DateOnly? ConsequenceOn { get; init; }

    public string? LeavesLevel { get; init; }
}
