using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Benchmarks.Instances;

/// <summary>
/// The usual way: every predicate over every object, in LINQ. Written from the description of the criteria and not
/// from their code, so that it also checks them. It knows no variations.
/// </summary>
internal static class LinqMatcher
{
    private static readonly (string Code, Func<Need, Offer, bool> Passes)[] Predicates =
    [
        ("measure-differs", (n, o) => o.Measure == n.Measure),
        ("not-registered", (_, o) => o.Status == "registered"),
        ("below-selection-level", (_, o) => o.Level >= 2),
        ("below-minimum-level", (n, o) => o.Level >= n.MinimumLevel),
        ("vetting-not-cleared", (n, o) => !o.Vetting.Any(time => time.KeepsBackOn(n.Start > Pool.AsOf ? n.Start : Pool.AsOf))),
        ("not-available", (n, o) => o.AvailableFrom <= n.Start && (o.AvailableUntil is null || o.AvailableUntil >= n.End.AddDays(-1))),
        ("engaged-elsewhere", (n, o) => o.Engagements.All(e => n.End <= e.From.AddDays(-o.TurnaroundDays) || e.Until.AddDays(o.TurnaroundDays) <= n.Start)),
        ("responds-too-late", (n, o) => n.Start < Pool.AsOf || Pool.AsOf.AddDays(o.ResponseDays) <= n.Start),
        ("equipment-missing", (n, o) => n.Equipment.All(e => o.Equipment.Where(h => h.Category == e.Category).Sum(h => h.Quantity) >= e.Quantity)),
        ("self-sustainment-missing", (n, o) => n.SelfSustainment.All(o.SelfSustainment.Contains)),
        ("language-missing", (n, o) => n.Languages.All(o.Languages.Contains)),
        ("attribute-missing", (n, o) => n.Attributes.All(o.Attributes.Contains)),
        ("training-missing", (n, o) =>
            n.Training.All(t => o.Certificates.Any(c => c.Course == t && (c.ValidUntil is null || c.ValidUntil >= n.End.AddDays(-1))))),
        ("contributor-excluded", (n, o) => !n.ExcludedContributors.Contains(o.Contributor)),
        ("contributor-not-among-required", (n, o) => n.RequiredContributors.Count == 0 || n.RequiredContributors.Contains(o.Contributor)),
        ("organisation-excluded", (n, o) => !n.ExcludedOrganisations.Any(o.Organisations.Contains)),
        ("organisation-not-among-required", (n, o) => n.RequiredOrganisations.Count == 0 || n.RequiredOrganisations.Any(o.Organisations.Contains)),
        ("partner-missing", (_, o) => o.MissingPartners.Count == 0),
        ("caveat-excludes-mission", (n, o) => !o.ExcludedMissions.Contains(n.Mission)),
    ];

    /// <summary>Only who is eligible.</summary>
    public static List<string> Filter(Need need, IEnumerable<Offer> offers) =>
        [.. offers.Where(offer => HasType(need, offer) && Predicates.All(predicate => predicate.Passes(need, offer))).Select(offer => offer.Id)];

    /// <summary>Everything that a screening gives.</summary>
    public static LinqAnswer Screen(Need need, IEnumerable<Offer> offers)
    {
        var judged = offers.Where(offer => HasType(need, offer))
            .Select(offer => (offer, fails: Predicates.Where(predicate => !predicate.Passes(need, offer)).Select(predicate => predicate.Code).ToList()))
            .ToList();
        return new(
            [.. judged.Where(each => each.fails.Count == 0)
                .Select(each => (each.offer.Id, Judge.Of(need, each.offer, Pool.AsOf).Score)).OrderByDescending(each => each.Score)],
            judged.SelectMany(each => each.fails).CountBy(code => code).ToDictionary(),
            [.. judged.Where(each => each.fails.Count == 1).Select(each => (each.offer.Id, each.fails[0]))]);
    }

    private static bool HasType(Need need, Offer offer) =>
        offer.UnitType == need.UnitType || need.Substitutes.Any(substitute => substitute.UnitType == offer.UnitType);
}

internal sealed record LinqAnswer(
    IReadOnlyList<(string Id, int Score)> Candidates, IReadOnlyDictionary<string, int> Reasons, IReadOnlyList<(string Id, string Code)> OneFailure);
