using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.SurComparisons;

/// <summary>
/// Compares a unit with what one unit must be by a Statement of Unit Requirements. Whether a line is met, the rules of the matcher say: a unit that
/// has no shortfall here fails no line of a requirement that refers to the same edition. Persons and capacity, of which the matcher asks nothing, are
/// compared number by number.
/// </summary>
public static class UnitBesideSur
{
    /// <summary>Every mandatory line, persons and capacity first, with what the unit has of it on a day.</summary>
    /// <param name="agreed">The shortfalls that were agreed to be acceptable.</param>
    /// <param name="recognised">Which courses of which centres are recognised when: training that names a centre counts only then.</param>
    public static IReadOnlyList<ComparedDemand> Lines(
        Pledge pledge, Sur sur, IReadOnlyList<AgreedShortfall> agreed, RecognisedCourses recognised, DateOnly day) =>
    [
        .. from line in Compared(pledge with { Training = recognised.On(day, pledge.Training) }, sur, day)
           let shortfall = line.IsMet ? 0 : Math.Max(1, line.Required - line.Held)
           select new ComparedDemand
           {
               Kind = line.Kind,
               Code = line.Code,
               Required = line.Required,
               Held = line.Held,
               Shortfall = shortfall,
               Agreed = shortfall > 0 && agreed.Any(each => each.Kind == line.Kind && each.Code == line.Code),
           },
    ];

    private static IEnumerable<(ComparedKind Kind, string Code, int Required, int Held, bool IsMet)> Compared(Pledge pledge, Sur sur, DateOnly day)
    {
        foreach (var line in sur.Personnel)
        {
            var held = (pledge.Personnel ?? []).Where(each => each.RankGroup == line.RankGroup).Sum(each => each.Men + each.Women);
            yield return (ComparedKind.Personnel, line.RankGroup.Code(), line.Persons, held, held >= line.Persons);
        }

        yield return (
            ComparedKind.Capacity, sur.Capacity.Unit.Code(), sur.Capacity.Amount, pledge.Capacity.Amount, pledge.Capacity.Amount >= sur.Capacity.Amount);

        var offer = PledgeOffer.Of(pledge);
        foreach (var line in sur.Lines.Where(line => line.Demand == Obligation.Mandatory))
        {
            var isMet = IsMet(line, offer, day);
            var held = line.Kind == LineKind.MajorEquipment
                ? (pledge.MajorEquipment ?? []).Where(each => each.Category == line.Code).Sum(each => each.Quantity)
                : isMet ? 1 : 0;
            yield return (KindOf(line.Kind), line.Code, line.Quantity ?? 1, held, isMet);
        }
    }

    // One line is asked for by itself, so that what the matcher says of its criterion is said of the line.
    private static bool IsMet(SurLine line, Offer offer, DateOnly day)
    {
        var need = new Need
        {
            Id = "",
            Mission = "",
            UnitType = offer.UnitType,
            Quantity = 1,
            Measure = offer.Measure,
            Priority = 0,
            Start = day,
            End = day.AddDays(day < DateOnly.MaxValue ? 1 : 0),
            MinimumLevel = 1,
        };
        var (asks, criterion) = line.Kind switch
        {
            LineKind.MajorEquipment => (need with { Equipment = [new(line.Code, line.Quantity ?? 1)] }, "equipment-missing"),
            LineKind.SelfSustainment => (need with { SelfSustainment = [line.Code] }, "self-sustainment-missing"),
            LineKind.Training => (need with { Training = [line.Code] }, "training-missing"),
            LineKind.Language => (need with { Languages = [line.Code] }, "language-missing"),
            _ => (need with { Attributes = [line.Code] }, "attribute-missing"),
        };
        return Judge.Explain(asks, offer, day).Single(each => each.Code == criterion).Passes;
    }

    private static ComparedKind KindOf(LineKind kind) => kind switch
    {
        LineKind.MajorEquipment => ComparedKind.MajorEquipment,
        LineKind.SelfSustainment => ComparedKind.SelfSustainment,
        LineKind.Training => ComparedKind.Training,
        LineKind.Language => ComparedKind.Language,
        _ => ComparedKind.Attribute,
    };
}
