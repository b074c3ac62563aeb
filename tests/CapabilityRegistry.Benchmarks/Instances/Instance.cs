using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Benchmarks.Instances;

/// <summary>
/// Synthetic portfolios, the same for ever from their seed. Illustrative: sizes are estimates of the registry of the United
/// Nations (200 requirements, 1,000 pledges) and ten and fifty times that; nothing else is modelled on real data.
/// <para>
/// Unit types come in families of four, each with one measure and with substitutes inside the family, so that a family hangs
/// together. A requirement names the contributors it takes, which leaves it 13 to 32 candidates.
/// </para>
/// </summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Needs">Requirements.</param>
/// <param name="Offers">Pledges.</param>
/// <param name="Families">Families of four unit types.</param>
internal sealed record Instance(string Name, int Needs, int Offers, int Families)
{
    private const int Types = 4;
    private const int Seed = 20_261_124;
    private static readonly DateOnly AsOf = new(2026, 1, 1);
    private static readonly string[] Missions = ["MINUSCA", "MONUSCO", "UNMISS", "UNIFIL", "UNDOF", "UNISFA", "UNFICYP", "UNMIK"];

    public static Instance Real { get; } = new("(i) 200 × 1,000", 200, 1_000, 6);

    public static Instance Tenfold { get; } = new("(ii) 2,000 × 10,000", 2_000, 10_000, 20);

    public static Instance Fiftyfold { get; } = new("(iii) 10,000 × 50,000", 10_000, 50_000, 80);

    /// <summary>Units one by one, all needed at the same time, all families linked: one component of class F.</summary>
    public PlanInput Flow()
    {
        var random = new Random(Seed);
        var offers = Enumerable.Range(0, Offers).Select(i => Offer(random, i, Kind.Units) with { AvailableFrom = AsOf, AvailableUntil = null }).ToList();
        var needs = Enumerable.Range(0, Needs).Select(i => Need(random, i, Kind.Units) with { Start = AsOf.AddDays(400), End = AsOf.AddDays(765) }).ToList();
        var taken = new Takers(random, offers, AsOf).Choose(needs.Select((need, i) => need with
        {
            Substitutes = [new(TypeOf((i + 1) % Families, i / Families % Types), 30)],
        }));
        // One in twenty asks for more than there is, so that there are gaps for elevations to close.
        return new PlanInput([.. taken.Select((need, i) => i % 20 == 0 ? need with { MinimumLevel = 4, Quantity = 6 } : need)], offers, AsOf);
    }

    /// <summary>Every rule there is: four families in five of units, the others of airframes and beds.</summary>
    public PlanInput Full()
    {
        var random = new Random(Seed);
        var offers = Enumerable.Range(0, Offers).Select(i => Offer(random, i, Kind.Of(i % Families))).ToList();
        var needs = Enumerable.Range(0, Needs).Select(i => Ruled(random, Need(random, i, Kind.Of(i % Families)), i)).ToList();
        return new PlanInput([.. new Takers(random, offers, AsOf).Choose(needs)], [.. offers.Select((offer, i) => WithPartner(random, offer, i))], AsOf)
        {
            Forbidden = [.. Enumerable.Range(0, Offers / 200).Select(i => new ForbiddenPair(offers[i * 200].Id, offers[(i * 200) + Families].Id))],
        };
    }

    private Offer Offer(Random random, int i, Kind kind) => new()
    {
        Id = $"S{i % 125:D3}-{i:D5}",
        Contributor = $"S{i % 125:D3}",
        UnitType = TypeOf(i % Families, random.Next(Types)),
        Status = CapabilityRegistry.Matching.Model.Offer.Registered,
        Level = random.Next(2, 5),
        Capacity = kind.Step * random.Next(kind.LeastHeld, kind.MostHeld + 1),
        Measure = kind.Measure,
        ResponseDays = random.Next(20, 120),
        AvailableFrom = AsOf.AddDays(random.Next(0, 200)),
        AvailableUntil = random.Next(3) == 0 ? AsOf.AddDays(random.Next(900, 2_000)) : null,
        Caveats = random.Next(0, 4),
        ExcludedMissions = random.Next(6) == 0 ? [Missions[random.Next(Missions.Length)]] : [],
        Men = 80,
        Women = random.Next(0, 25),
        TurnaroundDays = random.Next(4) == 0 ? 60 : 0,
    };

    private Need Need(Random random, int i, Kind kind)
    {
        var start = AsOf.AddDays(200 + (30 * random.Next(0, 18)));
        return new Need
        {
            Id = $"{Missions[i % Missions.Length]}-{i:D5}",
            Mission = Missions[i % Missions.Length],
            UnitType = TypeOf(i % Families, i / Families % Types),
            Substitutes = random.Next(3) == 0 ? [new(TypeOf(i % Families, (i / Families + 1) % Types), 40)] : [],
            Quantity = kind.Step * random.Next(kind.LeastNeeded, kind.MostNeeded + 1),
            Measure = kind.Measure,
            Priority = random.Next(0, 5),
            Start = start,
            End = start.AddDays(180 * random.Next(1, 4)),
            MinimumLevel = random.Next(1, 4),
        };
    }

    private static Need Ruled(Random random, Need need, int i) => random.Next(20) switch
    {
        0 or 1 or 2 when need.Measure != "units" => need with { MinimumFill = need.Quantity / 2 },
        3 or 4 => need with { ShareCap = Math.Max(1, need.Quantity / 2) },
        5 when need.Measure == "units" => need with { Bundle = $"B{i / 400}-{need.UnitType}" },
        _ => need,
    };

    // Another pledge of the same family, of which there are many: they are needed in the same missions.
    private Offer WithPartner(Random random, Offer offer, int i) => random.Next(100) == 0 && i >= Families
        ? offer with { Partners = [$"S{(i - Families) % 125:D3}-{i - Families:D5}"] }
        : offer;

    private static string TypeOf(int family, int type) => $"T{family:D2}{type}";
}

/// <summary>
/// How a family counts, and in what sizes it comes: two to eight helicopters by two to four, hospitals of 20 beds (Level 2) and
/// 40 (Level 3).
/// </summary>
internal sealed record Kind(string Measure, int Step, int LeastNeeded, int MostNeeded, int LeastHeld, int MostHeld)
{
    public static Kind Units { get; } = new("units", 1, 1, 3, 1, 1);

    private static readonly Kind[] All =
        [Units, Units, Units, new("airframes", 1, 2, 8, 2, 4), Units, Units, Units, new("beds", 20, 1, 3, 1, 2), Units, Units];

    public static Kind Of(int family) => All[family % All.Length];
}
