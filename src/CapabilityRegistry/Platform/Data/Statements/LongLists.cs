using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Dapper;

namespace CapabilityRegistry.Platform.Data.Statements;

/// <summary>
/// A statement sends each element of a list (… IN @Ids) as a parameter of its own, of which SQL Server takes 2,100. A longer list is sent in batches,
/// in the order of its elements: rows that the statement orders by what the list is about stay in order.
/// </summary>
public static class LongLists
{
    /// <summary>The most elements of a list that go into one statement; it has some more parameters.</summary>
    public const int Most = 1_000;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> Lists = new();

    /// <summary>The values, once for each batch of the list among them that is too long; null if none is.</summary>
    /// <exception cref="InvalidOperationException">More than one list is too long: every batch of one would have to meet every batch of the other.</exception>
    public static IReadOnlyList<object>? Batches(object? values)
    {
        if (values is null or SqlMapper.IDynamicParameters)
        {
            return null;
        }

        var tooLong = Named(values)
            .Select(list => (list.Name, Texts: (list.Value as IEnumerable<string>)?.Distinct().Order(StringComparer.Ordinal).ToList()))
            .Where(list => list.Texts?.Count > Most).ToList();
        return tooLong switch
        {
            [] => null,
            [var list] => [.. list.Texts!.Chunk(Most).Select(batch => With(values, list.Name, batch))],
            _ => throw new InvalidOperationException($"The lists {string.Join(" and ", tooLong.Select(list => list.Name))} are both too long."),
        };
    }

    // What may be a list among the values.
    private static IEnumerable<(string Name, object? Value)> Named(object values) => values is Dictionary<string, object?> named
        ? named.Select(each => (each.Key, each.Value))
        : Lists.GetOrAdd(values.GetType(), Of).Select(list => (list.Name, list.GetValue(values)));

    private static DynamicParameters With(object values, string name, string[] batch)
    {
        var parameters = new DynamicParameters(values as Dictionary<string, object?> ?? ByName(values));
        parameters.Add(name, batch);
        return parameters;
    }

    private static Dictionary<string, object?> ByName(object values) =>
        values.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(values));

    private static IReadOnlyList<PropertyInfo> Of(Type type) =>
        [.. type.GetProperties().Where(property => property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable)))];
}
