namespace CapabilityRegistry.Kernel;

/// <summary>A dependency is unavailable for the moment: answered with 503 and this text.</summary>
public sealed class UnavailableException(string code, string detail, Exception? cause) : Exception(detail, cause)
{
    public Refusal Refusal { get; } = new(code, detail);
}
