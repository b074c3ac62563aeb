using CapabilityRegistry.App;
using CapabilityRegistry.Platform.Access;
using Microsoft.AspNetCore.Builder;

namespace CapabilityRegistry.Tests.Platform.Access;

/// <summary>Where the registry would listen, judged before it does.</summary>
public sealed class SafeStartTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080", false, false)]
    [InlineData("http://*:5080", false, false)]
    [InlineData("http://registry.example:5080", false, false)]
    [InlineData("https://127.0.0.1:5081;http://0.0.0.0:5080", false, false)]
    [InlineData("http://0.0.0.0:5080", true, true)]
    [InlineData("https://0.0.0.0:5081", false, true)]
    [InlineData("http://127.0.0.1:5080", false, true)]
    [InlineData("http://localhost:5080;http://[::1]:5080", false, true)]
    public async Task It_listens_to_other_machines_only_over_TLS(string urls, bool behindProxy, bool starts)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Production",
            ContentRootPath = AppContext.BaseDirectory,
            Args = [$"--urls={urls}", $"--{TlsProxy.Setting}={behindProxy}", "--Access:Authority=https://login.example", "--Access:Audience=x"],
        });
        builder.AddRegistry();
        await using var app = builder.Build();

        if (starts)
        {
            await app.RefuseUnsafeStart();
        }
        else
        {
            Assert.Contains("without TLS", (await Assert.ThrowsAsync<InvalidOperationException>(app.RefuseUnsafeStart)).Message);
        }
    }
}
