using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace CapabilityRegistry.Kernel;

/// <summary>The permanent code of an enum value, the same in JSON, in the database and in messages.</summary>
public static class Codes
{
    public static string Code<T>(this T value)
        where T : struct, Enum => Of<T>.Text[value];

    /// <exception cref="ArgumentException">No value of the enum has this code.</exception>
    public static T Parse<T>(string code)
        where T : struct, Enum => TryParse<T>(code, out var value)
            ? value
            : throw new ArgumentException($"'{code}' is no {typeof(T).Name}.", nameof(code));

    public static bool TryParse<T>(string code, out T value)
        where T : struct, Enum => Of<T>.Values.TryGetValue(code, out value);

    private static class Of<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Text = Enum.GetValues<T>().ToFrozenDictionary(value => value, CodeOf);

        public static readonly FrozenDictionary<string, T> Values = Text.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

        private static string CodeOf(T value) =>
            typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? value.ToString();
    }
}

/// <summary>The text, or each text of the list, is one of the codes of a closed list, which the document of the API names and gives in full.</summary>
/// <param name="list">The name of the list: that of its schema in the document.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CodeOfAttribute(string list) : Attribute
{
    public string List { get; } = list;
}
