using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Seeding;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Registry.Seeding;

/// <summary>Imports a row in which every cell is filled, and lists with more than one part where there may be.</summary>
public sealed class SeedRequirementsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_requirement_says_what_its_row_says(Engine engine)
    {
        var app = await apps.On(engine);
        var sur = await app.PublishedSur();
        var cells = new Dictionary<string, string>
        {
            ["id"] = "MINUSCA-90001", ["mission"] = "MINUSCA", ["sur"] = sur, ["unit_type"] = "ENGINEER_COY", ["substitutes"] = "ENGINEER_COMBAT_COY:20",
            ["quantity_amount"] = "3", ["quantity_unit"] = "units", ["persons"] = "450", ["resolution"] = "S/RES/2566 (2021)", ["rotation_months"] = "6",
            ["priority"] = "2", ["needed_by"] = "2027-09-01", ["duration_days"] = "720", ["minimum_level"] = "L2",
            ["equipment"] = "engineering-vehicle:9; trailer:2", ["self_sustainment"] = "catering; communications", ["languages"] = "en; fr",
            ["attributes"] = "night-operations; camp-security", ["training"] = "first-aid; engagement-team",
            ["desired"] = "attribute:mobile-communications; majorEquipment:logistics:3", ["minimum_fill"] = "1", ["share_cap"] = "2", ["bundle"] = "CAMP",
            ["required_contributors"] = "AGO; BEN", ["excluded_contributors"] = "CAF; TCD", ["required_organisations"] = "AU",
            ["excluded_organisations"] = "NATO", ["status"] = "published", ["source"] = "made up",
        };

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SeedRequirements>()
            .Run([new CsvRow("requirements.csv", 2, cells)], new Change("imported", Caller.System("import")));
        await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();

        var requirement = (await app.Planner.Get("/v1/requirements/MINUSCA-90001")).Is(HttpStatusCode.OK).Body;
        var expected = JsonNode.Parse("""
            {
              "mission": "MINUSCA", "unitType": "ENGINEER_COY", "substitutes": [{ "unitType": "ENGINEER_COMBAT_COY", "penalty": 20 }],
              "quantity": { "amount": 3, "unit": "units" }, "persons": 450, "resolution": "S/RES/2566 (2021)", "rotationMonths": 6, "priority": 2,
              "neededBy": "2027-09-01", "durationDays": 720, "minimumLevel": "L2",
              "majorEquipment": [{ "category": "engineering-vehicle", "quantity": 9 }, { "category": "trailer", "quantity": 2 }],
              "selfSustainment": ["catering", "communications"], "languages": ["en", "fr"], "attributes": ["night-operations", "camp-security"],
              "training": ["first-aid", "engagement-team"],
              "desired": [
                { "kind": "attribute", "code": "mobile-communications", "quantity": null },
                { "kind": "majorEquipment", "code": "logistics", "quantity": 3 }
              ],
              "minimumFill": 1, "shareCap": 2, "bundle": "CAMP", "requiredContributors": ["AGO", "BEN"], "excludedContributors": ["CAF", "TCD"],
              "requiredOrganisations": ["AU"], "excludedOrganisations": ["NATO"], "status": "published", "source": "made up"
            }
            """)!.AsObject().With("sur", sur);
        Assert.All(expected, member => Assert.Equal($"{member.Key} {member.Value!.ToJsonString()}", $"{member.Key} {requirement[member.Key]?.ToJsonString()}"));
    }
}
