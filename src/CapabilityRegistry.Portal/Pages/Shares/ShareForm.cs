using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;

namespace CapabilityRegistry.Portal.Pages.Shares;

/// <summary>What a state brings, as the API takes it: rank groups and lines that are empty are left out.</summary>
public static class ShareForm
{
    public static Dictionary<string, object?> Content(FormFields form) => new()
    {
        ["personnel"] = Groups(form).ConvertAll(group => new Dictionary<string, object?>
        {
            ["rankGroup"] = group,
            ["men"] = form.NumberOrText($"men-{group}") ?? 0,
            ["women"] = form.NumberOrText($"women-{group}") ?? 0,
        }),
        ["majorEquipment"] = Lines(form).ConvertAll(row => new Dictionary<string, object?>
        {
            ["category"] = form[$"category-{row}"] ?? "",
            ["quantity"] = form.NumberOrText($"quantity-{row}"),
            ["lease"] = form[$"lease-{row}"] ?? "wet",
        }),
    };

    /// <summary>Faults of the API at the fields of this form.</summary>
    public static Problem AtFields(FormFields form, Problem problem) =>
        problem.AtFields("personnel", Groups(form)).AtFields("majorEquipment", Lines(form));

    private static List<string> Groups(FormFields form) =>
        [.. CodeLists.All["RankGroup"].Where(group => (form[$"men-{group}"] ?? "0") != "0" || (form[$"women-{group}"] ?? "0") != "0")];

    private static List<string> Lines(FormFields form) =>
    [
        .. Enumerable.Range(0, int.MaxValue).Select(row => row.ToString(CultureInfo.InvariantCulture)).TakeWhile(row => form.Has($"category-{row}"))
            .Where(row => form[$"category-{row}"] is not null || form[$"quantity-{row}"] is not null),
    ];
}
