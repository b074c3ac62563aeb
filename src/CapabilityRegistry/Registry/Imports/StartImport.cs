using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Imports.Jobs;
using CapabilityRegistry.Registry.Imports.Reading;
using CapabilityRegistry.Registry.Imports.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Imports;

/// <summary>What is said of a list that is uploaded.</summary>
public sealed record StartImportQuery
{
    [Description("What its rows are about.")]
    [FromQuery(Name = "kind")]
    public required Coded<ImportKind> Kind { get; init; }

    [Description("Whether, once it is confirmed, what is refused leaves the others alone, or keeps all from being written. One by one if nothing is said.")]
    [FromQuery(Name = "mode")]
    public Coded<BulkMode>? Mode { get; init; }

    [Description("The name of the file, for people. What it is, its content tells; an ending that says something else is refused.")]
    [FromQuery(Name = "name")]
    [RegularExpression(Patterns.ListFileName)]
    [TextForm(TextForm.Name)]
    public string? Name { get; init; }
}

public static class StartImport
{
    private static readonly Dictionary<string, ImportFormat> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["xlsx"] = ImportFormat.Xlsx, ["csv"] = ImportFormat.Csv, ["tsv"] = ImportFormat.Csv, ["txt"] = ImportFormat.Csv,
        ["ndjson"] = ImportFormat.Ndjson, ["jsonl"] = ImportFormat.Ndjson,
    };

    /// <summary>Uploads a list of pledges, of their lines or of requirements, and tries it</summary>
    /// <remarks>
    /// The body is a workbook (XLSX), values with commas, semicolons or tabs between (CSV in UTF-8), or one JSON object in each line (NDJSON), at most 10,000
    /// rows; <c>GET /v1/imports/template</c> gives a workbook with the headings. A row that names the key of an object, or the <c>externalId</c> of a pledge,
    /// is about that one; any other makes a new one. A column that is left out changes nothing of what is there, and an empty cell takes it away; what a new
    /// object needs must be in its row. A line of NDJSON is what the API takes for a new object or, with <c>id</c>, for the whole of one that is there; what
    /// <c>GET</c> gave may be sent back. What differs from a pledge that is registered, suspended or not, is proposed as a revision of it, one at a time, for
    /// the Secretariat to accept. A file that cannot be read is refused at once. Else every row is tried in the background, by the same checks as a request of
    /// its own, and nothing is written: the answer is 202, and <c>Location</c> says where to ask how far that is; with <c>Prefer: wait=30</c> the answer comes
    /// once they were tried, as 201, or after up to 30 seconds. Once the status is <c>checked</c>, <c>GET /v1/imports/{id}/rows</c> says what would come of
    /// each row, and <c>POST /v1/imports/{id}/confirm</c> carries it out. No event is written before that.
    /// </remarks>
    public static async Task<Results<StartedImportAnswer, Refused>> Handle(
        [AsParameters] StartImportQuery query, FileBody body,
        [FromHeader(Name = PreferWait.Header)]
        [Description("wait=30 to be answered when every row was tried, or after 30 seconds; 90 at most. Other preferences are passed over (RFC 7240).")]
        string? prefer,
        ImportStore imports, ImportSettings settings, Keys keys, EventLog log, Caller caller, HttpContext http)
    {
        var kind = query.Kind.Value;
        if (!Rights.Allow(caller, kind.RightToWrite()))
        {
            return Refused.Because(NotYours(kind));
        }

        if (await imports.Unfinished(caller) is var unfinished && unfinished >= settings.PerCaller)
        {
            return Refused.Because(new Refusal(
                "too-many-imports", $"{unfinished} of your imports wait or are worked on, and no caller may have more at a time.")
            {
                Kind = RefusalKind.TooMany,
            });
        }

        var read = await UploadReader.Read(body.Content, http.RequestAborted);
        if ((read.Refusal ?? OfOtherName(query.Name, read.Granted!) ?? Sheet.Of(kind).Items(read.Granted!).Refusal) is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var import = New(await keys.Next(KeyScopes.Import), query, body, read.Granted!, log.Now, settings, caller);
        await imports.Add(import);
        await imports.Keep(import, body.Content);
        log.ExpectNoEvent();
        return new StartedImportAnswer(Import.Of(import), PreferWait.Of(prefer));
    }

    private static Refusal NotYours(ImportKind kind) => new("kind-not-yours", $"You may not write {kind.Code()}, and so cannot upload a list of them.")
    {
        Kind = RefusalKind.Forbidden,
    };

    private static Refusal? OfOtherName(string? name, UploadedRows rows) =>
        name is null || !Endings.TryGetValue(name[(name.LastIndexOf('.') + 1)..], out var said) || said == rows.Format
            ? null
            : UploadedRows.Wrong("not-what-it-says", $"a file of the kind {said.Code()}, as its name says", rows.Format.Code());

    private static ImportJob New(
        string id, StartImportQuery query, FileBody body, UploadedRows rows, DateTimeOffset now, ImportSettings settings, Caller caller) => new()
    {
        Id = id,
        Version = 1,
        Kind = query.Kind.Value,
        Mode = query.Mode?.Value ?? BulkMode.OneByOne,
        Status = ImportStatus.Queued,
        Name = query.Name,
        Format = rows.Format,
        Bytes = (int)body.Content.Length,
        Sha256 = body.Sha256,
        Contributor = caller.Contributor,
        At = now,
        Actor = caller.Name,
        Person = caller.Person,
        Role = caller.Role,
        ExpiresAt = now + TimeSpan.FromDays(settings.Days),
        RowsRead = rows.Rows.Count,
    };
}
