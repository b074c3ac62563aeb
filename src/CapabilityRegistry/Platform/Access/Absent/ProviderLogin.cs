using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Access.Absent;

/// <summary>A login of the identity provider as it was when it was last used; kept of those alone who want something while they are away.</summary>
public sealed record ProviderLogin
{
    public string Login { get; init; } = "";

    public string Person { get; init; } = "";

    public string Role { get; init; } = "";

    public string? Contributor { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    public Caller ToCaller() => new(Login, Codes.Parse<Role>(Role), Contributor) { Person = Person };

    public static ProviderLogin Of(Caller caller, DateTimeOffset at) => new()
    {
        Login = caller.Name,
        Person = caller.Person,
        Role = caller.Role.Code(),
        Contributor = caller.Contributor,
        SeenAt = at,
    };
}
