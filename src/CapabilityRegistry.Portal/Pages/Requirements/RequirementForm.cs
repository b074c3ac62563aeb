using System.Text.Json.Nodes;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;

namespace CapabilityRegistry.Portal.Pages.Requirements;

/// <summary>What was filled in about a need, as the API takes it. What is no number is sent as it was typed: the API says what is wrong with it.</summary>
public static class RequirementForm
{
    /// <summary>The members of an amendment, which states the whole content anew; those without a field stay as they are.</summary>
    private static readonly string[] Content =
    [
        "unitType", "sur", "substitutes", "quantity", "persons", "resolution", "priority", "neededBy", "durationDays", "rotationMonths", "minimumLevel",
        "majorEquipment", "selfSustainment", "languages", "attributes", "training", "desired", "minimumFill", "shareCap", "bundle", "requiredContributors",
        "excludedContributors", "requiredOrganisations", "excludedOrganisations",
    ];

    /// <summary>A new requirement, of a mission or as a goal.</summary>
    public static JsonObject Draft(FormFields form, IReadOnlyList<UnitType> types)
    {
        var body = Fields(form, types);
        body["mission"] = form["mission"];
        return body;
    }

    /// <summary>The fields of the form.</summary>
    public static JsonObject Fields(FormFields form, IReadOnlyList<UnitType> types) => new()
    {
        ["unitType"] = form["unitType"] ?? "",
        ["sur"] = form["sur"],
        ["quantity"] = new JsonObject
        {
            ["amount"] = Number(form, "quantity/amount"),
            // The measure goes with the type: nobody needs to choose it.
            ["unit"] = types.FirstOrDefault(type => type.Id == form["unitType"])?.Measure ?? "units",
        },
        ["resolution"] = form["resolution"],
        ["priority"] = Number(form, "priority"),
        ["neededBy"] = form["neededBy"] ?? "",
        ["durationDays"] = Number(form, "durationDays"),
        ["rotationMonths"] = Number(form, "rotationMonths"),
        ["minimumLevel"] = form["minimumLevel"] ?? "",
    };

    /// <summary>What a requirement in force says from now on.</summary>
    /// <param name="stored">The requirement as the API gave it.</param>
    public static JsonObject Amendment(FormFields form, IReadOnlyList<UnitType> types, JsonObject stored)
    {
        var body = new JsonObject { ["reason"] = form["reason"] ?? "" };
        foreach (var member in Content)
        {
            body[member] = stored[member]?.DeepClone();
        }

        foreach (var (member, value) in Fields(form, types))
        {
            body[member] = value?.DeepClone();
        }

        return body;
    }

    private static JsonNode? Number(FormFields form, string name) => form.Number(name) is { } number ? number : (JsonNode?)form[name];
}
