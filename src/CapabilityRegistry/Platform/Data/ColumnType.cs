using System.Data;
using System.Data.Common;
using System.Reflection;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// How the values of a type are stored in a column: texts and numbers as they are, enums as their code, days as DATE, times as UTC, lists and
/// other records as JSON text in the shape of the API.
/// </summary>
/// <param name="Parameter">The type of the parameter that carries such a value.</param>
/// <param name="Read">A Func&lt;DbDataReader, int, TValue&gt;: reads the value from a column, by its place, that is not NULL.</param>
/// <param name="Write">What is stored for a value.</param>
internal sealed record ColumnType(DbType Parameter, Delegate Read, Func<object, object> Write)
{
    private static readonly Dictionary<Type, ColumnType> Plain = new()
    {
        [typeof(string)] = New(DbType.String, (row, at) => row.GetString(at), value => value),
        [typeof(int)] = New(DbType.Int32, (row, at) => row.GetInt32(at), value => value),
        [typeof(long)] = New(DbType.Int64, (row, at) => row.GetInt64(at), value => value),
        [typeof(bool)] = New(DbType.Int32, (row, at) => row.GetInt32(at) != 0, value => value ? 1 : 0),
        [typeof(DateOnly)] = New(DbType.Date, (row, at) => TypeHandlers.DayOf(row.GetValue(at)), value => value),
        [typeof(DateTimeOffset)] = New(DbType.DateTime2, (row, at) => TypeHandlers.InstantOf(row.GetValue(at)), value => value.UtcDateTime),
    };

    /// <param name="type">Of the values; for a nullable one the type that it wraps.</param>
    public static ColumnType Of(Type type) => type switch
    {
        _ when Plain.TryGetValue(type, out var plain) => plain,
        { IsEnum: true } => Made(type.IsDefined(typeof(StoredAsNumberAttribute)) ? nameof(Number) : nameof(Code), type),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Made(nameof(List), type.GenericTypeArguments[0]),
        _ => Made(nameof(Record), type),
    };

    private static ColumnType Made(string method, Type argument) =>
        typeof(ColumnType).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(argument).CreateDelegate<Func<ColumnType>>()();

    private static ColumnType Code<TEnum>()
        where TEnum : struct, Enum => New(DbType.String, (row, at) => Codes.Parse<TEnum>(row.GetString(at)), value => value.Code());

    private static ColumnType Number<TEnum>()
        where TEnum : struct, Enum =>
        New(DbType.Int32, (row, at) => (TEnum)Enum.ToObject(typeof(TEnum), row.GetInt32(at)), value => Convert.ToInt32(value, null));

    private static ColumnType List<TItem>() => New<IReadOnlyList<TItem>>(
        DbType.String, (row, at) => new StoredList<TItem>(row.GetString(at)), list => (list as StoredList<TItem>)?.Text ?? Json.Write(list));

    private static ColumnType Record<TRecord>() =>
        New<TRecord>(DbType.String, (row, at) => Json.Read<TRecord>(row.GetString(at)), record => Json.Write(record));

    private static ColumnType New<TValue>(DbType parameter, Func<DbDataReader, int, TValue> read, Func<TValue, object> write) =>
        new(parameter, read, value => write((TValue)value));
}
