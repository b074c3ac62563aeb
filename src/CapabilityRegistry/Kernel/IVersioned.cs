namespace CapabilityRegistry.Kernel;

/// <summary>An object of the registry: stored, changed and shown under its key and its version. It is sent in answers, never received.</summary>
public interface IVersioned
{
    /// <summary>The key, unique in the whole registry.</summary>
    string Id { get; }

    /// <summary>Goes up by one with each change.</summary>
    int Version { get; }
}
