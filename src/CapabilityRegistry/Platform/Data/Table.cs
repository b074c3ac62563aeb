using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// The table that the objects of a type are stored in, read off the type once: a column for each member that can be set and that every answer
/// shows, named as in JSON but in snake_case. So a new member is added, changed and read without being named in any statement.
/// </summary>
public sealed class Table<T>
    where T : class
{
    private readonly ParameterExpression _object = Expression.Parameter(typeof(T));
    private readonly ParameterExpression _row = Expression.Parameter(typeof(DbDataReader));
    private readonly NullabilityInfoContext _declared = new();
    private readonly List<Column> _written = [];
    private readonly List<string> _selected = [];
    private readonly IReadOnlyCollection<string> _absent;
    private readonly IReadOnlyDictionary<string, string> _spread;
    private readonly IReadOnlyDictionary<string, string> _lookedUp;
    private readonly Lazy<Func<DbDataReader, T>> _read;

    /// <param name="name">The name of the table.</param>
    /// <param name="once">The columns that are written with the object and never changed.</param>
    /// <param name="absent">The members, named like columns, that no column holds.</param>
    /// <param name="spread">The members, named like columns, whose own members are columns; each with what the names of these begin with.</param>
    /// <param name="derived">Columns that hold what is worked out of the object, for statements to search by; they are not read.</param>
    /// <param name="lookedUp">Columns that are read from elsewhere, each with its expression; they are not written.</param>
    public Table(
        string name,
        IReadOnlyCollection<string> once,
        IReadOnlyCollection<string>? absent = null,
        IReadOnlyDictionary<string, string>? spread = null,
        IReadOnlyDictionary<string, Func<T, object?>>? derived = null,
        IReadOnlyDictionary<string, string>? lookedUp = null)
    {
        (_absent, _spread, _lookedUp) = (absent ?? [], spread ?? new Dictionary<string, string>(), lookedUp ?? new Dictionary<string, string>());
        _read = WhenAsked<Func<DbDataReader, T>>(ReadObject(typeof(T), "", _object), _row);
        _written.AddRange((derived ?? new Dictionary<string, Func<T, object?>>()).Select(each => new Column(each.Key, null, each.Value)));

        Name = name;
        Select = $"SELECT {string.Join(", ", _selected)} FROM {name}";
        Insert = $"INSERT INTO {name} ({Listed(_written, "{0}")}) VALUES ({Listed(_written, "@{1}")})";
        Update = $"UPDATE {name} SET {Listed(_written.Where(column => !once.Contains(column.Name)), "{0} = @{1}")} WHERE id = @Id AND version = @Was";
    }

    /// <summary>The name of the table.</summary>
    public string Name { get; }

    /// <summary>Every column of every row; a WHERE clause can follow.</summary>
    public string Select { get; }

    /// <summary>Adds the row of an object.</summary>
    public string Insert { get; }

    /// <summary>Writes an object over its version @Was; more conditions can follow.</summary>
    public string Update { get; }

    /// <summary>The object of a row that <see cref="Select"/> has found.</summary>
    internal T Read(DbDataReader row) => _read.Value(row);

    /// <summary>The parameters of <see cref="Insert"/> and <see cref="Update"/>.</summary>
    internal DynamicParameters Values(T stored)
    {
        var values = new DynamicParameters();
        foreach (var column in _written)
        {
            values.Add(column.Parameter, column.Of(stored), column.Type);
        }

        return values;
    }

    // Reads an object, or a part of one whose columns begin with the prefix, and takes down its columns on the way.
    private MemberInitExpression ReadObject(Type type, string prefix, Expression path)
    {
        var members = type.GetProperties().Where(member => member.CanWrite && IsStored(member)).ToList();
        var read = members.Select(member => Expression.Bind(member, ReadMember(member, prefix, Expression.Property(path, member))));
        return Expression.MemberInit(Expression.New(type), read);
    }

    private Expression ReadMember(PropertyInfo member, string prefix, Expression path)
    {
        var first = _selected.Count;
        Expression part = _spread.TryGetValue(NameOf(member), out var own)
            ? ReadObject(member.PropertyType, own, path)
            : ReadColumn(member, prefix + NameOf(member), path);
        return MayBeNull(member) ? Expression.Condition(
            Expression.Call(_row, nameof(DbDataReader.IsDBNull), null, Expression.Constant(first)), Expression.Default(member.PropertyType), part) : part;
    }

    private UnaryExpression ReadColumn(PropertyInfo member, string column, Expression path)
    {
        var type = ColumnType.Of(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType);
        var read = Expression.Invoke(Expression.Constant(type.Read), _row, Expression.Constant(_selected.Count));
        if (_lookedUp.TryGetValue(column, out var elsewhere))
        {
            _selected.Add($"{elsewhere} AS {column}");
        }
        else
        {
            var value = WhenAsked<Func<T, object?>>(ValueOf(path), _object);
            _selected.Add(column);
            _written.Add(new Column(column, type.Parameter, stored => value.Value(stored) is { } given ? type.Write(given) : null));
        }

        return Expression.Convert(read, member.PropertyType);
    }

    // By its declaration; to ask each cell would take as long as to read it.
    private bool MayBeNull(PropertyInfo member) => _declared.Create(member).WriteState != NullabilityState.NotNull;

    // Compiling takes a while, and the start makes the tables of all objects.
    private static Lazy<TFunction> WhenAsked<TFunction>(Expression body, ParameterExpression parameter)
        where TFunction : Delegate => new(() => Expression.Lambda<TFunction>(body, parameter).Compile());

    // A member of a part that an object does not have is NULL.
    private Expression ValueOf(Expression path) =>
        path is MemberExpression { Expression: { } part } && part != _object && !part.Type.IsValueType
            ? Expression.Condition(Expression.Equal(part, Expression.Constant(null)), Expression.Constant(null), Expression.Convert(path, typeof(object)))
            : Expression.Convert(path, typeof(object));

    // What an answer leaves out, such as the names of redacted fields, is about the answer, not about the object.
    private bool IsStored(PropertyInfo member) =>
        !_absent.Contains(NameOf(member)) && (_spread.ContainsKey(NameOf(member)) || !member.IsDefined(typeof(JsonIgnoreAttribute)));

    private static string NameOf(PropertyInfo member) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? member.Name);

    private static string Listed(IEnumerable<Column> columns, string form) =>
        string.Join(", ", columns.Select(column => string.Format(null, form, column.Name, column.Parameter)));

    /// <param name="Name">In snake_case; its parameter has the same name in PascalCase.</param>
    /// <param name="Type">Of the parameter; null: whatever the value is.</param>
    /// <param name="Of">What the row of an object holds there; null for NULL.</param>
    private sealed record Column(string Name, DbType? Type, Func<T, object?> Of)
    {
        public string Parameter { get; } = string.Concat(Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
