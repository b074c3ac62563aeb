using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>A change of the input that could leave less of a gap: a pledge that is mended or added, or a rule that is taken away.</summary>
/// <param name="Offers">Ids of the offers that it adds, or that it changes so that they may fit other needs.</param>
/// <param name="ApplyTo">Gives the input after it.</param>
internal sealed record Remedy(IReadOnlyList<string> Offers, Func<PlanInput, PlanInput> ApplyTo)
{
    /// <summary>The repair of the offer.</summary>
    public static Remedy Mended(Offer offer, Repair repair) => new(
        [offer.Id],
        input => input with { Offers = [.. input.Offers.Select(other => other.Id == offer.Id ? Repaired(other, repair) : other)] });

    /// <summary>One more offer.</summary>
    public static Remedy Added(Offer offer) => new([offer.Id], input => input with { Offers = [.. input.Offers, offer] });

    /// <summary>A second offer that is like this one; what is decided about this one by its id does not hold for it.</summary>
    public static Remedy Doubled(Offer offer) => Added(offer with { Id = $"{offer.Id} twice" });

    /// <summary>A new offer that fits the need and covers all that is missing of it.</summary>
    public static Remedy New(Need need, int missing, DateOnly asOf)
    {
        var plain = new Offer
        {
            Id = $"{need.Id} new",
            Contributor = need.RequiredContributors.Except(need.ExcludedContributors).FirstOrDefault(""),
            Organisations = [.. need.RequiredOrganisations.Except(need.ExcludedOrganisations)],
            UnitType = need.UnitType,
            Status = Offer.Registered,
            Level = null,
            Capacity = missing,
            Measure = need.Measure,
            ResponseDays = 0,
            AvailableFrom = need.Start,
        };
        return Added(Repaired(plain, RepairFinder.Of(need, plain, asOf)));
    }

    private static Offer Repaired(Offer offer, Repair repair) => repair.Steps.Aggregate(offer, (mended, step) => step.ApplyTo(mended));
}
