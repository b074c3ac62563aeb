using CapabilityRegistry.Portal.Api;

namespace CapabilityRegistry.Portal.Frame.Naming;

/// <summary>Names of the catalogue, which the API has in English, by their codes.</summary>
public sealed class Names(IReadOnlyDictionary<string, string> byCode)
{
    public static readonly Names None = new(new Dictionary<string, string>());

    /// <summary>The name; the code itself if it has none.</summary>
    public string this[string? code] => code is null ? "" : byCode.GetValueOrDefault(code, code);

    public static async Task<Names> OfUnitTypes(Page page) => new((await UnitTypes(page)).ToDictionary(type => type.Id, type => type.Name));

    public static async Task<IReadOnlyList<UnitType>> UnitTypes(Page page) =>
        (await page.Get<Listed<UnitType>>("/v1/unit-types?limit=200")).Items;

    /// <summary>States by their codes.</summary>
    public static async Task<Names> OfStates(Page page) =>
        new((await page.Get<Listed<Contributor>>("/v1/contributors?limit=200")).Items.ToDictionary(each => each.Id, each => each.Name));

    /// <summary>States to choose from, by their names, which are in English.</summary>
    public static async Task<IReadOnlyList<(string Code, string Words)>> States(Page page) =>
    [
        .. (await page.Get<Listed<Contributor>>("/v1/contributors?limit=200")).Items
            .OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => (each.Id, $"{each.Name} ({each.Id})")),
    ];

    /// <summary>Whatever a line of a requirement can ask of a unit.</summary>
    public static Task<Names> OfItems(Page page) => Of(page, "equipment", "self-sustainment", "attributes", "courses");

    /// <param name="lists">Lists that are given whole, such as equipment and attributes.</param>
    public static async Task<Names> Of(Page page, params IEnumerable<string> lists)
    {
        var names = new Dictionary<string, string>();
        foreach (var list in lists)
        {
            foreach (var each in (await page.Get<CategoryList>(Address.Of($"/v1/{list}"))).Items)
            {
                names[each.Id] = each.Name;
            }
        }

        return new Names(names);
    }
}
