using CapabilityRegistry.Events;

namespace CapabilityRegistry.Access;

/// <summary>
/// token create --role ROLE --name NAME [--contributor CODE]: gives the first token, when there is no administrator
/// yet to give it over HTTP. Whoever can reach the database may do anything anyway.
/// </summary>
public static class TokenCommand
{
    /// <exception cref="InvalidOperationException">What is asked for cannot be given; the message says why.</exception>
    public static async Task Run(IServiceProvider services, IConfiguration settings, TextWriter output)
    {
        var name = settings["name"] ?? throw new InvalidOperationException("token create needs --name.");
        if (settings["role"] is not { } code || !Codes.TryParse<Role>(code, out var role))
        {
            throw new InvalidOperationException($"token create needs --role, one of {string.Join(", ", Enum.GetValues<Role>().Select(each => each.Code()))}.");
        }

        await using var scope = services.CreateAsyncScope();
        var giving = scope.ServiceProvider.GetRequiredService<GiveToken>();
        var decision = await giving.To(name, role, settings["contributor"], new Caller("command-line", Role.Administrator, null));
        if (decision.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"{refusal.Detail} {string.Join("; ", refusal.Faults.Select(fault => $"expected {fault.Expected}, found {fault.Found}"))}");
        }

        await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();
        await output.WriteLineAsync(decision.Granted!.Token);
    }
}
