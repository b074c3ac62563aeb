using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace CapabilityRegistry.Kernel;

/// <summary>The permanent code of an enum value, the same in JSON, in the database and in messages.</summary>
public static class Codes
{
    public static string Code<T>(this T value)
        where T : struct, Enum => Of<T>.Text[Number(value)];

    /// <exception cref="ArgumentException">No value of the enum has this code.</exception>
    public static T Parse<T>(string code)
        where T : struct, Enum => TryParse<T>(code, out var value)
            ? value
            : throw new ArgumentException($"'{code}' is no {typeof(T).Name}.", nameof(code));

    public static bool TryParse<T>(string code, out T value)
        where T : struct, Enum
    {
        var isKnown = Of<T>.Numbers.TryGetValue(code, out var number);
        value = Unsafe.BitCast<int, T>(number);
        return isKnown;
    }

    private static int Number<T>(T value)
        where T : struct, Enum => Unsafe.BitCast<T, int>(value);

    // By number: a dictionary of the values themselves is a type of its own for each enum, and all of its code is compiled anew at the start.
    private static class Of<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<int, string> Text = [];

        public static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal);

        static Of()
        {
            foreach (var field in typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                var (number, code) = ((int)field.GetRawConstantValue()!, field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name);
                Text[number] = code;
                Numbers[code] = number;
            }
        }
    }
}

/// <summary>The text, or each text of the list, is one of the codes of a closed list, which the document of the API names and gives in full.</summary>
/// <param name="list">The name of the list: that of its schema in the document.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CodeOfAttribute(string list) : Attribute
{
    public string List { get; } = list;
}
