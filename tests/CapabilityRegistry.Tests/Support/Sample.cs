using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.Support;

/// <summary>Things of the field, complete and valid; tests take away or change what they are about.</summary>
public static class Sample
{
    /// <summary>What somebody wants by mail, and where.</summary>
    public static JsonObject Digest() => new() { ["address"] = "ana.silva@example.org", ["language"] = "en", ["rhythm"] = "daily" };

    /// <summary>An engineer company with all its papers.</summary>
    public static JsonObject Pledge() => JsonNode.Parse("""
        {
          "unitType": "ENGINEER_COY",
          "unitName": "Engineer company, horizontal construction",
          "personnel": [
            { "rankGroup": "officer", "men": 8, "women": 2 },
            { "rankGroup": "enlisted", "men": 90, "women": 20 }
          ],
          "capacity": { "amount": 1, "unit": "units" },
          "majorEquipment": [
            { "category": "engineering-vehicle", "description": "Bulldozer", "quantity": 4, "lease": "wet" },
            { "category": "trailer", "description": "Water trailer", "quantity": 3, "lease": "wet" }
          ],
          "selfSustainment": ["catering", "communications"],
          "responseDays": 60,
          "availableFrom": "2027-01-01",
          "availableUntil": "2030-12-31",
          "languages": ["en", "fr"],
          "caveats": [{ "text": "No riot control", "excludedMissions": [] }],
          "noteVerbale": "NV/KAZ/2026/117"
        }
        """)!.AsObject();

    /// <summary>MINUSCA needs an engineer company for a year.</summary>
    public static JsonObject Requirement() => JsonNode.Parse("""
        {
          "mission": "MINUSCA",
          "unitType": "ENGINEER_COY",
          "quantity": { "amount": 1, "unit": "units" },
          "priority": 1,
          "neededBy": "2027-09-01",
          "durationDays": 365,
          "minimumLevel": "L2",
          "majorEquipment": [{ "category": "engineering-vehicle", "quantity": 2 }],
          "selfSustainment": ["catering"],
          "languages": ["fr"]
        }
        """)!.AsObject();

    /// <summary>What an engineer company must bring, from the fiscal year 2026/27 on.</summary>
    public static JsonObject Sur() => JsonNode.Parse("""
        {
          "unitType": "ENGINEER_COY",
          "title": "Engineer company (construction)",
          "capacity": { "amount": 1, "unit": "units" },
          "personnel": [{ "rankGroup": "officer", "persons": 9 }, { "rankGroup": "enlisted", "persons": 171 }],
          "lines": [
            { "kind": "majorEquipment", "code": "engineering-vehicle", "quantity": 12, "demand": "mandatory" },
            { "kind": "majorEquipment", "code": "trailer", "quantity": 2, "demand": "desired" },
            { "kind": "selfSustainment", "code": "communications", "demand": "mandatory" },
            { "kind": "training", "code": "core-pre-deployment", "demand": "mandatory" },
            { "kind": "attribute", "code": "camp-security", "demand": "desired", "standard": "Perimeter sensors" }
          ],
          "effectiveFrom": "2026-07-01"
        }
        """)!.AsObject();

    /// <summary>Fewer engineering vehicles than the requirement asks for were agreed.</summary>
    public static JsonObject Variation() => JsonNode.Parse("""
        {
          "criterion": "equipment-missing",
          "item": "engineering-vehicle",
          "agreedBy": "Office of the Military Adviser",
          "agreedOn": "2026-11-02",
          "reference": "OMA/2026/118",
          "scope": "One engineering vehicle less until the second tranche arrives."
        }
        """)!.AsObject();

    /// <summary>A state is asked for a unit, by the end of the year.</summary>
    public static JsonObject InvitationRequest(string pledge) =>
        new() { ["pledge"] = pledge, ["expiresOn"] = "2026-12-31", ["reason"] = "The only company with a bridge section." };

    /// <summary>Something happened on its way.</summary>
    public static JsonObject Milestone(string kind, string actualOn) => new() { ["kind"] = kind, ["actualOn"] = actualOn };

    public static JsonObject Without(this JsonObject whole, params string[] members)
    {
        foreach (var member in members)
        {
            whole.Remove(member);
        }

        return whole;
    }

    public static JsonObject With(this JsonObject whole, string member, JsonNode? value)
    {
        whole[member] = value;
        return whole;
    }
}
