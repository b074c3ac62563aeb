using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel.Access;

namespace CapabilityRegistry.Registry.Imports;

/// <summary>What the rows of an uploaded list are about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportKind>))]
public enum ImportKind
{
    /// <summary>One row for each pledge: new ones, and those that are there.</summary>
    [JsonStringEnumMemberName("pledges")]
    Pledges,

    /// <summary>One row for each line of the lists of pledges that are there: major equipment, self-sustainment, training, caveats.</summary>
    [JsonStringEnumMemberName("equipment")]
    Equipment,

    /// <summary>One row for each requirement: new ones, and those that are there.</summary>
    [JsonStringEnumMemberName("requirements")]
    Requirements,
}

public static class ImportKinds
{
    /// <summary>The right by which the same could be written one by one.</summary>
    public static Right RightToWrite(this ImportKind kind) => kind == ImportKind.Requirements ? Right.StateRequirements : Right.OfferPledges;
}

/// <summary>What an uploaded file is, by its content.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportFormat>))]
public enum ImportFormat
{
    /// <summary>A workbook in Office Open XML.</summary>
    [JsonStringEnumMemberName("xlsx")]
    Xlsx,

    /// <summary>Values separated by commas, semicolons or tabs, in UTF-8.</summary>
    [JsonStringEnumMemberName("csv")]
    Csv,

    /// <summary>One JSON object in each line, in UTF-8.</summary>
    [JsonStringEnumMemberName("ndjson")]
    Ndjson,
}

/// <summary>How far an import is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportStatus>))]
public enum ImportStatus
{
    /// <summary>It waits for its rows to be tried.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>Its rows are being tried; nothing is written.</summary>
    [JsonStringEnumMemberName("checking")]
    Checking,

    /// <summary>Every row was tried: its rows say what would come of each. It waits to be confirmed.</summary>
    [JsonStringEnumMemberName("checked")]
    Checked,

    /// <summary>Somebody wants it to be carried out; it waits for its turn.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>It is being carried out.</summary>
    [JsonStringEnumMemberName("writing")]
    Writing,

    /// <summary>It was carried out: its rows say what came of each.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Somebody has stopped it. What was written one by one until then stays.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>It could not be tried or carried out to its end; failure says why.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Its file and its rows were thrown away after their time.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,
}

/// <summary>What comes, or came, of a row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportResult>))]
public enum ImportResult
{
    /// <summary>A new object.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>A new version of an object that was there: it is edited or, where it is registered, another content of it is proposed.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>The object says the same already.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>Something stands against it; faults say what.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

/// <summary>What is done with the object of a row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportStep>))]
public enum ImportStep
{
    /// <summary>It is drafted: it is new.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>Its content is replaced.</summary>
    [JsonStringEnumMemberName("edit")]
    Edit,

    /// <summary>It stays what it is, and the Secretariat decides on another content that is proposed.</summary>
    [JsonStringEnumMemberName("propose-revision")]
    ProposeRevision,
}
