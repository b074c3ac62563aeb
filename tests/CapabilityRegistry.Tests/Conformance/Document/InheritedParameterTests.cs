using System.Reflection;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Tests.Conformance.Document;

/// <summary>Endpoints are compiled with the program, and what a record of parameters inherits is left out without a word.</summary>
public sealed class InheritedParameterTests
{
    [Fact]
    public void A_record_of_parameters_inherits_none()
    {
        Assert.Contains(typeof(PageQuery), Records);
        Assert.Empty(Records.SelectMany(Inherited));
    }

    [Fact]
    public void An_inherited_parameter_is_seen() => Assert.Equal(["Longer.After"], Inherited(typeof(Longer)));

    // In every method, lambdas too: a handler may stand anywhere.
    private static IEnumerable<Type> Records =>
        from type in typeof(Program).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        from parameter in method.GetParameters()
        where parameter.IsDefined(typeof(AsParametersAttribute))
        select parameter.ParameterType;

    private static IEnumerable<string> Inherited(Type record) =>
        record.GetProperties().Where(property => property.DeclaringType != record).Select(property => $"{record.Name}.{property.Name}");

    private record Shorter
    {
        public string? After { get; init; }
    }

    private sealed record Longer : Shorter
    {
        public string? Mission { get; init; }
    }
}
