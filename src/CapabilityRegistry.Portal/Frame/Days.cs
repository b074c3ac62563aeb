using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>Days in UTC, as the API has them.</summary>
public static class Days
{
    private const string Format = "yyyy-MM-dd";

    public static DateOnly Today(Page page) => Of(page.Http.RequestTime());

    /// <summary>When a request is answered.</summary>
    public static DateTimeOffset RequestTime(this HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    public static DateOnly Of(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return new DateOnly(utc.Year, utc.Month, utc.Day);
    }

    /// <summary>The last day before one on which something is over: what people write into a calendar. Null if there is none.</summary>
    public static DateOnly? LastBefore(DateOnly? over) => over > DateOnly.MinValue ? over.Value.AddDays(-1) : null;

    /// <summary>As addresses and fields have it, whatever the language.</summary>
    public static string Plain(this DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
