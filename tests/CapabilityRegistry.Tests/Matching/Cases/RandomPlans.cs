using CapabilityRegistry.Matching.Model;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Cases;

/// <summary>Small portfolios for the planner: of the flow classes, of the class of sequences, and with every rule that there is.</summary>
internal static class RandomPlans
{
    /// <summary>A unit that no portfolio pledges: it is engaged, or nowhere.</summary>
    private const string Outsider = "P6";

    private static readonly string[] States = ["KAZ", "IND", "URY"];
    private static readonly int[] Quantities = [1, 2, 2, 3, 4, 16, 17, 19];
    private static readonly int[] Primes = [43, 47, 53, 59, 61];
    private static readonly int[] SmallerPrimes = [17, 19, 23, 29, 31, 37, 41];
    private static readonly int[] Capacities = [1, 1, 1, 2, 2, 8, 17, 19];

    /// <summary>Units one by one, or in slots of one size, all at the same time; with caps and, of the former, pins, bans and a plan in force.</summary>
    public static readonly Gen<PlanInput> Flows = RandomDetails.In(
        from input in SometimesEngaged(
            from needs in Needs(starts: 0).List[1, 3]
            from offers in Offers(capacities: 1).List[0, 5]
            select Alone(needs, offers))
        from slot in Gen.Int[1, 2]
        from turns in Turns
        select slot == 1 ? WithTurns(input, turns) : Scaled(input, slot));

    /// <summary>Needs at different times, and offers with turnaround.</summary>
    public static readonly Gen<PlanInput> Sequences = RandomDetails.In(SometimesEngaged(
        from needs in Needs(starts: 6).List[1, 5]
        from offers in Offers(capacities: 1).List[1, 4]
        from turns in Turns
        select WithTurns(Alone(needs, offers), turns)));

    /// <summary>Everything: chunks of any size, minimum fills, bundles, partners, pledges that must not serve together.</summary>
    public static readonly Gen<PlanInput> Full = RandomDetails.In(SometimesEngaged(
        from needs in Needs(starts: 4).List[1, 4]
        from offers in Offers(capacities: 4).List[1, 5]
        from apart in Gen.Int[0, 4].Array[2]
        from turns in Turns
        select WithTurns(Input(needs, offers), turns) with { Forbidden = Apart(apart, offers.Count) }));

    /// <summary>
    /// Rules that meet: bundles of equal quantities, share caps, partners, bans, pledges that must not serve together, variations,
    /// turnaround, plans in force, quantities that are prime, and many pledges that are alike, so that ties are frequent.
    /// </summary>
    public static readonly Gen<PlanInput> Meeting = RandomDetails.In(MeetingUpTo(needs: 3, offers: 5));

    /// <summary>
    /// The same, and units that are engaged already, among them pledges of the input and others: they use up shares, accompany, keep others away.
    /// </summary>
    public static readonly Gen<PlanInput> Engaged = RandomDetails.In(EngagedBeside(MeetingUpTo(needs: 3, offers: 5)));

    /// <summary>
    /// The same rules that meet, with languages and levels that some pledges lack: near misses, and repairs of several steps. In a few of them units are
    /// engaged already. Small enough to try everything with every change.
    /// </summary>
    public static readonly Gen<PlanInput> Wanting =
        from input in RandomDetails.In(SometimesEngaged(MeetingUpTo(needs: 2, offers: 3)))
        from asked in Gen.Int[0, 3].Array[3]
        from lacking in Gen.Int[0, 4].Array[5]
        select input with
        {
            Pins = [],
            Needs =
            [
                .. input.Needs.Select((need, i) => need with
                {
                    Languages = asked[i] > 1 ? ["fr"] : [], MinimumLevel = asked[i] == 1 ? 3 : need.MinimumLevel,
                }),
            ],
            Offers = [.. input.Offers.Select((offer, i) => offer with { Languages = lacking[i] > 1 ? ["fr"] : [] })],
        };

    /// <summary>
    /// The same portfolio in quantities whose least common multiple is more than a need may count: each a multiple of the same prime, and in each priority
    /// needs that nobody can serve, of the smaller primes from 17. What offers cover grows alike, or not, so that needs stay short.
    /// </summary>
    public static Gen<PlanInput> WithoutCommonMultiple(Gen<PlanInput> inputs) =>
        from input in inputs
        from prime in Gen.Int[0, 4].Select(i => Primes[i])
        from grow in Gen.Bool
        select input with
        {
            Needs =
            [
                .. input.Needs.Select(need => need with
                {
                    Quantity = prime * need.Quantity, ShareCap = (grow ? prime : 1) * need.ShareCap, MinimumFill = (grow ? prime : 1) * need.MinimumFill,
                }),
                .. input.Needs.Select(need => need.Priority).Distinct().SelectMany(priority => SmallerPrimes
                    .Select(quantity => Example.Need with { Id = $"Z{priority}-{quantity}", UnitType = "nobody", Quantity = quantity, Priority = priority })),
            ],
            Offers = [.. input.Offers.Select(offer => offer with { Capacity = (grow ? prime : 1) * offer.Capacity })],
        };

    private static Gen<PlanInput> MeetingUpTo(int needs, int offers) =>
        from asked in MeetingNeeds.List[1, needs]
        from pledged in MeetingOffers.List[1, offers]
        from apart in Gen.Int[0, 6].Array[2]
        from turns in Turns
        select WithTurns(Input(asked, pledged), turns) with { Forbidden = Apart(apart, pledged.Count) };

    private static Gen<PlanInput> SometimesEngaged(Gen<PlanInput> inputs) => Gen.Frequency((3, inputs), (1, EngagedBeside(inputs)));

    private static Gen<PlanInput> EngagedBeside(Gen<PlanInput> inputs) =>
        from input in inputs
        from units in EngagedUnits.List[1, 3]
        from capped in Gen.Int[0, 2]
        from apart in Gen.Int[0, 9]
        select units.Aggregate(
            input with
            {
                Needs = capped == 0 ? input.Needs : [.. input.Needs.Select(need => need with { ShareCap = need.ShareCap ?? Math.Min(need.Quantity, capped) })],
                Forbidden = apart < input.Offers.Count ? [.. input.Forbidden, new($"P{apart}", Outsider)] : input.Forbidden,
            },
            WithEngaged);

    /// <summary>What is drawn of an engaged unit: everything that does not depend on the input.</summary>
    private static Gen<EngagedUnit> EngagedUnits =>
        from offer in Gen.Int[0, 6]
        from state in Gen.Int[0, 2]
        from mission in Gen.Int[0, 2]
        from start in Gen.Int[-1, 3]
        from length in Gen.Int[1, 3]
        from amount in Gen.Int[1, 2]
        select new EngagedUnit($"P{offer}", States[state], mission == 0 ? "UNIFIL" : "MINUSCA",
            Example.Start.AddDays(30 * start), Example.Start.AddDays(30 * (start + length)), amount);

    // A unit of the input is engaged at that time, and covers a part of the first need in its mission at that time.
    private static PlanInput WithEngaged(PlanInput input, EngagedUnit unit)
    {
        var pledged = input.Offers.FirstOrDefault(offer => offer.Id == unit.OfferId);
        var need = input.Needs.FirstOrDefault(need => need.Mission == unit.Mission && need.Start < unit.Until && unit.From < need.End);
        return input with
        {
            Offers = [.. input.Offers.Select(offer => offer != pledged ? offer : offer with
            {
                Engagements = [.. offer.Engagements, new(unit.From, unit.Until, unit.Mission)],
            })],
            Engaged = [.. input.Engaged, unit with { Contributor = pledged?.Contributor ?? unit.Contributor, Needs = need is null ? [] : [need.Id] }],
        };
    }

    private static Gen<Need> MeetingNeeds =>
        from quantity in Gen.Int[0, 7].Select(i => Quantities[i])
        from priority in Gen.Int[0, 1]
        from start in Gen.Int[0, 2]
        from length in Gen.Int[1, 2]
        from rule in Gen.Int[0, 9]
        from mission in Gen.Int[0, 2]
        from varied in Gen.Int[0, 9]
        select Example.Need with
        {
            Quantity = quantity,
            Priority = priority,
            Mission = mission == 0 ? "UNIFIL" : "MINUSCA",
            Start = Example.Start.AddDays(30 * start),
            End = Example.Start.AddDays(30 * (start + length)),
            ShareCap = rule is 0 or 1 or 2 ? Math.Max(1, quantity / 2) : null,
            MinimumFill = rule is 2 or 3 ? Math.Min(2, quantity) : 0,
            Bundle = rule is 4 or 5 or 6 or 7 ? "together" : null,
            Variations = varied < 5 ? [new("VAR-00001", "not-available", null, null, $"P{varied}", "planner", null)] : [],
        };

    private static Gen<Offer> MeetingOffers =>
        from capacity in Gen.Int[0, 7].Select(i => Capacities[i])
        from level in Gen.Int[2, 3]
        from state in Gen.Int[0, 2]
        from late in Gen.Int[0, 4]
        from turnaround in Gen.Int[0, 2]
        from partner in Gen.Int[0, 20]
        from excluded in Gen.Int[0, 8]
        select Example.Offer with
        {
            Capacity = capacity,
            Level = level,
            Contributor = States[state],
            AvailableFrom = Example.Start.AddDays(late == 0 ? 20 : 0),
            ExcludedMissions = excluded == 0 ? ["UNIFIL"] : [],
            TurnaroundDays = turnaround == 0 ? 30 : 0,
            Partners = PartnersOf(partner),
        };

    private static Gen<int[]> Turns => Gen.Int[0, 40].Array[8];

    private static Gen<Need> Needs(int starts) =>
        from quantity in Gen.Int[1, 4]
        from priority in Gen.Int[0, 2]
        from start in Gen.Int[0, starts]
        from length in Gen.Int[1, 3]
        from level in Gen.Int[1, 3]
        from rule in Gen.Int[0, 9]
        from mission in Gen.Int[0, 2]
        select Example.Need with
        {
            Quantity = quantity,
            Priority = priority,
            Mission = mission == 0 ? "UNIFIL" : "MINUSCA",
            Start = Example.Start.AddDays(30 * start),
            End = Example.Start.AddDays(30 * (start + length)),
            MinimumLevel = level,
            ShareCap = rule is 0 or 1 ? Math.Max(1, quantity / 2) : null,
            MinimumFill = rule is 2 or 3 ? quantity : rule == 4 ? quantity / 2 : 0,
            Bundle = rule is 5 or 6 ? "together" : null,
        };

    private static Gen<Offer> Offers(int capacities) =>
        from capacity in Gen.Int[1, capacities]
        from level in Gen.Int[2, 4]
        from state in Gen.Int[0, 2]
        from caveats in Gen.Int[0, 3]
        from excluded in Gen.Int[0, 4]
        from turnaround in Gen.Int[0, 3]
        from partner in Gen.Int[0, 12]
        select Example.Offer with
        {
            Capacity = capacity,
            Level = level,
            Contributor = States[state],
            Caveats = caveats,
            ExcludedMissions = excluded == 0 ? ["UNIFIL"] : [],
            TurnaroundDays = turnaround == 0 ? 30 : turnaround == 1 ? 100 : 0,
            Partners = PartnersOf(partner),
        };

    private static IReadOnlyList<string> PartnersOf(int drawn) => drawn < 5 ? [$"P{drawn}"] : drawn == 5 ? [Outsider] : [];

    private static IReadOnlyList<ForbiddenPair> Apart(int[] drawn, int offers) =>
        drawn[0] != drawn[1] && drawn.Max() < offers ? [new($"P{drawn[0]}", $"P{drawn[1]}")] : [];

    private static PlanInput Input(List<Need> needs, List<Offer> offers) => new(
        [.. needs.Select((need, i) => need with { Id = $"N{i}" })],
        [.. offers.Select((offer, i) => offer with { Id = $"P{i}", Partners = [.. offer.Partners.Where(p => p != $"P{i}")] })],
        Example.AsOf);

    // No line waits for another.
    private static PlanInput Alone(List<Need> needs, List<Offer> offers) => Input(
        [.. needs.Select(need => need with { MinimumFill = 0, Bundle = null })],
        [.. offers.Select(offer => offer with { Partners = [.. offer.Partners.Where(partner => partner == Outsider)] })]);

    private static PlanInput Scaled(PlanInput input, int slot) => input with
    {
        Needs = [.. input.Needs.Select(need => need with { Quantity = slot * need.Quantity, ShareCap = slot * need.ShareCap })],
        Offers = [.. input.Offers.Select(offer => offer with { Capacity = slot })],
        Engaged = [.. input.Engaged.Select(unit => unit with { Amount = slot * unit.Amount })],
    };

    // What planners decide by hand, drawn from numbers so that it hits and misses.
    private static PlanInput WithTurns(PlanInput input, int[] turns)
    {
        var (needs, offers) = (input.Needs.Count, input.Offers.Count);
        return input with
        {
            Pins = turns[0] < 8 && offers > 0 ? [new($"N{turns[0] % needs}", $"P{turns[1] % offers}")] : [],
            Bans = turns[2] < 8 && offers > 0 ? [new($"P{turns[2] % offers}", turns[3] < 20 ? $"N{turns[3] % needs}" : null)] : [],
            Previous = turns[4] < 20 && offers > 0
                ? [.. turns.Skip(4).Select(turn => new PreviousAssignment($"N{turn % needs}", $"P{turn % (offers + 1)}", 9 * turn))
                    .DistinctBy(line => (line.NeedId, line.OfferId))]
                : [],
        };
    }
}
