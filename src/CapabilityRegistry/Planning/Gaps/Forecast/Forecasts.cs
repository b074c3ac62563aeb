using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps.Forecast;

/// <summary>Computes a forecast from day plans.</summary>
public static class Forecasts
{
    /// <param name="months">For each month its plan, and the plan as if the visits until then were passed.</param>
    public static GapForecast Of(DaySnapshot snapshot, GapScope scope, IReadOnlyList<(DayPlan Plan, DayPlan IfVisitsPass)> months) => new()
    {
        AsOf = snapshot.Day,
        Proof = Proofs.Weakest(months.SelectMany(month => new[] { month.Plan.Proof, month.IfVisitsPass.Proof })),
        Months = [.. months.Select(month => Month(snapshot, scope, month.Plan, month.IfVisitsPass))],
    };

    private static ForecastMonth Month(DaySnapshot snapshot, GapScope scope, DayPlan plan, DayPlan ifVisitsPass)
    {
        var on = plan.Day;
        var (count, amounts) = snapshot.SupplyOn(on, scope.Group).Sum(scope.UnitTypes, scope.LeastSelected);
        return new ForecastMonth
        {
            On = on,
            Required = LinkedAmounts.Of([.. plan.NeededIn(scope)], Wanted, GapLinks.Required(on, scope)),
            Met = LinkedAmounts.Of([.. plan.MetIn(scope)], Wanted, GapLinks.Met(on, scope)),
            PartlyMet = LinkedAmounts.Of([.. plan.UnmetIn(scope)], Filled, GapLinks.Unmet(on, scope)),
            Unmet = LinkedAmounts.Of([.. plan.UnmetIn(scope)], Missing, GapLinks.Unmet(on, scope)),
            Supply = new LinkedAmounts { Count = count, Amounts = amounts, Link = GapLinks.Available(on, scope, scope.LeastSelected) },
            IfVisitsPass = new IfVisitsPass
            {
                Raised = LinkedAmounts.Of(
                    [.. snapshot.RaisedBy(on, scope.Group, scope.LeastSelected).Where(offer => scope.UnitTypes.Holds(offer.UnitType))],
                    Offered, GapLinks.Raised(on, scope, scope.LeastSelected)),
                Unmet = LinkedAmounts.Of([.. ifVisitsPass.UnmetIn(scope)], Missing, GapLinks.Unmet(on, scope, ifVisitsPass: true)),
            },
        };
    }

    private static (int, Measure) Wanted(Slot slot) => (slot.Requirement.Quantity.Amount, slot.Requirement.Quantity.Unit);

    private static (int, Measure) Filled(GapView gap) => (gap.Required - gap.Missing, gap.Unit);

    private static (int, Measure) Missing(GapView gap) => (gap.Missing, gap.Unit);

    private static (int, Measure) Offered(Offer offer) => (offer.Capacity, Codes.Parse<Measure>(offer.Measure));
}
