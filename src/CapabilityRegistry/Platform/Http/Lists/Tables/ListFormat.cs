using System.Text.Json.Serialization;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Http.Lists.Tables;

/// <summary>As what a list is given: by pages as JSON, or whole as a table for a spreadsheet.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ListFormat>))]
public enum ListFormat
{
    [JsonStringEnumMemberName("json")]
    Json,

    [JsonStringEnumMemberName("csv")]
    Csv,

    [JsonStringEnumMemberName("xlsx")]
    Xlsx,
}

public static class ListFormats
{
    public const string Parameter = "format";

    public const string Csv = "text/csv";

    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What the request asks for: by the parameter, else by what its Accept prefers to JSON.</summary>
    public static ListFormat Of(HttpRequest request)
    {
        if (request.Query[Parameter] is [{ } named])
        {
            return named switch
            {
                "csv" => ListFormat.Csv,
                "xlsx" => ListFormat.Xlsx,
                _ => ListFormat.Json,
            };
        }

        var json = AcceptHeader.Quality(request, RequestBody.MediaType);
        return AcceptHeader.Quality(request, Csv) > json ? ListFormat.Csv
            : AcceptHeader.Quality(request, Xlsx) > json ? ListFormat.Xlsx
            : ListFormat.Json;
    }
}
