using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>What the lists of a pledge lack beside a statement: what the register holds as open, and no second rule.</summary>
public static class ListShortfalls
{
    private static readonly PledgeStatus[] HandedIn =
        [PledgeStatus.Submitted, PledgeStatus.Acknowledged, PledgeStatus.Returned, PledgeStatus.Registered, PledgeStatus.Suspended];

    /// <summary>Whether a state stands by the pledge: what is announced, a draft, withdrawn or lapsed lacks nothing.</summary>
    public static bool IsOffered(Pledge pledge) => HandedIn.Contains(pledge.Status) && pledge.DeletedOn is null;

    /// <summary>Every mandatory line, persons and capacity too, of which the unit falls short on a day by <see cref="UnitBesideSur"/>.</summary>
    /// <param name="sur">The generic statement in force for its type on that day; null if there is none.</param>
    /// <param name="recognised">Which courses of which centres are recognised when.</param>
    public static IReadOnlyList<ComparedDemand> Of(Pledge pledge, Sur? sur, RecognisedCourses recognised, DateOnly day) => sur is null || !IsOffered(pledge)
        ? []
        : [.. UnitBesideSur.Lines(pledge, sur, [], recognised, day).Where(line => line.Shortfall > 0)];
}
