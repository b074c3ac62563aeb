namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// Goes through a finished plan with nothing in hand but what was asked. It shares no code with what makes plans: it
/// states every rule once more, from the raw records and in other words, so that a mistake has to be made twice to pass.
/// </summary>
public static class PlanChecker
{
    /// <summary>Everything that is wrong with a plan; nothing for a sound one.</summary>
    public static IReadOnlyList<PlanFault> Faults(PlanInput input, Plan plan)
    {
        var needs = input.Needs.ToDictionary(need => need.Id, StringComparer.Ordinal);
        var offers = input.Offers.ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        List<PlanFault> unknown = [.. Unknown(plan, needs, offers)];
        if (unknown.Count > 0)
        {
            return unknown;
        }

        var lines = plan.Assignments.Select(each => new PlanLine(needs[each.NeedId], offers[each.OfferId], each.Amount, each.Verdict.Score)).ToList();
        return
        [
            .. lines.SelectMany(line => OfLine(line, input)),
            .. lines.ToLookup(line => line.Offer.Id).SelectMany(OfOffer),
            .. OfNeeds(input.Needs, lines.ToLookup(line => line.Need.Id)),
            .. OfMissions(input, lines.ToLookup(line => line.Need.Mission)),
            .. OfDecisions(input, [.. lines.Select(line => (line.Need.Id, line.Offer.Id))]),
            .. ShortfallChecker.Faults(input, plan, lines),
            .. StageChecker.Faults(input, plan, lines),
        ];
    }

    private static IEnumerable<PlanFault> Unknown(Plan plan, Dictionary<string, Need> needs, Dictionary<string, Offer> offers)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var line in plan.Assignments)
        {
            if (!needs.ContainsKey(line.NeedId) || !offers.ContainsKey(line.OfferId))
            {
                yield return new("unknown", $"{line.NeedId} {line.OfferId}", "The line names something that was not asked for or not offered.");
            }
            else if (!seen.Add((line.NeedId, line.OfferId)))
            {
                yield return new("repeated", $"{line.NeedId} {line.OfferId}", "The line is there twice.");
            }
            else if (line.Verdict.NeedId != line.NeedId || line.Verdict.OfferId != line.OfferId || !line.Verdict.Eligible)
            {
                yield return new("foreign-verdict", $"{line.NeedId} {line.OfferId}", "The verdict is about something else, or against the line.");
            }
        }
    }

    private static IEnumerable<PlanFault> OfLine(PlanLine line, PlanInput input)
    {
        var most = Math.Min(Math.Min(line.Offer.Capacity, line.Need.Quantity), line.Need.ShareCap ?? int.MaxValue);
        if (line.Amount < 1 || line.Amount > most)
        {
            yield return new("amount", line.Name, $"The amount must be 1 to {most}, it is {line.Amount}.");
        }

        foreach (var code in RuleChecker.Broken(line.Need, line.Offer, input.AsOf))
        {
            yield return new("not-eligible", line.Name, $"The pledge breaks {code}.");
        }

        var score = ScoreChecker.Of(line.Need, line.Offer, input.AsOf, input.Weights);
        if (score != line.Score)
        {
            yield return new("score", line.Name, $"The score must be {score}, it is {line.Score}.");
        }
    }

    // Whoever serves two needs must have left the first, and rested, before the second begins.
    private static IEnumerable<PlanFault> OfOffer(IEnumerable<PlanLine> lines) =>
        from pair in InOrder(lines).Zip(InOrder(lines).Skip(1))
        where pair.Second.Need.Start.DayNumber < (long)pair.First.Need.End.DayNumber + pair.First.Offer.TurnaroundDays
        select new PlanFault("double-booked", pair.Second.Name, $"The pledge still serves {pair.First.Need.Id}.");

    private static IEnumerable<PlanLine> InOrder(IEnumerable<PlanLine> lines) => lines.OrderBy(line => line.Need.Start);

    private static IEnumerable<PlanFault> OfNeeds(IReadOnlyList<Need> needs, ILookup<string, PlanLine> lines)
    {
        foreach (var need in needs)
        {
            var filled = lines[need.Id].Sum(line => (long)line.Amount);
            if (filled > need.Quantity)
            {
                yield return new("overfilled", need.Id, $"{filled} of {need.Quantity} are filled.");
            }

            if (filled > 0 && filled < need.MinimumFill)
            {
                yield return new("below-minimum", need.Id, $"{filled} are of no use; {need.MinimumFill} would be.");
            }

            foreach (var share in lines[need.Id].GroupBy(line => line.Offer.Contributor).Where(share => share.Sum(line => (long)line.Amount) > need.ShareCap))
            {
                yield return new("over-share", need.Id, $"{share.Key} covers more than {need.ShareCap}.");
            }
        }

        foreach (var bundle in needs.Where(need => need.Bundle is not null).GroupBy(need => need.Bundle))
        {
            if (bundle.Any(need => lines[need.Id].Any()) && bundle.Any(need => lines[need.Id].Sum(line => (long)line.Amount) < need.Quantity))
            {
                yield return new("broken-bundle", bundle.Key!, "A part of the bundle is filled, and not all of it.");
            }
        }
    }

    private static IEnumerable<PlanFault> OfMissions(PlanInput input, ILookup<string, PlanLine> byMission)
    {
        foreach (var mission in byMission)
        {
            var here = mission.Select(line => line.Offer.Id).ToHashSet();
            foreach (var line in mission.Where(line => !line.Offer.Partners.All(here.Contains)))
            {
                yield return new("partner-missing", line.Name, $"A partner does not serve in {mission.Key}.");
            }

            foreach (var pair in input.Forbidden.Where(pair => pair.OfferId != pair.OtherOfferId && here.Contains(pair.OfferId) && here.Contains(pair.OtherOfferId)))
            {
                yield return new("forbidden-together", mission.Key, $"{pair.OfferId} and {pair.OtherOfferId} both serve there.");
            }
        }
    }

    private static IEnumerable<PlanFault> OfDecisions(PlanInput input, HashSet<(string Need, string Offer)> lines) =>
    [
        .. from pin in input.Pins
           where !lines.Contains((pin.NeedId, pin.OfferId))
           select new PlanFault("pin-dropped", $"{pin.NeedId} {pin.OfferId}", "The pair was decided on and is not in the plan."),
        .. from line in lines
           where input.Bans.Any(ban => ban.OfferId == line.Offer && (ban.NeedId is null || ban.NeedId == line.Need))
           select new PlanFault("banned", $"{line.Need} {line.Offer}", "The pair was ruled out and is in the plan."),
    ];
}

/// <summary>One thing that is wrong with a plan.</summary>
/// <param name="Code">Permanent, in kebab-case.</param>
/// <param name="Subject">The keys of what it is about.</param>
/// <param name="Detail">What is wrong, as a sentence.</param>
public sealed record PlanFault(string Code, string Subject, string Detail);

internal sealed record PlanLine(Need Need, Offer Offer, int Amount, int Score)
{
    public string Name => $"{Need.Id} {Offer.Id}";
}
