using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Statements;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Benchmarks;

/// <summary>The registry's own statements, read from where they are private, so that both sides run the same text.</summary>
internal static class RegistrySql
{
    private static readonly Caller Planner = new("benchmark", Role.Planner, null);

    private static readonly IListedTable Pledges = (IListedTable)typeof(PledgeStore).GetField("Listed", BindingFlags.NonPublic | BindingFlags.Static)!
        .GetValue(null)!;

    public static readonly string One = Statement("ById").For(Planner);

    // Lists of values are spelled out by Dapper; here they have one value.
    public static readonly string Page = new SqliteDialect().FirstRows(PledgeStore.Orders.Sorted(
            Statement("Page").For(Planner).Where((true, Condition("unit_type")), (true, Condition("readiness_level")), (true, Condition("NotDeleted"))),
            new PageQuery()))
        .Replace(" IN @unit_type", " IN (@UnitType)", StringComparison.Ordinal)
        .Replace(" IN @readiness_level", " IN (@ReadinessLevel)", StringComparison.Ordinal);

    private static string Statement(string name) => Pledges.Statements.Single(each => each.Name == name).Text;

    private static string Condition(string name) => Pledges.Conditions.Single(each => each.Name == name).Text;

    public static string Of<T>(string name)
    {
        var statements = typeof(T).GetNestedType("Sql", BindingFlags.NonPublic)!;
        return (string)statements.GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }
}
