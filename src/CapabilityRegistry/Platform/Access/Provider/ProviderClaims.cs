using System.Security.Claims;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Access.Tokens;

namespace CapabilityRegistry.Platform.Access.Provider;

/// <summary>Who somebody is to this registry, by the claims of a token that is already found to be genuine.</summary>
public sealed class ProviderClaims(ProviderSettings settings)
{
    /// <summary>
    /// Prefix of names that come from the provider, so that they cannot be mistaken for names given by an administrator here.
    /// </summary>
    public const string NamePrefix = "oidc:";

    private const int LongestName = 90;

    /// <summary>The caller, or a sentence that says what the claims lack.</summary>
    public (Caller? Caller, string? Fault) Read(ClaimsPrincipal principal)
    {
        var names = Values(principal, settings.NameClaim);
        var persons = settings.PersonClaim is { } named ? Values(principal, named) : [NamePrefix + names.FirstOrDefault()];
        var roles = Values(principal, settings.RoleClaim).Select(RoleOf).OfType<Role>().Distinct().ToList();
        var contributors = Values(principal, settings.ContributorClaim).Select(ContributorOf).Distinct().ToList();
        return (names, roles, contributors) switch
        {
            ({ Count: not 1 }, _, _) => No($"The claim {settings.NameClaim} must name one person."),
            _ when !IsName(names[0]) => No($"The claim {settings.NameClaim} must be 1 to {LongestName} visible ASCII characters."),
            _ when persons.Count != 1 => No($"The claim {settings.PersonClaim} must name one person."),
            _ when settings.PersonClaim is { } claim && PersonFault(persons[0]) is { } fault => No($"The claim {claim} must be {fault}."),
            (_, [], _) => No($"The claim {settings.RoleClaim} names no role of this registry."),
            (_, { Count: > 1 }, _) => No($"The claim {settings.RoleClaim} names {roles.Count} roles of this registry; it must name one."),
            (_, _, { Count: > 1 }) => No($"The claim {settings.ContributorClaim} names {contributors.Count} states; it must name one."),
            _ => Bound(new Caller(NamePrefix + names[0], roles[0], contributors.SingleOrDefault()) { Person = CanonicalText.Of(persons[0]) }),
        };
    }

    // The same rule holds for tokens that this registry issues.
    private (Caller? Caller, string? Fault) Bound(Caller caller) => AccessToken.BindingFault(caller.Role, caller.Contributor) is { } fault
        ? No($"The claim {settings.ContributorClaim} does not fit the role {caller.Role.Code()}: expected {fault.Expected}.")
        : (caller, null);

    private Role? RoleOf(string value) => settings.Roles.Count > 0
        ? settings.Roles.TryGetValue(value, out var mapped) ? mapped : null
        : Codes.TryParse<Role>(value, out var role) ? role : null;

    private string ContributorOf(string value) => settings.Contributors.GetValueOrDefault(value, value);

    private static List<string> Values(ClaimsPrincipal principal, string claim) => [.. principal.FindAll(claim).Select(each => each.Value)];

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(letter => letter is > ' ' and <= '~');

    // What is found is not repeated: the answer carries the fault in a header, which holds ASCII only.
    private static string? PersonFault(string person) =>
        CharactersAttribute.Count(person) > LongestName || TextRules.Fault(person, TextForm.PersonName) is not null
            ? $"a text of at most {LongestName} characters{TextForm.PersonName.Without()}"
            : null;

    private static (Caller? Caller, string? Fault) No(string why) => (null, why);
}
