using CapabilityRegistry.App;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CapabilityRegistry.Benchmarks;

/// <summary>The registry's own parts in this process, to fill a database and to count statements.</summary>
internal static class InProcess
{
    /// <summary>More than any measurement asks, counted all the same.</summary>
    public static readonly string[] NoLimits = ["--Limits:Requests=1000000000"];

    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ToString();

    /// <param name="dialect">Takes the place of the engine, if given.</param>
    public static WebApplication Build(string file, string url = "http://127.0.0.1:0", Dialect? dialect = null, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--Storage:Engine=sqlite", $"--Storage:ConnectionString={ConnectionString(file)}", $"--urls={url}", .. NoLimits, .. settings],
        });
        builder.AddRegistry();
        if (dialect is not null)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(new Database(dialect, ConnectionString(file))));
        }

        return builder.Build();
    }

    public static async Task<T> InScope<T>(WebApplication app, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Gives a planner a token, as an administrator would.</summary>
    public static Task<string> PlannerToken(string file) => Token(file, Role.Planner, null);

    public static async Task<string> Token(string file, Role role, string? contributor)
    {
        await using var app = Build(file);
        return await InScope(app, async services =>
        {
            var request = new CreateTokenRequest { Name = $"benchmark {Guid.NewGuid():N}", Person = "Ana Silva", Role = role, Contributor = contributor };
            var given = await services.GetRequiredService<TokenIssuer>().Issue(request, Caller.System("benchmark"));
            await services.GetRequiredService<EventLog>().Commit();
            return given.Granted!.Token!;
        });
    }
}
