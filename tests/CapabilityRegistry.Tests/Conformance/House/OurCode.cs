using Mono.Cecil;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>The compiled methods of the host and of the matching library.</summary>
internal static class OurCode
{
    private static readonly Lazy<IReadOnlyList<MethodDefinition>> Read = new(ReadAll);

    /// <summary>Every method with those of nested types: lambdas, state machines.</summary>
    public static IReadOnlyList<MethodDefinition> Methods => Read.Value;

    public static bool Is(TypeReference type) => Outermost(type).Namespace is { } room
        && (room == "CapabilityRegistry" || room.StartsWith("CapabilityRegistry.", StringComparison.Ordinal));

    /// <summary>The method itself, whatever type parameters it is called with; null if it is not ours.</summary>
    public static MethodDefinition? Of(MethodReference called) => Is(called.DeclaringType) ? called.Resolve() : null;

    /// <summary>A type of any assembly, with its code.</summary>
    public static TypeDefinition Compiled(Type type) =>
        ModuleDefinition.ReadModule(type.Assembly.Location).Types.Single(each => each.FullName == type.FullName);

    public static IEnumerable<MethodDefinition> In(TypeDefinition type) => type.Methods.Concat(type.NestedTypes.SelectMany(In));

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type.GetElementType() : Outermost(type.DeclaringType);

    private static IReadOnlyList<MethodDefinition> ReadAll()
    {
        var host = typeof(Program).Assembly.Location;
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(host));
        var module = ModuleDefinition.ReadModule(host, new ReaderParameters { AssemblyResolver = resolver });
        var library = resolver.Resolve(module.AssemblyReferences.Single(each => each.Name == "CapabilityRegistry.Matching")).MainModule;
        return [.. module.Types.Concat(library.Types).Where(Is).SelectMany(In)];
    }
}
