using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Planning.Gaps.Forecast;

/// <summary>
/// What is required, met, unmet and available in the months to come, as far as it is known today. Each month is looked
/// at on its first day and planned by itself, as the gap table of that day is: a unit that fills a need in May may fill
/// another one in July in the next plan, whether or not anybody could move it. So a month says what is missing at the
/// least; a matching run plans all of them together.
/// </summary>
public sealed record GapForecast
{
    /// <summary>The day of asking: what is known, and when requests would go out.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How far the plans are proven that the figures rest on: optimal, feasible or unknown.</summary>
    [CodeOf("PlanProof")]
    public required string Proof { get; init; }

    public required IReadOnlyList<ForecastMonth> Months { get; init; }
}

/// <summary>One month, on its first day.</summary>
public sealed record ForecastMonth
{
    /// <summary>The first day of the month.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Requirements in force and needed on the day, and how much they ask for.</summary>
    public required LinkedAmounts Required { get; init; }

    /// <summary>The requirements that the best plan fills completely, and how much they ask for.</summary>
    public required LinkedAmounts Met { get; init; }

    /// <summary>
    /// The unmet ones again, and how much of them is selected, deployed or filled by the plan: met, partly met and unmet add up to what is required.
    /// </summary>
    public required LinkedAmounts PartlyMet { get; init; }

    /// <summary>The requirements that the best plan does not fill completely, and how much is missing.</summary>
    public required LinkedAmounts Unmet { get; init; }

    /// <summary>
    /// Registered pledges available on the day, at Level 2 or above, or at the level asked for if that is higher. A
    /// pledge that was withdrawn is out at once, one whose availability ends is out from the day after.
    /// </summary>
    public required LinkedAmounts Supply { get; init; }

    /// <summary>What visits planned until the day could change. None of it is a fact.</summary>
    public required IfVisitsPass IfVisitsPass { get; init; }
}

/// <summary>A month as if every Assessment and Advisory Visit planned until its first day were passed, and the unit raised to Level 2.</summary>
public sealed record IfVisitsPass
{
    /// <summary>Units that would come to the supply.</summary>
    public required LinkedAmounts Raised { get; init; }

    /// <summary>What would still not be filled completely.</summary>
    public required LinkedAmounts Unmet { get; init; }
}
