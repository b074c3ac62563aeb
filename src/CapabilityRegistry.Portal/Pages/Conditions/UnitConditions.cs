using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Portal.Pages.Conditions;

/// <summary>What a state makes the use of one unit depend on, and how it stands today.</summary>
/// <param name="Open">The keys of those that are open today, as the API says.</param>
public sealed record UnitConditions(IReadOnlyList<Condition> All, IReadOnlySet<string> Open)
{
    public static async Task<UnitConditions> Of(Page page, string pledge)
    {
        var all = await page.Get<Listed<Condition>>(Address.Of($"/v1/conditions?pledge={pledge}&limit=200"));
        var open = await page.Get<Listed<Condition>>(Address.Of($"/v1/conditions?pledge={pledge}&openOn={Days.Today(page).Plain()}&limit=200"));
        return new UnitConditions(all.Items, open.Items.Select(each => each.Id).ToHashSet());
    }

    /// <summary>What must be so; that it is not shown to everybody where the API leaves it out.</summary>
    public static string TextOf(Condition condition) => condition.Text ?? Texts.Get("Conditions.Hidden");

    /// <summary>Since when it is stated, whether it is open, and what became of it, in sentences.</summary>
    public string Standing(Condition condition) => string.Join(' ', Sentences(condition));

    private IEnumerable<string> Sentences(Condition condition)
    {
        yield return Texts.Get("Conditions.Stated", Day(condition.StatedOn));
        if (Open.Contains(condition.Id))
        {
            yield return Texts.Get("Conditions.Open");
        }

        if (condition.ValidFrom is { } from)
        {
            yield return Texts.Get("Conditions.From", Day(from));
        }

        if (condition.ValidUntil is { } until)
        {
            yield return Texts.Get("Conditions.Until", Day(until));
        }

        if (condition.MetFrom is { } met)
        {
            yield return condition.AgreedBy is null
                ? Texts.Get("Conditions.Met", Day(met))
                : Texts.Get("Conditions.MetBy", Day(met), condition.AgreedBy, condition.Reference);
        }

        if (condition.DroppedOn is { } dropped)
        {
            yield return condition.DroppedFor is null
                ? Texts.Get("Conditions.Dropped", Day(dropped))
                : Texts.Get("Conditions.DroppedFor", Day(dropped), condition.DroppedFor);
        }
    }

    private static string Day(DateOnly day) => Language.Current.Day(day);
}
