using System.Security.Claims;
using CapabilityRegistry.Kernel.Access;

namespace CapabilityRegistry.Kernel;

/// <summary>The authenticated caller of a request.</summary>
/// <param name="Name">What the log of events shows as the actor; no two tokens share one.</param>
/// <param name="Contributor">The state that a focal point speaks for, or of which an assessor is; ISO alpha-3.</param>
public sealed record Caller(string Name, Role Role, string? Contributor)
{
    /// <summary>Who this is: one person may hold several tokens, each with a name. Equal by <see cref="Texts.CanonicalText.NameKey"/>.</summary>
    public string Person { get; init; } = Name;

    /// <summary>Whether this caller may look, and whether it may change something, as far as its role may.</summary>
    public IReadOnlyCollection<TokenScope> Scopes { get; init; } = TokenScopes.All;

    /// <summary>The only state whose rows this caller may see; null for all states. SQL conditions use it.</summary>
    /// <remarks>A focal point of no state sees the rows of no state.</remarks>
    public string? Scope => Role.Reach() switch
    {
        StatesReached.OwnState => Contributor ?? "",
        StatesReached.OwnStateIfBound => Contributor,
        _ => null,
    };

    public bool IsScoped => Scope is not null;

    /// <summary>The registry itself as the actor. Names of persons cannot contain a colon, so nobody can pose as it.</summary>
    public static Caller System(string name) => new($"system:{name}", Role.Administrator, null);

    public ClaimsPrincipal ToPrincipal(string scheme) => new CallerPrincipal(this, scheme);

    /// <summary>The caller of a principal; null if it is not authenticated or unknown to this registry.</summary>
    public static Caller? Find(ClaimsPrincipal principal) => (principal as CallerPrincipal)?.Caller;

    /// <exception cref="InvalidOperationException">The request has no authenticated caller.</exception>
    public static Caller Of(ClaimsPrincipal principal) => Find(principal) ?? throw new InvalidOperationException("The caller is unknown.");

    /// <summary>Lets an endpoint take a Caller as a parameter.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));

    private sealed class CallerPrincipal(Caller caller, string scheme) : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, caller.Name)], scheme))
    {
        public Caller Caller => caller;
    }
}
