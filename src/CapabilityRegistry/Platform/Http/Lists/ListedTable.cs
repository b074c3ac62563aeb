using System.Collections;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Statements;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Http.Lists;

/// <summary>
/// How the objects of a table are found, listed page by page and counted: by what a filter asks, and by what has changed. What is not asked leaves no
/// condition in the statement.
/// </summary>
public sealed class ListedTable<T, TFilter> : IListedTable
    where T : class
{
    private readonly Table<T> _table;
    private readonly ListOrders<T> _orders;
    private readonly bool _deletable;
    private readonly string _page;
    private readonly string _count;
    private readonly string _changedAfter;
    private readonly string _changedFrom;
    private readonly List<Condition> _conditions = [];

    /// <param name="kind">The kind of the objects in the log of events.</param>
    /// <param name="reach">The mark that restricts statements to rows that the caller may reach; empty if these are all.</param>
    /// <param name="deletable">Whether objects can be deleted. Only who asks what has changed is told of these.</param>
    public ListedTable(Table<T> table, ListOrders<T> orders, string kind, string reach = OwnRows.Mark, bool deletable = false)
    {
        (_table, _orders, _deletable) = (table, orders, deletable);
        ById = $"{table.Select} WHERE id = @Id{(deletable ? " AND deleted_on IS NULL" : "")} {reach}";
        Update = $"{table.Update} {reach}";
        _page = $"{table.Select} WHERE 1 = 1 {reach} {Data.Conditions.Mark} {ListOrders.Mark}";
        _count = $"SELECT COUNT(*) FROM {table.Name} WHERE 1 = 1 {reach} {Data.Conditions.Mark}";

        var changed = $"AND EXISTS (SELECT 1 FROM event AS e WHERE e.subject_kind = '{kind}' AND e.subject_id = {table.Name}.id AND";
        _changedAfter = $"{changed} e.seq > @ChangedAfter)";
        // Numbers follow time only almost: from the first event of that time on, nothing is left out.
        _changedFrom = $"{changed} e.seq >= (SELECT MIN(earliest.seq) FROM event AS earliest WHERE earliest.at >= @ChangedFrom))";
    }

    /// <summary>Finds the object with the key @Id.</summary>
    public string ById { get; }

    /// <summary>Adds the row of an object.</summary>
    public string Insert => _table.Insert;

    /// <summary>Writes an object over its version @Was.</summary>
    public string Update { get; }

    public IEnumerable<(string Name, string Text)> Statements =>
        [(nameof(ById), ById), (nameof(Page), _page), (nameof(Count), _count), (nameof(Insert), Insert), (nameof(Update), Update)];

    public IEnumerable<(string Name, string Text)> Conditions =>
    [
        .. _conditions.Select(condition => (condition.Name, condition.Text)),
        .. _deletable ? [("NotDeleted", NotDeleted)] : Array.Empty<(string, string)>(),
        ("ChangedAfter", _changedAfter),
        ("ChangedFrom", _changedFrom),
    ];

    private const string NotDeleted = "AND deleted_on IS NULL";

    /// <summary>Objects that have one of the values that a filter gives in a column.</summary>
    public ListedTable<T, TFilter> In(string column, Func<TFilter, IEnumerable?> values) =>
        Add(new(column, $"AND {column} IN @{column}", filter => values(filter) is ICollection { Count: > 0 } given ? [(column, given)] : null));

    /// <summary>Objects that meet a condition on a value that a filter gives.</summary>
    public ListedTable<T, TFilter> By(string condition, string parameter, Func<TFilter, object?> value) =>
        By(condition, filter => value(filter) is { } given and not ICollection { Count: 0 } ? [(parameter, given)] : null);

    /// <summary>Objects that meet a condition on several values.</summary>
    /// <param name="values">Null if the filter does not ask for it.</param>
    public ListedTable<T, TFilter> By(string condition, Func<TFilter, IReadOnlyList<(string Parameter, object? Value)>?> values) =>
        Add(new("", condition, values));

    /// <summary>Objects that meet a condition for which a filter asks.</summary>
    public ListedTable<T, TFilter> When(string condition, Func<TFilter, bool> isAsked) => By(condition, filter => isAsked(filter) ? [] : null);

    /// <param name="caller">Null if everybody reaches every row.</param>
    public Task<T?> Find(Work work, string id, Caller? caller = null) => work.Find(_table, For(caller, ById), new { Id = id, caller?.Scope });

    public Task<IReadOnlyList<T>> Page(Work work, TFilter filter, PageQuery page, ChangedSinceQuery? since = null, Caller? caller = null)
    {
        var (sql, values) = Asked(_page, filter, since, caller);
        values["Take"] = page.Take;
        if (_orders.PlaceOf(page) is { } place)
        {
            (values["After"], values["AfterValue"]) = (place.Key, place.Value);
        }

        return work.First(_table, _orders.Sorted(sql, page), values);
    }

    public Task<int> Count(Work work, TFilter filter, ChangedSinceQuery? since = null, Caller? caller = null)
    {
        var (sql, values) = Asked(_count, filter, since, caller);
        return work.Find<int>(sql, values);
    }

    /// <summary>A statement on the table with the conditions for which is asked, and their values.</summary>
    public (string Sql, Dictionary<string, object?> Values) Asked(string statement, TFilter filter, ChangedSinceQuery? since = null, Caller? caller = null)
    {
        var asked = _conditions.Select(each => (each.Text, Values: each.Values(filter))).Where(each => each.Values is not null).ToList();
        (string Parameter, object? Value)[] values =
        [
            ("ChangedAfter", since?.Event), ("ChangedFrom", since?.Moment), ("Scope", caller?.Scope), .. asked.SelectMany(each => each.Values!),
        ];
        return (For(caller, statement).Where(
        [
            .. asked.Select(each => (true, each.Text)),
            (_deletable && since?.IsGiven != true, NotDeleted),
            (since?.Event is not null, _changedAfter),
            (since?.Moment is not null, _changedFrom),
        ]), values.Where(each => each.Value is not null).ToDictionary(each => each.Parameter, each => each.Value));
    }

    private static string For(Caller? caller, string statement) => caller is null ? statement : statement.For(caller);

    private ListedTable<T, TFilter> Add(Condition condition)
    {
        _conditions.Add(condition);
        return this;
    }

    /// <param name="Name">Empty if it is a text of the store.</param>
    /// <param name="Text">Begins with AND.</param>
    /// <param name="Values">What a filter gives for its parameters; null if it does not ask.</param>
    private sealed record Condition(string Name, string Text, Func<TFilter, IReadOnlyList<(string Parameter, object? Value)>?> Values);
}
