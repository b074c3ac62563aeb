using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>
/// Holds the texts of an object against their attributes, as a request is held against the document that these attributes make: for what comes in by
/// other ways.
/// </summary>
public static class TextChecks
{
    /// <summary>What is wrong with the texts of an object and of the objects in its lists, each with its place as in JSON.</summary>
    public static IReadOnlyList<Fault> Faults(object content) => [.. Of(content, "")];

    private static IEnumerable<Fault> Of(object content, string at) =>
        from member in content.GetType().GetProperties()
        let place = $"{at}/{JsonNamingPolicy.CamelCase.ConvertName(member.Name)}"
        from fault in member.GetValue(content) switch
        {
            string text => OfText(member, text, place),
            IEnumerable<object> items => items.SelectMany((item, index) =>
                item is string ? [] : Of(item, string.Create(CultureInfo.InvariantCulture, $"{place}/{index}"))),
            _ => [],
        }
        select fault;

    private static IEnumerable<Fault> OfText(PropertyInfo member, string text, string place)
    {
        var form = member.GetCustomAttribute<TextFormAttribute>()?.Form;
        if (member.GetCustomAttribute<StringLengthAttribute>() is { } length && CharactersAttribute.Count(text) is var count
            && (count < length.MinimumLength || count > length.MaximumLength))
        {
            var expected = string.Create(CultureInfo.InvariantCulture, $"a text from {length.MinimumLength} to {length.MaximumLength} characters");
            yield return Fault.At(place, count < length.MinimumLength ? "too-short" : "too-long", expected, SafeExcerpt.Short(text));
        }
        else if (form is { } demanded && TextRules.Fault(text, demanded) is { } fault)
        {
            yield return Fault.At(place, fault.Code, $"a text{demanded.Without()}", fault.Found);
        }
    }
}
