using CapabilityRegistry.Matching.Model;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Cases;

/// <summary>Small portfolios for the planner: of the flow classes, of the class of sequences, and with every rule that there is.</summary>
internal static class RandomPlans
{
    private static readonly string[] States = ["KAZ", "IND", "URY"];
    private static readonly int[] Quantities = [1, 2, 2, 3, 4, 16, 17, 19];
    private static readonly int[] Primes = [43, 47, 53, 59, 61];
    private static readonly int[] SmallerPrimes = [17, 19, 23, 29, 31, 37, 41];
    private static readonly int[] Capacities = [1, 1, 1, 2, 2, 8, 17, 19];

    /// <summary>Units one by one, or in slots of one size, all at the same time; with caps and, of the former, pins, bans and a plan in force.</summary>
    public static readonly Gen<PlanInput> Flows =
        from needs in Needs(starts: 0).List[1, 3]
        from offers in Offers(capacities: 1).List[0, 5]
        from slot in Gen.Int[1, 2]
        from turns in Turns
        let input = Input(needs, offers, (need, _) => need with { MinimumFill = 0, Bundle = null }, (offer, _) => offer with { Partners = [] })
        select slot == 1 ? WithTurns(input, turns) : Scaled(input, slot);

    /// <summary>Needs at different times, and offers with turnaround.</summary>
    public static readonly Gen<PlanInput> Sequences =
        from needs in Needs(starts: 6).List[1, 5]
        from offers in Offers(capacities: 1).List[1, 4]
        from turns in Turns
        select WithTurns(Input(needs, offers, (need, _) => need with { MinimumFill = 0, Bundle = null }, (offer, _) => offer with { Partners = [] }), turns);

    /// <summary>Everything: chunks of any size, minimum fills, bundles, partners, pledges that must not serve together.</summary>
    public static readonly Gen<PlanInput> Full =
        from needs in Needs(starts: 4).List[1, 4]
        from offers in Offers(capacities: 4).List[1, 5]
        from apart in Gen.Int[0, 4].Array[2]
        from turns in Turns
        select WithTurns(Input(needs, offers, (need, _) => need, (offer, _) => offer), turns) with
        {
            Forbidden = apart[0] != apart[1] && Math.Max(apart[0], apart[1]) < offers.Count ? [new($"P{apart[0]}", $"P{apart[1]}")] : [],
        };

    /// <summary>
    /// Rules that meet: bundles of equal quantities, share caps, partners, bans, pledges that must not serve together, variations,
    /// turnaround, plans in force, quantities that are prime, and many pledges that are alike, so that ties are frequent.
    /// </summary>
    public static readonly Gen<PlanInput> Meeting = MeetingUpTo(needs: 3, offers: 5);

    /// <summary>
    /// The same, and units that are engaged already, among them pledges of the input and others: they use up shares, accompany, keep others away.
    /// </summary>
    public static readonly Gen<PlanInput> Engaged = EngagedBeside(Meeting);

    /// <summary>
    /// The same rules that meet, with languages and levels that some pledges lack: near misses, and repairs of several steps. In a few of them units are
    /// engaged already. Small enough to try everything with every change.
    /// </summary>
    public static readonly Gen<PlanInput> Wanting =
        from input in Gen.Frequency((3, MeetingUpTo(needs: 2, offers: 3)), (1, EngagedBeside(MeetingUpTo(needs: 2, offers: 3))))
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
        select WithTurns(Input(asked, pledged, (need, _) => need, (offer, _) => offer), turns) with
        {
            Forbidden = apart[0] != apart[1] && Math.Max(apart[0], apart[1]) < pledged.Count ? [new($"P{apart[0]}", $"P{apart[1]}")] : [],
        };

    private static Gen<PlanInput> EngagedBeside(Gen<PlanInput> inputs) =>
        from input in inputs
        from units in EngagedUnits.List[1, 3]
        from capped in Gen.Int[0, 2]
        select units.Aggregate(
            capped == 0 ? input : input with
            {
                Needs = [.. input.Needs.Select(need => need with { ShareCap = need.ShareCap ?? Math.Min(need.Quantity, capped) })],
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
        from lapse in Gen.Int[0, 11]
        from condition in Gen.Int[0, 11]
        from share in Gen.Int[0, 11]
        from vetting in Vettings
        from ruledOut in RuledOut
        select Example.Offer with
        {
            Capacity = capacity,
            Level = level,
            Contributor = States[state],
            AvailableFrom = Example.Start.AddDays(late == 0 ? 20 : 0),
            ExcludedMissions = excluded == 0 ? ["UNIFIL"] : [],
            TurnaroundDays = turnaround == 0 ? 30 : 0,
            Partners = partner < 5 ? [$"P{partner}"] : [],
            ExcludedTimes = ruledOut,
            Vetting = vetting,
            OpenShares = share == 0 ? ["SHARE"] : [],
            Conditions = condition < 3 ? [new("COND", Example.Start.AddDays(30 * condition), Example.Start.AddDays((30 * condition) + 10))] : [],
            Lapses = lapse < 5 ? [new(Example.Start.AddDays(15 * lapse), 1, "visit", Excludes: lapse % 2 == 0)] : [],
        };

    // One in four: being vetted for some time or for good, cleared for a time, barred, kept back by a case.
    private static Gen<IReadOnlyList<VettingTime>> Vettings =>
        from drawn in Gen.Int[0, 27]
        let day = Example.Start.AddDays(30 * (drawn % 2))
        select (IReadOnlyList<VettingTime>)(drawn switch
        {
            0 or 1 => [new("pending", Example.AsOf, day), new("cleared", day, null)],
            2 => [new("cleared", Example.AsOf, day.AddDays(30)), new("pending", day.AddDays(30), null)],
            3 => [new("pending", Example.AsOf, null)],
            4 => [new("barred", day, null)],
            5 => [new("under-investigation", day, null)],
            6 => [new("case-substantiated", Example.AsOf, day.AddDays(30))],
            _ => [],
        });

    // One in four: a mission until some day, from it on, for a month, or without end.
    private static Gen<IReadOnlyList<ExcludedTime>> RuledOut =>
        from drawn in Gen.Int[0, 31]
        let mission = drawn < 2 ? "UNIFIL" : "MINUSCA"
        let day = Example.Start.AddDays(30 * (drawn % 2))
        select (IReadOnlyList<ExcludedTime>)(drawn switch
        {
            0 or 2 or 3 => [new(mission, null, day.AddDays(30))],
            1 or 4 or 5 => [new(mission, day.AddDays(30), null)],
            6 => [new(mission, day, day.AddDays(30)), new("UNIFIL", null, day)],
            7 => [new(mission, null, null)],
            _ => [],
        });

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
            Partners = partner < 5 ? [$"P{partner}"] : [],
        };

    private static PlanInput Input(List<Need> needs, List<Offer> offers, Func<Need, int, Need> need, Func<Offer, int, Offer> offer) => new(
        [.. needs.Select((each, i) => need(each with { Id = $"N{i}" }, i))],
        [.. offers.Select((each, i) => offer(each with { Id = $"P{i}", Partners = [.. each.Partners.Where(p => p != $"P{i}")] }, i))],
        Example.AsOf);

    private static PlanInput Scaled(PlanInput input, int slot) => input with
    {
        Needs = [.. input.Needs.Select(need => need with { Quantity = slot * need.Quantity, ShareCap = slot * need.ShareCap })],
        Offers = [.. input.Offers.Select(offer => offer with { Capacity = slot })],
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
