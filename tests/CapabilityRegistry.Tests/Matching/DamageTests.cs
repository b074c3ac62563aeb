using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;

namespace CapabilityRegistry.Tests.Matching;

/// <summary>A plan or a certificate with one thing wrong in it is never accepted.</summary>
public sealed class DamageTests
{
    private static readonly Func<Plan, Plan?>[] Damages =
    [
        plan => plan.Assignments.Count == 0 ? null : plan with { Assignments = [.. plan.Assignments.Skip(1)] },
        plan => plan.Assignments.Count == 0 ? null : plan with { Assignments = [.. plan.Assignments, plan.Assignments[0]] },
        plan => plan.Assignments.Count == 0 ? null : plan with { Assignments = [plan.Assignments[0] with { Amount = plan.Assignments[0].Amount + 1 }, .. plan.Assignments.Skip(1)] },
        plan => plan.Assignments.Count == 0 ? null : plan with { Assignments = [plan.Assignments[0] with { OfferId = "P99" }, .. plan.Assignments.Skip(1)] },
        plan => plan with { Stages = [plan.Stages[0] with { Value = plan.Stages[0].Value + 1, Bound = plan.Stages[0].Value + 1 }, .. plan.Stages.Skip(1)] },
        plan => plan with { Stages = [.. plan.Stages.SkipLast(1)] },
        plan => plan.Certificate.Components.Count == 0 ? null : With(plan, []),
        plan => Part(plan, part => part with { Needs = [.. part.Needs.Skip(1)] }),
        plan => Part(plan, part => part with { Offers = [.. part.Offers.Skip(1)] }),
        plan => Part(plan, part => part.Lines.Count == 0 ? null : part with { Lines = [.. part.Lines.Skip(1)] }),
        plan => Part(plan, part => Level(part, level => level with { Value = level.Value + 1, Bound = level.Bound + 1 })),
        plan => Part(plan, part => Level(part, level => level with { Value = level.Value - 1, Bound = level.Bound - 1 })),
        plan => Part(plan, part => Level(part, level => level with { Scale = 0 })),
        plan => Multiplied(plan, multiplier => multiplier with { Values = [multiplier.Values[0] - 1, .. multiplier.Values.Skip(1)] }),
        plan => Multiplied(plan, multiplier => multiplier with { Values = [.. multiplier.Values.SkipLast(1), multiplier.Values[^1] + 5_000] }),
        plan => Multiplied(plan, multiplier => multiplier with { Values = [.. multiplier.Values.SkipLast(1)] }),
        plan => Multiplied(plan, multiplier => multiplier with { Of = ["nobody"] }),
        plan => Multiplied(plan, multiplier => multiplier with { Kind = "wish" }),
        plan => Multiplied(plan, multiplier => multiplier.Kind == "need" ? multiplier with { Kind = "offer" } : null),
    ];

    [Fact]
    public void Every_damage_is_found()
    {
        var tried = 0;
        RandomCases.Each(RandomPlans.Flows, 60, seed: 41, input =>
        {
            // A pin can leave a limit of 0, whose multiplier may be anything.
            var plain = input with { Pins = [] };
            var plan = Planner.Of(plain, TestContext.Current.CancellationToken);
            foreach (var (damaged, i) in Damages.Select((damage, i) => (damage(plan), i)).Where(each => each.Item1 is not null))
            {
                Assert.True(PlanCheck.Of(plain, damaged!).Faults.Count > 0, $"damage {i} was not found");
                tried++;
            }
        });

        Assert.True(tried >= 500, $"only {tried} damages were tried");
    }

    private static Plan? Part(Plan plan, Func<ComponentProof, ComponentProof?> damage) =>
        plan.Certificate.Components is { Count: > 0 } parts && damage(parts[0]) is { } damaged ? With(plan, [damaged, .. parts.Skip(1)]) : null;

    private static Plan With(Plan plan, IReadOnlyList<ComponentProof> components) =>
        plan with { Certificate = new PlanCertificate(components) };

    private static ComponentProof Level(ComponentProof part, Func<LevelProof, LevelProof> damage) =>
        part with { Levels = [damage(part.Levels[0]), .. part.Levels.Skip(1)] };

    private static Plan? Multiplied(Plan plan, Func<Multiplier, Multiplier?> damage) => Part(plan, part =>
        part.Multipliers is { Count: > 0 } all && damage(all[0]) is { } damaged ? part with { Multipliers = [damaged, .. all.Skip(1)] } : null);
}
