namespace CapabilityRegistry.Kernel;

/// <summary>A dependency is unavailable for the moment: answered with 503 and this text.</summary>
public sealed class UnavailableException(Refusal refusal, Exception? cause) : Exception(refusal.Detail, cause)
{
    public UnavailableException(string code, string detail, Exception? cause)
        : this(new Refusal(code, detail), cause)
    {
    }

    public Refusal Refusal => refusal;
}
