using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;

namespace CapabilityRegistry.Portal.Pages.Visits;

/// <summary>The team of a visit as rows of a form; a row without a name and a state is nobody.</summary>
public static class TeamForm
{
    private const int EmptyRows = 3;

    public static string Name(int row) => string.Create(CultureInfo.InvariantCulture, $"team/{row}/name");

    public static string State(int row) => string.Create(CultureInfo.InvariantCulture, $"team/{row}/contributor");

    /// <summary>How many rows a form shows.</summary>
    public static int Rows(FormFields form, IReadOnlyList<TeamMember> stored)
    {
        var sent = Sent(form).Count();
        return sent > 0 ? sent + (form.Has("more") ? EmptyRows : 0) : stored.Count + EmptyRows;
    }

    public static IReadOnlyList<Dictionary<string, object?>> Read(FormFields form) =>
    [
        .. Filled(form).Select(row => new Dictionary<string, object?> { ["name"] = form[Name(row)] ?? "", ["contributor"] = form[State(row)] }),
    ];

    public static Problem AtRows(Problem problem, FormFields form) =>
        Lists.AtRows(problem, new Dictionary<string, List<int>> { ["/team"] = [.. Filled(form)] });

    private static IEnumerable<int> Sent(FormFields form) => Enumerable.Range(0, int.MaxValue).TakeWhile(row => form.Has(Name(row)));

    private static IEnumerable<int> Filled(FormFields form) => Sent(form).Where(row => form[Name(row)] is not null || form[State(row)] is not null);
}
