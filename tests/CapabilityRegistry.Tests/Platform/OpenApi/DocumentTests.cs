using System.Net;
using CapabilityRegistry.Platform.OpenApi;
using CapabilityRegistry.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Tests.Platform.OpenApi;

/// <summary>The making of the OpenAPI document, which takes a while.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task Until_the_document_is_there_health_answers_and_all_else_waits_and_it_is_made_once()
    {
        await using var database = new TestDatabase(Engine.Sqlite);
        await using var app = new WithSlowDocument(database);
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "demo-planner");

        var waiting = client.GetAsync(new Uri("/v1/unit-types", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/health/live"));
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/health/ready"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, "/health/live?no-such=1"));
        Assert.False(waiting.IsCompleted);

        app.Ready.SetResult();
        using var answer = await waiting;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/openapi/v1.json"));
        }

        // Once for holding requests against it, once for serving it.
        Assert.Equal(2, app.Made);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private sealed class WithSlowDocument(TestDatabase database) : WebApplicationFactory<Program>
    {
        private int _made;

        public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Made => _made;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Storage:ConnectionString", database.ConnectionString);
            builder.UseSetting("Storage:Seed", "none");
            builder.ConfigureTestServices(services =>
            {
                var real = services.Last(each => each.ServiceType == typeof(IOpenApiDocumentProvider) && (string?)each.ServiceKey == OpenApiSetup.V1);
                services.Remove(real);
                services.AddKeyedSingleton<IOpenApiDocumentProvider>(
                    OpenApiSetup.V1, (provider, key) => new Slow(
                        (IOpenApiDocumentProvider)ActivatorUtilities.CreateInstance(provider, real.KeyedImplementationType!, key!), this));
            });
        }

        private sealed class Slow(IOpenApiDocumentProvider real, WithSlowDocument app) : IOpenApiDocumentProvider
        {
            public async Task<OpenApiDocument> GetOpenApiDocumentAsync(CancellationToken cancellationToken = default)
            {
                await app.Ready.Task;
                Interlocked.Increment(ref app._made);
                return await real.GetOpenApiDocumentAsync(cancellationToken);
            }
        }
    }
}
