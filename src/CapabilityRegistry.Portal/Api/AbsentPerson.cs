namespace CapabilityRegistry.Portal.Api;

/// <summary>
/// Somebody for whom the registry itself asks the API while they are away, as for a mail. It goes with a request as a feature within this process, which
/// nothing that comes over the network can set; the host decides whether, and as whom, the login is still known.
/// </summary>
/// <param name="Login">The name of the token or of the login, as the log of events has it.</param>
public sealed record AbsentPerson(string Login);
