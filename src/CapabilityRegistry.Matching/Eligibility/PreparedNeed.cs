using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>A need prepared for many offers: the lines of each criterion, the variations in force, the weights.</summary>
public sealed class PreparedNeed
{
    private readonly PointScale scale;

    /// <param name="need">What is asked for.</param>
    /// <param name="asOf">The day on which the request would go out.</param>
    /// <param name="weights">What the points are worth; null for <see cref="Weights.Default"/>.</param>
    public PreparedNeed(Need need, DateOnly asOf, Weights? weights = null)
        : this(need, asOf, new PointScale(weights ?? Weights.Default))
    {
    }

    internal PreparedNeed(Need need, DateOnly asOf, PointScale scale)
    {
        (Need, AsOf, this.scale) = (need, asOf, scale);
        Lines = Array.ConvertAll(Criteria.InOrder, criterion => criterion.Rule.FixedLines ?? criterion.Rule.Lines(need, asOf));
        Variations = UsableVariation.UsableFor(need, asOf);
    }

    /// <summary>The need itself.</summary>
    public Need Need { get; }

    /// <summary>The day on which the request would go out.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The lines of each criterion, by the criterion's index.</summary>
    internal IReadOnlyList<RuleLine>[] Lines { get; }

    /// <summary>The variations in force, by id.</summary>
    internal IReadOnlyList<UsableVariation> Variations { get; }

    /// <summary>Whether the offer is eligible: its points if it is, else every criterion that it fails.</summary>
    public PairEvaluation Evaluate(Offer offer)
    {
        // Texts are the expensive part, so they are made only for what is returned.
        var judged = Criteria.InOrder.Select((_, i) => (Place: i, Missing: Missing(i, offer))).Where(each => each.Missing.Count > 0)
            .Select(each => Judged(each.Place, offer, each.Missing)).ToList();
        var failures = judged.Where(each => !each.Passes).Select(each => new Failure(each.Code, each.Field, each.Required, each.Actual)).ToList();
        var parts = failures.Count > 0
            ? []
            : Criteria.Scoring.Select((criterion, i) => new ScorePart(criterion.Code, Points(i, offer), scale.OutOf(i))).ToList();
        return new PairEvaluation
        {
            NeedId = Need.Id,
            OfferId = offer.Id,
            Eligible = failures.Count == 0,
            Score = parts.Sum(part => part.Points),
            Breakdown = parts,
            Failures = failures,
            Variations = [.. judged.SelectMany(each => each.Variations)],
        };
    }

    /// <summary>Every criterion in turn, those that pass too; also for an offer of another unit type.</summary>
    public IReadOnlyList<Judgement> Judgements(Offer offer) => [.. Criteria.InOrder.Select((_, i) => Judged(i, offer, Missing(i, offer)))];

    /// <summary>The lines of a criterion that the offer fails and that no variation covers.</summary>
    internal List<RuleLine> Failing(int criterion, Offer offer) => [.. Missing(criterion, offer).Where(line => Agreed(criterion, line, offer) is null)];

    private Judgement Judged(int index, Offer offer, List<RuleLine> missing)
    {
        var criterion = Criteria.InOrder[index];
        var agreed = missing.Select(line => (line, by: Agreed(index, line, offer))).ToList();
        var failing = agreed.Where(each => each.by is null).Select(each => each.line).ToList();
        var named = failing.Count > 0 ? failing : Lines[index];
        var scoring = Array.IndexOf(Criteria.Scoring, criterion);
        return new Judgement(
            criterion.Code,
            criterion.Field,
            failing.Count == 0,
            criterion.Rule.Required(Need, AsOf, named),
            criterion.Rule.Actual(Need, offer, named),
            scoring < 0 || failing.Count > 0 ? 0 : Points(scoring, offer),
            scoring < 0 ? 0 : scale.OutOf(scoring),
            [.. agreed.Where(each => each.by is not null).Select(each => Used(criterion, each.line, each.by!, offer))]);
    }

    private List<RuleLine> Missing(int criterion, Offer offer)
    {
        var reading = new OfferReader(offer);
        return [.. Lines[criterion].Where(line => !line.Test.Passes(reading))];
    }

    private NeedVariation? Agreed(int criterion, RuleLine line, Offer offer) =>
        Variations.FirstOrDefault(variation => variation.Covers(criterion, line, offer))?.Variation;

    private VariationUsed Used(Criterion criterion, RuleLine line, NeedVariation by, Offer offer) => new(
        by.Id, by.AgreedBy, criterion.Code, line.Item, criterion.Rule.Required(Need, AsOf, [line]), criterion.Rule.Actual(Need, offer, [line]));

    private int Points(int scoring, Offer offer) => scale.Points(scoring, Need, AsOf, new(offer));
}
