using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

/// <summary>Rules between lines see units that are selected or deployed as they see the lines of the plan.</summary>
public sealed class EngagedUnitTests
{
    private static readonly EngagedUnit Deployed = new("IND-00001", "IND", "MINUSCA", Example.Start, Example.End, 1);

    [Fact]
    public void A_state_that_has_used_up_its_share_gets_no_more_of_it()
    {
        var need = Example.Need with { Quantity = 2, ShareCap = 2 };
        Offer[] offers = [Example.Offer, Example.Offer with { Id = "KAZ-00002" }];
        var input = new PlanInput([need], offers, Example.AsOf) { Engaged = [Deployed with { Contributor = "KAZ", Needs = [need.Id] }] };

        var plan = Checked(input);

        Assert.Single(plan.Assignments);
        var bound = plan.Shortfalls.Single().Reasons.Single(reason => reason.Kind == "structural");
        Assert.Equal("share-cap", Assert.Single(bound.Relaxations).Family);
        Assert.Equal(2, Checked(input with { Engaged = [Deployed with { Needs = [need.Id] }] }).Assignments.Count);
        Assert.Equal(2, Checked(input with { Engaged = [Deployed with { Contributor = "KAZ", Needs = ["MINUSCA-00002"] }] }).Assignments.Count);
    }

    [Fact]
    public void A_partner_that_serves_there_already_accompanies_the_unit()
    {
        var accompanied = new PlanInput([Example.Need], [Example.Offer with { Partners = ["IND-00001"] }], Example.AsOf) { Engaged = [Deployed] };

        Assert.Single(Checked(accompanied).Assignments);
        Assert.Empty(Checked(accompanied with { Engaged = [] }).Assignments);
        Assert.Empty(Checked(accompanied with { Engaged = [Deployed with { Mission = "UNIFIL" }] }).Assignments);
        Assert.Empty(Checked(accompanied with { Engaged = [Deployed with { From = Example.AsOf, Until = Example.Start }] }).Assignments);
    }

    [Fact]
    public void A_unit_does_not_serve_beside_an_engaged_one_with_which_it_must_not()
    {
        var beside = new PlanInput([Example.Need], [Example.Offer], Example.AsOf)
        {
            Forbidden = [new("IND-00001", Example.Offer.Id)],
            Engaged = [Deployed],
        };

        var plan = Checked(beside);

        Assert.Empty(plan.Assignments);
        var bound = plan.Shortfalls.Single().Reasons.Single(reason => reason.Kind == "structural");
        Assert.Equal("apart", Assert.Single(bound.Relaxations).Family);
        Assert.Single(Checked(beside with { Engaged = [Deployed with { Mission = "UNIFIL" }] }).Assignments);
        Assert.Single(Checked(beside with { Engaged = [Deployed with { From = Example.AsOf, Until = Example.Start }] }).Assignments);
    }

    [Fact]
    public void A_unit_may_stay_on_in_its_mission_and_rests_before_another()
    {
        var next = Example.Need with { Start = Example.End, End = Example.End.AddDays(180) };
        var unit = Example.Offer with { TurnaroundDays = 30, Engagements = [new(Example.Start, Example.End, "MINUSCA")] };

        Assert.Single(Checked(new PlanInput([next], [unit], Example.AsOf)).Assignments);
        Assert.Empty(Checked(new PlanInput([next with { Mission = "UNIFIL" }], [unit], Example.AsOf)).Assignments);
    }

    [Fact]
    public void One_unit_fills_two_rotations_of_a_requirement_one_after_the_other()
    {
        var first = Example.Need with { Id = "MINUSCA-00001/1" };
        var second = Example.Need with { Id = "MINUSCA-00001/2", Start = Example.End, End = Example.End.AddDays(180) };
        var unit = Example.Offer with { TurnaroundDays = 30 };

        Assert.Empty(Checked(new PlanInput([first, second], [unit], Example.AsOf)).Shortfalls);
        Assert.Single(Checked(new PlanInput([first, second with { Mission = "UNIFIL" }], [unit], Example.AsOf)).Shortfalls);
    }

    [Fact]
    public void A_pin_against_what_is_engaged_is_refused_with_the_rule()
    {
        var need = Example.Need with { ShareCap = 1 };
        var pinned = new PlanInput([need], [Example.Offer], Example.AsOf) { Pins = [new(need.Id, Example.Offer.Id)] };

        Assert.Equal("over-share", Refused(pinned with { Engaged = [Deployed with { Contributor = "KAZ", Needs = [need.Id] }] }));
        Assert.Equal("forbidden-together", Refused(pinned with { Engaged = [Deployed], Forbidden = [new(Example.Offer.Id, "IND-00001")] }));
    }

    [Fact]
    public void A_unit_that_ends_before_it_begins_is_refused_as_input()
    {
        var input = new PlanInput([Example.Need], [Example.Offer], Example.AsOf) { Engaged = [Deployed with { Until = Deployed.From }] };

        Assert.Contains("IND-00001", Assert.Throws<ArgumentException>(() => Planner.Of(input, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Every_plan_can_be_carried_out_line_by_line() => RandomCases.EachAtOnce(RandomPlans.Engaged, 200, seed: 27, input =>
    {
        List<Assignment> lines = [.. Planner.Of(input, TestContext.Current.CancellationToken, reasons: false).Assignments];
        while (lines.Count > 0)
        {
            input = Selected(input, lines[0]);
            lines.RemoveAt(0);
            var rest = input with { Pins = [.. lines.Select(line => new Pin(line.NeedId, line.OfferId))] };
            if (rest.Needs.Count > 0)
            {
                Assert.Empty(Checked(rest).Refusals);
            }
        }

        return input;
    });

    private static string Refused(PlanInput input) => Assert.Single(Checked(input).Refusals).Code;

    private static Plan Checked(PlanInput input)
    {
        var plan = Planner.Of(input, TestContext.Current.CancellationToken);
        Assert.Empty(PlanCheck.Of(input, plan).Faults);
        return plan;
    }

    // The unit of the line is engaged, and its need asks for the rest only.
    private static PlanInput Selected(PlanInput input, Assignment line)
    {
        var (need, offer) = (input.Needs.Single(each => each.Id == line.NeedId), input.Offers.Single(each => each.Id == line.OfferId));
        var rest = need with { Quantity = need.Quantity - line.Amount, MinimumFill = Math.Max(0, need.MinimumFill - line.Amount) };
        return input with
        {
            Needs = [.. input.Needs.Where(each => each != need), .. rest.Quantity > 0 ? [rest] : Array.Empty<Need>()],
            Offers =
            [
                .. input.Offers.Where(each => each != offer),
                offer with { Engagements = [.. offer.Engagements, new(need.Start, need.End, need.Mission)] },
            ],
            Engaged = [.. input.Engaged, new(offer.Id, offer.Contributor, need.Mission, need.Start, need.End, line.Amount) { Needs = [need.Id] }],
            Previous = [],
        };
    }
}
