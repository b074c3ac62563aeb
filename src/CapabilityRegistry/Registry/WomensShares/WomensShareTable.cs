using System.Text.Json.Serialization;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.WomensShares;

/// <summary>The share of women among the persons of pledged units on a day, beside the targets.</summary>
public sealed record WomensShareTable
{
    /// <summary>The day on which the units are available.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What the rows of a category are split by; null for one row for each category.</summary>
    public required WomensSharePart? By { get; init; }

    /// <summary>In the order of the categories, then of states or unit types.</summary>
    public required IReadOnlyList<WomensShare> Rows { get; init; }

    /// <param name="strengths">The persons of the units that are asked about, by state and unit type.</param>
    public static WomensShareTable Of(
        WomensShareQuery query, DateOnly day, IReadOnlyList<WomenCategory> categories, IReadOnlyList<PledgedStrength> strengths) => new()
    {
        On = day,
        By = query.By?.Value,
        Rows =
        [
            .. from category in categories
               let types = category.UnitTypes.Where(type => query.UnitType is not { Length: > 0 } asked || asked.Contains(type)).ToList()
               where types.Count > 0
               from row in RowsOf(category, query, day, types, [.. strengths.Where(each => types.Contains(each.UnitType))])
               select row,
        ],
    };

    private static IEnumerable<WomensShare> RowsOf(
        WomenCategory category, WomensShareQuery query, DateOnly day, IReadOnlyList<string> types, IReadOnlyList<PledgedStrength> strengths) =>
        query.By?.Value switch
        {
            WomensSharePart.Contributor => strengths.GroupBy(each => each.Contributor).OrderBy(of => of.Key, StringComparer.Ordinal)
                .Select(of => WomensShare.Of(category, day, [.. of], WomensShare.LinkTo(query, day, types, [of.Key])) with { Contributor = of.Key }),
            WomensSharePart.UnitType => strengths.GroupBy(each => each.UnitType).OrderBy(of => of.Key, StringComparer.Ordinal)
                .Select(of => WomensShare.Of(category, day, [.. of], WomensShare.LinkTo(query, day, [of.Key], query.Contributor)) with { UnitType = of.Key }),
            _ => [WomensShare.Of(category, day, strengths, WomensShare.LinkTo(query, day, types, query.Contributor))],
        };
}

/// <summary>The share of women in the pledged units of a category, of one state or one unit type if they are told apart.</summary>
public sealed record WomensShare
{
    /// <summary>troops, formed-police, observers-and-staff or individual-police.</summary>
    public required string Category { get; init; }

    public required string CategoryName { get; init; }

    /// <summary>The state, ISO 3166-1 alpha-3; null unless told apart by it.</summary>
    public string? Contributor { get; init; }

    /// <summary>The unit type; null unless told apart by it.</summary>
    public string? UnitType { get; init; }

    public required ListedPledges Pledges { get; init; }

    /// <summary>Men and women over all rank groups of those pledges; a pledge without a table of organization brings none.</summary>
    public required int Persons { get; init; }

    /// <summary>Women among them.</summary>
    public required int Women { get; init; }

    /// <summary>Women in a thousand persons, rounded down; null if there is nobody.</summary>
    public required int? PerMille { get; init; }

    /// <summary>What is aimed at in the year of the day; null if no target is known.</summary>
    public required WomenTarget? Target { get; init; }

    /// <summary>Null if there is nobody, or no target is known.</summary>
    public required WomensShareColour? Colour { get; init; }

    internal static WomensShare Of(WomenCategory category, DateOnly day, IReadOnlyCollection<PledgedStrength> strengths, string link)
    {
        var (women, persons) = (strengths.Sum(each => each.Women), strengths.Sum(each => each.Men + each.Women));
        var target = category.TargetOf(day.Year);
        return new WomensShare
        {
            Category = category.Id,
            CategoryName = category.Name,
            Pledges = new() { Count = strengths.Sum(each => each.Pledges), Link = link },
            Persons = persons,
            Women = women,
            PerMille = persons == 0 ? null : (int)(women * 1000L / persons),
            Target = target,
            Colour = persons == 0 || target is null ? null : ColourOf(women, persons, target.Percent),
        };
    }

    /// <summary>The address of the list of exactly those units.</summary>
    internal static string LinkTo(WomensShareQuery query, DateOnly day, IEnumerable<string> types, IEnumerable<string>? states) => "/v1/capabilities?"
        + string.Join('&', [
            $"on={day:O}",
            .. types.Select(type => $"unitType={type}"),
            .. (states ?? []).Select(state => $"contributor={state}"),
            .. (query.Organisation ?? []).Select(organisation => $"organisation={organisation}"),
        ]);

    // Compared as it is, and not as it is rounded.
    private static WomensShareColour ColourOf(int women, int persons, int percent) =>
        women * 100L >= (long)percent * persons ? WomensShareColour.Green : women > 0 ? WomensShareColour.Yellow : WomensShareColour.Red;
}

/// <summary>So many pledges, and where to read them.</summary>
public sealed record ListedPledges
{
    /// <summary>How many items the list has.</summary>
    public required int Count { get; init; }

    /// <summary>The address of the list of exactly these.</summary>
    public required string Link { get; init; }
}

/// <summary>How a share stands to its target: as the United Nations colours it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WomensShareColour>))]
public enum WomensShareColour
{
    /// <summary>The share meets the target.</summary>
    [JsonStringEnumMemberName("green")]
    Green,

    /// <summary>There are women, and fewer than that.</summary>
    [JsonStringEnumMemberName("yellow")]
    Yellow,

    /// <summary>There is no woman.</summary>
    [JsonStringEnumMemberName("red")]
    Red,
}
