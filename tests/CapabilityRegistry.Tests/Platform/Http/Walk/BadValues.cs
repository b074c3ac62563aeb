using System.Globalization;
using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>One thing wrong with a body: where, and the body with it.</summary>
public sealed record BadBody(string What, string Place, JsonNode Body);

/// <summary>Takes a valid body and spoils one place of it at a time, in every way that its schema forbids.</summary>
public sealed class BadValues(ApiDocument document)
{
    /// <summary>Stands for half of a surrogate pair, which no JSON library writes.</summary>
    public const string HalfPair = "half-of-a-surrogate-pair";

    public IEnumerable<BadBody> Of(JsonNode body, JsonNode schema) => Of(body, body, schema, "");

    private IEnumerable<BadBody> Of(JsonNode root, JsonNode value, JsonNode schema, string at)
    {
        var (shape, nullable) = document.Resolved(schema);
        foreach (var (what, bad) in Wrong(shape, nullable))
        {
            yield return new BadBody(what, at, With(root, at, bad));
        }

        var inside = value switch
        {
            JsonObject members => InObject(root, members, shape, at),
            JsonArray items => InArray(root, items, shape, at),
            _ => [],
        };
        foreach (var bad in inside)
        {
            yield return bad;
        }
    }

    private IEnumerable<BadBody> InObject(JsonNode root, JsonObject value, JsonObject shape, string at)
    {
        yield return new BadBody("unknown member", $"{at}/no~1such~0member", With(root, at, Added(value, "no/such~member", 1)));
        yield return new BadBody("the prototype as a member", $"{at}/__proto__", With(root, at, Added(value, "__proto__", new JsonObject())));
        foreach (var name in value.Select(member => member.Key).Where(name => name.Contains('e', StringComparison.Ordinal)).Take(1))
        {
            // Cyrillic, and not to be told from the Latin letter by the eye.
            var lookalike = name.Replace('e', '\u0435');
            yield return new BadBody("a member that only looks like one", $"{at}/{lookalike}", With(root, at, Added(value, lookalike, 1)));
        }

        foreach (var required in (shape["required"]?.AsArray() ?? []).Select(name => (string)name!))
        {
            yield return new BadBody("missing member", $"{at}/{required}", With(root, at, Removed(value, required)));
        }

        foreach (var (name, member) in value)
        {
            var inside = shape["properties"]?[name] ?? throw new InvalidOperationException($"{at}/{name} of {root.ToJsonString()} is not in the document.");
            foreach (var bad in Of(root, member!, inside, $"{at}/{name}"))
            {
                yield return bad;
            }
        }
    }

    private IEnumerable<BadBody> InArray(JsonNode root, JsonArray items, JsonObject shape, string at)
    {
        if (shape["maxItems"] is { } most)
        {
            yield return new BadBody("too many items", at,
                With(root, at, new JsonArray([.. Enumerable.Repeat(items[0], (int)most + 1).Select(item => item!.DeepClone())])));
        }

        foreach (var bad in Of(root, items[0]!, shape["items"]!, $"{at}/0"))
        {
            yield return bad;
        }
    }

    private static IEnumerable<(string What, JsonNode? Value)> Wrong(JsonObject shape, bool nullable)
    {
        if (!nullable)
        {
            yield return ("null", null);
        }

        var type = ApiDocument.TypeOf(shape);
        yield return ("wrong type", type is "string" ? JsonValue.Create(17) : JsonValue.Create("seventeen"));
        yield return ("wrong type", type is "array" ? new JsonObject() : new JsonArray());
        if ((int?)shape["minItems"] > 0)
        {
            yield return ("too few items", new JsonArray());
        }

        foreach (var (what, value) in type switch { "integer" => WrongNumbers(shape), "string" => WrongTexts(shape), _ => [] })
        {
            yield return (what, value);
        }
    }

    private static IEnumerable<(string What, JsonNode? Value)> WrongNumbers(JsonObject shape)
    {
        yield return ("below the minimum", (int)shape["minimum"]! - 1);
        yield return ("above the maximum", (int)shape["maximum"]! + 1);
        yield return ("negative", -2_000_000_000);
        foreach (var number in new[] { "1e999", "-1e999", "1.5", "99999999999999999999" })
        {
            yield return ($"the number {number}", JsonNode.Parse(number));
        }
    }

    private static readonly (string What, string Text)[] Hidden =
        [("running backwards", "a\u202Etxt.exe"), ("isolated", "a\u2066b\u2069"), ("nothing but what is not seen", "\u200B\u2060"), ("a filler", "\u3164"),
            ("two lines", "a\u2028b"), ("a control of old", "a\u0085b")];

    private static IEnumerable<(string What, JsonNode? Value)> WrongTexts(JsonObject shape)
    {
        yield return ("half of a surrogate pair", HalfPair);
        if (shape["enum"] is not null || shape["pattern"] is not null || shape["format"] is not null)
        {
            yield return ("empty", "");
            yield return ("unknown code", "\u00A0no such code\n");
            yield return ("a NUL inside", "a\0b");
        }

        if (shape["maxLength"] is { } most)
        {
            yield return ("too long", new string('x', (int)most + 1));
            foreach (var (what, text) in shape["pattern"] is null ? [] : Hidden)
            {
                yield return (what, text);
            }
        }
        else if (shape["enum"] is not null || shape["pattern"] is not null)
        {
            yield return ("right to left and of zero width", "\u202E\u200B\u2066ABC");
        }

        if ((string?)shape["format"] == "date")
        {
            yield return ("no such day", "2027-02-30");
            yield return ("another form of date", "31.12.2027");
        }
    }

    /// <summary>A copy of the whole with another value in one place.</summary>
    private static JsonNode With(JsonNode root, string at, JsonNode? value)
    {
        if (at.Length == 0)
        {
            return value?.DeepClone() ?? JsonNode.Parse("[null]")!;
        }

        var copy = root.DeepClone();
        var steps = at.Split('/')[1..];
        var parent = steps[..^1].Aggregate(copy, (node, step) => node is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        if (parent is JsonArray items)
        {
            items[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = value?.DeepClone();
        }
        else
        {
            parent[steps[^1]] = value?.DeepClone();
        }

        return copy;
    }

    private static JsonObject Added(JsonObject value, string name, JsonNode member)
    {
        var copy = value.DeepClone().AsObject();
        copy[name] = member;
        return copy;
    }

    private static JsonObject Removed(JsonObject value, string name)
    {
        var copy = value.DeepClone().AsObject();
        copy.Remove(name);
        return copy;
    }
}
