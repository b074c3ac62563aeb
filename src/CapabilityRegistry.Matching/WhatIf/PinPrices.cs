using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>What pins cost.</summary>
public static class PinPrices
{
    /// <summary>How many pins are priced.</summary>
    public const int MostPriced = 20;

    /// <summary>
    /// The price of each pin: the components that it touches, solutions with the pin and without it. Pins beyond the first
    /// <see cref="MostPriced"/> are not evaluated.
    /// </summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<PinPrice> Of(PlanInput input, Plan plan, CancellationToken cancel)
    {
        if (input.Pins.Count == 0 || plan.Status == ProofStatus.Refused)
        {
            return [];
        }

        var indexed = new IndexedPlan(input, plan, cancel);
        return [.. input.Pins.Select((pin, i) => i < MostPriced ? Of(pin, indexed, cancel) : new(pin, [], PinPrice.NotEvaluated))];
    }

    private static PinPrice Of(Pin pin, IndexedPlan indexed, CancellationToken cancel)
    {
        var part = AffectedPart(pin, indexed, cancel).WithLittleEffort();
        var with = PlanSearch.Of(part, cancel).Plan;
        var without = PlanSearch.Of(part with { Pins = [.. part.Pins.Where(other => other != pin)] }, cancel).Plan;
        if (with.Stages.Count == 0 || without.Stages.Count == 0)
        {
            return new(pin, [], PinPrice.NotEvaluated);
        }

        return new(
            pin,
            [
                .. with.Stages.Zip(without.Stages).Where(both => !IsSettled(both.First) && !IsSettled(both.Second))
                    .Select(both => new StageChange(both.First.Name, both.First.InFullNeeds(both.First.Value), both.Second.InFullNeeds(both.Second.Value)))
                    .Where(stage => stage.With != stage.Without),
            ],
            with.Status == ProofStatus.Optimal && without.Status == ProofStatus.Optimal ? PinPrice.Exact : PinPrice.NotProven);
    }

    // What a draw between equals would cost is not known where one is settled, and means nothing.
    private static bool IsSettled(Stage stage) => stage.Status == ProofStatus.Settled;

    // Without its pin the offer is free for every need for which it is eligible, which may be in other components.
    private static PlanInput AffectedPart(Pin pin, IndexedPlan indexed, CancellationToken cancel)
    {
        var offer = indexed.Prepared.Offers[indexed.OfferOf[pin.OfferId]];
        var free = ImprovementOption.Of(indexed, [new Improvement(pin.OfferId, offer)], cancel)[0];
        var parts = free.Needs.Append(indexed.NeedOf[pin.NeedId]).Select(need => indexed.ComponentOf[need]).Where(part => part >= 0).ToHashSet();
        var needs = indexed.Prepared.Needs.Where((_, n) => parts.Contains(indexed.ComponentOf[n]) || free.Needs.Contains(n)).ToList();
        var offers = parts.SelectMany(part => indexed.Plan.Certificate.Components[part].Offers).ToHashSet(StringComparer.Ordinal);
        var affected = PartialInput.Of(indexed.Input, needs, [.. indexed.Prepared.Offers.Where(other => offers.Contains(other.Id))]);
        return affected with { Previous = indexed.Input.Previous };
    }
}
