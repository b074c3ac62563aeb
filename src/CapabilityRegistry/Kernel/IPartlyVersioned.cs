namespace CapabilityRegistry.Kernel;

/// <summary>
/// A view some members of which change without its version: reckoned for the day, taken from other objects, or the progress of work. Its ETag
/// names the version that the next change is decided on, but does not tell that the whole answer is still the same.
/// </summary>
public interface IPartlyVersioned;
