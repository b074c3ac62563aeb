using CapabilityRegistry.Portal.Api;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>Lines of a table that is filled in: those that are empty are no lines to the API, and its faults count only those that are sent.</summary>
public static class Rows
{
    /// <summary>Faults of a list at the fields of its lines: /measures/1/value is value-3 if the second line that was sent is the fourth of the form.</summary>
    /// <param name="list">What the API calls the list.</param>
    /// <param name="sent">What follows the hyphen in the fields of each line that was sent.</param>
    public static Problem AtRows(this Problem problem, string list, IReadOnlyList<string> sent) => problem with
    {
        Errors =
        [
            .. problem.Errors.Select(error => error.Pointer?.Split('/') is ["", var found, var number, var member] && found == list
                && int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < sent.Count
                    ? error with { Pointer = $"/{member}-{sent[index]}" }
                    : error),
        ],
    };
}
