using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>What was decided by hand, and what that costs.</summary>
public static class PinPrices
{
    /// <summary>How many pins are priced.</summary>
    public const int MostPriced = 20;

    /// <summary>
    /// The price of each pin: the part of the problem that it touches, solved with it and without it. Pins beyond the first
    /// <see cref="MostPriced"/> are not evaluated.
    /// </summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<PinPrice> Of(PlanInput input, Plan plan, CancellationToken cancel)
    {
        if (input.Pins.Count == 0 || plan.Status == ProofStatus.Refused)
        {
            return [];
        }

        var state = new IndexedPlan(input, plan, cancel);
        return [.. input.Pins.Select((pin, i) => i < MostPriced ? Of(pin, state, cancel) : new(pin, [], PinPrice.NotEvaluated))];
    }

    private static PinPrice Of(Pin pin, IndexedPlan state, CancellationToken cancel)
    {
        var part = Touched(pin, state, cancel).WithLittleEffort();
        var with = Planner.WithoutReasons(part, cancel);
        var without = Planner.WithoutReasons(part with { Pins = [.. part.Pins.Where(other => other != pin)] }, cancel);
        if (with.Stages.Count == 0 || without.Stages.Count == 0)
        {
            return new(pin, [], PinPrice.NotEvaluated);
        }

        return new(
            pin,
            [.. with.Stages.Zip(without.Stages, (a, b) => new StageChange(a.Name, a.Value, b.Value)).Where(stage => stage.With != stage.Without)],
            with.Status == ProofStatus.Optimal && without.Status == ProofStatus.Optimal ? PinPrice.Exact : PinPrice.NotProven);
    }

    // Without its pin the pledge is free for whatever it is eligible for, which may be in other parts.
    private static PlanInput Touched(Pin pin, IndexedPlan state, CancellationToken cancel)
    {
        var offer = state.Portfolio.Offers[state.OfferOf[pin.OfferId]];
        var free = ImprovementOption.Of(state, [new Improvement(pin.OfferId, offer)], cancel)[0];
        var parts = free.Needs.Append(state.NeedOf[pin.NeedId]).Select(need => state.ComponentOf[need]).Where(part => part >= 0).ToHashSet();
        var needs = state.Portfolio.Needs.Where((_, n) => parts.Contains(state.ComponentOf[n]) || free.Needs.Contains(n)).ToList();
        var offers = parts.SelectMany(part => state.Plan.Certificate.Components[part].Offers).ToHashSet(StringComparer.Ordinal);
        return PartialInput.Of(state.Input, needs, [.. state.Portfolio.Offers.Where(other => offers.Contains(other.Id))]) with { Previous = state.Input.Previous };
    }
}
