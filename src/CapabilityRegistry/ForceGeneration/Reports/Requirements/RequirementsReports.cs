using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.ForceGeneration.Reports.Requirements;

/// <summary>Computes the paper of requirements from a snapshot and the plans of its days.</summary>
public static class RequirementsReports
{
    private static readonly LineKind[] Told = [LineKind.Attribute, LineKind.Language, LineKind.Training];

    /// <param name="plans">One for each day of the span, in its order.</param>
    public static RequirementsReport Of(DaySnapshot snapshot, ReportSpan span, IReadOnlyList<DayPlan> plans)
    {
        var needed = snapshot.Snapshot.InForce.Where(each => each.NeededBy <= span.Last && each.NeededUntil > span.First).ToList();
        return new()
        {
            On = span.First,
            Until = span.Last,
            Proof = Proofs.Weakest(plans.Select(plan => plan.Proof)),
            Current = Count(needed.Where(each => each.NeededBy <= span.First), GapLinks.Required(span.First, GapScope.Everything)),
            Emerging = Count(needed.Where(each => each.NeededBy > span.First), RequirementLinks.Emerging(span)),
            Types =
            [
                .. needed.GroupBy(each => each.UnitType).Select(type => Type(snapshot, span, plans, type.Key, [.. type]))
                    .OrderBy(type => type.Outlook).ThenBy(type => type, Comparer<RequiredType>.Create(MostMissingFirst))
                    .ThenBy(type => type.UnitType, StringComparer.Ordinal),
            ],
        };
    }

    private static LinkedCount Count(IEnumerable<Requirement> requirements, string link) => new() { Count = requirements.Count(), Link = link };

    private static RequiredType Type(
        DaySnapshot snapshot, ReportSpan span, IReadOnlyList<DayPlan> plans, string unitType, IReadOnlyList<Requirement> needed)
    {
        var scope = GapScope.Everything with { UnitTypes = AnyOf.Only(unitType) };
        IReadOnlyList<RequiredDay> days = [.. plans.Select(plan => Day(snapshot, plan, scope))];
        return new()
        {
            UnitType = unitType,
            Unit = needed[0].Quantity.Unit,
            Outlook = OutlookOf(days),
            Current = Amount([.. needed.Where(each => each.NeededBy <= span.First)], GapLinks.Required(span.First, scope)),
            Emerging = Amount([.. needed.Where(each => each.NeededBy > span.First)], RequirementLinks.Emerging(span, unitType)),
            Worst = WorstOf(days),
            Supply = days[0].Supply,
            AtAnyLevel = Available(snapshot, span.First, scope, ReadinessLevel.L1),
            Days = days,
            Levels =
            [
                .. needed.GroupBy(each => each.MinimumLevel).OrderBy(level => level.Key).Select(level => new RequiredLevel
                {
                    MinimumLevel = level.Key,
                    Requirements = Count(level, RequirementLinks.AtLevel(span, unitType, level.Key)),
                }),
            ],
            Lines = [.. Lines(needed)],
            Requirements = [.. needed.OrderBy(each => each.Priority).ThenBy(each => each.Id, StringComparer.Ordinal).Select(each => Unit(each, span))],
        };
    }

    private static RequiredDay Day(DaySnapshot snapshot, DayPlan plan, GapScope scope)
    {
        IReadOnlyList<Requirement> needed = [.. plan.NeededIn(scope).Select(slot => slot.Requirement)];
        var unmet = plan.UnmetIn(scope).ToList();
        return new()
        {
            On = plan.Day,
            Required = Amount(needed, GapLinks.Required(plan.Day, scope)),
            Unmet = new() { Count = unmet.Count, Amount = unmet.Sum(gap => gap.Missing), Link = GapLinks.Unmet(plan.Day, scope) },
            Supply = Available(snapshot, plan.Day, scope, SelectionLevel.Least),
        };
    }

    private static LinkedAmount Amount(IReadOnlyCollection<Requirement> needed, string link) =>
        new() { Count = needed.Count, Amount = needed.Sum(each => each.Quantity.Amount), Link = link };

    private static LinkedAmount Available(DaySnapshot snapshot, DateOnly on, GapScope scope, ReadinessLevel least)
    {
        var (count, amounts) = snapshot.SupplyOn(on, scope.Group).Sum(scope.UnitTypes, least);
        return new() { Count = count, Amount = amounts.Sum(each => each.Amount), Link = GapLinks.Available(on, scope, least) };
    }

    private static RequirementOutlook OutlookOf(IReadOnlyList<RequiredDay> days) =>
        days.Any(day => day.Unmet.Amount > 0 && day.Supply.Count == 0) ? RequirementOutlook.Absent
        : days.Any(day => day.Unmet.Amount > 0) ? RequirementOutlook.Short
        : RequirementOutlook.Met;

    // Of equals the first: MaxBy keeps it.
    private static RequiredDay? WorstOf(IReadOnlyList<RequiredDay> days) => days.MaxBy(day => day.Unmet.Amount) is { Unmet.Amount: > 0 } worst ? worst : null;

    // What is missing of what is asked for on the worst day, multiplied crosswise so that nothing is rounded.
    private static int MostMissingFirst(RequiredType one, RequiredType other) => (one.Worst, other.Worst) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (a, b) => ((long)b.Unmet.Amount * a.Required.Amount).CompareTo((long)a.Unmet.Amount * b.Required.Amount),
    };

    private static IEnumerable<RequiredLine> Lines(IReadOnlyList<Requirement> needed) =>
        from each in needed
        from line in each.Lines
        where Told.Contains(line.Kind)
        group (each.Id, line.Demand) by (line.Kind, line.Code) into asked
        orderby asked.Key.Kind, asked.Key.Code
        select new RequiredLine
        {
            Kind = asked.Key.Kind,
            Code = asked.Key.Code,
            Mandatory = Keys(asked.Where(each => each.Demand == Obligation.Mandatory).Select(each => each.Id)),
            Desired = Keys(asked.Where(each => each.Demand == Obligation.Desired).Select(each => each.Id)),
        };

    private static IReadOnlyList<string> Keys(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];

    private static RequiredUnit Unit(Requirement each, ReportSpan span) => new()
    {
        Requirement = each.Id,
        Mission = each.Mission,
        Priority = each.Priority,
        NeededBy = each.NeededBy,
        NeededUntil = each.NeededUntil,
        Amount = each.Quantity.Amount,
        MinimumLevel = each.MinimumLevel,
        IsEmerging = each.NeededBy > span.First,
    };
}
