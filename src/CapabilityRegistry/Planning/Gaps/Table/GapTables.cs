using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps.Table;

/// <summary>Computes the gap table from day plans.</summary>
public static class GapTables
{
    /// <param name="groups">The groups to show besides, each with its plan.</param>
    public static GapTable Of(
        DaySnapshot snapshot, DayPlan plan, GapScope scope, GroupKind? groupedBy, IReadOnlyList<(string Group, GapScope Scope, DayPlan Plan)> groups) => new()
    {
        On = plan.Day,
        Proof = Proofs.Weakest(groups.Select(group => group.Plan.Proof).Append(plan.Proof)),
        Required = new LinkedCount { Count = plan.NeededIn(scope).Count(), Link = GapLinks.Required(plan.Day, scope) },
        Met = Met(plan, scope),
        Unmet = Unmet(plan, scope),
        Rows = Rows(snapshot, plan, scope),
        GroupedBy = groupedBy,
        Groups =
        [
            .. groups.Select(group => new GroupGaps
            {
                Group = group.Group,
                Met = Met(group.Plan, group.Scope),
                Unmet = Unmet(group.Plan, group.Scope),
                Rows = Rows(snapshot, group.Plan, group.Scope),
            }),
        ],
    };

    private static LinkedCount Met(DayPlan plan, GapScope scope) => new() { Count = plan.MetIn(scope).Count(), Link = GapLinks.Met(plan.Day, scope) };

    private static LinkedCount Unmet(DayPlan plan, GapScope scope) => new() { Count = plan.UnmetIn(scope).Count(), Link = GapLinks.Unmet(plan.Day, scope) };

    private static IReadOnlyList<GapRow> Rows(DaySnapshot snapshot, DayPlan plan, GapScope scope) =>
    [
        .. from slot in plan.NeededIn(scope)
           let requirement = slot.Requirement
           group requirement by (requirement.UnitType, requirement.MinimumLevel, requirement.Mission) into cell
           orderby cell.Key.UnitType, cell.Key.MinimumLevel, cell.Key.Mission
           select Row(snapshot, plan, [.. cell], InCell(scope, cell.First())),
    ];

    private static GapScope InCell(GapScope scope, Requirement any) => scope with
    {
        UnitTypes = AnyOf.Only(any.UnitType),
        MinimumLevels = new([any.MinimumLevel]),
        Missions = AnyOf.Only(any.Mission),
        Goals = any.Mission is null ? true : null,
    };

    private static GapRow Row(DaySnapshot snapshot, DayPlan plan, IReadOnlyList<Requirement> cell, GapScope scope)
    {
        var content = cell[0];
        IReadOnlyList<Slot> met = [.. plan.MetIn(scope)];
        IReadOnlyList<GapView> unmet = [.. plan.UnmetIn(scope)];
        var (count, amounts) = snapshot.SupplyOn(plan.Day, scope.Group).Sum(scope.UnitTypes, content.MinimumLevel);
        return new GapRow
        {
            UnitType = content.UnitType,
            MinimumLevel = content.MinimumLevel,
            Mission = cell[0].Mission,
            Unit = content.Quantity.Unit,
            Required = Figure(cell, requirement => requirement.Quantity.Amount, GapLinks.Required(plan.Day, scope)),
            Met = Figure(met, slot => slot.Requirement.Quantity.Amount, GapLinks.Met(plan.Day, scope)),
            PartlyMet = Figure(unmet, gap => gap.Required - gap.Missing, GapLinks.Unmet(plan.Day, scope)),
            Unmet = Figure(unmet, gap => gap.Missing, GapLinks.Unmet(plan.Day, scope)),
            Available = new LinkedAmount
            {
                Count = count,
                Amount = amounts.Sum(each => each.Amount),
                Link = GapLinks.Available(plan.Day, scope, content.MinimumLevel),
            },
        };
    }

    private static LinkedAmount Figure<T>(IReadOnlyCollection<T> items, Func<T, int> amount, string list) =>
        new() { Count = items.Count, Amount = items.Sum(amount), Link = list };
}
