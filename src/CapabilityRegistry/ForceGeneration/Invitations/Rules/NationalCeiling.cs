using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Caps;
using CapabilityRegistry.Registry.Deployments;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>A law may say how many persons of a state serve abroad at a time: with one unit more there would be too many.</summary>
public static class NationalCeiling
{
    public const string Code = "beyond-national-ceiling";

    /// <summary>The refusal that names each law and its worst day; null if no law stands against it, or consent is in force on every such day.</summary>
    /// <param name="persons">How many persons the unit has.</param>
    /// <param name="from">The first day for which it is wanted.</param>
    /// <param name="until">The first day on which it is not wanted any more.</param>
    /// <param name="laws">The caps of the state that pledges it.</param>
    /// <param name="abroad">The deployments under way of units of its state.</param>
    public static Refusal? Beyond(
        int persons, DateOnly from, DateOnly until, IReadOnlyList<Cap> laws, IReadOnlyList<Deployment> abroad, DateOnly today)
    {
        IReadOnlyList<Fault> faults = [.. laws.Select(law => FaultOf(law, persons, from, until, abroad, today)).OfType<Fault>()];
        return faults.Count == 0 ? null : new Refusal(
            Code, "The law of the state does not allow so many of its persons abroad at a time. Consent has to be recorded first.", faults);
    }

    private static Fault? FaultOf(Cap law, int persons, DateOnly from, DateOnly until, IReadOnlyList<Deployment> abroad, DateOnly today)
    {
        var worst = Days(law, from, until, abroad)
            .Where(law.LimitsPersonsOn)
            .Select(day => (Day: day, Persons: abroad.Where(each => each.BoundFrom <= day && day < each.FreeFrom(today)).Sum(each => each.Persons)))
            .OrderByDescending(each => each.Persons).ThenBy(each => each.Day)
            .FirstOrDefault();
        return worst.Day == default || worst.Persons + persons <= law.Persons ? null : Fault.At(
            "/pledge", Code, $"at most {law.Persons} persons abroad by {law.Id}", $"{worst.Persons} and {persons} more on {worst.Day:O}");
    }

    // The days on which the number can be at its highest: the first, and those on which a unit goes or a law or the want of consent begins.
    private static IEnumerable<DateOnly> Days(Cap law, DateOnly from, DateOnly until, IReadOnlyList<Deployment> abroad) =>
        abroad.Select(each => each.BoundFrom)
            .Append(law.EffectiveFrom)
            .Concat(law.Approvals.Select(consent => consent.ApprovedUntil).OfType<DateOnly>())
            .Where(day => from < day && day < until)
            .Prepend(from);
}
