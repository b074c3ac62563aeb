using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Portal.Pages.Today;

/// <summary>
/// When somebody was here before they signed in this time: their browser remembers it, and nobody else. It stays the same until they sign in again.
/// </summary>
public static class LastVisit
{
    private const string Cookie = "seen";

    // Whoever is away for years reads the history instead.
    private const int MostParts = 5;

    /// <summary>Null if this browser does not know.</summary>
    public static DateTimeOffset? Of(Page page, DateTimeOffset now)
    {
        // Not the session itself: a cookie that lasts for a year need not know it.
        var session = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page.Session!.Id)))[..16];
        var kept = (page.Http.Request.Cookies[Cookie] ?? "").Split('|');
        var since = kept.Length != 3 ? null : Read(kept[0] == session ? kept[1] : kept[2]);
        page.Http.Response.Cookies.Append(Cookie, $"{session}|{since?.UtcTicks}|{now.UtcTicks}", new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = page.Http.Request.IsHttps,
        });
        return since;
    }

    /// <summary>What others have done since, the latest first; as much of it as a page holds.</summary>
    public static async Task<ChangedSince?> Changes(Page page, DateTimeOffset? since, int most)
    {
        if (since is not { } before)
        {
            return null;
        }

        var changes = new List<EventView>();
        var next = "/v1/changes".WithQuery(("from", Days.Of(before).Plain()), ("limit", "200"));
        for (var part = 0; part < MostParts && next is not null; part++)
        {
            var events = await page.Get<Listed<EventView>>(next);
            changes.AddRange(events.Items.Where(each => each.At > before && each.Actor != page.Session!.Caller.Name));
            next = events.Next;
        }

        return new(before, [.. Enumerable.Reverse(changes).Take(most)], changes.Count);
    }

    private static DateTimeOffset? Read(string ticks) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(number, TimeSpan.Zero)
            : null;
}

/// <param name="Latest">The latest first, and no more than a page holds.</param>
/// <param name="Count">Of how many.</param>
public sealed record ChangedSince(DateTimeOffset Since, IReadOnlyList<EventView> Latest, int Count);
