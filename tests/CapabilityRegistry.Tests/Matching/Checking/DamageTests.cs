using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Checking;

/// <summary>A plan or a certificate with one thing wrong in it is never accepted.</summary>
public sealed class DamageTests
{
    private static readonly Func<Plan, Plan?>[] Damages =
    [
        plan => plan.Assignments.Count == 0 ? null : plan with { Assignments = [.. plan.Assignments.Skip(1)] },
        plan => plan.Assignments.Count == 0 ? null : plan with { Assignments = [.. plan.Assignments, plan.Assignments[0]] },
        plan => plan.Assignments.Count == 0
            ? null
            : plan with { Assignments = [plan.Assignments[0] with { Amount = plan.Assignments[0].Amount + 1 }, .. plan.Assignments.Skip(1)] },
        plan => plan.Assignments.Count == 0 ? null : plan with { Assignments = [plan.Assignments[0] with { OfferId = "P99" }, .. plan.Assignments.Skip(1)] },
        plan => plan with { Stages = [plan.Stages[0] with { Value = plan.Stages[0].Value + 1, Bound = plan.Stages[0].Value + 1 }, .. plan.Stages.Skip(1)] },
        plan => plan with { Stages = [.. plan.Stages.SkipLast(1)] },
        plan => plan.Certificate.Components.Count == 0 ? null : With(plan, []),
        plan => Part(plan, part => part with { Needs = [.. part.Needs.Skip(1)] }),
        plan => Part(plan, part => part with { Offers = [.. part.Offers.Skip(1)] }),
        plan => Part(plan, part => part.Lines.Count == 0 ? null : part with { Lines = [.. part.Lines.Skip(1)] }),
        plan => Part(plan, part => FirstStage(part, stage => stage with { Value = stage.Value + 1, Bound = stage.Bound + 1 })),
        plan => Part(plan, part => FirstStage(part, stage => stage with { Value = stage.Value - 1, Bound = stage.Bound - 1 })),
        plan => Part(plan, part => FirstStage(part, stage => stage with { Scale = 0 })),
        plan => Multiplied(plan, multiplier => multiplier with { Values = [multiplier.Values[0] - 1, .. multiplier.Values.Skip(1)] }),
        plan => Multiplied(plan, multiplier => multiplier with { Values = [.. multiplier.Values.SkipLast(1), multiplier.Values[^1] + 5_000] }),
        plan => Multiplied(plan, multiplier => multiplier with { Values = [.. multiplier.Values.SkipLast(1)] }),
        plan => Multiplied(plan, multiplier => multiplier with { Of = ["nobody"] }),
        plan => Multiplied(plan, multiplier => multiplier with { Kind = "wish" }),
        plan => Multiplied(plan, multiplier => multiplier.Kind == "need" ? multiplier with { Kind = "offer" } : null),
        plan => Multiplied(plan, multiplier => multiplier.Kind == "need" ? multiplier with { Kind = "bundle", Of = [multiplier.Of[0], "nobody"] } : null),
        plan => Multiplied(plan, multiplier => multiplier.Kind == "need" ? multiplier with { Kind = "bundle", Of = ["nobody", multiplier.Of[0]] } : null),
        .. Reasons,
        .. Closings,
    ];

    // What a reason rests on.
    private static Func<Plan, Plan?>[] Reasons =>
    [
        plan => Set(plan, set => set with { Required = set.Required + 1 }),
        plan => Set(plan, set => set with { Available = set.Available - 1 }),
        plan => Set(plan, set => set with { Needs = [.. set.Needs.Skip(1)] }),
        plan => Set(plan, set => set with { Needs = [.. set.Needs, set.Needs[0]] }),
        plan => Set(plan, set => set.Offers.Count == 0 ? null : set with { Offers = [.. set.Offers.Skip(1)], Available = set.Available - 1 }),
        plan => Set(plan, set => set with { Offers = [.. set.Offers, new("P99", set.Needs[0].NeedId, false)] }),
        plan => Set(plan, set => set with { Priority = set.Priority - 1 }),
        plan => Set(plan, set =>
            set with { Needs = [set.Needs[0] with { Required = set.Needs[0].Required + 1 }, .. set.Needs.Skip(1)], Required = set.Required + 1 }),
        plan => Set(plan, set => set with { Needs = [set.Needs[0] with { Standing = "lower" }, .. set.Needs.Skip(1)] }),
        plan => Set(plan, set => set with { Needs = [set.Needs[0] with { Serving = set.Needs[0].Serving + 1 }, .. set.Needs.Skip(1)] }),
        plan => Set(plan, set => set.Offers.Count == 0 ? null : set with { Offers = [set.Offers[0] with { NeedId = "N99" }, .. set.Offers.Skip(1)] }),
        plan => Set(plan, set =>
            set.Offers.Count == 0 ? null : set with { Offers = [set.Offers[0] with { Pinned = !set.Offers[0].Pinned }, .. set.Offers.Skip(1)] }),
        plan => Shares(plan, set => set with { Shares = [.. set.Shares.Skip(1)] }),
        plan => Shares(plan, set => set with { Shares = [.. set.Shares.Skip(1)], Available = set.Available - set.Shares[0].Most }),
        plan => Shares(plan, set => set with { Shares = [.. set.Shares, set.Shares[0]], Available = set.Available + set.Shares[0].Most }),
        plan => Shares(plan, set =>
            set with { Shares = [set.Shares[0] with { Most = set.Shares[0].Most - 1 }, .. set.Shares.Skip(1)], Available = set.Available - 1 }),
        plan => Shares(plan, set => set with { Shares = [set.Shares[0] with { NeedId = "N99" }, .. set.Shares.Skip(1)] }),
        plan => Shares(plan, set => set with { Shares = [set.Shares[0] with { Contributor = "none" }, .. set.Shares.Skip(1)] }),
        plan => plan.HallSets.Count == 0 ? null : plan with { HallSets = [] },
        plan => Reason(plan, ShortfallReason.Filtered, reason =>
            reason with { Failures = new Dictionary<string, int>(reason.Failures!) { ["not-registered"] = 99 } }),
        plan => Reason(plan, ShortfallReason.Filtered, reason => reason with { Failures = null }),
        plan => Reason(plan, ShortfallReason.Filtered, reason => reason with { InUse = [new("P0", "N0", 0, false)] }),
        plan => Near(plan, miss => miss with { OfferId = "P99" }),
        plan => Near(plan, miss => miss with { Code = "unit-type-not-acceptable" }),
        plan => Near(plan, miss => miss with { Repair = new([], []) }),
        plan => Near(plan, miss => miss with { Repair = new([], ["unit-type-not-acceptable"]) }),
        plan => Reason(plan, ShortfallReason.Filtered, reason =>
            reason.NearMisses.Count == 0 ? null : reason with { NearMisses = [.. reason.NearMisses.Skip(1)] }),
        plan => Reason(plan, ShortfallReason.Filtered, reason => reason with { Kind = ShortfallReason.NoSuchType, Failures = null, NearMisses = [] }),
        plan => Reason(plan, ShortfallReason.Filtered, reason => reason with { Kind = "fate", Failures = null, NearMisses = [] }),
        plan => Use(plan, use => use with { OfferId = "P99" }),
        plan => Use(plan, use => use with { NeedId = "N99" }),
        plan => Use(plan, use => use with { Priority = use.Priority + 1 }),
        plan => Use(plan, use => use with { Pinned = !use.Pinned }),
        plan => Reason(plan, ShortfallReason.Competition, reason => reason with { InUse = [] }),
        plan => Reason(plan, ShortfallReason.Competition, reason => reason with { HallSet = 99 }),
        plan => Reason(plan, ShortfallReason.Competition, reason => reason with { Kind = ShortfallReason.Exhausted, InUse = [] }),
        plan => Reason(plan, ShortfallReason.Exhausted, reason => reason with { Kind = ShortfallReason.NotProven, HallSet = null }),
        plan => Reason(plan, ShortfallReason.Exhausted, reason => reason with { Kind = ShortfallReason.Competition }),
        plan => Reason(plan, ShortfallReason.Structural, reason => reason with { KeptOut = ["P99"] }),
        plan => Reason(plan, ShortfallReason.Structural, reason => reason with { KeptOut = [], Held = [], Relaxations = [] }),
        plan => Reason(plan, ShortfallReason.Structural, reason => reason with { Tried = null }),
        plan => Relaxed(plan, relaxation => relaxation with { More = 99 }),
        plan => Relaxed(plan, relaxation => relaxation with { More = 0 }),
        plan => Relaxed(plan, relaxation => relaxation with { Rules = [] }),
        plan => Relaxed(plan, relaxation => relaxation with { Family = "fate" }),
        plan => Relaxed(plan, relaxation => relaxation with { Rules = [new(["N99"], ["P99"])] }),
    ];

    // What holds pledges out, and what is said to close.
    private static Func<Plan, Plan?>[] Closings =>
    [
        plan => Reason(plan, ShortfallReason.Structural, reason => reason.Held.Count == 0 ? null : reason with { Held = [new("P99", ["ban"])] }),
        plan => Reason(plan, ShortfallReason.Structural, reason =>
            reason.Held.Count == 0 ? null : reason with { Held = [reason.Held[0] with { Families = ["fate"] }, .. reason.Held.Skip(1)] }),
        plan => Reason(plan, ShortfallReason.Structural, reason => reason with { Closes = 99 }),
        plan => Reason(plan, ShortfallReason.Filtered, reason => reason with { Closes = 99 }),
        plan => Reason(plan, ShortfallReason.Competition, reason => reason with { Closes = -1 }),
        plan => Near(plan, miss => miss with { Closes = 99 }),
        plan => Near(plan, miss => miss with { Closes = 1, Repair = miss.Repair with { NotRepairable = [miss.Code] } }),
    ];

    [Fact]
    public void Every_damage_is_found()
    {
        var tried = new int[Damages.Length];
        RandomCases.Each(RandomPlans.Flows, 400, seed: 41, input =>
        {
            // A pin can leave a limit of 0, whose multiplier may be anything.
            var plain = input with { Pins = [] };
            var plan = Planner.Of(plain, TestContext.Current.CancellationToken);
            Assert.Empty(PlanCheck.Of(plain, plan).Faults);
            foreach (var (damaged, i) in Damages.Select((damage, i) => (damage(plan), i)).Where(each => each.Item1 is not null))
            {
                Assert.True(PlanCheck.Of(plain, damaged!).Faults.Count > 0, $"damage {i} was not found");
                tried[i]++;
            }
        });

        Assert.True(tried.Sum() >= 1_000, $"only {tried.Sum()} damages were tried");
        Assert.All(tried.Index(), damage => Assert.True(damage.Item > 0, $"damage {damage.Index} was never tried"));
    }

    private static Plan? Part(Plan plan, Func<ComponentProof, ComponentProof?> damage) =>
        plan.Certificate.Components is { Count: > 0 } parts && damage(parts[0]) is { } damaged ? With(plan, [damaged, .. parts.Skip(1)]) : null;

    private static Plan With(Plan plan, IReadOnlyList<ComponentProof> components) =>
        plan with { Certificate = new PlanCertificate(components) };

    private static ComponentProof FirstStage(ComponentProof part, Func<StageProof, StageProof> damage) =>
        part with { Stages = [damage(part.Stages[0]), .. part.Stages.Skip(1)] };

    private static Plan? Multiplied(Plan plan, Func<Multiplier, Multiplier?> damage) => Part(plan, part =>
        part.Multipliers is { Count: > 0 } all && damage(all[0]) is { } damaged ? part with { Multipliers = [damaged, .. all.Skip(1)] } : null);

    private static Plan? Set(Plan plan, Func<HallSet, HallSet?> damage) =>
        plan.HallSets is { Count: > 0 } sets && damage(sets[0]) is { } damaged ? plan with { HallSets = [damaged, .. sets.Skip(1)] } : null;

    private static Plan? Shares(Plan plan, Func<HallSet, HallSet> damage) => plan.HallSets.Any(set => set.Shares.Count > 0)
        ? plan with { HallSets = [.. plan.HallSets.Select(set => set.Shares.Count > 0 ? damage(set) : set)] }
        : null;

    private static Plan? Near(Plan plan, Func<NearMiss, NearMiss> damage) => Reason(plan, ShortfallReason.Filtered, reason =>
        reason.NearMisses.Count == 0 ? null : reason with { NearMisses = [damage(reason.NearMisses[0]), .. reason.NearMisses.Skip(1)] });

    private static Plan? Use(Plan plan, Func<OfferInUse, OfferInUse> damage) => Reason(plan, ShortfallReason.Competition, reason =>
        reason with { InUse = [damage(reason.InUse[0]), .. reason.InUse.Skip(1)] });

    private static Plan? Relaxed(Plan plan, Func<Relaxation, Relaxation> damage) => Reason(plan, ShortfallReason.Structural, reason =>
        reason.Relaxations.Count == 0 ? null : reason with { Relaxations = [damage(reason.Relaxations[0]), .. reason.Relaxations.Skip(1)] });

    private static Plan? Reason(Plan plan, string kind, Func<ShortfallReason, ShortfallReason?> damage)
    {
        var found = plan.Shortfalls.SelectMany(shortfall => shortfall.Reasons, (shortfall, reason) => (shortfall, reason))
            .Where(each => each.reason.Kind == kind)
                .Select(each => (each.shortfall, each.reason, damaged: damage(each.reason))).FirstOrDefault(each => each.damaged is not null);
        return found.damaged is not { } damaged ? null : plan with
        {
            Shortfalls =
            [
                .. plan.Shortfalls.Select(shortfall => shortfall != found.shortfall ? shortfall
                    : shortfall with { Reasons = [.. shortfall.Reasons.Select(reason => reason == found.reason ? damaged : reason)] }),
            ],
        };
    }
}
