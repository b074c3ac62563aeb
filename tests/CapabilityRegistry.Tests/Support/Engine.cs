using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace CapabilityRegistry.Tests.Support;

/// <summary>A database engine on which behaviour is tested.</summary>
public enum Engine
{
    Sqlite,
    SqlServer,
}

/// <summary>
/// Runs a test on each engine. SQL Server takes part when CAPABILITYREGISTRY_TEST_SQLSERVER holds a connection string
/// whose login may create databases; otherwise it is shown as skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachEngineAttribute : DataAttribute
{
    public const string Variable = "CAPABILITYREGISTRY_TEST_SQLSERVER";

    public static string? SqlServer => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
    [
        new TheoryDataRow<Engine>(Engine.Sqlite),
        new TheoryDataRow<Engine>(Engine.SqlServer) { Skip = SqlServer is null ? $"{Variable} is not set" : null },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
