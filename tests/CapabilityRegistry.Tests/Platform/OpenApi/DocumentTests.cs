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
    public async Task The_document_is_not_made_to_hold_requests_against_it_or_to_serve_it()
    {
        await using var database = new TestDatabase(Engine.Sqlite);
        await using var app = new WithoutDocument(database);
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "demo-planner");

        Assert.Equal(HttpStatusCode.OK, await Status(client, "/v1/unit-types"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, "/v1/unit-types?no-such=1"));
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/openapi/v1.json"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Services.GetRequiredService<ServedDocuments>().Made());
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private sealed class WithoutDocument(TestDatabase database) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Storage:ConnectionString", database.ConnectionString);
            builder.UseSetting("Storage:Seed", "none");
            builder.ConfigureTestServices(services => services.AddKeyedSingleton<IOpenApiDocumentProvider>(OpenApiSetup.V1, new Refusing()));
        }

        private sealed class Refusing : IOpenApiDocumentProvider
        {
            public Task<OpenApiDocument> GetOpenApiDocumentAsync(CancellationToken cancellationToken = default) =>
                throw new InvalidOperationException("It is not to be made.");
        }
    }
}
