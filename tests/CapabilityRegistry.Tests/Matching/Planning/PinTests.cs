using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

/// <summary>A pin is held, or refused by name and with its reason.</summary>
public sealed class PinTests
{
    private static readonly Need N = Example.Need;
    private static readonly Need Later = N with { Id = "N2", Start = Example.End, End = Example.End.AddDays(90) };
    private static readonly Offer O = Example.Offer;
    private static readonly Offer Other = O with { Id = "KAZ-00002" };

    public static TheoryData<string, PlanInput> Impossible { get; } = new()
    {
        { "need-unknown", Of([N], [O]) with { Pins = [new("N9", O.Id)] } },
        { "offer-unknown", Of([N], [O]) with { Pins = [new(N.Id, "P9")] } },
        { "not-eligible", Of([N], [O with { Level = 1 }]) with { Pins = [new(N.Id, O.Id)] } },
        { "banned", Of([N], [O]) with { Pins = [new(N.Id, O.Id)], Bans = [new(O.Id)] } },
        { "busy", Of([N, N with { Id = "N2" }], [O]) with { Pins = [new(N.Id, O.Id), new("N2", O.Id)] } },
        { "busy", Of([N, Later with { Mission = "UNISFA" }], [O with { TurnaroundDays = 1 }]) with { Pins = [new(N.Id, O.Id), new("N2", O.Id)] } },
        { "over-quantity", Of([N], [O, Other]) with { Pins = [new(N.Id, O.Id), new(N.Id, Other.Id)] } },
        { "over-share", Of([N with { Quantity = 2, ShareCap = 1 }], [O, Other]) with { Pins = [new(N.Id, O.Id), new(N.Id, Other.Id)] } },
        {
            "forbidden-together",
            Of([N, N with { Id = "N2" }], [O, Other]) with { Pins = [new(N.Id, O.Id), new("N2", Other.Id)], Forbidden = [new(Other.Id, O.Id)] }
        },
        { "partner-cannot-serve", Of([N], [O with { Partners = ["gone"] }]) with { Pins = [new(N.Id, O.Id)] } },
        { "cannot-hold-together", Of([N with { Quantity = 2, MinimumFill = 2 }], [O]) with { Pins = [new(N.Id, O.Id)] } },
    };

    [Theory, MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void A_pin_that_cannot_be_held_is_refused_with_the_reason(string code, PlanInput input)
    {
        var plan = Planner.Of(input, TestContext.Current.CancellationToken);

        Assert.Equal("refused", plan.Status);
        Assert.All(plan.Refusals, refusal => Assert.Equal(code, refusal.Code));
        Assert.Equal(input.Pins.Select(pin => (pin.NeedId, pin.OfferId)).Order(), plan.Refusals.Select(refusal => (refusal.NeedId, refusal.OfferId)).Order());
        Assert.All(plan.Refusals, refusal => Assert.NotEmpty(refusal.Detail));
        Assert.Empty(plan.Assignments);
    }

    [Fact]
    public void A_pin_is_held_even_where_a_better_offer_and_a_higher_priority_want_otherwise()
    {
        var input = Of([N, N with { Id = "N2", Priority = 1 }], [O, Other with { Level = 2 }]) with { Pins = [new("N2", O.Id)] };

        var plan = Planner.Of(input, TestContext.Current.CancellationToken);

        Assert.Equal([(N.Id, Other.Id), ("N2", O.Id)], plan.Assignments.Select(line => (line.NeedId, line.OfferId)));
    }

    [Fact]
    public void Without_time_to_find_a_plan_that_holds_the_pins_there_is_none()
    {
        var input = Of([N with { Quantity = 2, MinimumFill = 2 }], [O, Other]) with { Pins = [new(N.Id, O.Id)], Limit = TimeSpan.Zero };

        Assert.Equal("not-found", Assert.Single(Planner.Of(input, TestContext.Current.CancellationToken).Refusals).Code);
    }

    private static PlanInput Of(IReadOnlyList<Need> needs, IReadOnlyList<Offer> offers) => new(needs, offers, Example.AsOf);
}
