using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Runs.Questions;

/// <summary>Checks of pins, bans and forbidden pairs.</summary>
internal static class PinAndBanChecks
{
    /// <summary>Faults for keys that are not part of the run, and for repeated entries.</summary>
    /// <param name="pinnable">Requirements, or slots of those that are split, that need something more.</param>
    /// <param name="bannable">Requirements and slots, whatever they need.</param>
    /// <param name="offers">Pledges that may be planned.</param>
    /// <param name="present">These, and the pledges that are engaged beside what is planned.</param>
    public static IReadOnlyList<Fault> Faults(
        StartMatchRunRequest request, IReadOnlySet<string> pinnable, IReadOnlySet<string> bannable, IReadOnlySet<string> offers,
        IReadOnlySet<string> present) =>
    [
        .. RunKeys.Unknown([.. request.Pins.Select(each => each.Requirement)], pinnable, index => $"/pins/{index}/requirement", RunKeys.Requirement),
        .. RunKeys.Unknown([.. request.Pins.Select(each => each.Pledge)], offers, index => $"/pins/{index}/pledge", RunKeys.Pledge),
        .. CatalogueCodes.Repeated(request.Pins, each => $"{each.Requirement} {each.Pledge}".TrimStart(), index => $"/pins/{index}"),
        .. RunKeys.Unknown([.. request.Bans.Select(each => each.Requirement)], bannable, index => $"/bans/{index}/requirement", RunKeys.Requirement),
        .. RunKeys.Unknown([.. request.Bans.Select(each => each.Pledge)], offers, index => $"/bans/{index}/pledge", RunKeys.Pledge),
        .. CatalogueCodes.Repeated(request.Bans, each => $"{each.Requirement} {each.Pledge}".TrimStart(), index => $"/bans/{index}"),
        .. RunKeys.Unknown([.. request.Forbidden.Select(each => each.Pledge)], present, index => $"/forbidden/{index}/pledge", RunKeys.PledgeOrPresent),
        .. RunKeys.Unknown([.. request.Forbidden.Select(each => each.Other)], present, index => $"/forbidden/{index}/other", RunKeys.PledgeOrPresent),
        .. request.Forbidden.SelectMany((each, index) => each.Pledge != each.Other
            ? Array.Empty<Fault>()
            : [Fault.At($"/forbidden/{index}/other", "same-pledge", "another pledge", each.Other)]),
    ];

    /// <summary>The refusal if no plan can satisfy the pins; null if one may.</summary>
    public static Refusal? Contradiction(PlanInput input)
    {
        IReadOnlyList<Fault> faults = [.. Ineligible(input), .. Banned(input), .. Twice(input), .. MustNotMeet(input)];
        return faults.Count == 0 ? null : new Refusal("pins-contradict", "No plan can hold these pins.", faults);
    }

    private static IEnumerable<Fault> Ineligible(PlanInput input)
    {
        var (needs, offers) = (input.Needs.ToDictionary(need => need.Id), input.Offers.ToDictionary(offer => offer.Id));
        return input.Pins.SelectMany((pin, index) => Judge.Of(needs[pin.NeedId], offers[pin.OfferId], input.AsOf).Failures
            .Select(failure => Fault.At($"/pins/{index}", failure.Code, failure.Required, failure.Actual)));
    }

    private static IEnumerable<Fault> Banned(PlanInput input) =>
        from each in input.Pins.Index()
        where input.Bans.Any(ban => ban.OfferId == each.Item.OfferId && (ban.NeedId is null || ban.NeedId == each.Item.NeedId))
        select Fault.At($"/pins/{each.Index}", "pinned-and-banned", "a pair that no ban rules out", $"{each.Item.OfferId} for {each.Item.NeedId}");

    private static IEnumerable<Fault> Twice(PlanInput input)
    {
        var (needs, offers) = (input.Needs.ToDictionary(need => need.Id), input.Offers.ToDictionary(offer => offer.Id));
        return from each in input.Pins.Index()
               from before in input.Pins.Take(each.Index)
               where before.OfferId == each.Item.OfferId && needs[before.NeedId].Overlaps(needs[each.Item.NeedId], offers[before.OfferId].TurnaroundDays)
               let found = $"{before.OfferId} is pinned to {before.NeedId} at an overlapping time"
               select Fault.At($"/pins/{each.Index}", "pinned-twice", "one requirement at a time", found);
    }

    private static IEnumerable<Fault> MustNotMeet(PlanInput input)
    {
        var needs = input.Needs.ToDictionary(need => need.Id);
        return from each in input.Pins.Index()
               from before in input.Pins.Take(each.Index)
               where needs[before.NeedId].Meets(needs[each.Item.NeedId])
                   && input.Forbidden.Any(pair => Are(pair, before.OfferId, each.Item.OfferId))
               let found = $"{before.OfferId} and {each.Item.OfferId}"
               select Fault.At($"/pins/{each.Index}", "pinned-together", "pledges that may serve in the same mission at an overlapping time", found);
    }

    private static bool Are(ForbiddenPair pair, string one, string other) =>
        (pair.OfferId == one && pair.OtherOfferId == other) || (pair.OfferId == other && pair.OtherOfferId == one);
}
