using System.Security.Claims;

namespace CapabilityRegistry.Platform.Access;

/// <summary>A principal whose token is valid but whose claims map to no role or contributor of this registry.</summary>
public sealed class UnknownPrincipal : ClaimsPrincipal
{
    private UnknownPrincipal(string fault, string scheme)
        : base(new ClaimsIdentity(scheme)) => Fault = fault;

    /// <summary>Why, as a sentence.</summary>
    public string Fault { get; }

    public static ClaimsPrincipal Because(string fault, string scheme) => new UnknownPrincipal(fault, scheme);
}
