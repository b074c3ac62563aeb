using CapabilityRegistry.Matching.Analysis;

namespace CapabilityRegistry.Matching;

/// <summary>What was decided by hand, and what that costs.</summary>
public static class PinPrices
{
    /// <summary>The price of each pin: the part of the problem that it touches, solved with it and without it.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<PinPrice> Of(PlanInput input, Plan plan, CancellationToken cancel)
    {
        var state = new PlanState(input, plan, cancel);
        return [.. input.Pins.Select(pin => Of(pin, state, cancel))];
    }

    private static PinPrice Of(Pin pin, PlanState state, CancellationToken cancel)
    {
        var part = Touched(pin, state, cancel);
        var with = Planner.Of(part, cancel);
        var without = Planner.Of(part with { Pins = [.. part.Pins.Where(other => other != pin)] }, cancel);
        return new(pin, [.. with.Stages.Zip(without.Stages, (a, b) => new StageChange(a.Name, a.Value, b.Value)).Where(stage => stage.With != stage.Without)]);
    }

    // Without its pin the pledge is free for whatever it is eligible for, which may be in other parts.
    private static PlanInput Touched(Pin pin, PlanState state, CancellationToken cancel)
    {
        var offer = state.Portfolio.Offers[state.OfferOf[pin.OfferId]];
        var free = Option.Of(state, [new Elevation(pin.OfferId, offer)], cancel)[0];
        var parts = free.Needs.Append(state.NeedOf[pin.NeedId]).Select(need => state.Component[need]).Where(part => part >= 0).ToHashSet();
        var needs = state.Portfolio.Needs.Where((_, n) => parts.Contains(state.Component[n]) || free.Needs.Contains(n)).ToList();
        var offers = parts.SelectMany(part => state.Plan.Certificate.Components[part].Offers).ToHashSet(StringComparer.Ordinal);
        return Part.Of(state.Input, needs, [.. state.Portfolio.Offers.Where(other => offers.Contains(other.Id))]) with { Previous = state.Input.Previous };
    }
}
