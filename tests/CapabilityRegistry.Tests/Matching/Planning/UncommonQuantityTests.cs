using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

/// <summary>Needs of one priority whose quantities have no common multiple within what a need may count.</summary>
public sealed class UncommonQuantityTests
{
    private static readonly int[] Quantities = [16, 17, 19, 23, 29, 31, 37, 41, 850];

    [Fact]
    public void A_complete_need_counts_the_same_whatever_it_asks_for() => Assert.All(Quantities, quantity =>
    {
        var plan = Checked(Input(with: [Hospital("P1", quantity)]) with { Bans = BansBut(quantity) });

        Assert.Equal([$"N{quantity}"], plan.Assignments.Select(line => line.NeedId));
        Assert.InRange(plan.Stages[0].PerNeed, Stage.MostPerNeed / 2, Stage.MostPerNeed);
        Assert.Equal((plan.Stages[0].PerNeed, Stage.FullNeed), (plan.Stages[0].Value, plan.Stages[0].InFullNeeds(plan.Stages[0].Value)));
        Assert.All(plan.Components.SelectMany(part => part.Stages), stage => Assert.Equal("optimal", stage.Status));
    });

    [Fact]
    public void What_serves_a_need_in_the_plan_in_force_stays_where_any_other_would_be_as_complete() => Assert.All(Quantities, quantity =>
    {
        var plan = Checked(Input(with: [Hospital("P1", 850)]) with { Previous = [new($"N{quantity}", "P1", 0)] });

        Assert.Equal([($"N{quantity}", "P1", quantity)], plan.Assignments.Select(line => (line.NeedId, line.OfferId, line.Amount)));
        Assert.Equal(("optimal", 0L), (plan.Stages[1].Status, plan.Stages[1].Value));
    });

    [Fact]
    public void All_of_them_filled_count_as_many_complete_needs_as_they_are()
    {
        var plan = Checked(Input(with: [.. Quantities.Select(quantity => Hospital($"P{quantity}", quantity))]));

        Assert.Empty(plan.Shortfalls);
        Assert.Equal(Quantities.Length * plan.Stages[0].PerNeed, plan.Stages[0].Value);
    }

    [Fact]
    public void Units_one_by_one_count_their_share_and_each_no_more_than_the_one_before()
    {
        var before = long.MaxValue;
        for (var (count, value) = (1, 0L); count <= 41; count++)
        {
            var plan = Checked(Input(with: [.. Enumerable.Range(1, count).Select(unit => Hospital($"P{unit}", 1))]) with { Bans = BansBut(41, count) });
            var (one, share) = (plan.Stages[0].Value - value, plan.Stages[0].PerNeed * (decimal)count / 41);

            Assert.InRange(plan.Stages[0].Value - share, 0, 41 / 4m);
            Assert.InRange(one, plan.Stages[0].PerNeed / 41, Math.Min(before, (plan.Stages[0].PerNeed / 41) + 1));
            Assert.Equal(plan.Stages[0].Value, plan.Stages[0].OfFill(41, count));
            (before, value) = (one, plan.Stages[0].Value);
        }
    }

    [Fact]
    public void A_certificate_that_counts_one_more_or_less_is_refused()
    {
        var input = Input(with: [Hospital("P1", 1), Hospital("P2", 1), Hospital("P3", 1)]);
        var plan = Checked(input);
        var part = Assert.Single(plan.Certificate.Components);

        Assert.Equal(("F", "dual"), (part.Class, part.Stages[0].By));
        Assert.All([-1, 1], more =>
        {
            Assert.NotEmpty(PlanCheck.Of(input, With(FirstStage(part, more), more)).Faults);
            foreach (var (i, multiplier) in part.Multipliers.Index())
            {
                var damaged = part.Multipliers.ToArray();
                damaged[i] = multiplier with { Values = [multiplier.Values[0] + more, .. multiplier.Values.Skip(1)] };
                Assert.NotEmpty(PlanCheck.Of(input, With(part with { Multipliers = damaged }, 0)).Faults);
            }
        });

        Plan With(ComponentProof proof, int more) => plan with
        {
            Stages = [plan.Stages[0] with { Value = plan.Stages[0].Value + more, Bound = plan.Stages[0].Bound + more }, .. plan.Stages.Skip(1)],
            Certificate = new([proof]),
        };
    }

    private static ComponentProof FirstStage(ComponentProof part, int more) => part with
    {
        Stages = [part.Stages[0] with { Value = part.Stages[0].Value + more, Bound = part.Stages[0].Bound + more }, .. part.Stages.Skip(1)],
    };

    private static Offer Hospital(string id, int beds) => Example.Offer with { Id = id, Capacity = beds };

    private static PlanInput Input(Offer[] with) =>
        new([.. Quantities.Select(quantity => Example.Need with { Id = $"N{quantity}", Quantity = quantity })], with, Example.AsOf);

    // The offers may serve the need of this quantity only.
    private static Ban[] BansBut(int quantity, int offers = 1) => [.. Quantities.Where(other => other != quantity).SelectMany(other =>
        Enumerable.Range(1, offers).Select(unit => new Ban($"P{unit}", $"N{other}")))];

    private static Plan Checked(PlanInput input)
    {
        var plan = Planner.Of(input, TestContext.Current.CancellationToken);
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
        return plan;
    }
}
