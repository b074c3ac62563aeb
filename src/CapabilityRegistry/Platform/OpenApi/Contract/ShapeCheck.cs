using System.Globalization;
using System.Text.Json;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>Compares a JSON value with its shape and collects all differences.</summary>
public static class ShapeCheck
{
    /// <summary>The most faults that an answer lists.</summary>
    public const int MostFaults = 50;

    public static IReadOnlyList<Fault> Of(JsonElement value, Shape shape)
    {
        var faults = new List<Fault>();
        Check(value, shape, "", faults);
        return faults;
    }

    private static void Check(JsonElement value, Shape shape, string at, List<Fault> faults)
    {
        if (faults.Count >= MostFaults || (value.ValueKind == JsonValueKind.Null && shape.Nullable))
        {
            return;
        }

        if (shape.IsOpen && value.ValueKind == JsonValueKind.Object)
        {
            CheckTexts(value, at, faults);
            return;
        }

        if (!HasType(value, shape.Type))
        {
            faults.Add(Fault.At(at, "wrong-type", ShapeDescription.Of(shape), Text(value)));
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object: CheckObject(value, shape, at, faults); break;
            case JsonValueKind.Array: CheckArray(value, shape, at, faults); break;
            case JsonValueKind.String: CheckText(value, shape, at, faults); break;
            case JsonValueKind.Number: CheckNumber(value, shape, at, faults); break;
        }
    }

    private static bool HasType(JsonElement value, JsonSchemaType type) => value.ValueKind switch
    {
        JsonValueKind.Object => type.HasFlag(JsonSchemaType.Object),
        JsonValueKind.Array => type.HasFlag(JsonSchemaType.Array),
        JsonValueKind.String => type.HasFlag(JsonSchemaType.String),
        JsonValueKind.Number => type.HasFlag(JsonSchemaType.Integer) && PlainJson.TryWhole(value, out _),
        JsonValueKind.True or JsonValueKind.False => type.HasFlag(JsonSchemaType.Boolean),
        _ => false,
    };

    private static void CheckObject(JsonElement value, Shape shape, string at, List<Fault> faults)
    {
        var properties = shape.Properties ?? new Dictionary<string, Shape>();
        foreach (var member in value.EnumerateObject().TakeWhile(_ => faults.Count < MostFaults))
        {
            var pointer = $"{at}/{Escaped(member.Name)}";
            if (properties.TryGetValue(member.Name, out var expected))
            {
                Check(member.Value, expected, pointer, faults);
            }
            else
            {
                faults.Add(Fault.At(pointer, "unknown-member", $"one of {string.Join(", ", properties.Keys)}", SafeExcerpt.Short(member.Name)));
            }
        }

        faults.AddRange(shape.Required.Where(name => !value.TryGetProperty(name, out _))
            .Select(name => Fault.At($"{at}/{name}", "missing", ShapeDescription.Of(properties[name]), "nothing")));
    }

    // Of what may be anything, only the texts can be wrong.
    private static void CheckTexts(JsonElement value, string at, List<Fault> faults)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    CheckTexts(member.Value, $"{at}/{Escaped(member.Name)}", faults);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    CheckTexts(item, string.Create(CultureInfo.InvariantCulture, $"{at}/{index}"), faults);
                }

                break;
            case JsonValueKind.String when faults.Count < MostFaults && !TryText(value, out _):
                faults.Add(NotUnicode(at));
                break;
        }
    }

    private static Fault NotUnicode(string at) => Fault.At(at, "not-unicode", "well-formed Unicode text", "half of a surrogate pair");

    private static void CheckArray(JsonElement value, Shape shape, string at, List<Fault> faults)
    {
        var length = value.GetArrayLength();
        if (length < (shape.MinItems ?? 0) || length > (shape.MaxItems ?? int.MaxValue))
        {
            faults.Add(Fault.At(at, "wrong-length", ShapeDescription.Of(shape), SafeExcerpt.Short(value)));
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray().TakeWhile(_ => faults.Count < MostFaults))
        {
            Check(item, shape.Items!, string.Create(CultureInfo.InvariantCulture, $"{at}/{index++}"), faults);
        }
    }

    private static void CheckText(JsonElement value, Shape shape, string at, List<Fault> faults)
    {
        if (!TryText(value, out var text))
        {
            faults.Add(NotUnicode(at));
        }
        else if (TextFault(text, shape) is { } fault)
        {
            faults.Add(Fault.At(at, fault.Code, ShapeDescription.Of(shape), fault.Found));
        }
    }

    /// <summary>What is wrong with a text, or null.</summary>
    public static TextFault? TextFault(string text, Shape shape) => text switch
    {
        _ when shape.Enum is { } codes && !codes.Contains(text) => Whole("unknown-code", text),
        _ when CharactersAttribute.Count(text) < (shape.MinLength ?? 0) => Whole("too-short", text),
        _ when CharactersAttribute.Count(text) > (shape.MaxLength ?? int.MaxValue) => Whole("too-long", text),
        _ when shape.Pattern is { } pattern && !pattern.IsMatch(CharactersAttribute.OneUnitEach(text)) => Whole("wrong-form", text),
        _ when shape.Format == "date" && !IsDate(text) => Whole("not-a-date", text),
        _ when shape.TextForm is { } form => TextRules.Fault(text, form),
        _ => null,
    };

    private static TextFault Whole(string code, string text) => new(code, SafeExcerpt.Short(text));

    private static void CheckNumber(JsonElement value, Shape shape, string at, List<Fault> faults)
    {
        if (PlainJson.TryWhole(value, out var number) && NumberFault(number, shape) is { } code)
        {
            faults.Add(Fault.At(at, code, ShapeDescription.Of(shape), SafeExcerpt.Short(value)));
        }
    }

    /// <summary>The code of what is wrong with a number, or null.</summary>
    public static string? NumberFault(long number, Shape shape) =>
        number < (shape.Minimum ?? int.MinValue) || number > (shape.Maximum ?? int.MaxValue) ? "out-of-range" : null;

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool TryText(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // The only way that JSON has to tell of a lone surrogate in an escape (\ud800).
            text = "";
            return false;
        }
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && !TryText(value, out _) ? "half of a surrogate pair" : SafeExcerpt.Short(value);

    // A name that is longer than any of ours is not repeated in full.
    private static string Escaped(string name) =>
        (name.Length > 100 ? $"{name[..100]}…" : name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
