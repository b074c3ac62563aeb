using System.Reflection;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Model;

/// <summary>A member of the input that no portfolio has, or that no oracle reads, would be tried nowhere.</summary>
public sealed class DrawnMemberTests
{
    private const int MostDrawn = 10_000;

    /// <summary>Shown in texts, or limits of the work: no rule reads them.</summary>
    private static readonly string[] Unread =
    [
        "PlanInput.Limit", "PlanInput.Effort", "NeedVariation.Id", "NeedVariation.AgreedBy", "Lapse.Cause", "OpenCondition.Id",
    ];

    private static readonly Dictionary<Type, object> Plain = new()
    {
        [typeof(PlanInput)] = new PlanInput([], [], Example.AsOf), [typeof(Need)] = Example.Need, [typeof(Offer)] = Example.Offer,
    };

    /// <summary>Each class of portfolios, with the members that would make it another one.</summary>
    public static TheoryData<string, string[]> Classes { get; } = new()
    {
        { nameof(RandomPlans.Flows), ["Need.Start", "Need.MinimumFill", "Need.Bundle"] },
        { nameof(RandomPlans.Sequences), ["Offer.Capacity", "Need.MinimumFill", "Need.Bundle"] },
        { nameof(RandomPlans.Full), [] },
        { nameof(RandomPlans.Meeting), ["PlanInput.Engaged"] },
        { nameof(RandomPlans.Engaged), [] },
        { nameof(RandomPlans.Wanting), ["PlanInput.Pins"] },
    };

    [Theory, MemberData(nameof(Classes))]
    public void Every_member_is_drawn_and_without_it_the_answer_is_another(string drawnFrom, string[] others)
    {
        var inputs = (Gen<PlanInput>)typeof(RandomPlans).GetField(drawnFrom)!.GetValue(null)!;
        var idle = MembersOf(typeof(PlanInput), others).Distinct().ToDictionary(member => member, _ => 0);
        var random = new PCG(81, 20_180_917);
        for (var drawn = 0; drawn < MostDrawn && idle.Count > 0; drawn++)
        {
            var input = inputs.Generate(random, null, out _);
            var best = new Lazy<long[]?>(() => new BruteForce(input).Best());
            foreach (var member in idle.Keys)
            {
                var count = 0;
                var without = (PlanInput)Without(input, member, ref count);
                idle[member] += count;
                if (count > 0 && !Same(best.Value, new BruteForce(without).Best()))
                {
                    idle.Remove(member);
                }
            }
        }

        Assert.Empty(idle.Select(member => $"{NameOf(member.Key)} was drawn {member.Value} times and never decided anything"));
    }

    private static bool Same(long[]? one, long[]? other) => one is null ? other is null : other is not null && one.SequenceEqual(other);

    // Of the input, its records and theirs.
    private static IEnumerable<PropertyInfo> MembersOf(Type record, string[] others) => record.GetProperties()
        .Where(member => member.CanWrite && !Unread.Contains(NameOf(member)) && !others.Contains(NameOf(member)))
        .SelectMany(member => RecordIn(member.PropertyType) is { } inner ? [member, .. MembersOf(inner, others)] : new[] { member });

    private static Type? RecordIn(Type type) => type.IsGenericType
        ? RecordIn(type.GenericTypeArguments[0])
        : type.Namespace == typeof(PlanInput).Namespace ? type : null;

    // A copy in which every record that has the member has its plain value instead.
    private static object Without(object record, PropertyInfo member, ref int count)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        foreach (var each in record.GetType().GetProperties().Where(each => each.CanWrite && each.GetValue(record) is not null))
        {
            var value = each.GetValue(record)!;
            if (each == member)
            {
                var plain = PlainOf(member);
                count += value.Equals(plain) || value is System.Collections.ICollection { Count: 0 } ? 0 : 1;
                each.SetValue(copy, plain);
            }
            else if (RecordIn(each.PropertyType) is not { } inner)
            {
                continue;
            }
            else if (value is System.Collections.IList list)
            {
                var copies = Array.CreateInstance(inner, list.Count);
                for (var i = 0; i < list.Count; i++)
                {
                    copies.SetValue(Without(list[i]!, member, ref count), i);
                }

                each.SetValue(copy, copies);
            }
            else
            {
                each.SetValue(copy, Without(value, member, ref count));
            }
        }

        return copy;
    }

    private static object? PlainOf(PropertyInfo member)
    {
        var type = member.PropertyType;
        return Plain.TryGetValue(member.DeclaringType!, out var plain) ? member.GetValue(plain)
            : type == typeof(string) ? ""
            : type == typeof(DateOnly) ? Example.AsOf
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? Array.CreateInstance(type.GenericTypeArguments[0], 0)
            : type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private static string NameOf(PropertyInfo member) => $"{member.DeclaringType!.Name}.{member.Name}";
}
