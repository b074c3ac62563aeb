using CapabilityRegistry.Portal.Frame;

namespace CapabilityRegistry.Portal.Pages.Shares;

/// <summary>What a state brings, as the API takes it: rank groups and lines that are empty are left out.</summary>
public static class ShareForm
{
    public static Dictionary<string, object?> Content(FormFields form) => new()
    {
        ["personnel"] = CodeLists.All["RankGroup"]
            .Where(group => (form[$"men-{group}"] ?? "0") != "0" || (form[$"women-{group}"] ?? "0") != "0")
            .Select(group => new Dictionary<string, object?>
            {
                ["rankGroup"] = group,
                ["men"] = form.NumberOrText($"men-{group}") ?? 0,
                ["women"] = form.NumberOrText($"women-{group}") ?? 0,
            })
            .ToList(),
        ["majorEquipment"] = Enumerable.Range(0, int.MaxValue).TakeWhile(row => form.Has($"category-{row}"))
            .Where(row => form[$"category-{row}"] is not null || form[$"quantity-{row}"] is not null)
            .Select(row => new Dictionary<string, object?>
            {
                ["category"] = form[$"category-{row}"] ?? "",
                ["quantity"] = form.NumberOrText($"quantity-{row}"),
                ["lease"] = form[$"lease-{row}"] ?? "wet",
            })
            .ToList(),
    };
}
