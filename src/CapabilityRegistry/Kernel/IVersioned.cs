namespace CapabilityRegistry.Kernel;

/// <summary>An object of the registry: stored, changed and shown under its key and its version. It is sent in answers, never received.</summary>
public interface IVersioned
{
    /// <summary>The key, unique in the whole registry.</summary>
    string Id { get; }

    /// <summary>Goes up by one with each change.</summary>
    int Version { get; }
}

/// <summary>
/// A view some members of which change without its version: reckoned for the day, taken from other objects, or the progress of work. Its ETag
/// names the version that the next change is decided on, but does not tell that the whole answer is still the same.
/// </summary>
public interface IPartlyVersioned;
