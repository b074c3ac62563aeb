using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>
/// Where texts of the compiled program come from: through which parameters, fields, locals and results a literal reaches a field. The stack of each method
/// is simulated once from top to bottom; which way a condition goes is not asked, so every branch counts.
/// </summary>
internal sealed class TextFlow
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    // What comes into each place, with the method that brings it there.
    private readonly Dictionary<string, HashSet<(string From, string Method)>> _sources = [];

    // The literals by the name of their place.
    private readonly Dictionary<string, string> _literals = [];

    private string _method = "";

    public TextFlow(IEnumerable<MethodDefinition> methods)
    {
        foreach (var method in methods.Where(each => each.HasBody))
        {
            Read(method);
        }
    }

    /// <summary>Every literal that can end in a property that the compiler keeps in a field.</summary>
    /// <param name="within">The full names of the methods that have part in it; all of them if null.</param>
    public IReadOnlySet<string> Into(Type type, string property, IReadOnlySet<string>? within = null) => Texts(Places(type, property, within));

    /// <summary>Every literal that can end in a property without being copied from that of another type, and the full names of the methods that copy.</summary>
    public (IReadOnlySet<string> Texts, IReadOnlySet<string> Copying) IntoButFrom(Type type, Type other, string property, IReadOnlySet<string>? within)
    {
        var getter = $"result System.String {other.FullName}::get_{property}()";
        var places = Places(type, property, within, getter);
        var copying = places.SelectMany(place => _sources.GetValueOrDefault(place, [])).Where(each => each.From == getter).Select(each => each.Method);
        return (Texts(places), copying.Where(each => within?.Contains(each) != false).ToHashSet());
    }

    /// <summary>Places on the way there of which it is not known what is in them. A setter that nobody calls is none.</summary>
    public IEnumerable<string> Untraced(Type type, string property) =>
        Places(type, property, null).Where(place => !_literals.ContainsKey(place) && !_sources.ContainsKey(place)
            && !place.Contains("::set_", StringComparison.Ordinal));

    private HashSet<string> Texts(IEnumerable<string> places) => [.. places.Select(place => _literals.GetValueOrDefault(place)).OfType<string>()];

    private HashSet<string> Places(Type type, string property, IReadOnlySet<string>? within, string? except = null)
    {
        var (seen, waiting) = (new HashSet<string>(), new Stack<string>([$"field {type.FullName}::<{property}>k__BackingField"]));
        while (waiting.TryPop(out var place))
        {
            if (place != except && seen.Add(place) && _sources.TryGetValue(place, out var sources))
            {
                sources.Where(each => within?.Contains(each.Method) != false).ToList().ForEach(each => waiting.Push(each.From));
            }
        }

        return seen;
    }

    private void Read(MethodDefinition method)
    {
        _method = method.FullName;
        method.Body.SimplifyMacros();
        var stack = new Stack<IReadOnlySet<string>>();
        var joined = new Dictionary<Instruction, IReadOnlySet<string>[]>();
        foreach (var handler in method.Body.ExceptionHandlers)
        {
            // The exception lies on the stack where it is caught.
            joined[handler.HandlerStart] = handler.HandlerType == ExceptionHandlerType.Catch ? [Nothing] : [];
            if (handler.FilterStart is { } filter)
            {
                (joined[filter], joined[handler.HandlerStart]) = ([Nothing], [Nothing]);
            }
        }

        var reached = true;
        foreach (var instruction in method.Body.Instructions)
        {
            if (joined.TryGetValue(instruction, out var other))
            {
                stack = reached ? Merged(stack, other) : new(other.Reverse());
            }
            else if (!reached)
            {
                stack.Clear();
            }

            Carry(instruction, method, stack);
            foreach (var target in Targets(instruction))
            {
                joined[target] = joined.TryGetValue(target, out var before) ? [.. Merged(stack, before)] : [.. stack];
            }

            reached = instruction.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
        }
    }

    private static Instruction[] Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction one => [one],
        Instruction[] several => several,
        _ => [],
    };

    private static Stack<IReadOnlySet<string>> Merged(IEnumerable<IReadOnlySet<string>> one, IReadOnlySet<string>[] other) =>
        new(one.Zip(other, (left, right) => left.Concat(right).ToHashSet()).Reverse());

    private void Carry(Instruction instruction, MethodDefinition method, Stack<IReadOnlySet<string>> stack)
    {
        if (Loaded(instruction, method) is { } place)
        {
            stack.Push(Set(place));
            return;
        }

        if (Stored(instruction, method) is { } target)
        {
            Flows(stack.Pop(), target);
            return;
        }

        switch (instruction.OpCode.Code)
        {
            case Code.Ldfld or Code.Ldflda:
                stack.Push(Member((FieldReference)instruction.Operand, stack.Pop()));
                break;
            case Code.Stfld:
                var (stored, into) = (stack.Pop(), stack.Pop());
                FlowsInto(stored, Member((FieldReference)instruction.Operand, into));
                break;
            case Code.Dup:
                stack.Push(stack.Peek());
                break;
            case Code.Castclass or Code.Isinst or Code.Box or Code.Unbox or Code.Unbox_Any or Code.Ldind_Ref or Code.Ldobj:
                break;
            case Code.Stind_Ref or Code.Stobj:
                var (put, at) = (stack.Pop(), stack.Pop());
                FlowsInto(put, at);
                break;
            case Code.Newarr:
                stack.Pop();
                stack.Push(Set($"array {method.FullName} {instruction.Offset}"));
                break;
            case Code.Ldelem_Ref or Code.Ldelem_Any or Code.Ldelema:
                stack.Pop();
                break;
            case Code.Stelem_Ref or Code.Stelem_Any:
                var item = stack.Pop();
                stack.Pop();
                FlowsInto(item, stack.Pop());
                break;
            case Code.Call or Code.Callvirt or Code.Newobj:
                Call((MethodReference)instruction.Operand, stack, isNew: instruction.OpCode.Code == Code.Newobj);
                break;
            case Code.Ret:
                Flows(stack.TryPop(out var returned) ? returned : Nothing, Result(method));
                break;
            case Code.Leave:
                stack.Clear();
                break;
            default:
                Pop(stack, Pops(instruction.OpCode.StackBehaviourPop));
                Push(stack, Pushes(instruction.OpCode.StackBehaviourPush));
                break;
        }
    }

    // What is in a tuple or another type that is not ours is whatever was put into it.
    private static IReadOnlySet<string> Member(FieldReference field, IReadOnlySet<string> whole) => OurCode.Is(field.DeclaringType) ? Set(Field(field)) : whole;

    // The place of which the instruction puts the content on the stack; null if it does something else.
    private string? Loaded(Instruction instruction, MethodDefinition method) => instruction.OpCode.Code switch
    {
        Code.Ldstr => Literal((string)instruction.Operand, method),
        Code.Ldarg or Code.Ldarga => Parameter(method, ((ParameterDefinition)instruction.Operand).Index),
        Code.Ldloc or Code.Ldloca => Local(method, (VariableDefinition)instruction.Operand),
        Code.Ldsfld or Code.Ldsflda => Field((FieldReference)instruction.Operand),
        _ => null,
    };

    // The place into which the instruction puts what is on the stack; null if it does something else.
    private static string? Stored(Instruction instruction, MethodDefinition method) => instruction.OpCode.Code switch
    {
        Code.Starg => Parameter(method, ((ParameterDefinition)instruction.Operand).Index),
        Code.Stloc => Local(method, (VariableDefinition)instruction.Operand),
        Code.Stsfld => Field((FieldReference)instruction.Operand),
        _ => null,
    };

    private void Call(MethodReference called, Stack<IReadOnlySet<string>> stack, bool isNew)
    {
        var given = Enumerable.Range(0, called.Parameters.Count).Select(_ => stack.Pop()).Reverse().ToArray();
        var instance = called.HasThis && !isNew ? stack.Pop() : Nothing;
        if (OurCode.Of(called) is { } ours)
        {
            foreach (var (index, sources) in given.Index())
            {
                Flows(sources, Parameter(ours, index));
                if (ours.Parameters[index].ParameterType.IsByReference)
                {
                    FlowsInto(Set(Parameter(ours, index)), sources);
                }
            }

            Push(stack, isNew || !IsVoid(called) ? 1 : 0, isNew ? Nothing : Set(Result(ours)));
            return;
        }

        if (called.Name == ".ctor" && !isNew)
        {
            given.ToList().ForEach(each => FlowsInto(each, instance));
        }

        var all = given.SelectMany(each => each).Concat(instance).ToHashSet();
        var kept = isNew || Keeps(called) ? all : called.ReturnType.FullName == "System.String" ? Set($"result {called.FullName}") : Nothing;
        Push(stack, isNew || !IsVoid(called) ? 1 : 0, kept);
    }

    // Tuples and Nullable give back what was put into them.
    private static bool Keeps(MethodReference called) =>
        called.DeclaringType.GetElementType().FullName is "System.Nullable`1"
            || called.DeclaringType.FullName.StartsWith("System.ValueTuple", StringComparison.Ordinal);

    // A setter of init returns nothing too, but says so in a modifier.
    private static bool IsVoid(MethodReference called) =>
        (called.ReturnType is IModifierType modified ? modified.ElementType : called.ReturnType).FullName == "System.Void";

    private string Literal(string text, MethodDefinition method)
    {
        var place = $"literal {method.FullName} {text}";
        _literals[place] = text;
        return place;
    }

    private static string Parameter(MethodDefinition method, int index) => index < 0 ? $"this {method.FullName}" : $"parameter {index} {method.FullName}";

    private static string Local(MethodDefinition method, VariableDefinition local) => $"local {local.Index} {method.FullName}";

    private static string Field(FieldReference field) => $"field {field.DeclaringType.GetElementType().FullName}::{field.Name}";

    private static string Result(MethodDefinition method) => $"result {method.FullName}";

    private static HashSet<string> Set(string place) => [place];

    private void FlowsInto(IEnumerable<string> from, IEnumerable<string> places)
    {
        foreach (var place in places)
        {
            Flows(from, place);
        }
    }

    private void Flows(IEnumerable<string> from, string place)
    {
        if (!_sources.TryGetValue(place, out var sources))
        {
            _sources[place] = sources = [];
        }

        sources.UnionWith(from.Select(each => (each, _method)));
    }

    private static void Pop(Stack<IReadOnlySet<string>> stack, int count)
    {
        for (var left = count; left > 0 && stack.Count > 0; left--)
        {
            stack.Pop();
        }
    }

    private static void Push(Stack<IReadOnlySet<string>> stack, int count, IReadOnlySet<string>? sources = null)
    {
        for (var left = count; left > 0; left--)
        {
            stack.Push(sources ?? Nothing);
        }
    }

    private static int Pops(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4
            or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.PopAll => int.MaxValue,
        StackBehaviour.Varpop => throw new InvalidOperationException("An instruction of this kind is not simulated."),
        _ => 3,
    };

    private static int Pushes(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        _ => 1,
    };
}
