using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>
/// Which methods of ours a method can come to: those that it calls or hands on, what is behind async and yield, what any object that it makes does when it is
/// asked through an interface, and what the container gives where an interface is called.
/// </summary>
internal sealed class CallGraph
{
    private readonly Dictionary<string, HashSet<string>> _next = [];

    public CallGraph(IReadOnlyCollection<MethodDefinition> methods)
    {
        var types = methods.Select(each => each.DeclaringType).Distinct().ToList();
        var made = methods.Where(each => each.HasBody).SelectMany(each => each.Body.Instructions).Where(each => each.OpCode.Code == Code.Newobj)
            .Select(each => OurCode.Of((MethodReference)each.Operand)?.DeclaringType.FullName).OfType<string>().ToHashSet();
        var fromContainer = types.Where(each => !made.Contains(each.FullName) && each.HasInterfaces).SelectMany(type =>
                from own in type.Interfaces
                where OurCode.Is(own.InterfaceType)
                from asked in own.InterfaceType.Resolve().Methods
                from answer in type.Methods
                where Answers(answer, asked)
                select (Asked: asked.FullName, Answer: answer.FullName))
            .ToLookup(each => each.Asked, each => each.Answer);
        foreach (var method in methods)
        {
            _next[method.FullName] = [.. Called(method).Concat(Called(method).SelectMany(each => fromContainer[each]))];
        }
    }

    /// <summary>The full names of all methods that one of these can come to, themselves included.</summary>
    /// <param name="without">Where it does not go on.</param>
    public IReadOnlySet<string> From(IEnumerable<string> methods, params IReadOnlyCollection<string> without)
    {
        var (reached, waiting) = (new HashSet<string>(), new Stack<string>(methods));
        while (waiting.TryPop(out var method))
        {
            if (!without.Contains(method) && reached.Add(method) && _next.TryGetValue(method, out var next))
            {
                next.ToList().ForEach(waiting.Push);
            }
        }

        return reached;
    }

    private static IEnumerable<string> Called(MethodDefinition method)
    {
        var behind = method.CustomAttributes
            .Where(each => each.AttributeType.Name is "AsyncStateMachineAttribute" or "IteratorStateMachineAttribute" or "AsyncIteratorStateMachineAttribute")
            .SelectMany(each => ((TypeReference)each.ConstructorArguments[0].Value).Resolve().Methods);
        var direct = method.HasBody ? method.Body.Instructions.SelectMany(Called) : [];
        return behind.Select(each => each.FullName).Concat(direct).Distinct();
    }

    private static IEnumerable<string> Called(Instruction instruction) => instruction.Operand switch
    {
        MethodReference reference when OurCode.Of(reference) is { } called =>
        [
            called.FullName,
            .. Starter(called.DeclaringType),
            .. instruction.OpCode.Code == Code.Newobj ? called.DeclaringType.Methods.Where(each => each.IsVirtual).Select(each => each.FullName) : [],
        ],
        FieldReference field when OurCode.Is(field.DeclaringType) => Starter(field.DeclaringType.Resolve()),
        _ => [],
    };

    private static IEnumerable<string> Starter(TypeDefinition type) => type.Methods.Where(each => each.Name == ".cctor").Select(each => each.FullName);

    private static bool Answers(MethodDefinition answer, MethodDefinition asked) =>
        (answer.Name == asked.Name || answer.Overrides.Any(each => each.Name == asked.Name)) && answer.Parameters.Count == asked.Parameters.Count;
}
