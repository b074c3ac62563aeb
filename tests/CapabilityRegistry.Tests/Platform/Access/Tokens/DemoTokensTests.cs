using CapabilityRegistry.Platform.Access.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace CapabilityRegistry.Tests.Platform.Access.Tokens;

public sealed class DemoTokensTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080;https://[::1]:5081")]
    [InlineData("http://127.8.9.1:80")]
    public void Demo_tokens_exist_in_Development_on_loopback(string urls) =>
        Assert.NotNull(From("Development", ("urls", urls)).Find("demo-planner"));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://127.0.0.1:5080;http://192.168.1.4:5080")]
    [InlineData("http://localhost.example.org:5080")]
    public void One_address_that_others_can_reach_stops_the_start(string urls)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => From("Development", ("urls", urls)));
        Assert.Contains("can be reached from other machines", refusal.Message);
    }

    [Fact]
    public void Ports_alone_and_named_endpoints_count_as_addresses()
    {
        Assert.Throws<InvalidOperationException>(() => From("Development", ("HTTP_PORTS", "8080")));
        Assert.Throws<InvalidOperationException>(() => From("Development", ("urls", "http://127.0.0.1:1"), ("Kestrel:Endpoints:Open:Url", "http://*:8080")));
    }

    [Fact]
    public void Where_the_addresses_are_left_empty_the_ports_count() =>
        Assert.Throws<InvalidOperationException>(() => From("Development", ("urls", ""), ("HTTP_PORTS", "8080")));

    [Fact]
    public void Outside_Development_demo_tokens_stop_the_start()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => From("Production", ("urls", "http://127.0.0.1:5080")));
        Assert.Contains("only in Development", refusal.Message);
    }

    [Fact]
    public void Switched_off_they_open_nothing() =>
        Assert.Null(new DemoTokens(false).Find("demo-planner"));

    private static DemoTokens From(string environment, params (string Key, string Value)[] settings)
    {
        var tokens = new DemoTokens(true);
        tokens.RefuseIfReachable(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build(),
            new HostingEnvironment { EnvironmentName = environment });
        return tokens;
    }
}
