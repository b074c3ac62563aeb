using System.Security.Cryptography;
using System.Text;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns;

/// <summary>Plans what some requirements still need, together and slot by slot, against the pledges there are.</summary>
public sealed class Matcher(Supply supply)
{
    public async Task<Matched> Run(IReadOnlyList<Slot> slots, DateOnly asOf, TimeSpan limit, Caller caller, CancellationToken cancel)
    {
        var offered = await supply.For([.. slots.Select(slot => slot.Requirement)], asOf, caller);
        var open = slots.Select(slot => (Slot: slot, Engaged: offered.Engaged(slot))).Where(each => each.Engaged < each.Slot.Requirement.Content.Quantity.Amount);
        var input = new PlanInput([.. open.Select(each => Translation.NeedOf(each.Slot, each.Engaged))], offered.Offers, asOf, limit);
        // The search is pure computing: it must not hold the thread that serves requests.
        var plan = await Task.Run(() => Planner.Of(input, cancel), cancel);
        return new Matched(slots, offered, plan, HashOf(input));
    }

    private static string HashOf(PlanInput input) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json.Write(input))));
}

/// <summary>A plan with what it was made of.</summary>
/// <param name="InputHash">SHA-256 over needs, offers, day and limit.</param>
public sealed record Matched(IReadOnlyList<Slot> Slots, Offered Offered, Plan Plan, string InputHash)
{
    public IReadOnlyList<Requirement> Requirements => [.. Slots.Select(slot => slot.Requirement).DistinctBy(requirement => requirement.Id)];

    public IReadOnlyList<GapView> Gaps()
    {
        var byId = Slots.ToDictionary(slot => slot.Id);
        return [.. Plan.Shortfalls.Select(shortfall => GapView.Of(byId[shortfall.NeedId], shortfall, Offered.Engaged(byId[shortfall.NeedId])))];
    }
}
