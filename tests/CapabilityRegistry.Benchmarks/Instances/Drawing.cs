using System.Globalization;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Benchmarks.Instances;

/// <summary>
/// Draws needs and offers. Lines are as many as in the demo data; each unit type has its own that are usual. The shares
/// are invented: every criterion counts and none decides alone.
/// </summary>
internal sealed class Drawing(Size size, int seed)
{
    private static readonly string[] Missions = ["MINUSCA", "MONUSCO", "UNDOF", "UNFICYP", "UNIFIL", "UNISFA", "UNMISS", "UNMOGIP"];
    private static readonly string[] Languages = ["en", "fr", "ar", "es", "pt"];
    private static readonly string[] Sustainment = [.. Named("self-sustainment", 29)];
    private static readonly string[] Categories = [.. Named("equipment", 18)];
    private static readonly string[] Attributes = [.. Named("attribute", 12)];
    private static readonly string[] Courses = [.. Named("course", 8)];
    private static readonly string[] Organisations = ["AU", "EU", "OAS", "OIC", "LAS", "SCO", "CSTO"];
    private static readonly string[] States = [.. Enumerable.Range(0, 193).Select(i => $"{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}X")];

    private readonly Random random = new(seed);

    public Need Need(int number)
    {
        var type = Type();
        var start = Pool.AsOf.AddDays(random.Next(60, 900));
        return new Need
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{One(Missions)}-{number:00000}"),
            Mission = One(Missions),
            UnitType = type,
            Substitutes = Chance(50) ? [new(Type(), random.Next(1, 101))] : [],
            Quantity = random.Next(1, 4),
            Measure = "units",
            Priority = random.Next(0, 5),
            Start = start,
            End = start.AddDays(Chance(70) ? 365 : 730),
            MinimumLevel = Chance(70) ? 2 : 3,
            Equipment = [.. Some(Usual(Categories, type, 4), random.Next(0, 3)).Select(category => new EquipmentNeed(category, random.Next(1, 8)))],
            SelfSustainment = Some(Usual(Sustainment, type, 15), random.Next(1, 5)),
            Languages = Chance(25) ? [One(Languages)] : [],
            Attributes = Some(Usual(Attributes, type, 3), size.Attributes),
            Training = Chance(30) ? [One(Usual(Courses, type, 3))] : [],
            ExcludedContributors = Some(States, random.Next(0, 6)),
            RequiredOrganisations = size.Organisations ? [One(Organisations)] : [],
            Desired = Chance(50) ? [new("attribute-missing", One(Attributes)), new("language-missing", One(Languages))] : [],
        };
    }

    public Offer Offer(int number)
    {
        // In the order of the ids, as a database gives them.
        var state = (int)((long)number * States.Length / size.Offers);
        var type = Type();
        var from = Pool.AsOf.AddDays(random.Next(-400, 500));
        return new Offer
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{States[state]}-{number:00000}"),
            Contributor = States[state],
            Organisations = [Organisations[state % 7], Organisations[state / 7 % 7]],
            Region = $"region {state % 5}",
            UnitType = type,
            Status = Chance(90) ? CapabilityRegistry.Matching.Model.Offer.Registered : "withdrawn",
            Vetting = Chance(96) ? [] : [new(CapabilityRegistry.Matching.Model.Offer.Pending, Pool.AsOf, null)],
            Level = Chance(25) ? 1 : random.Next(2, 5),
            Capacity = 1,
            Measure = "units",
            ResponseDays = random.Next(20, 240),
            AvailableFrom = from,
            AvailableUntil = Chance(60) ? null : from.AddDays(random.Next(700, 2_000)),
            Equipment = [.. Some(Usual(Categories, type, 4), random.Next(2, 5)).Select(category => new EquipmentHeld(category, random.Next(2, 14)))],
            SelfSustainment = Some(Usual(Sustainment, type, 15), random.Next(11, 16)),
            Languages = Some(Languages, random.Next(1, 4)),
            ExcludedMissions = Chance(10) ? [One(Missions)] : [],
            Caveats = random.Next(0, 4),
            Men = random.Next(80, 800),
            Women = random.Next(0, 120),
            Attributes = Some(Usual(Attributes, type, 3), random.Next(0, 4)),
            Certificates = [.. Some(Usual(Courses, type, 3), random.Next(0, 4))
                .Select(course => new Certificate(course, Chance(70) ? null : Pool.AsOf.AddDays(random.Next(0, 1_500))))],
            TurnaroundDays = random.Next(0, 90),
            EvidenceOn = Chance(80) ? Pool.AsOf.AddDays(-random.Next(0, 2_500)) : null,
            Engagements = Chance(20) ? [Bound(random.Next(-300, 1_500))] : [],
            Burden = state * 17 % 3_000,
            RegionBurden = state % 5 * 4_000,
        };
    }

    private static Engagement Bound(int start) => new(Pool.AsOf.AddDays(start), Pool.AsOf.AddDays(start + 365));

    private static IEnumerable<string> Named(string what, int count) => Enumerable.Range(0, count).Select(i => $"{what}-{i}");

    // What units of a type usually have: a run of all there is, beginning somewhere else for each type.
    private static string[] Usual(string[] all, string type, int count)
    {
        var from = type.Sum(letter => letter * 7);
        return [.. Enumerable.Range(0, count).Select(i => all[(from + i) % all.Length])];
    }

    private string Type() => string.Create(CultureInfo.InvariantCulture, $"UNIT_TYPE_{random.Next(size.Types)}");

    private bool Chance(int percent) => random.Next(100) < percent;

    private string One(string[] all) => all[random.Next(all.Length)];

    private List<string> Some(string[] all, int count)
    {
        var left = all.ToList();
        while (left.Count > count)
        {
            left.RemoveAt(random.Next(left.Count));
        }

        return left;
    }
}
