using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Caps;
using CapabilityRegistry.Registry.Deployments;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>The persons of one state in a unit, and what its laws say of how many of its persons serve abroad.</summary>
/// <param name="State">The state that pledges the unit, or one that brings a part of it.</param>
/// <param name="Persons">How many persons of the unit are its own.</param>
/// <param name="Laws">Its laws on persons.</param>
/// <param name="Abroad">Its persons who are bound now or later.</param>
/// <param name="IsTold">Whether the caller may know the laws and the persons of that state.</param>
public sealed record Contingent(string State, int Persons, IReadOnlyList<Cap> Laws, IReadOnlyList<PersonsAbroad> Abroad, bool IsTold);

/// <summary>Persons of one state in a deployment that is under way.</summary>
public sealed record PersonsAbroad(Deployment In, int Persons);

/// <summary>
/// A law may say how many persons of a state serve abroad at a time: with one unit more there would be too many. In a joint unit each state's law counts
/// the persons of that state.
/// </summary>
public static class NationalCeiling
{
    public const string Code = "beyond-national-ceiling";

    /// <summary>The refusal that names each law and its worst day; null if no law stands against it, or consent is in force on every such day.</summary>
    /// <param name="contingents">The persons of each state in the unit.</param>
    /// <param name="from">The first day for which it is wanted.</param>
    /// <param name="until">The first day on which it is not wanted any more.</param>
    public static Refusal? Beyond(IReadOnlyList<Contingent> contingents, DateOnly from, DateOnly until, DateOnly today)
    {
        IReadOnlyList<Fault> faults =
        [
            .. contingents.SelectMany(each => each.Laws.Select(law => FaultOf(law, each, from, until, today)).OfType<Fault>())
                .DistinctBy(fault => (fault.Expected, fault.Found)),
        ];
        return faults.Count == 0 ? null : new Refusal(
            Code, "The law of a state does not allow so many of its persons abroad at a time. Consent has to be recorded first.", faults);
    }

    private static Fault? FaultOf(Cap law, Contingent more, DateOnly from, DateOnly until, DateOnly today)
    {
        var worst = Days(law, from, until, more.Abroad)
            .Where(law.LimitsPersonsOn)
            .Select(day => (Day: day, Persons: more.Abroad.Where(each => each.In.BoundFrom <= day && day < each.In.FreeFrom(today)).Sum(each => each.Persons)))
            .OrderByDescending(each => each.Persons).ThenBy(each => each.Day)
            .FirstOrDefault();
        return worst.Day == default || worst.Persons + more.Persons <= law.Persons ? null
            : more.IsTold
                ? Fault.At("/pledge", Code, $"at most {law.Persons} persons abroad by {law.Id}", $"{worst.Persons} and {more.Persons} more on {worst.Day:O}")
                : Fault.At("/pledge", Code, $"no more persons of {more.State} abroad than its law allows", $"{more.Persons} more in this unit, too many");
    }

    // The days on which the number can be at its highest: the first, and those on which a unit goes or a law or the want of consent begins.
    private static IEnumerable<DateOnly> Days(Cap law, DateOnly from, DateOnly until, IReadOnlyList<PersonsAbroad> abroad) =>
        abroad.Select(each => each.In.BoundFrom)
            .Append(law.EffectiveFrom)
            .Concat(law.Approvals.Select(consent => consent.ApprovedUntil).OfType<DateOnly>())
            .Where(day => from < day && day < until)
            .Prepend(from);
}
