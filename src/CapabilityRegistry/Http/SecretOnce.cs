namespace CapabilityRegistry.Http;

/// <summary>An answer that shows a secret the first time; what is kept for repeating it must not hold the secret.</summary>
public interface ISecretOnce
{
    object WithoutSecret();
}
