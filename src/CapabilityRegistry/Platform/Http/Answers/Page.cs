using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel.Disclosure;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>One page of a list, in the order that was asked for.</summary>
public sealed record Page<T> : IDisclosesObjects
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The address of the next page; null on the last one.</summary>
    public required string? Next { get; init; }

    /// <summary>How many items the whole list has; only if the request asked with count=true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    /// <summary>This page with other views in place of its items; <see cref="Next"/> and <see cref="Count"/> stay.</summary>
    /// <param name="items">One for each item, in the same order.</param>
    public Page<TView> Of<TView>(IReadOnlyList<TView> items) => new() { Items = items, Next = Next, Count = Count };

    /// <summary>This page with each item replaced by what a view makes of it.</summary>
    public Page<TView> Select<TView>(Func<T, TView> view) => Of<TView>([.. Items.Select(view)]);

    public IEnumerable<DisclosedObject> DisclosedObjects() => Items.OfType<IDisclosesObjects>().SelectMany(item => item.DisclosedObjects());
}

public static class Page
{
    public const int Limit = 50;
    public const int MostItems = 200;

    /// <summary>Makes a page from one row more than the limit, which shows whether there is a next page.</summary>
    public static Page<T> Of<T>(HttpRequest request, IReadOnlyList<T> oneMore, int limit, Func<T, string> key, int? count = null)
    {
        var items = oneMore.Count > limit ? [.. oneMore.Take(limit)] : oneMore;
        return new Page<T>
        {
            Items = items,
            Next = oneMore.Count > limit ? AddressAfter(request, key(items[^1])) : null,
            Count = count,
        };
    }

    /// <summary>The address of the same request, going on after a place.</summary>
    public static string AddressAfter(HttpRequest request, string after)
    {
        var query = request.Query
            .Where(pair => pair.Key != "after")
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(KeyValuePair.Create("after", (string?)after));
        return QueryHelpers.AddQueryString(request.PathBase + request.Path, query);
    }
}
