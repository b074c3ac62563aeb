using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CapabilityRegistry.Platform.Data.Statements;

/// <summary>
/// What a statement is called: PledgeStore.Page, by the class that holds it and the name that it has there. It is known by its text, between the marks at
/// which conditions and orders are put in, so that nobody who sends a statement has to name it.
/// </summary>
public static partial class StatementNames
{
    /// <summary>The name of a statement that stands in no class named Sql.</summary>
    public const string Other = "other";

    // Each filter and order makes a text of its own. Beyond this many they are looked up anew each time, so that no client fills the memory with them.
    private const int MostKept = 4_096;

    private static readonly Lazy<IReadOnlyList<(string Name, IReadOnlyList<string> Parts)>> All = new(Read);

    private static readonly ConcurrentDictionary<string, string> Kept = new(StringComparer.Ordinal);

    public static string Of(string sql)
    {
        if (Kept.TryGetValue(sql, out var known))
        {
            return known;
        }

        var name = Find(sql);
        if (Kept.Count < MostKept)
        {
            Kept[sql] = name;
        }

        return name;
    }

    // The statements by how much of their text is their own: what holds for several is the one that says most.
    private static string Find(string sql) => All.Value.FirstOrDefault(each => Holds(each.Parts, sql)).Name ?? Other;

    private static bool Holds(IReadOnlyList<string> parts, string sql)
    {
        if (!sql.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var place = parts[0].Length;
        foreach (var part in parts.Skip(1))
        {
            var found = sql.IndexOf(part, place, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            place = found + part.Length;
        }

        return parts.Count > 1 || sql.AsSpan(place).Trim().IsEmpty || sql.AsSpan(place).StartsWith(" LIMIT ") || sql.AsSpan(place).StartsWith(" OFFSET ");
    }

    private static IReadOnlyList<(string Name, IReadOnlyList<string> Parts)> Read() =>
    [
        .. from statement in typeof(StatementNames).Assembly.GetTypes().SelectMany(type => Held(type).Concat(Listed(type)))
           orderby statement.Text.Length descending, statement.Name
           select (statement.Name, Mark().Split(statement.Text)),
    ];

    // Those that stand in a class named Sql; conditions are no statements.
    private static IEnumerable<(string Name, string Text)> Held(Type type) =>
        from field in type is { Name: "Sql", IsNested: true } ? type.GetFields(BindingFlags.Public | BindingFlags.Static) : []
        let text = (string)field.GetValue(null)!
        where !text.StartsWith("AND ", StringComparison.Ordinal)
        select ($"{type.DeclaringType!.Name}.{field.Name}", text);

    private static IEnumerable<(string Name, string Text)> Listed(Type type) =>
        from field in type.ContainsGenericParameters ? [] : type.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)
        where typeof(IListedTable).IsAssignableFrom(field.FieldType)
        from statement in ((IListedTable)field.GetValue(null)!).Statements
        select ($"{type.Name}.{statement.Name}", statement.Text);

    /// <summary>Where something is put in: <see cref="Conditions.Mark"/>, those of <see cref="OwnRows"/>, that of an order.</summary>
    [GeneratedRegex(@"/\*[a-z ]+\*/")]
    private static partial Regex Mark();
}
