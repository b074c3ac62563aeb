namespace CapabilityRegistry.Http;

/// <summary>Something that the registry rests on is away for a moment: answered with 503 and these words.</summary>
public sealed class UnavailableException(string code, string detail, Exception? cause) : Exception(detail, cause)
{
    public Refusal Refusal { get; } = new(code, detail);
}
