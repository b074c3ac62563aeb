using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Tests.Conformance.Sql;
using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Platform.Data;

/// <summary>What a column may hold: codes of a list, or numbers of a range.</summary>
/// <param name="Codes">Null for numbers.</param>
/// <param name="Least">Null for no limit.</param>
/// <param name="Most">Null for no limit.</param>
internal sealed record Allowed(IReadOnlyList<string>? Codes, long? Least = null, long? Most = null);

/// <summary>A column of a table that stores a member of an object of the API, and what the document lets the member be.</summary>
internal sealed record DocumentedColumn(string Table, string Column, Allowed Allowed);

/// <summary>Which columns hold codes of closed lists, or numbers within a range: derived from the document and the tables by their names.</summary>
internal static class DocumentedColumns
{
    /// <summary>The schema that says what a row is, where it is not called after the table.</summary>
    private static readonly Dictionary<string, string> Schemas = new()
    {
        ["access_log"] = "AccessLogEntry",
        ["capability_attribute"] = "Category",
        ["checklist_item"] = "Category",
        ["deployment"] = "DeploymentView",
        ["equipment_category"] = "Category",
        ["event"] = "EventView",
        ["help_offer_item"] = "HelpItem",
        ["match_job"] = "MatchRun",
        ["match_plan"] = "MatchRun",
        ["mission_strength"] = "AuthorisedStrength",
        ["national_cap"] = "Cap",
        ["pledge_condition"] = "Condition",
        ["pledge_share"] = "ShareView",
        ["readiness_policy"] = "LevelPolicy",
        ["self_sustainment_category"] = "Category",
        ["training_course"] = "Category",
    };

    /// <summary>Tables of which no object of the API is a row.</summary>
    public static readonly string[] Inner =
    [
        "access_object", "access_set", "cookie_key", "digest_link", "ended_session", "event_head", "file_part", "idempotency", "import_part",
        "key_counter", "match_input", "match_line", "match_need", "pledge_decision", "provider_login", "shared_work", "training_place_opening",
        "women_category", "women_category_type",
    ];

    private static readonly JsonObject Document =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")))!["components"]!["schemas"]!.AsObject();

    private static readonly IReadOnlyList<CreateTableStatement> Tables =
        [.. TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/schema.sql"))).All<CreateTableStatement>()];

    public static IReadOnlyList<string> WithoutSchema =>
        [.. Tables.Select(NameOf).Where(table => !Document.ContainsKey(SchemaOf(table))).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<DocumentedColumn> All { get; } =
    [
        .. from table in Tables
           let name = NameOf(table)
           where Document.ContainsKey(SchemaOf(name))
           from column in table.Definition.ColumnDefinitions
           let member = Find(Document[SchemaOf(name)]!, column.ColumnIdentifier.Value, 2)
           where member is not null
           let allowed = Of(member, column)
           where allowed is not null
           select new DocumentedColumn(name, column.ColumnIdentifier.Value, allowed),
    ];

    private static string NameOf(CreateTableStatement table) => table.SchemaObjectName.BaseIdentifier.Value;

    private static string SchemaOf(string table) => Schemas.GetValueOrDefault(table) ?? string.Concat(table.Split('_').Select(Capital));

    // readiness_level is readinessLevel; capacity_amount is amount within capacity; what a part holds may have columns without its name.
    private static JsonObject? Find(JsonNode schema, string column, int depth)
    {
        var (members, words) = (Resolved(schema)["properties"] as JsonObject ?? [], column.Split('_'));
        if (members[Camel(words)] is { } member)
        {
            return Resolved(member);
        }

        for (var first = 1; first < words.Length; first++)
        {
            if (members[Camel(words[..first])] is { } part && Find(part, string.Join('_', words[first..]), 0) is { } found)
            {
                return found;
            }
        }

        return depth == 0 ? null : members.Select(each => Find(each.Value!, column, depth - 1)).FirstOrDefault(each => each is not null);
    }

    private static Allowed? Of(JsonObject member, ColumnDefinition column)
    {
        var isNumber = column.DataType is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.Int or SqlDataTypeOption.BigInt };
        if (member["enum"] is JsonArray listed)
        {
            IReadOnlyList<string> codes = [.. listed.Where(code => code is not null).Select(code => (string)code!)];
            return isNumber ? new(null, 1, codes.Count)
                : column.ColumnIdentifier.Value == "certainty" ? new([.. codes.Select(CertaintyCodes.LetterOf)])
                : new(codes);
        }

        // The highest number that the column takes is no limit.
        var (least, most) = ((long?)member["minimum"], (long?)member["maximum"]);
        most = most == int.MaxValue ? null : most;
        return isNumber && (least ?? most) is not null ? new(null, least, most) : null;
    }

    private static JsonObject Resolved(JsonNode schema)
    {
        for (var at = schema.AsObject(); ;)
        {
            if (at["$ref"] is { } reference)
            {
                at = Document[((string)reference!).Split('/')[^1]]!.AsObject();
            }
            else if ((at["oneOf"] ?? at["anyOf"] ?? at["allOf"]) is JsonArray choices
                && choices.Where(each => each!["type"] is not JsonValue type || type.ToString() != "null").ToList() is [{ } only])
            {
                at = only.AsObject();
            }
            else
            {
                return at;
            }
        }
    }

    private static string Camel(string[] words) => words[0] + string.Concat(words[1..].Select(Capital));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
