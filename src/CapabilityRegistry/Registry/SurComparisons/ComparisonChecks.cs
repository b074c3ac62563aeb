using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.SurComparisons;

/// <summary>Checks of a comparison that is asked for.</summary>
public static class ComparisonChecks
{
    /// <param name="pledge">Null if there is none with that key.</param>
    /// <param name="sur">Null if there is none with that key.</param>
    public static IReadOnlyList<Fault> Faults(CompareWithSurRequest request, Pledge? pledge, Sur? sur, DateOnly today) =>
    [
        .. pledge is null ? [Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{request.Pledge}'")] : Array.Empty<Fault>(),
        .. sur is null ? [Fault.At("/sur", "unknown-code", "a key of /v1/surs", $"'{request.Sur}'")] : SurFaults(sur, pledge, today),
        .. CatalogueCodes.Repeated(request.Agreed, each => $"{each.Kind.Code()} {each.Code}", i => $"/agreed/{i}"),
        .. request.Agreed.Select((each, i) => (each, i)).Where(each => each.each.AgreedOn > today)
            .Select(each => Fault.At($"/agreed/{each.i}/agreedOn", "in-the-future", $"{today:O} or before", $"{each.each.AgreedOn:O}")),
    ];

    /// <summary>The refusal if the two cannot be compared today; null if they can.</summary>
    public static Refusal? Refusal(CompareWithSurRequest request, Pledge pledge, Sur sur, RecognisedCourses recognised, DateOnly today) =>
        pledge.Status.HoldsLevel()
            ? NotShort(request, UnitBesideSur.Lines(pledge, sur, request.Agreed, recognised, today))
            : new Refusal("pledge-not-registered", "Only a registered unit is compared.",
                Fault.At("/pledge", "pledge-not-registered", "a registered pledge", $"{pledge.Id}, which is {pledge.Status.Code()}"));

    private static IReadOnlyList<Fault> SurFaults(Sur sur, Pledge? pledge, DateOnly today) => sur switch
    {
        { Status: not SurStatus.Published } => [Fault.At("/sur", "sur-not-published", "a published statement", $"{sur.Id}, which is {sur.Status.Code()}")],
        _ when pledge is not null && sur.UnitType != pledge.UnitType =>
            [Fault.At("/sur", "sur-of-another-unit-type", $"a statement for {pledge.UnitType}", $"{sur.Id}, which is for {sur.UnitType}")],
        _ when today < sur.EffectiveFrom || today >= sur.CountsUntil =>
            [Fault.At("/sur", "sur-not-in-effect", $"a statement in effect on {today:O}", $"{sur.Id}, {Effect(sur)}")],
        _ => [],
    };

    private static string Effect(Sur sur) =>
        sur.CountsUntil is { } end ? $"in effect from {sur.EffectiveFrom:O} until before {end:O}" : $"in effect from {sur.EffectiveFrom:O}";

    private static Refusal? NotShort(CompareWithSurRequest request, IReadOnlyList<ComparedDemand> lines)
    {
        var wrong = request.Agreed.Select((each, i) => (each, i))
            .Where(each => !lines.Any(line => line.Agreed && line.Kind == each.each.Kind && line.Code == each.each.Code)).ToList();
        var shorts = string.Join(", ", lines.Where(line => line.Shortfall > 0).Select(line => $"{line.Kind.Code()} {line.Code}"));
        return wrong.Count == 0 ? null : new Refusal("no-such-shortfall", "What is agreed is a line that falls short.",
            [.. wrong.Select(each => Fault.At(
                $"/agreed/{each.i}", "no-such-shortfall", shorts.Length == 0 ? "nothing: no line falls short" : $"one of {shorts}",
                $"{each.each.Kind.Code()} {each.each.Code}"))]);
    }
}
