using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Defence;
using CapabilityRegistry.Planning.Defence.Comparisons;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Planning.Defence.Comparisons;

/// <summary>A difference of two proven plans has a cause among the differences of their inputs, whatever these are.</summary>
public sealed class ComparisonPropertyTests
{
    private static readonly (string Kind, Func<PlanInput, PlanInput> Change)[] Changes =
    [
        ("pledge-gone", input => input with { Offers = [.. input.Offers.Skip(1)] }),
        ("pledge-withdrawn", input => input with { Offers = First(input.Offers, offer => offer with { Status = "withdrawn", Level = null }) }),
        ("pledge-suspended", input => input with { Offers = First(input.Offers, offer => offer with { Status = Offer.Suspended }) }),
        ("pledge-raised", input => input with { Offers = First(input.Offers, offer => offer with { Level = Math.Min(4, (offer.Level ?? 0) + 1) }) }),
        ("pledge-changed", input => input with { Offers = First(input.Offers, offer => offer with { Capacity = offer.Capacity + 1 }) }),
        ("requirement-cancelled", input => input with { Needs = [.. input.Needs.Skip(1)] }),
        ("requirement-amended", input => input with { Needs = First(input.Needs, need => need with { Priority = 2 - need.Priority }) }),
        ("requirement-moved", input => input with { Needs = First(input.Needs, need => need with { End = need.End.AddDays(1) }) }),
        ("day-changed", input => input with { AsOf = input.AsOf.AddDays(40) }),
    ];

    [Fact]
    public void Every_difference_of_proven_plans_has_a_cause()
    {
        var seen = new HashSet<string>();
        RandomCases.Each(150, 17, input =>
        {
            var before = Run(input);
            foreach (var (kind, change) in Changes)
            {
                var after = Run(change(input));
                var view = Comparison.Of(before, after);

                Assert.All(Causes(view), cause => Assert.Contains(cause.Basis, (string[])["direct", "competition", "whole-run"]));
                Assert.All(Causes(view), cause => Assert.NotEmpty(cause.Changes));
                Assert.Subset(view.Changes.Select(each => each.Key).ToHashSet(), Causes(view).SelectMany(cause => cause.Changes).ToHashSet());
                Assert.All(view.Changes, each => Assert.Equal(kind, each.Kind));
                seen.UnionWith(Causes(view).Select(cause => $"{kind} {cause.Basis}"));
            }
        });

        // The cases reach every kind of change, and both ways in which one bears on a plan.
        Assert.Equal(Changes.Select(change => change.Kind).Order(), seen.Select(each => each.Split(' ')[0]).Distinct().Order());
        Assert.Contains("pledge-gone competition", seen);
    }

    [Fact]
    public void The_same_input_gives_no_difference() => RandomCases.Each(100, 18, input =>
    {
        var view = Comparison.Of(Run(input), Run(input));

        Assert.Empty(view.Changes);
        Assert.Empty(Causes(view));
    });

    [Fact]
    public void Without_a_cause_a_difference_of_proven_plans_is_called_unexplained_and_one_of_others_not_proven()
    {
        var input = new PlanInput([Example.Need], [Example.Offer], Example.AsOf);
        var (with, without) = (Run(input), Run(input) with { Plan = Run(input with { Offers = [] }).Plan });
        var unproven = without with { Plan = without.Plan with { Status = ProofStatus.Feasible } };

        Assert.Equal(["unexplained"], Causes(Comparison.Of(with, without)).Select(cause => cause.Basis).Distinct());
        Assert.Equal(["not-proven"], Causes(Comparison.Of(with, unproven)).Select(cause => cause.Basis).Distinct());
    }

    private static IReadOnlyList<T> First<T>(IReadOnlyList<T> all, Func<T, T> change) => [.. all.Take(1).Select(change), .. all.Skip(1)];

    private static IReadOnlyList<ComparedCause> Causes(ComparisonView view) =>
        [.. view.Lines.Select(line => line.Cause), .. view.Gaps.Select(gap => gap.Cause)];

    private static FinishedRun Run(PlanInput input)
    {
        var (bytes, plan) = (CanonicalJson.Of(input), Planner.Of(input, TestContext.Current.CancellationToken));
        Assert.Equal(ProofStatus.Optimal, plan.Status);
        return new FinishedRun
        {
            Job = new MatchJob
            {
                Id = "RUN-00001",
                Version = 3,
                Status = MatchRunStatus.Done,
                IsScenario = false,
                At = default,
                Actor = "planner",
                Role = Role.Planner,
                AsOf = input.AsOf,
                EventSeq = 1,
                InputHash = CanonicalJson.Hash(bytes),
                RuleSet = RuleSet.Version,
                Weights = "",
                Requirements = input.Needs.Count,
                Pledges = input.Offers.Count,
            },
            Request = new StartMatchRunRequest(),
            InputBytes = bytes,
            Input = input,
            PlanBytes = CanonicalJson.Of(plan),
            Plan = plan,
            Notes = new InputNotes(new Dictionary<string, string>(), new Dictionary<string, int>()),
        };
    }
}
