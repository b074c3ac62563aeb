using System.Reflection;
using CapabilityRegistry.Tests.Conformance.CounterCases;
using CapabilityRegistry.Tests.Conformance.House;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>There is one way to a store: a scope of services gives it, with the connection of that scope.</summary>
public sealed class StoreTests
{
    /// <summary>Who makes a store by hand, with the reason.</summary>
    private static readonly Dictionary<string, string> ByHand = new()
    {
        ["CapabilityRegistry.App.BackupCommand"] = "Checks the log of a file, which is not the database that the services know.",
        ["CapabilityRegistry.Platform.Audit.AuditCommand"] = "Checks a log where no registry is started, so there are no services that could give it.",
    };

    [Fact]
    public void A_store_is_made_by_the_services_of_a_scope()
    {
        Assert.Equal(ByHand.Keys.Order(), Makers(CodeType.Ours).Order());
        Assert.NotEmpty(Makers([CodeType.As(typeof(MakesAStore), "CapabilityRegistry.Platform.Changes")]));
    }

    [Fact]
    public void What_a_store_does_it_does_with_the_connection_that_it_was_given()
    {
        Assert.Empty(typeof(Program).Assembly.GetTypes().SelectMany(StaticMethods));
        Assert.Equal(["TwoWaysStore.Mark"], StaticMethods(typeof(TwoWaysStore)));
    }

    // What is nested in a store, such as a row, counts as the store itself.
    private static IEnumerable<string> Makers(IEnumerable<CodeType> types) =>
        from type in types
        where !type.IsIn("CapabilityRegistry.Matching")
        where type.Calls.Any(call => call.EndsWith("Store..ctor", StringComparison.Ordinal) && call != $"{type.FullName}..ctor")
        select type.FullName;

    private static IEnumerable<string> StaticMethods(Type type) => !type.Name.EndsWith("Store", StringComparison.Ordinal)
        ? []
        : type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsPrivate && !method.IsSpecialName && !method.Name.Contains('<'))
            .Select(method => $"{type.Name}.{method.Name}");
}
