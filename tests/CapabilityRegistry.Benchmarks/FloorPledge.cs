using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Benchmarks;

/// <summary>One row, column by column, in the order of the statement.</summary>
internal static class FloorPledge
{
    // In the order in which the statement names them.
    private static readonly List<string> Columns =
        [.. RegistrySql.One["SELECT ".Length..RegistrySql.One.IndexOf(" FROM", StringComparison.Ordinal)].Split(", ")];

    private static readonly int Id = Place("id");
    private static readonly int Version = Place("version");
    private static readonly int Contributor = Place("contributor");
    private static readonly int UnitType = Place("unit_type");
    private static readonly int UnitName = Place("unit_name");
    private static readonly int Status = Place("status");
    private static readonly int ReadinessLevel = Place("readiness_level");
    private static readonly int Personnel = Place("personnel");
    private static readonly int Men = Place("men");
    private static readonly int Women = Place("women");
    private static readonly int CapacityAmount = Place("capacity_amount");
    private static readonly int CapacityUnit = Place("capacity_unit");
    private static readonly int MajorEquipment = Place("major_equipment");
    private static readonly int SelfSustainment = Place("self_sustainment");
    private static readonly int ResponseDays = Place("response_days");
    private static readonly int AvailableFrom = Place("available_from");
    private static readonly int AvailableUntil = Place("available_until");
    private static readonly int Languages = Place("languages");
    private static readonly int Caveats = Place("caveats");
    private static readonly int NoteVerbale = Place("note_verbale");
    private static readonly int ExternalId = Place("external_id");
    private static readonly int ReturnedFor = Place("returned_for");
    private static readonly int SubmittedBy = Place("submitted_by");
    private static readonly int SubmittedByPerson = Place("submitted_by_person");
    private static readonly int SubmittedOn = Place("submitted_on");
    private static readonly int LoweredOn = Place("lowered_on");
    private static readonly int Source = Place("source");
    private static readonly int Attributes = Place("attributes");
    private static readonly int Training = Place("training");
    private static readonly int TurnaroundDays = Place("turnaround_days");
    private static readonly int Partners = Place("partners");
    private static readonly int Engagement = Place("engagement");

    private static readonly int Suspension = Place("suspension");
    private static readonly int Announcement = Place("announcement");
    private static readonly int PledgedSince = Place("pledged_since");
    private static readonly int LoweredFor = Place("lowered_for");
    private static readonly int LevelAskedFor = Place("level_asked_for");
    private static readonly int LevelRefusedFor = Place("level_refused_for");
    private static readonly int Revision = Place("revision");
    private static readonly int RevisionRefusedFor = Place("revision_refused_for");
    private static readonly int ListsReplacedOn = Place("lists_replaced_on");
    private static readonly int RenewedOn = Place("renewed_on");
    private static readonly int SelfCertifiedOn = Place("self_certified_on");
    private static readonly int JointWith = Place("joint_with");
    private static readonly int OpenShares = Place("open_shares");
    private static readonly int DeletedOn = Place("deleted_on");
    private static readonly int OfferedThrough = Place("offered_through");

    private static readonly string?[] Levels = [null, "L1", "L2", "L3", "RDL"];

    public static void Write(Utf8JsonWriter json, SqliteDataReader row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.GetString(Id));
        json.WriteNumber("version", row.GetInt32(Version));
        json.WriteString("contributor", row.GetString(Contributor));
        json.WriteString("status", row.GetString(Status));
        json.WriteString("readinessLevel", Levels[row.IsDBNull(ReadinessLevel) ? 0 : row.GetInt32(ReadinessLevel)]);
        Text(json, "engagement", row, Engagement);
        Pair(json, "strength", ("men", row.GetInt32(Men)), ("women", row.GetInt32(Women)));
        Raw(json, "suspension", row, Suspension);
        Raw(json, "announcement", row, Announcement);
        Text(json, "pledgedSince", row, PledgedSince);
        Raw(json, "returnedFor", row, ReturnedFor);
        Text(json, "submittedBy", row, SubmittedBy);
        Text(json, "submittedByPerson", row, SubmittedByPerson);
        Text(json, "submittedOn", row, SubmittedOn);
        Text(json, "loweredOn", row, LoweredOn);
        Raw(json, "loweredFor", row, LoweredFor);
        json.WriteString("levelAskedFor", Levels[row.IsDBNull(LevelAskedFor) ? 0 : row.GetInt32(LevelAskedFor)]);
        Text(json, "levelRefusedFor", row, LevelRefusedFor);
        Raw(json, "revision", row, Revision);
        Text(json, "revisionRefusedFor", row, RevisionRefusedFor);
        Raw(json, "listsReplacedOn", row, ListsReplacedOn);
        Text(json, "renewedOn", row, RenewedOn);
        Text(json, "selfCertifiedOn", row, SelfCertifiedOn);
        Raw(json, "jointWith", row, JointWith);
        Raw(json, "openShares", row, OpenShares);
        Text(json, "deletedOn", row, DeletedOn);
        Text(json, "source", row, Source);
        WriteContent(json, row);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, SqliteDataReader row)
    {
        json.WriteString("unitType", row.GetString(UnitType));
        json.WriteString("unitName", row.GetString(UnitName));
        Raw(json, "personnel", row, Personnel);
        WriteCapacity(json, row);
        Raw(json, "majorEquipment", row, MajorEquipment);
        Raw(json, "selfSustainment", row, SelfSustainment);
        json.WriteNumber("responseDays", row.GetInt32(ResponseDays));
        Text(json, "availableFrom", row, AvailableFrom);
        Text(json, "availableUntil", row, AvailableUntil);
        Raw(json, "languages", row, Languages);
        Raw(json, "attributes", row, Attributes);
        Raw(json, "training", row, Training);
        json.WriteNumber("turnaroundDays", row.GetInt32(TurnaroundDays));
        Raw(json, "partners", row, Partners);
        Text(json, "offeredThrough", row, OfferedThrough);
        Raw(json, "caveats", row, Caveats);
        Text(json, "noteVerbale", row, NoteVerbale);
        Text(json, "externalId", row, ExternalId);
    }

    private static void WriteCapacity(Utf8JsonWriter json, SqliteDataReader row)
    {
        json.WriteStartObject("capacity");
        json.WriteNumber("amount", row.GetInt32(CapacityAmount));
        json.WriteString("unit", row.GetString(CapacityUnit));
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

    private static int Place(string column) => Columns.IndexOf(column);
}
