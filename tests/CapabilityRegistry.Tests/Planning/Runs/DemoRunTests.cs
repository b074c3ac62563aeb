using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Runs;

public sealed class DemoRunTests
{
    [Theory, EachEngine]
    public async Task The_demo_data_is_planned_with_proof_and_run_again_gives_the_same_plan(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");

        var first = (await app.Run()).Body;
        var second = (await app.Run()).Body;

        Assert.Equal("optimal", (string?)first["run"]!["proof"]);
        Assert.Equal((string?)first["run"]!["inputHash"], (string?)second["run"]!["inputHash"]);
        Assert.Equal(first["assignments"]!.ToJsonString(), second["assignments"]!.ToJsonString());
        Assert.Equal(first["gaps"]!.ToJsonString(), second["gaps"]!.ToJsonString());
        Assert.NotEmpty(first["gaps"]!.AsArray());
    }
}
