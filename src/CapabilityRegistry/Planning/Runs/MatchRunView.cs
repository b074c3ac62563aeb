using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>A run with its question and its plan. Until it is done, the lists of the plan are empty.</summary>
public sealed record MatchRunView : IRedactable, IDisclosesObjects, IPartlyVersioned, IUnfinished
{
    public required MatchRun Run { get; init; }

    /// <summary>What was asked, scope, weights, pins, bans and scenario as they were given; null if it was not kept.</summary>
    [Redactable]
    public required JsonText<StartMatchRunRequest>? Request { get; init; }

    /// <summary>How much of what each priority asks for is filled.</summary>
    [Redactable]
    public required IReadOnlyList<PriorityFill> Fill { get; init; }

    /// <summary>The objectives in the order in which they were decided, each with its proof.</summary>
    [Redactable]
    public required IReadOnlyList<ObjectiveView> Stages { get; init; }

    /// <summary>The independent parts of the problem, each with its share of every objective.</summary>
    [Redactable]
    public required IReadOnlyList<ComponentView> Components { get; init; }

    /// <summary>The plan: which pledge answers which requirement. A focal point sees its own state's part.</summary>
    public required IReadOnlyList<AssignmentView> Assignments { get; init; }

    /// <summary>What remains missing, with the reasons.</summary>
    [Redactable]
    public required IReadOnlyList<GapView> Gaps { get; init; }

    /// <summary>What the pins cost, in the order in which they were given.</summary>
    [Redactable]
    public required IReadOnlyList<PinPriceView> PinPrices { get; init; }

    /// <summary>What caveats cost that rule missions out, by pledge; those that are not listed cost nothing.</summary>
    [Redactable]
    public required IReadOnlyList<CaveatPriceView> CaveatPrices { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    bool IUnfinished.IsUnfinished => ((IUnfinished)Run).IsUnfinished;

    /// <summary>The pledges of the plan, and those that reasons and the question name.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() =>
    [
        .. Assignments.Select(each => DisclosedObject.Pledge(each.Pledge)),
        .. Gaps.SelectMany(gap => gap.DisclosedObjects()),
        .. PinPrices.Select(price => DisclosedObject.Pledge(price.Pledge.Pledge)),
        .. CaveatPrices.Select(price => DisclosedObject.Pledge(price.Pledge.Pledge)),
        .. Request is null ? [] : PledgeMembers.Named(MatchRunStore.Kind, Request.Text),
    ];
}

/// <summary>How much of what one priority asks for is filled.</summary>
public sealed record PriorityFill
{
    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>How many requirements, slot by slot, are of this priority.</summary>
    public required int Requirements { get; init; }

    /// <summary>Those that are filled completely.</summary>
    public required int Complete { get; init; }

    /// <summary>Those that are filled in part.</summary>
    public required int Partly { get; init; }

    /// <summary>
    /// The mean over the requirements of the part that the plan fills of what was not selected or deployed already, in thousandths,
    /// rounded down.
    /// </summary>
    public required int PerMille { get; init; }

    public static IReadOnlyList<PriorityFill> Of(PlanInput input, Plan plan)
    {
        var missing = plan.Shortfalls.ToDictionary(shortfall => shortfall.NeedId);
        return
        [
            .. from need in input.Needs
               group missing.GetValueOrDefault(need.Id) by need.Priority into needs
               orderby needs.Key
               select Of(needs.Key, [.. needs]),
        ];
    }

    private static PriorityFill Of(int priority, IReadOnlyList<Shortfall?> needs) => new()
    {
        Priority = priority,
        Requirements = needs.Count,
        Complete = needs.Count(each => each is null),
        Partly = needs.Count(each => each is { Filled: > 0 }),
        PerMille = (int)Math.Floor(1000m * needs.Sum(each => each is null ? 1 : (decimal)each.Filled / each.Required) / needs.Count),
    };
}

/// <summary>One objective of the run.</summary>
public sealed record ObjectiveView
{
    /// <summary>fill-priority-0 … fill-priority-4 (more is better), then changes, if a plan is in force, quality and tie-break (less is better).</summary>
    [CodeOf("ObjectiveName")]
    public required string Name { get; init; }

    /// <summary>optimal, feasible, conditional (on an earlier one that is not proven) or not-reached.</summary>
    [CodeOf("ObjectiveStatus")]
    public required string Status { get; init; }

    /// <summary>
    /// What the plan reaches. Of a fill, in thousandths of a requirement, rounded down: one that is filled completely counts 1000, whatever it asks for.
    /// </summary>
    public required long Value { get; init; }

    /// <summary>What no plan can surpass, in the same.</summary>
    public required long Bound { get; init; }

    /// <summary>How far value and bound are apart, relative to the larger; 0 when proven.</summary>
    public required double Gap { get; init; }

    /// <summary>As it is stored: a fill in the scale of the matching library, in which the parts add up.</summary>
    public static ObjectiveView Of(Stage stage) =>
        new()
        {
            Name = stage.Name,
            Status = stage.Status,
            Value = stage.InFullNeeds(stage.Value),
            Bound = stage.InFullNeeds(stage.Bound),
            Gap = stage.Gap,
        };

    /// <summary>As it is shown.</summary>
    public ObjectiveView InPerMille() => this with { Value = FillScale.PerMille(Name, Value), Bound = FillScale.PerMille(Name, Bound) };
}

/// <summary>A part of the problem that nothing connects with the rest.</summary>
public sealed record ComponentView
{
    /// <summary>How it was solved.</summary>
    [CodeOf("ProblemClass")]
    public required string Class { get; init; }

    /// <summary>How many requirements, slot by slot, are in it.</summary>
    public required int Requirements { get; init; }

    /// <summary>How many pledges are in it.</summary>
    public required int Pledges { get; init; }

    /// <summary>How many pairs may be chosen.</summary>
    public required int Pairs { get; init; }

    public required IReadOnlyList<ObjectiveView> Stages { get; init; }

    public static ComponentView Of(PlanComponent component) => new()
    {
        Class = component.Class,
        Requirements = component.Needs,
        Pledges = component.Offers,
        Pairs = component.Pairs,
        Stages = [.. component.Stages.Select(ObjectiveView.Of)],
    };

    /// <summary>As it is shown.</summary>
    public ComponentView InPerMille() => this with { Stages = [.. Stages.Select(stage => stage.InPerMille())], Class = ProblemClasses.Of(Class) };
}

/// <summary>One pledge that answers one requirement.</summary>
public sealed record AssignmentView
{
    public required string Requirement { get; init; }

    /// <summary>Which slot of it, 1, 2 …; null if it is not split.</summary>
    public required int? Slot { get; init; }

    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    /// <summary>How much of the requirement it covers, in the requirement's unit.</summary>
    public required int Amount { get; init; }

    /// <summary>The sum of the points in the breakdown; the most is the sum of the weights. A focal point sees it without the points for burden.</summary>
    public required int Score { get; init; }

    public required JsonText<IReadOnlyList<ScoreView>> Breakdown { get; init; }

    /// <summary>What the matcher calls the requirement or the slot.</summary>
    internal string NeedId => Slot is { } number ? $"{Requirement}/{number}" : Requirement;

    /// <summary>Without the points that depend on what other states have in missions.</summary>
    public AssignmentView WithoutPointsOfOthers()
    {
        var own = Json.Read<IReadOnlyList<ScoreView>>(Breakdown.Text).Where(part => !PointsOfOthers.Criteria.Contains(part.Code)).ToList();
        return this with { Score = own.Sum(part => part.Points), Breakdown = JsonText<IReadOnlyList<ScoreView>>.Of(own)! };
    }

    public static AssignmentView Of(Assignment each, string contributor) => new()
    {
        Requirement = CapabilityRegistry.Registry.Requirements.Rules.Slot.Parse(each.NeedId).Requirement,
        Slot = CapabilityRegistry.Registry.Requirements.Rules.Slot.Parse(each.NeedId).Number,
        Pledge = each.OfferId,
        Contributor = contributor,
        Amount = each.Amount,
        Score = each.Verdict.Score,
        Breakdown = JsonText<IReadOnlyList<ScoreView>>.Of([.. each.Verdict.Breakdown.Select(ScoreView.Of)])!,
    };
}
