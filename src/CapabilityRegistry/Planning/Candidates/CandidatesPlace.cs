using System.Globalization;

namespace CapabilityRegistry.Planning.Candidates;

/// <summary>
/// Where a page of candidates begins: so many of each list were read, of the ranking of a day as the registry was after an event. It is the
/// <c>after</c> of the next page, written 20261123-4711-50, so that all pages are of one ranking, whatever changes in between.
/// </summary>
/// <param name="Day">The day on which requests would go out.</param>
/// <param name="Seq">The last event that the ranking knows of.</param>
/// <param name="Read">How many of each list were read.</param>
public sealed record CandidatesPlace(DateOnly Day, long Seq, int Read)
{
    public const string Pattern = "^[0-9]{8}-[0-9]{1,15}-[0-9]{1,8}$";

    private const string DayForm = "yyyyMMdd";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day.ToString(DayForm, CultureInfo.InvariantCulture)}-{Seq}-{Read}");

    /// <param name="text">Of the form of <see cref="Pattern"/>.</param>
    /// <returns>Null if the text names no day.</returns>
    public static CandidatesPlace? Parse(string text)
    {
        var parts = text.Split('-');
        return DateOnly.TryParseExact(parts[0], DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(day, long.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture))
            : null;
    }
}
