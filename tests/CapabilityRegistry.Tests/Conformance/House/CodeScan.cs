using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>Reads what a compiled type mentions, calls and says.</summary>
internal sealed class CodeScan
{
    private readonly HashSet<string> _mentions = [];
    private readonly HashSet<string> _calls = [];
    private readonly HashSet<string> _texts = [];

    public static CodeType Of(TypeDefinition type)
    {
        var scan = new CodeScan();
        scan.Type(type);
        return new()
        {
            Namespace = type.Namespace,
            Name = type.Name,
            Mentions = scan._mentions,
            Calls = scan._calls,
            Texts = scan._texts,
            IsOperation = type.Methods.Any(method => method is { Name: "Handle", IsPublic: true, IsStatic: true }),
        };
    }

    private void Type(TypeDefinition type)
    {
        Mention(type.BaseType);
        Attributes(type);
        Parameters(type);
        Each(type.Interfaces, each => { Mention(each.InterfaceType); Attributes(each); });
        Each(type.Fields, each => { Mention(each.FieldType); Attributes(each); });
        Each(type.Properties, each => { Mention(each.PropertyType); Attributes(each); });
        Each(type.Events, each => { Mention(each.EventType); Attributes(each); });
        Each(type.Methods, Method);
        Each(type.NestedTypes, Type);
    }

    private void Method(MethodDefinition method)
    {
        Signature(method);
        Attributes(method);
        Attributes(method.MethodReturnType);
        Parameters(method);
        Each(method.Parameters, Attributes);
        Each(method.Overrides, each => Mention(each.DeclaringType));
        if (method.HasBody)
        {
            Each(method.Body.Variables, each => Mention(each.VariableType));
            Each(method.Body.ExceptionHandlers, each => Mention(each.CatchType));
            Each(method.Body.Instructions, each => Operand(each.Operand));
        }
    }

    private void Operand(object? operand)
    {
        switch (operand)
        {
            case string text:
                _texts.Add(text);
                break;
            case TypeReference type:
                Mention(type);
                break;
            case FieldReference field:
                Mention(field.DeclaringType);
                Mention(field.FieldType);
                break;
            case MethodReference method:
                _calls.Add($"{Outermost(method.DeclaringType).FullName}.{method.Name}");
                Mention(method.DeclaringType);
                Signature(method);
                Each((method as GenericInstanceMethod)?.GenericArguments ?? [], Mention);
                break;
        }
    }

    private void Signature(IMethodSignature method)
    {
        Mention(method.ReturnType);
        Each(method.Parameters, each => Mention(each.ParameterType));
    }

    private void Parameters(IGenericParameterProvider provider) =>
        Each(provider.GenericParameters, each => Each(each.Constraints, constraint => Mention(constraint.ConstraintType)));

    private void Attributes(ICustomAttributeProvider provider) => Each(provider.CustomAttributes, attribute =>
    {
        Mention(attribute.AttributeType);
        Each(attribute.ConstructorArguments, Argument);
        Each(attribute.Properties, each => Argument(each.Argument));
        Each(attribute.Fields, each => Argument(each.Argument));
    });

    private void Argument(CustomAttributeArgument argument)
    {
        Mention(argument.Type);
        Mention(argument.Value as TypeReference);
        Each(argument.Value as CustomAttributeArgument[] ?? [], Argument);
    }

    private void Mention(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                break;
            case GenericInstanceType generic:
                Mention(generic.ElementType);
                Each(generic.GenericArguments, Mention);
                break;
            case IModifierType modified:
                Mention(modified.ElementType);
                Mention(modified.ModifierType);
                break;
            case FunctionPointerType pointer:
                Signature(pointer);
                break;
            case TypeSpecification specification:
                Mention(specification.ElementType);
                break;
            default:
                _mentions.Add(Outermost(type).FullName);
                break;
        }
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type.GetElementType() : Outermost(type.DeclaringType);

    private static void Each<T>(IEnumerable<T> all, Action<T> scan)
    {
        foreach (var one in all)
        {
            scan(one);
        }
    }
}
