namespace CapabilityRegistry.Kernel;

/// <summary>An answer that shows a secret once; the copy stored for repetition must not hold it.</summary>
public interface ISecretOnce
{
    object WithoutSecret();
}
