namespace CapabilityRegistry.Platform.Access;

/// <summary>The states for which this registry gives access; told by the slice that keeps them.</summary>
public interface IContributors
{
    /// <param name="code">ISO 3166-1 alpha-3.</param>
    Task<bool> Has(string code);
}
