using System.Text.Json.Nodes;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;

namespace CapabilityRegistry.Portal.Pages.Offer;

/// <summary>What was filled in, as the API takes it. What is no number is sent as it was typed: the API says what is wrong with it, and where.</summary>
public static class OfferForm
{
    public static Dictionary<string, object?> Unit(FormFields form, IReadOnlyList<UnitType> types)
    {
        var unit = new Dictionary<string, object?>
        {
            ["capacity"] = new Dictionary<string, object?>
            {
                ["amount"] = Number(form, "capacity/amount"),
                // The measure goes with the type: nobody needs to choose it.
                ["unit"] = types.FirstOrDefault(type => type.Id == form["unitType"])?.Measure ?? "units",
            },
            ["availableUntil"] = form["availableUntil"],
            ["externalId"] = form["externalId"],
        };
        // What must be there and was left empty is left out: so the API says that it is missing.
        foreach (var name in (string[])["unitType", "unitName", "availableFrom"])
        {
            if (form[name] is { } value)
            {
                unit[name] = value;
            }
        }

        if (Number(form, "responseDays") is { } days)
        {
            unit["responseDays"] = days;
        }

        return unit;
    }

    /// <summary>The table of organization: rank groups without anybody are left out, and nobody at all is a table that is not given.</summary>
    public static Dictionary<string, object?> People(FormFields form) => new()
    {
        ["personnel"] = PersonnelRows(form) is { Count: > 0 } rows ? rows : null,
    };

    /// <summary>A list that was left empty is not given, unless somebody says that the unit has no such equipment.</summary>
    public static Dictionary<string, object?> Lists(FormFields form) => new()
    {
        ["majorEquipment"] = EquipmentRows(form) is var rows && (rows.Count > 0 || form.Has("noEquipment")) ? rows : null,
        ["selfSustainment"] = form.All("selfSustainment") is { Count: > 0 } codes ? codes : null,
    };

    /// <param name="stored">The draft as it is: what the form does not show of a caveat stays as it was.</param>
    public static Dictionary<string, object?> Abilities(FormFields form, JsonNode stored) => new()
    {
        ["languages"] = form.All("languages"),
        ["attributes"] = form.All("attributes"),
        ["noteVerbale"] = form["noteVerbale"],
        ["caveats"] = Caveats(form, stored["caveats"]?.AsArray() ?? []),
    };

    private static List<JsonObject> Caveats(FormFields form, JsonArray stored)
    {
        var caveats = new List<JsonObject>();
        for (var row = 0; form.Has($"caveat-{row}"); row++)
        {
            if (form[$"caveat-{row}"] is { } text)
            {
                var caveat = row < stored.Count ? (JsonObject)stored[row]!.DeepClone() : [];
                caveat["kind"] = form[$"caveat-kind-{row}"] ?? "other";
                caveat["text"] = text;
                caveat["excludedMissions"] = new JsonArray([.. form.All($"caveat-missions-{row}").Select(code => JsonValue.Create(code))]);
                caveats.Add(caveat);
            }
        }

        return caveats;
    }

    private static List<Dictionary<string, object?>> PersonnelRows(FormFields form)
    {
        var rows = new List<Dictionary<string, object?>>();
        foreach (var group in CodeLists.All["RankGroup"])
        {
            var (men, women) = ($"men-{group}", $"women-{group}");
            if ((form[men] ?? "0") != "0" || (form[women] ?? "0") != "0")
            {
                rows.Add(new() { ["rankGroup"] = group, ["men"] = Number(form, men) ?? 0, ["women"] = Number(form, women) ?? 0 });
            }
        }

        return rows;
    }

    private static List<Dictionary<string, object?>> EquipmentRows(FormFields form)
    {
        var rows = new List<Dictionary<string, object?>>();
        for (var row = 0; form.Has($"category-{row}"); row++)
        {
            // A row that was left empty, or whose quantity was, is no line.
            if (form[$"quantity-{row}"] is not null || form[$"description-{row}"] is not null)
            {
                rows.Add(new()
                {
                    ["category"] = form[$"category-{row}"] ?? "",
                    ["description"] = form[$"description-{row}"] ?? "",
                    ["quantity"] = Number(form, $"quantity-{row}"),
                    ["lease"] = form[$"lease-{row}"] ?? "wet",
                });
            }
        }

        return rows;
    }

    private static object? Number(FormFields form, string name) => form.Number(name) is { } number ? number : form[name];
}
