using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>
/// token create --role ROLE [--name NAME] [--contributor CODE] [--scopes "read write"] [--days 90]: gives the first
/// token, when there is no administrator yet to give it over HTTP. Whoever can reach the database may do anything anyway.
/// </summary>
public static class TokenCommand
{
    /// <param name="args">The words after "token create". The environment is not asked: it may hold a NAME of its own.</param>
    /// <exception cref="InvalidOperationException">What is asked for cannot be given; the message says why.</exception>
    public static async Task Run(IServiceProvider services, string[] args, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<EventLog>();
        var request = Request(new ConfigurationBuilder().AddCommandLine(args).Build(), log.Now);
        var decision = await scope.ServiceProvider.GetRequiredService<TokenIssuer>().Issue(request, Caller.System("command-line"));
        if (decision.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"{refusal.Detail} {string.Join("; ", refusal.Faults.Select(fault => $"expected {fault.Expected}, found {fault.Found}"))}");
        }

        await log.Commit();
        await output.WriteLineAsync(decision.Granted!.Token);
    }

    private static CreateTokenRequest Request(IConfiguration words, DateTimeOffset now)
    {
        var request = new CreateTokenRequest
        {
            Role = Role(words["role"]),
            Name = words["name"] ?? $"{words["role"]} of {now:yyyy-MM-dd HH.mm.ss}",
            Contributor = words["contributor"],
            Scopes = Scopes(words["scopes"]),
            ValidDays = int.TryParse(words["days"] ?? $"{CreateTokenRequest.UsualDays}", out var days) ? days : 0,
        };
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(request, new ValidationContext(request), faults, validateAllProperties: true)
            ? request
            : throw new InvalidOperationException(string.Join(" ", faults.Select(fault => fault.ErrorMessage)));
    }

    private static Role Role(string? code) => code is not null && Codes.TryParse<Role>(code, out var role)
        ? role
        : throw new InvalidOperationException($"token create needs --role, one of {string.Join(", ", Enum.GetValues<Role>().Select(each => each.Code()))}.");

    private static IReadOnlyList<TokenScope> Scopes(string? text) => text switch
    {
        null => TokenScopes.All,
        _ when text.Split(' ').All(word => Codes.TryParse<TokenScope>(word, out _)) => TokenScopes.Parse(text),
        _ => throw new InvalidOperationException($"--scopes takes read, write or \"read write\", found '{text}'."),
    };
}
