using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>Everything that can be wrong with the part of the address after the question mark.</summary>
public sealed class BadQueries(ApiDocument document, SampleValues values)
{
    public IEnumerable<Deviation> Of(Operation operation, RequestData good) =>
    [
        With(good, "unknown parameter", "no-such=1", "no-such"),
        With(good, "unknown parameter without a value", "%E2%80%AE", null),
        .. operation.In("query").SelectMany(parameter => Of(good, (string)parameter["name"]!, parameter["schema"]!)),
    ];

    private IEnumerable<Deviation> Of(RequestData good, string name, JsonNode schema)
    {
        var right = Uri.EscapeDataString(values.InQuery(name, schema, Size.Whole));
        var most = (int?)document.Resolved(schema).Schema["maxItems"] ?? 1;
        yield return With(good, "parameter too often", string.Join('&', Enumerable.Repeat($"{name}={right}", most + 1)), name);
        yield return With(good, "parameter in other letters", $"{name.ToUpperInvariant()}={right}", name.ToUpperInvariant());
        foreach (var wrong in Wrong(document.Single(schema)))
        {
            yield return With(good, $"{name} is '{wrong}'", $"{name}={Uri.EscapeDataString(wrong)}", name);
        }
    }

    private static Deviation With(RequestData good, string what, string query, string? place) =>
        new(what, good with { Address = WithQuery(good.Address, query, place) }, place, 400);

    // What the parameter says already gives way.
    private static string WithQuery(string address, string query, string? place)
    {
        var kept = address.Split('?')[1..].SelectMany(each => each.Split('&')).Where(each => each.Split('=')[0] != place);
        return $"{address.Split('?')[0]}?{string.Join('&', kept.Append(query))}";
    }

    private static IEnumerable<string> Wrong(JsonObject shape) => ApiDocument.TypeOf(shape) switch
    {
        "integer" => ["", "abc", "1.5", "1e3", "0x10", "99999999999999999999", $"{(long)shape["minimum"]! - 1}", $"{(long)shape["maximum"]! + 1}"],
        "boolean" => ["", "maybe", "1", "TRUE"],
        _ when (string?)shape["format"] == "date" => ["", "soon", "2027-02-30", "31.12.2027", "2027-12-31T00:00:00Z"],
        _ when shape["maxLength"] is { } most => ["", new string('x', (int)most + 1)],
        _ => ["", "\u202E\u200B", "a\0b", "no such code\n", "2027-02-30\n"],
    };
}
