using CapabilityRegistry.Matching;
using CapabilityRegistry.Readiness;
using CapabilityRegistry.Tests.Conformance.CounterCases;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>A name that host and libraries show to others means one thing.</summary>
public sealed class TypeNameTests
{
    private static readonly IReadOnlyList<Type> Public =
    [
        .. new[] { typeof(Program), typeof(Planner), typeof(ReadinessJudge) }.SelectMany(type => type.Assembly.GetExportedTypes()),
    ];

    [Fact]
    public void No_public_type_has_the_name_of_one_in_another_assembly()
    {
        Assert.Empty(Twice(Public));
        Assert.Equal([nameof(UnitEvidence)], Twice([.. Public, typeof(UnitEvidence)]));
    }

    private static IEnumerable<string> Twice(IEnumerable<Type> types) =>
        types.GroupBy(type => type.Name).Where(named => named.Select(type => type.Assembly).Distinct().Skip(1).Any()).Select(named => named.Key);
}
