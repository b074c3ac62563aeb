namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// Whether the stages say of the plan what is true of it: each value counted anew, each bound on the right side of it,
/// and no stage called proven that is not. That a bound is one is for <see cref="CertificateChecker"/>.
/// </summary>
internal static class StageChecker
{
    // In which a need filled completely counts the same, whatever its quantity.
    private const long FullNeed = 720_720_000;

    public static IEnumerable<PlanFault> Faults(PlanInput input, Plan plan, IReadOnlyList<PlanLine> lines)
    {
        var expected = Values(input, lines).ToList();
        if (!plan.Stages.Select(stage => stage.Name).SequenceEqual(expected.Select(value => value.Name)))
        {
            yield return new("stages", "stages", $"The stages must be {string.Join(", ", expected.Select(value => value.Name))}.");
            yield break;
        }

        var proven = true;
        foreach (var (stage, value) in plan.Stages.Zip(expected, (stage, value) => (stage, value.Value)))
        {
            foreach (var fault in Wrong(stage, value, proven))
            {
                yield return new("stage", stage.Name, fault);
            }

            proven &= stage.Status == Proof.Optimal;
        }

        if (plan.Status != StatusOf(plan.Stages))
        {
            yield return new("status", "plan", $"The plan must be called {StatusOf(plan.Stages)}, it is called {plan.Status}.");
        }
    }

    private static IEnumerable<(string Name, long Value)> Values(PlanInput input, IReadOnlyList<PlanLine> lines)
    {
        foreach (var priority in input.Needs.Select(need => need.Priority).Distinct().Order())
        {
            yield return ($"fill-priority-{priority}", lines.Where(line => line.Need.Priority == priority).Sum(line => line.Amount * (FullNeed / line.Need.Quantity)));
        }

        if (input.Previous.Count > 0)
        {
            var kept = lines.Select(line => (line.Need.Id, line.Offer.Id)).ToHashSet();
            yield return ("changes", input.Previous.Where(line => !kept.Contains((line.NeedId, line.OfferId))).Sum(line => 360L - Math.Min(180, line.NoticeDays)));
        }

        yield return ("quality", lines.Sum(line => (long)BestScore(input.Weights) + 1 - line.Score));
        yield return ("tie-break", lines.Sum(line => Draw(line.Need.Id, line.Offer.Id)));
    }

    private static int BestScore(Weights weights) =>
        weights.Type + weights.Level + weights.Response + weights.Availability + weights.Caveats + weights.Women + weights.Desired
        + weights.Freshness + weights.Burden + weights.CoDeployment;

    private static IEnumerable<string> Wrong(Stage stage, long value, bool proven)
    {
        if (stage.Value != value)
        {
            yield return $"The plan reaches {value}, not {stage.Value}.";
        }

        var maximised = stage.Name.StartsWith("fill-", StringComparison.Ordinal);
        if (maximised ? stage.Bound < stage.Value : stage.Bound > stage.Value)
        {
            yield return $"The plan surpasses its own bound of {stage.Bound}.";
        }

        var gap = stage.Bound == stage.Value ? 0 : Math.Abs((double)stage.Bound - stage.Value) / Math.Max(Math.Abs((double)stage.Bound), Math.Abs((double)stage.Value));
        if (!(Math.Abs(stage.Gap - gap) < 1e-9))
        {
            yield return $"The gap between value and bound is {gap}, not {stage.Gap}.";
        }

        // A draw decides nothing that anybody wants, but its proof is held to the same rule.
        if (stage.Status == Proof.Optimal && (!proven || stage.Bound != stage.Value))
        {
            yield return "It is called optimal, although it or a stage before is not proven.";
        }
        else if (stage.Status is Proof.Feasible && !proven)
        {
            yield return "A stage before is not proven, so that this one is conditional.";
        }
        else if (stage.Status is not (Proof.Optimal or Proof.Feasible or Proof.Conditional or Proof.NotReached))
        {
            yield return $"{stage.Status} is no status of a stage.";
        }
        else if (stage.Status == Proof.Conditional && proven)
        {
            yield return "It is called conditional, although every stage before is proven.";
        }
    }

    private static string StatusOf(IReadOnlyList<Stage> stages) => stages switch
    {
        _ when stages.All(stage => stage.Status == Proof.Optimal) => Proof.Optimal,
        _ when stages.All(stage => stage.Status == Proof.NotReached) => Proof.Unknown,
        _ => Proof.Feasible,
    };

    // FNV-1a over "need, line feed, offer", mixed by the finalizer of MurmurHash3, of which the top 30 bits count from 1.
    private static long Draw(string need, string offer)
    {
        ulong hash = 14695981039346656037;
        foreach (var letter in need.Append('\n').Concat(offer))
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        foreach (var factor in new[] { 0xff51afd7ed558ccd, 0xc4ceb9fe1a85ec53 })
        {
            hash = unchecked((hash ^ (hash >> 33)) * factor);
        }

        return 1 + (long)((hash ^ (hash >> 33)) >> 34);
    }
}
