using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>How much of what a schema allows.</summary>
public enum Size
{
    /// <summary>Only what is required.</summary>
    Least,

    /// <summary>Everything, with ordinary values.</summary>
    Whole,

    /// <summary>Everything, with the lowest numbers and the earliest days.</summary>
    Lowest,

    /// <summary>Everything, with the highest numbers, the latest days and the longest texts.</summary>
    Highest,
}

/// <summary>Makes values that fit a schema, out of things that exist in the registry under test.</summary>
public sealed class SampleValues(ApiDocument document, ReadyObjects world, Random random)
{
    private static readonly string[] Texts =
        ["KAZ", "KAZ-00001", "ENGINEER_COY", "MINUSCA", "engineering-vehicle", "fr", "AFRICAN_STATES", "AU", "DEP-00001", "\"1\"", "20261123-1-0",
            "Génie – 工兵 «Сапёр»"];

    /// <param name="name">The member or parameter, within its parent: substitutes/unitType.</param>
    public JsonNode? Of(string name, JsonNode schema, Size size)
    {
        var (shape, _) = document.Resolved(schema);
        return ApiDocument.TypeOf(shape) switch
        {
            "object" => Object(name, shape, size),
            "array" => new JsonArray(Of(name, shape["items"]!, size)),
            "boolean" => random.Next(2) == 0,
            "integer" => Number(name, shape, size),
            _ => Text(name, shape, size),
        };
    }

    /// <summary>A value of a parameter, as text; of one that may be repeated, one of several.</summary>
    public string InQuery(string name, JsonNode schema, Size size) => Of(name, document.Single(schema), size)!.ToString();

    private JsonObject Object(string parent, JsonObject shape, Size size)
    {
        var required = (shape["required"]?.AsArray() ?? []).Select(name => (string)name!).ToHashSet();
        // A merge patch may hold anything, and so nothing.
        return new JsonObject((shape["properties"]?.AsObject() ?? [])
            .Where(property => size != Size.Least || required.Contains(property.Key))
            .Select(property => KeyValuePair.Create(property.Key, Of($"{parent}/{property.Key}".TrimStart('/'), property.Value!, size))));
    }

    private JsonNode Number(string name, JsonObject shape, Size size)
    {
        var (least, most) = ((int?)shape["minimum"] ?? 0, (int?)shape["maximum"] ?? 1_000);
        return size switch
        {
            Size.Lowest => least,
            Size.Highest => most,
            // A law leaves room for the units that are invited.
            _ when name == "persons" => most,
            _ => random.Next(least, Math.Min(most, 1_000)),
        };
    }

    private string Text(string name, JsonObject shape, Size size) => shape switch
    {
        _ when (string?)shape["format"] == "date" && size == Size.Lowest => "0001-01-01",
        _ when (string?)shape["format"] == "date" && size == Size.Highest => "9999-12-31",
        _ when shape["maxLength"] is { } most && size == Size.Highest => new string('工', (int)most),
        // Of individuals a unit type, of equipment another code.
        _ when name == "category" && (string?)shape["pattern"] == Patterns.UnitType => "MILITARY_OBSERVER",
        _ when world.SampleValue(name) is { } known => known,
        _ when shape["enum"] is JsonArray codes => Any([.. codes.Where(code => code is not null).Select(code => (string)code!)]),
        _ when (string?)shape["format"] == "date" => new DateOnly(2027, 1, 1).AddDays(random.Next(1_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ when shape["pattern"] is { } pattern => Texts.First(text => Regex.IsMatch(text, (string)pattern!)),
        _ => "text".PadRight((int?)shape["minLength"] ?? 0, 's'),
    };

    private string Any(string[] codes) => codes[random.Next(codes.Length)];
}
