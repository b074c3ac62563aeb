namespace CapabilityRegistry.Matching;

/// <summary>Puts one offer before every criterion.</summary>
public static class Judge
{
    /// <param name="need">What is asked for.</param>
    /// <param name="offer">What is pledged.</param>
    /// <param name="asOf">The day on which the request would go out.</param>
    public static Verdict Of(Need need, Offer offer, DateOnly asOf)
    {
        var judged = Criteria.All.Select(criterion => (criterion, says: criterion.Judge(need, offer, asOf))).ToList();
        var failures = judged.Where(j => !j.says.Passes).Select(j => FailureOf(j.criterion, j.says)).ToList();
        var parts = failures.Count > 0
            ? []
            : judged.Where(j => j.criterion.Points > 0).Select(j => PartOf(j.criterion, j.says)).ToList();

        return new Verdict
        {
            NeedId = need.Id,
            OfferId = offer.Id,
            Eligible = failures.Count == 0,
            Score = parts.Sum(part => part.Points),
            Breakdown = parts,
            Failures = failures,
        };
    }

    private static Failure FailureOf(Criterion criterion, Judgement says) =>
        new(criterion.Code, criterion.Field, says.Required, says.Actual);

    private static ScorePart PartOf(Criterion criterion, Judgement says) =>
        new(criterion.Code, says.Points, criterion.Points);
}
