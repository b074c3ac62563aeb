using System.Globalization;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>Short texts of required and actual values, the same in every rule.</summary>
internal static class Wording
{
    public static string List(IEnumerable<string> values, string whenEmpty = "none") => Join(", ", values, whenEmpty);

    public static string AnyOf(IEnumerable<string> values, string whenEmpty = "none") => Join(" or ", values, whenEmpty);

    public static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";

    /// <param name="number">Day number; a day outside the calendar is shown as the first or last day of the calendar.</param>
    public static string Day(int number) =>
        DateOnly.FromDayNumber(Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The time of a need.</summary>
    public static string During(Need need) => $"{Day(need.Start.DayNumber)} until before {Day(need.End.DayNumber)}";

    private static string Join(string between, IEnumerable<string> values, string whenEmpty) =>
        string.Join(between, values) is { Length: > 0 } text ? text : whenEmpty;
}
