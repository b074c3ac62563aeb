using System.Text.Json;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Benchmarks;

/// <summary>One connection that reads pledges and writes them as the registry would.</summary>
internal sealed class FloorConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private SqliteCommand? _one;
    private SqliteCommand? _page;

    public FloorConnection(string file)
    {
        _connection = new SqliteConnection(InProcess.ConnectionString(file));
        _connection.Open();
    }

    public void WriteOne(Utf8JsonWriter json, string id)
    {
        _one ??= Prepared(RegistrySql.One, "@Id");
        _one.Parameters["@Id"].Value = id;
        using var reader = _one.ExecuteReader();
        reader.Read();
        FloorPledge.Write(json, reader);
    }

    /// <returns>The key of the last pledge if there are more.</returns>
    public string? WritePage(Utf8JsonWriter json, string unitType, int level)
    {
        _page ??= Prepared(RegistrySql.Page, "@UnitType", "@ReadinessLevel", "@After", "@Take");
        _page.Parameters["@After"].Value = "";
        _page.Parameters["@Take"].Value = Page.Limit + 1;
        _page.Parameters["@UnitType"].Value = unitType;
        _page.Parameters["@ReadinessLevel"].Value = level;
        using var reader = _page.ExecuteReader();
        json.WriteStartArray("items");
        string? last = null;
        for (var i = 0; i < Page.Limit && reader.Read(); i++)
        {
            last = reader.GetString(0);
            FloorPledge.Write(json, reader);
        }

        json.WriteEndArray();
        return reader.Read() ? last : null;
    }

    public void Dispose()
    {
        _one?.Dispose();
        _page?.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.AddWithValue(name, "");
        }

        command.Prepare();
        return command;
    }
}
