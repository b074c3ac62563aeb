using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.App;

/// <summary>What the runtime is told before the program begins.</summary>
public sealed class RuntimeSettingsTests
{
    [Fact]
    public void SqlClient_reads_packets_in_the_way_that_holds_without_TLS_too()
    {
        var settings = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(typeof(Program).Assembly.Location, ".runtimeconfig.json")));

        Assert.False((bool)settings!["runtimeOptions"]!["configProperties"]!["Switch.Microsoft.Data.SqlClient.UseCompatibilityProcessSni"]!);
    }
}
