using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Benchmarks;

/// <summary>One row, column by column, in the order of the statement.</summary>
internal static class FloorPledge
{
    private static readonly string?[] Levels = [null, "L1", "L2", "L3", "RDL"];

    public static void Write(Utf8JsonWriter json, SqliteDataReader row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.GetString(0));
        json.WriteNumber("version", row.GetInt32(1));
        json.WriteString("contributor", row.GetString(2));
        json.WriteString("unitType", row.GetString(3));
        json.WriteString("unitName", row.GetString(4));
        json.WriteString("status", row.GetString(5));
        json.WriteString("readinessLevel", Levels[row.IsDBNull(6) ? 0 : row.GetInt32(6)]);
        Text(json, "engagement", row, 28);
        Raw(json, "personnel", row, 7);
        Pair(json, "strength", ("men", row.GetInt32(8)), ("women", row.GetInt32(9)));
        WriteCapacity(json, row);
        Raw(json, "majorEquipment", row, 12);
        Raw(json, "selfSustainment", row, 13);
        json.WriteNumber("responseDays", row.GetInt32(14));
        Text(json, "availableFrom", row, 15);
        Text(json, "availableUntil", row, 16);
        Raw(json, "languages", row, 17);
        Raw(json, "attributes", row, 24);
        Raw(json, "training", row, 25);
        json.WriteNumber("turnaroundDays", row.GetInt32(26));
        Raw(json, "partners", row, 27);
        Raw(json, "caveats", row, 18);
        Text(json, "noteVerbale", row, 19);
        Text(json, "externalId", row, 20);
        Raw(json, "returnedFor", row, 21);
        Text(json, "submittedBy", row, 22);
        Text(json, "source", row, 23);
        json.WriteEndObject();
    }

    private static void WriteCapacity(Utf8JsonWriter json, SqliteDataReader row)
    {
        json.WriteStartObject("capacity");
        json.WriteNumber("amount", row.GetInt32(10));
        json.WriteString("unit", row.GetString(11));
        json.WriteEndObject();
    }

    private static void Pair(Utf8JsonWriter json, string name, (string Name, int Value) first, (string Name, int Value) second)
    {
        json.WriteStartObject(name);
        json.WriteNumber(first.Name, first.Value);
        json.WriteNumber(second.Name, second.Value);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, SqliteDataReader row, int column) =>
        json.WriteString(name, row.IsDBNull(column) ? null : row.GetString(column));

    private static void Raw(Utf8JsonWriter json, string name, SqliteDataReader row, int column)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(row.IsDBNull(column) ? "null" : row.GetString(column), skipInputValidation: true);
    }
}
