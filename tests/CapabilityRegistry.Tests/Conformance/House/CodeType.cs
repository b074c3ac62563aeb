using System.Reflection;
using Mono.Cecil;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>A compiled top-level type with everything nested in it: lambdas, async state machines, records.</summary>
internal sealed record CodeType
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>The full names of all types that it mentions, nested ones as the type around them.</summary>
    public required IReadOnlySet<string> Mentions { get; init; }

    /// <summary>The methods that it calls, as Namespace.Type.Method.</summary>
    public required IReadOnlySet<string> Calls { get; init; }

    /// <summary>Its string literals.</summary>
    public required IReadOnlySet<string> Texts { get; init; }

    /// <summary>Whether it is one operation of the API: a static class with a public Handle.</summary>
    public required bool IsOperation { get; init; }

    public string FullName => $"{Namespace}.{Name}";

    /// <summary>The host and the matching library, without what generators added.</summary>
    public static IReadOnlyList<CodeType> Ours { get; } =
        [.. In(typeof(Program).Assembly).Concat(In(typeof(CapabilityRegistry.Matching.Planner).Assembly)).Where(type => type.IsIn("CapabilityRegistry"))];

    /// <summary>A type of the tests, as if it stood in another namespace.</summary>
    public static CodeType As(Type counterCase, string @namespace, string? name = null)
    {
        using var module = ModuleDefinition.ReadModule(counterCase.Assembly.Location);
        return CodeScan.Of(module.Types.Single(type => type.FullName == counterCase.FullName)) with { Namespace = @namespace, Name = name ?? counterCase.Name };
    }

    public bool IsIn(string @namespace) => Begins(FullName, @namespace);

    /// <summary>Those of its mentions that are one of these types or stand in one of these namespaces.</summary>
    public IEnumerable<string> MentionsOf(params IEnumerable<string> names) => Mentions.Where(mention => names.Any(name => Begins(mention, name)));

    private static bool Begins(string fullName, string name) =>
        fullName.StartsWith(name, StringComparison.Ordinal) && (fullName.Length == name.Length || fullName[name.Length] == '.');

    private static IEnumerable<CodeType> In(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. module.Types.Select(CodeScan.Of)];
    }
}
