namespace CapabilityRegistry.Portal.Frame.Sheets;

/// <summary>The pages that show the lists behind figures of the API.</summary>
public static class FigureLinks
{
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["/v1/pledges"] = "/units",
        ["/v1/requirements"] = "/requirements",
        ["/v1/gaps/requirements"] = "/gaps/requirements",
        ["/v1/gaps/met"] = "/gaps/met",
        ["/v1/gaps/supply"] = "/gaps/supply",
        ["/v1/reports/indicators/timelines"] = "/reports/indicators/pledges",
    };

    /// <summary>The page with the same filters; null if no page shows that list.</summary>
    /// <param name="link">Path and query of the list.</param>
    public static string? Of(string link)
    {
        var mark = link.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = mark < 0 ? (link, "") : (link[..mark], link[(mark + 1)..]);
        // Registered units that are available on a day are a part of the list of units.
        return path == "/v1/capabilities"
            ? $"/units?status=registered&{string.Join('&', query.Split('&').Select(each => each.StartsWith("on=", StringComparison.Ordinal)
                ? $"availableOn={each[3..]}" : each))}"
            : Pages.TryGetValue(path, out var page) ? $"{page}{(mark < 0 ? "" : "?")}{query}" : null;
    }
}
