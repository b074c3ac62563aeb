using System.Globalization;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>The preference of a caller to wait rather than to come back (RFC 7240, 4.3).</summary>
public static class PreferWait
{
    public const string Header = "Prefer";

    public const string Applied = "Preference-Applied";

    /// <summary>The longest that is waited, in seconds: a little more than the longest search.</summary>
    public const int Longest = 90;

    /// <summary>How long to wait; null if the caller prefers to come back. What is not understood is ignored, as the RFC has it.</summary>
    public static TimeSpan? Of(string? prefer)
    {
        var seconds = (prefer ?? "").Split(',', ';').Select(each => each.Split('='))
            .Where(pair => pair is [var name, _] && name.Trim().Equals("wait", StringComparison.OrdinalIgnoreCase))
            .Select(pair => int.TryParse(pair[1].Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null)
            .FirstOrDefault();
        return seconds is { } given ? TimeSpan.FromSeconds(Math.Min(given, Longest)) : null;
    }
}
