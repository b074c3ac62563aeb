using System.CommandLine;
using System.CommandLine.Parsing;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>
/// token create: gives the first token, when there is no administrator yet to give it over HTTP. Whoever can reach the database may do
/// anything anyway.
/// </summary>
public static class TokenCommand
{
    /// <param name="run">Runs something with the services of a registry that is ready, and gives what the program ends with.</param>
    public static Command Of(Func<Func<IServiceProvider, Task>, Task<int>> run)
    {
        var role = new Option<Role>("--role") { Required = true, HelpName = "ROLE", Description = $"One of {Roles}.", CustomParser = RoleOf };
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "What it is called; the role and the time if nothing is said." };
        var person = new Option<string>("--person")
        {
            Required = true, HelpName = "NAME", Description = "The person it is for; written alike in all tokens of one person.",
        };
        var contributor = new Option<string?>("--contributor")
        {
            HelpName = "CODE", Description = "ISO alpha-3 code of the state that a focal point speaks for.",
        };
        var scopes = new Option<IReadOnlyList<TokenScope>?>("--scopes")
        {
            HelpName = "SCOPES", Description = "read, write or \"read write\"; both if nothing is said.",
            CustomParser = ScopesOf,
        };
        var days = new Option<int>("--days")
        {
            HelpName = "DAYS", Description = "How long it is valid.", DefaultValueFactory = _ => CreateTokenRequest.UsualDays,
        };
        var create = new Command("create", "Make a token and print it, once.") { role, person, name, contributor, scopes, days };
        create.SetAction((parsed, _) => run(services => Create(services, now => new CreateTokenRequest
        {
            Role = parsed.GetRequiredValue(role),
            Name = parsed.GetValue(name) ?? $"{parsed.GetRequiredValue(role).Code()} of {now:yyyy-MM-dd HH.mm.ss}",
            Person = parsed.GetRequiredValue(person),
            Contributor = parsed.GetValue(contributor),
            Scopes = parsed.GetValue(scopes) ?? TokenScopes.All,
            ValidDays = parsed.GetValue(days),
        }, parsed.InvocationConfiguration.Output)));
        return new Command("token", "Make tokens of the registry.") { create };
    }

    private static string Roles => string.Join(", ", Enum.GetValues<Role>().Select(each => each.Code()));

    private static async Task Create(IServiceProvider services, Func<DateTimeOffset, CreateTokenRequest> asked, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<EventLog>();
        var request = Checked(asked(log.Now));
        var decision = await scope.ServiceProvider.GetRequiredService<TokenIssuer>().Issue(request, Caller.System("command-line"));
        if (decision.Refusal is { } refusal)
        {
            var faults = refusal.Faults.Select(fault => $"expected {fault.Expected}, found {fault.Found}");
            throw new InvalidOperationException($"{refusal.Detail} {string.Join("; ", faults)}");
        }

        await log.Commit();
        await output.WriteLineAsync(decision.Granted!.Token);
    }

    private static CreateTokenRequest Checked(CreateTokenRequest request)
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(request, new ValidationContext(request), faults, validateAllProperties: true)
            ? request
            : throw new InvalidOperationException(string.Join(" ", faults.Select(fault => fault.ErrorMessage)));
    }

    private static Role RoleOf(ArgumentResult result)
    {
        if (!Codes.TryParse<Role>(result.Tokens[0].Value, out var role))
        {
            result.AddError($"--role takes one of {Roles}, found '{result.Tokens[0].Value}'.");
        }

        return role;
    }

    private static IReadOnlyList<TokenScope> ScopesOf(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Split(' ').All(word => Codes.TryParse<TokenScope>(word, out _)))
        {
            return TokenScopes.Parse(text);
        }

        result.AddError($"--scopes takes read, write or \"read write\", found '{text}'.");
        return [];
    }
}
