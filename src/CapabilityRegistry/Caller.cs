using System.Security.Claims;

namespace CapabilityRegistry;

/// <summary>Who is asking, as authentication found out.</summary>
/// <param name="Name">What the log of events shows as the actor.</param>
/// <param name="Contributor">The state that a focal point speaks for, or of which an assessor is; ISO alpha-3.</param>
public sealed record Caller(string Name, Role Role, string? Contributor)
{
    private const string ContributorClaim = "contributor";

    /// <summary>The only state whose rows this caller may see, or null for all. SQL conditions rest on it.</summary>
    /// <remarks>A focal point of no state sees the rows of no state.</remarks>
    public string? Scope => Role switch
    {
        Role.FocalPoint => Contributor ?? "",
        Role.Integrator => Contributor,
        _ => null,
    };

    public bool IsScoped => Scope is not null;

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, Name));
        identity.AddClaim(new Claim(ClaimTypes.Role, Role.ToString()));
        if (Contributor is not null)
        {
            identity.AddClaim(new Claim(ContributorClaim, Contributor));
        }

        return new ClaimsPrincipal(identity);
    }

    public static Caller Of(ClaimsPrincipal principal) => new(
        principal.FindFirstValue(ClaimTypes.Name) ?? throw new InvalidOperationException("The caller has no name."),
        Enum.Parse<Role>(principal.FindFirstValue(ClaimTypes.Role)!),
        principal.FindFirstValue(ContributorClaim));

    /// <summary>Lets an endpoint take a Caller as a parameter.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));
}
