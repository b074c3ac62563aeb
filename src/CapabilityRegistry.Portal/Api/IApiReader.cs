namespace CapabilityRegistry.Portal.Api;

/// <summary>Reads from the API on somebody's behalf, be they here or away.</summary>
public interface IApiReader
{
    /// <summary>What the API answers to a GET.</summary>
    /// <exception cref="ApiRefusalException">The API refused.</exception>
    Task<T> Get<T>(string address);
}
