using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Http.Lists;

/// <summary>
/// The orders in which a list can be had: by its key, and by some members of its items; upwards or, with a hyphen before the name, downwards. Between
/// equals the key decides, in the same direction, so a page goes on exactly where the one before ended.
/// </summary>
/// <param name="key">The name of the key in the items.</param>
/// <param name="keyOf">The key of an item.</param>
/// <param name="fields">By what else it can be sorted.</param>
public sealed partial class ListOrders<T>(string key, Func<T, string> keyOf, params IReadOnlyList<SortField<T>> fields) : IListOrders
{
    private const string KeyColumn = "id";

    public IReadOnlyList<string> Names { get; } = [.. fields.Select(field => field.Name).Prepend(key).SelectMany(name => new[] { name, $"-{name}" })];

    public IEnumerable<(string Name, string Ending)> Endings =>
    [
        .. from name in Names
           let order = Order(name)
           from place in order.Field is null
               ? new Place?[] { new Place("", null), null }
               : [null, new Place("", ""), .. order.Field.MayBeNull ? [new Place("", null)] : Array.Empty<Place?>()]
           select (name, Ending(order, place)),
    ];

    /// <summary>The statement with the order that the request wants at <see cref="ListOrders.Mark"/>; its parameters are After and AfterValue.</summary>
    public string Sorted(string statement, PageQuery page) =>
        statement.Replace(ListOrders.Mark, Ending(Order(page.Sort), PlaceOf(page)), StringComparison.Ordinal);

    /// <summary>Where the page that the request wants begins: after an item with this key and this value of the field; null: at the beginning.</summary>
    /// <exception cref="FormatException">What the request goes on from is no place of this order; <see cref="ListQueryCheck"/> refuses it before.</exception>
    public Place? PlaceOf(PageQuery page) =>
        page.After is null ? null : Read(Order(page.Sort), page.After) ?? throw new FormatException($"'{page.After}' is no place of the order '{page.Sort}'.");

    public bool HasPlace(string? sort, string after) => Read(Order(sort), after) is not null;

    /// <summary>A page of items that were read by <see cref="Sorted"/>, one more than the page holds.</summary>
    public Page<T> Page(HttpRequest request, IReadOnlyList<T> oneMore, PageQuery page, int? count = null) =>
        Answers.Page.Of(request, oneMore, page.Wanted, last => Written(Order(page.Sort), last), count);

    /// <summary>A page of a list that is in memory as a whole.</summary>
    /// <param name="all">In any order.</param>
    public Page<T> PageOf(HttpRequest request, IReadOnlyCollection<T> all, PageQuery page)
    {
        var (order, place) = (Order(page.Sort), PlaceOf(page));
        var compare = Comparer<(object? Value, string Key)>.Create((one, other) => order.Sign * Compare(one, other));
        var sorted = all.Select(item => (Item: item, Place: (order.Field?.Value(item), keyOf(item)))).OrderBy(each => each.Place, compare);
        var rest = place is null ? sorted : sorted.SkipWhile(each => compare.Compare(each.Place, (place.Value, place.Key)) <= 0);
        return Page(request, [.. rest.Take(page.Take).Select(each => each.Item)], page, page.Count == true ? all.Count : null);
    }

    private static int Compare((object? Value, string Key) one, (object? Value, string Key) other)
    {
        var byValue = one.Value is string text ? string.CompareOrdinal(text, other.Value as string) : Comparer<object?>.Default.Compare(one.Value, other.Value);
        return byValue != 0 ? byValue : string.CompareOrdinal(one.Key, other.Key);
    }

    private WantedOrder Order(string? sort)
    {
        var name = (sort ?? key).TrimStart('-');
        return new(fields.FirstOrDefault(field => field.Name == name), sort?.StartsWith('-') == true ? -1 : 1);
    }

    // The key alone where the list is in its order; else the value and the key as JSON in base64url.
    private string Written(WantedOrder order, T last) => order.Field is null
        ? keyOf(last)
        : Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new[] { SortField<T>.Written(order.Field.Value(last)), keyOf(last) }));

    private static Place? Read(WantedOrder order, string after)
    {
        if (order.Field is null)
        {
            return Key().IsMatch(after) ? new Place(after, null) : null;
        }

        try
        {
            return JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(after)) is [var value, { } key] && Key().IsMatch(key)
                ? Read(order.Field, value, key)
                : null;
        }
        catch (Exception none) when (none is FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static Place? Read(SortField<T> field, string? value, string key) => value is null
        ? field.MayBeNull ? new Place(key, null) : null
        : field.Parse(value) is { } parsed ? new Place(key, parsed) : null;

    private static string Ending(WantedOrder order, Place? place)
    {
        var (down, after) = order.Sign < 0 ? (" DESC", "<") : ("", ">");
        if (order.Field is not { } field)
        {
            return $"{(place is null ? "" : $"AND {KeyColumn} {after} @After ")}ORDER BY {KeyColumn}{down}";
        }

        return $"{(place is null ? "" : $"{ConditionAfter(field, order, place, after)} ")}ORDER BY {field.Column}{down}, {KeyColumn}{down}";
    }

    // NULL comes first on both engines, and so last in the order downwards. The first condition finds the place in an index, the second within equals.
    private static string ConditionAfter(SortField<T> field, WantedOrder order, Place place, string after) => (place.Value, order.Sign, field) switch
    {
        (null, > 0, _) => $"AND ({field.Column} IS NOT NULL OR {KeyColumn} > @After)",
        (null, _, _) => $"AND {field.Column} IS NULL AND {KeyColumn} < @After",
        (_, < 0, { MayBeNull: true }) =>
            $"AND ({field.Column} < @AfterValue OR {field.Column} IS NULL OR ({field.Column} = @AfterValue AND {KeyColumn} < @After))",
        _ => $"AND {field.Column} {after}= @AfterValue AND ({field.Column} {after} @AfterValue OR {KeyColumn} {after} @After)",
    };

    [GeneratedRegex("^[A-Z0-9_-]{1,80}$")]
    private static partial Regex Key();

    /// <param name="Field">Null: by the key.</param>
    /// <param name="Sign">1 upwards, -1 downwards.</param>
    private sealed record WantedOrder(SortField<T>? Field, int Sign);
}

/// <summary>The orders of a list whatever its items are.</summary>
public interface IListOrders
{
    /// <summary>The values of <c>sort</c>; the first is the usual order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>What a statement can end with, each with the name of its order.</summary>
    IEnumerable<(string Name, string Ending)> Endings { get; }

    /// <summary>Whether a list in this order can go on after this place.</summary>
    bool HasPlace(string? sort, string after);
}

/// <summary>A place in a list.</summary>
/// <param name="Key">Of the last item that was read.</param>
/// <param name="Value">What that item has in the field by which the list is sorted.</param>
public sealed record Place(string Key, object? Value);

public static class ListOrders
{
    /// <summary>Stands at the end of a statement that is sorted as a request wants it.</summary>
    public const string Mark = "/*order*/";

    /// <summary>Declares in which orders the list of an endpoint can be had, and refuses a query that cannot be answered.</summary>
    public static RouteHandlerBuilder SortedBy(this RouteHandlerBuilder endpoint, IListOrders orders) =>
        endpoint.WithMetadata(orders).AddEndpointFilter<ListQueryCheck>();
}
