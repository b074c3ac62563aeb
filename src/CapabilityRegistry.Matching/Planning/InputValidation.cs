using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>Refuses input for which a plan would be meaningless; the message names the record and the field.</summary>
internal static class InputValidation
{
    private const int MostPoints = 1000;

    private static readonly (string Field, string Rule, Func<Need, bool> Holds)[] OfNeed =
    [
        (nameof(Need.Quantity), "must be 1 to 1,000,000", n => n.Quantity is >= 1 and <= 1_000_000),
        (nameof(Need.Priority), "must be 0 to 4", n => n.Priority is >= 0 and <= 4),
        (nameof(Need.End), "must be after the start", n => n.End > n.Start),
        (nameof(Need.MinimumLevel), "must be 1 to 4", n => n.MinimumLevel is >= 1 and <= 4),
        (nameof(Need.Substitutes), "must have penalties of 1 to 100", n => n.Substitutes.All(s => s.Penalty is >= 1 and <= 100)),
        (nameof(Need.Equipment), "must have quantities of 1 or more", n => n.Equipment.All(line => line.Quantity >= 1)),
        (nameof(Need.Desired), $"must name criteria among {string.Join(", ", LineRules.CanBeDesired)}",
            n => n.Desired.All(line => LineRules.CanBeDesired.Contains(line.Criterion))),
        (nameof(Need.Desired), "must have quantities of 1 or more", n => n.Desired.All(line => line.Quantity >= 1)),
        (nameof(Need.Variations), "must name criteria that can be varied",
            n => n.Variations.All(v => Criteria.All.Any(c => c.MayVary && c.Code == v.Criterion))),
        (nameof(Need.MinimumFill), "must be 0 to the quantity", n => n.MinimumFill >= 0 && n.MinimumFill <= n.Quantity),
        (nameof(Need.ShareCap), "must be 1 or more, or null", n => n.ShareCap is null or >= 1),
    ];

    private static readonly (string Field, string Rule, Func<Offer, bool> Holds)[] OfOffer =
    [
        (nameof(Offer.Capacity), "must be 1 or more", o => o.Capacity >= 1),
        (nameof(Offer.Level), "must be 1 to 4, or null", o => o.Level is null or (>= 1 and <= 4)),
        (nameof(Offer.Lapses), "must be in order of days, each of a level that the offer has and leaving a lower one",
            o => o.Lapses.Zip(o.Lapses.Skip(1)).All(pair => pair.First.On <= pair.Second.On)
                && o.Lapses.All(lapse => lapse.Level is null or >= 1 && lapse.Held >= 1 && lapse.Held <= o.Level && (lapse.Level ?? 0) < o.Level)),
        (nameof(Offer.Conditions), "must end after they begin", o => o.Conditions.All(each => !(each.Until <= (each.From ?? DateOnly.MinValue)))),
        (nameof(Offer.ExcludedTimes), "must end after they begin", o => o.ExcludedTimes.All(each => !(each.Until <= (each.From ?? DateOnly.MinValue)))),
        (nameof(Offer.ResponseDays), "must be 0 or more", o => o.ResponseDays >= 0),
        (nameof(Offer.Caveats), "must be 0 or more", o => o.Caveats >= 0),
        (nameof(Offer.Men), "must be 0 or more", o => o.Men >= 0),
        (nameof(Offer.Women), "must be 0 or more", o => o.Women >= 0),
        (nameof(Offer.WomenTarget), "must be 0 to 100", o => o.WomenTarget is >= 0 and <= 100),
        (nameof(Offer.Equipment), "must have quantities of 0 or more", o => o.Equipment.All(line => line.Quantity >= 0)),
        (nameof(Offer.Engagements), "must end after they begin", o => o.Engagements.All(each => each.Until > each.From)),
        (nameof(Offer.Burden), "must be 0 or more", o => o.Burden >= 0),
        (nameof(Offer.RegionBurden), "must be 0 or more", o => o.RegionBurden >= 0),
        (nameof(Offer.Vetting), "must be cleared, pending, barred, under-investigation or case-substantiated, each until after it begins",
            o => o.Vetting.All(time => !(time.Until <= time.From) && time.Status
                is Offer.Cleared or Offer.Pending or Offer.Barred or Offer.UnderInvestigation or Offer.CaseSubstantiated)),
        (nameof(Offer.TurnaroundDays), "must be 0 to 100,000", o => o.TurnaroundDays is >= 0 and <= 100_000),
        (nameof(Offer.Partners), "must not hold the offer itself", o => !o.Partners.Contains(o.Id)),
    ];

    /// <exception cref="ArgumentException">A record breaks a rule, or two share an id.</exception>
    public static void ThrowIfInvalid(PlanInput input)
    {
        foreach (var criterion in Criteria.Scoring.Where(each => each.WeightIn!(input.Weights) is < 0 or > MostPoints))
        {
            throw new ArgumentException($"Weights: the weight of {criterion.Code} must be 0 to {MostPoints}.");
        }

        Each(input.Needs, need => need.Id, OfNeed);
        Each(input.Offers, offer => offer.Id, OfOffer);
        Each(input.Pins, pin => $"{pin.NeedId} {pin.OfferId}", []);
        foreach (var unit in input.Engaged.Where(unit => unit.Until <= unit.From || unit.Amount < 1))
        {
            throw new ArgumentException($"EngagedUnit '{unit.OfferId}': it must end after it begins and cover 1 or more.");
        }

        Each(input.Forbidden, pair => $"{pair.OfferId} {pair.OtherOfferId}",
            [(nameof(ForbiddenPair.OtherOfferId), "must differ from the first", pair => pair.OfferId != pair.OtherOfferId)]);
        Each(input.Previous, line => $"{line.NeedId} {line.OfferId}",
            [(nameof(PreviousAssignment.NoticeDays), "must be 0 or more", line => line.NoticeDays >= 0)]);
    }

    private static void Each<T>(
        IReadOnlyList<T> records, Func<T, string> id, (string Field, string Rule, Func<T, bool> Holds)[] rules)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var broken = seen.Add(id(record))
                ? rules.Where(rule => !rule.Holds(record)).Select(rule => $"{rule.Field} {rule.Rule}").FirstOrDefault()
                : "Id must be unique";
            if (broken is not null)
            {
                throw new ArgumentException($"{typeof(T).Name} '{id(record)}': {broken}.");
            }
        }
    }
}
