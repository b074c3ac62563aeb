using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Benchmarks;

/// <summary>The registry's own statements, read from where they are private, so that both sides run the same text.</summary>
internal static class RegistrySql
{
    private static readonly Caller Planner = new("benchmark", Role.Planner, null);

    public static readonly string One = Of("ById").For(Planner);

    // Lists of values are spelled out by Dapper; here they have one value.
    public static readonly string Page = new SqliteDialect().FirstRows(PledgeStore.Orders.Sorted(
            Of("Page").For(Planner).Where((true, Of("OfUnitType")), (true, Of("AtLevel")), (true, Of("NotDeleted"))), new PageQuery()))
        .Replace(" IN @UnitType", " IN (@UnitType)", StringComparison.Ordinal)
        .Replace(" IN @ReadinessLevel", " IN (@ReadinessLevel)", StringComparison.Ordinal);

    private static string Of(string name) => Of<PledgeStore>(name);

    public static string Of<T>(string name)
    {
        var statements = typeof(T).GetNestedType("Sql", BindingFlags.NonPublic)!;
        return (string)statements.GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }
}
