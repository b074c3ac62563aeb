using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Reasons;

/// <summary>By what operation each step of a repair is taken.</summary>
public sealed class RepairRoutesTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    // They count from the day on which the pledge was handed in.
    private static readonly string[] PapersOfLevel1 =
        ["note-verbale-missing", "table-of-organization-missing", "major-equipment-list-missing", "self-sustainment-list-missing"];

    [Fact]
    public async Task Whatever_lapses_by_a_policy_is_renewed_by_an_operation_that_there_is_save_for_the_papers_of_Level_1()
    {
        var operations = (await ApiDocument.Of(await apps.On(Engine.Sqlite))).Operations.Select(each => $"{each.Method} {each.Path}").ToHashSet();

        foreach (var gate in LevelGates.Codes)
        {
            var route = RepairRoutes.Of(Renewing(gate), "registered");
            Assert.Equal((gate, PapersOfLevel1.Contains(gate)), (gate, route is null));
            Assert.True(route is null || operations.Contains(route), $"{gate}: {route}");
        }
    }

    [Fact]
    public void Of_several_that_lapse_the_first_is_named_unless_one_of_them_cannot_be_renewed()
    {
        Assert.Equal("POST /v1/visits", RepairRoutes.Of(Renewing("visit-not-passed, renewal-missing"), "registered"));
        Assert.Null(RepairRoutes.Of(Renewing("visit-not-passed, note-verbale-missing"), "registered"));
    }

    private static RepairStep Renewing(string gates) => new() { Code = "level-lapses", Field = "readiness", Item = null, To = gates, Text = "renew" };
}
