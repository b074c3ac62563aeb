using System.Net;
using System.Net.Http.Headers;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Conformance.Routes;

/// <summary>An endpoint that says nothing about who may use it is closed to all.</summary>
public sealed class UndeclaredEndpointTests
{
    private const string Path = "/v1/undeclared";

    [Fact]
    public async Task An_endpoint_that_declares_nothing_is_closed()
    {
        await using var database = new TestDatabase(Engine.Sqlite);
        await using var app = new WithUndeclaredEndpoint(database);
        Assert.Contains(app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(), each => each.RoutePattern.RawText == Path);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusFor(app, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusFor(app, "crt_of-nobody"));
        foreach (var token in DemoTokens.All.Keys)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusFor(app, token));
        }
    }

    private static async Task<HttpStatusCode> StatusFor(WithUndeclaredEndpoint app, string? token)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.GetAsync(new Uri(Path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private sealed class WithUndeclaredEndpoint(TestDatabase database) : WebApplicationFactory<Program>, IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            // The program's own route builder, left there by its UseRouting.
            ((IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!).MapGet(Path, () => "open");
        };

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Storage:ConnectionString", database.ConnectionString);
            builder.UseSetting("Storage:Seed", "none");
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));
        }
    }
}
