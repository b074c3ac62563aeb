using System.Reflection;
using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;

namespace CapabilityRegistry.Tests.Platform.Data;

/// <summary>
/// Compares every column of the tables that objects are stored in with what it is worked out of: a column that statements only search by is in
/// no answer, so no answer tells that it was not written.
/// </summary>
public static partial class WorkedOutColumns
{
    /// <summary>Each column of a row that is not what its object makes it.</summary>
    public static async Task<IReadOnlyList<string>> NotAsWorkedOut(RegistryApp app)
    {
        var tables = typeof(Table<>).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Table<>))
            .Select(field => field.GetValue(null)!).ToList();
        Assert.True(tables.Count >= 7);
        var compare = typeof(WorkedOutColumns).GetMethod(nameof(Wrong), BindingFlags.Static | BindingFlags.NonPublic)!;
        var wrong = new List<string>();
        foreach (var table in tables)
        {
            var type = table.GetType().GetGenericArguments()[0];
            wrong.AddRange(await (Task<List<string>>)compare.MakeGenericMethod(type).Invoke(null, [app, table])!);
        }

        return wrong;
    }

    private static async Task<List<string>> Wrong<T>(RegistryApp app, Table<T> table)
        where T : class
    {
        await using var connection = await app.Database.Open(TestContext.Current.CancellationToken);
        var objects = new List<T>();
        await using (var rows = await connection.ExecuteReaderAsync(table.Select))
        {
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                objects.Add((T)Of(table, "Read", rows));
            }
        }

        var insert = Insert().Match(table.Insert);
        var (name, columns, parameters) = (insert.Groups[1].Value, insert.Groups[2].Value.Split(", "), insert.Groups[3].Value.Split(", "));
        var wrong = new List<string>();
        foreach (var (stored, (column, parameter)) in objects.SelectMany(_ => columns.Zip(parameters), (stored, pair) => (stored, pair)))
        {
            var key = columns.Contains("id") ? "id = @Id" : "pledge = @Pledge AND version = @Version";
            var same = $"SELECT COUNT(*) FROM {name} WHERE {key} AND ({column} = {parameter} OR ({column} IS NULL AND {parameter} IS NULL))";
            if (await connection.ExecuteScalarAsync<int>(same, Of(table, "Values", stored)) != 1)
            {
                wrong.Add($"{name}.{column} is not what {stored} makes it");
            }
        }

        return wrong;
    }

    // What only the stores need is not public.
    private static object Of(object table, string method, object argument) =>
        table.GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(table, [argument])!;

    [GeneratedRegex(@"^INSERT INTO (\w+) \((.*)\) VALUES \((.*)\)$")]
    private static partial Regex Insert();
}
