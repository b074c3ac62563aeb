using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CapabilityRegistry.Registry.Imports.Sheets;

/// <summary>One column of a sheet: what its heading is, and which member of the object its cells are.</summary>
/// <param name="Heading">In plain English; case and space around it make no difference.</param>
/// <param name="Pointer">JSON pointer to the member, as the API has it.</param>
/// <param name="Help">What its cells may hold, for the sheet that explains them.</param>
internal abstract record Column(string Heading, string Pointer, string Help)
{
    /// <summary>Whether a table without this column is refused.</summary>
    public bool Required { get; init; }

    /// <summary>What the cell of an object holds: a text or a number; null for nothing.</summary>
    public abstract object? Of(JsonObject shown);

    /// <summary>Puts a cell into the object that the row makes. An empty one takes away what is there.</summary>
    public abstract void Put(JsonObject body, string? cell);

    /// <summary>Whether a fault at this place of the object is the fault of the column.</summary>
    public virtual bool Covers(string pointer, JsonObject body) => pointer == Pointer || pointer.StartsWith(Pointer + "/", StringComparison.Ordinal);

    /// <summary>The member itself, and in which object it stands; that object is made where it is missing.</summary>
    protected (JsonObject Parent, string Name) Place(JsonObject body)
    {
        var parts = Pointer.Split('/')[1..];
        foreach (var part in parts[..^1])
        {
            if (body[part] is not JsonObject child)
            {
                body[part] = child = [];
            }

            body = child;
        }

        return (body, parts[^1]);
    }

    protected JsonNode? Value(JsonObject shown) => Pointer.Split('/')[1..].Aggregate((JsonNode?)shown, (node, part) => (node as JsonObject)?[part]);

    /// <summary>A whole number as JSON has it; what is none stays a text, so that the contract says what is wrong with it.</summary>
    protected static JsonNode NumberOrText(string cell) =>
        long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(cell)!;

    protected static object? Plain(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetValue<decimal>(),
        _ => value.ToString(),
    };
}

/// <summary>Something that is shown and not read again, such as the status.</summary>
internal sealed record InfoColumn(string Heading, string Pointer, string Help) : Column(Heading, Pointer, Help)
{
    public override object? Of(JsonObject shown) => Plain(Value(shown));

    public override void Put(JsonObject body, string? cell)
    {
        // Whatever stands there is for people.
    }

    public override bool Covers(string pointer, JsonObject body) => false;
}

/// <summary>By which an object is found; it is no part of what the row says of it.</summary>
internal sealed record KeyColumn(string Heading, string Help) : Column(Heading, "/id", Help)
{
    public override object? Of(JsonObject shown) => Plain(Value(shown));

    public override void Put(JsonObject body, string? cell)
    {
        // The row is about the object of this key; the key itself never changes.
    }
}

/// <summary>A text, a code or a day.</summary>
internal sealed record TextColumn(string Heading, string Pointer, string Help) : Column(Heading, Pointer, Help)
{
    /// <summary>Whether an empty cell says that there is none, instead of saying nothing.</summary>
    public bool EmptyIsNull { get; init; }

    public override object? Of(JsonObject shown) => Plain(Value(shown));

    public override void Put(JsonObject body, string? cell)
    {
        var (parent, name) = Place(body);
        if (cell is null && !EmptyIsNull)
        {
            parent.Remove(name);
        }
        else
        {
            parent[name] = cell is null ? null : JsonValue.Create(cell);
        }
    }
}

/// <summary>A whole number, with neither commas nor points.</summary>
internal sealed record NumberColumn(string Heading, string Pointer, string Help) : Column(Heading, Pointer, Help)
{
    public override object? Of(JsonObject shown) => Plain(Value(shown));

    public override void Put(JsonObject body, string? cell)
    {
        var (parent, name) = Place(body);
        if (cell is null)
        {
            parent.Remove(name);
        }
        else
        {
            parent[name] = NumberOrText(cell);
        }
    }
}

/// <summary>Several codes in one cell, with semicolons or commas between.</summary>
internal sealed record ListColumn(string Heading, string Pointer, string Help) : Column(Heading, Pointer, Help)
{
    /// <summary>Whether an empty cell says that there are none, instead of saying nothing.</summary>
    public bool EmptyIsNone { get; init; }

    public override object? Of(JsonObject shown) =>
        Value(shown) is JsonArray { Count: > 0 } list ? string.Join("; ", list.Select(each => each!.ToString())) : null;

    public override void Put(JsonObject body, string? cell)
    {
        var (parent, name) = Place(body);
        if (cell is null && !EmptyIsNone)
        {
            parent.Remove(name);
        }
        else
        {
            parent[name] = new JsonArray([.. Parts(cell ?? "").Select(part => JsonValue.Create(part))]);
        }
    }

    internal static IEnumerable<string> Parts(string cell) => cell.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Several codes in one cell, each with a number: "excavator: 2; crane: 1".</summary>
/// <param name="Code">The member that is the code.</param>
/// <param name="Number">The member that is the number.</param>
internal sealed record PairsColumn(string Heading, string Pointer, string Code, string Number, string Help) : Column(Heading, Pointer, Help)
{
    public override object? Of(JsonObject shown) =>
        Value(shown) is JsonArray { Count: > 0 } list ? string.Join("; ", list.Select(each => $"{each![Code]}: {each[Number]}")) : null;

    public override void Put(JsonObject body, string? cell)
    {
        var (parent, name) = Place(body);
        if (cell is null)
        {
            parent.Remove(name);
        }
        else
        {
            parent[name] = new JsonArray([.. ListColumn.Parts(cell).Select(Pair)]);
        }
    }

    private JsonObject Pair(string part)
    {
        var (code, number) = part.LastIndexOf(':') is >= 0 and var colon ? (part[..colon].Trim(), part[(colon + 1)..].Trim()) : (part, null);
        var pair = new JsonObject { [Code] = code };
        if (number is { Length: > 0 })
        {
            pair[Number] = NumberOrText(number);
        }

        return pair;
    }
}

/// <summary>The men, or the women, of one rank group.</summary>
/// <param name="Group">The code of the rank group.</param>
/// <param name="Sex">men or women.</param>
internal sealed record PersonsColumn(string Heading, string Group, string Sex, string Help) : Column(Heading, "/personnel", Help)
{
    public override object? Of(JsonObject shown) => Plain((shown["personnel"] as JsonArray)?.FirstOrDefault(IsOfGroup)?[Sex]);

    public override void Put(JsonObject body, string? cell)
    {
        if (body["personnel"] is not JsonArray lines)
        {
            body["personnel"] = lines = [];
        }

        if (lines.FirstOrDefault(IsOfGroup) is not JsonObject line)
        {
            lines.Add(line = new JsonObject { ["rankGroup"] = Group });
        }

        if (cell is null)
        {
            line.Remove(Sex);
        }
        else
        {
            line[Sex] = NumberOrText(cell);
        }
    }

    public override bool Covers(string pointer, JsonObject body) =>
        pointer.Split('/') is ["", "personnel", var index, .. var member]
        && int.TryParse(index, CultureInfo.InvariantCulture, out var place)
        && body["personnel"] is JsonArray lines && place < lines.Count && IsOfGroup(lines[place])
        && (member is [] || member[0] == Sex);

    /// <summary>Takes away the groups of whom a table says nothing. Who writes only the men of a group says that there are no women.</summary>
    public static void Tidy(JsonObject body)
    {
        if (body["personnel"] is not JsonArray lines)
        {
            return;
        }

        var said = lines.OfType<JsonObject>().Where(line => line.ContainsKey("men") || line.ContainsKey("women"));
        var kept = said.Select(line => (JsonObject)line.DeepClone()).ToList();
        foreach (var line in kept)
        {
            line.TryAdd("men", JsonValue.Create(0));
            line.TryAdd("women", JsonValue.Create(0));
        }

        if (kept.Count == 0)
        {
            body.Remove("personnel");
        }
        else
        {
            body["personnel"] = new JsonArray([.. kept]);
        }
    }

    private bool IsOfGroup(JsonNode? line) => (string?)line?["rankGroup"] == Group;
}
