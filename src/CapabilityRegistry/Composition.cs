using CapabilityRegistry.Access;
using CapabilityRegistry.Data;
using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using CapabilityRegistry.Http.Contract;

namespace CapabilityRegistry;

/// <summary>The wiring of the house: one line per slice.</summary>
public static class Composition
{
    public static void AddRegistry(this WebApplicationBuilder builder)
    {
        TypeHandlers.Register();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.Longest;
        });
        builder.WebHost.UseUrls([.. ListeningAddresses.Of(builder.Configuration)]);
        AddFoundation(builder);
        builder.AddAccess();
    }

    public static void MapRegistry(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(UnmatchedAnswers.Write);
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/", () => Results.Redirect("/swagger")).AllowAnonymous().ExcludeFromDescription();
        app.UseSwaggerUI(page => page.SwaggerEndpoint($"/openapi/{OpenApiSetup.V1}.json", "CapabilityRegistry v1"));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ContractCheck>();
        MapSlices(app.MapGroup("").AddEndpointFilter<UnitOfWork>());
    }

    private static void AddFoundation(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions));
        services.AddExceptionHandler<Failures>();
        services.AddOpenApiDocuments();
        services.AddSingleton<Contracts>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Database.From(builder.Configuration));
        services.AddSingleton(provider => Retries.Pipeline(provider.GetRequiredService<Database>().Dialect, provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<Work>();
        services.AddScoped<EventLog>();
        services.AddScoped<Keys>();
        services.AddScoped<IdempotencyStore>();
    }

    private static void MapSlices(IEndpointRouteBuilder app)
    {
        app.MapHealth();
    }
}
