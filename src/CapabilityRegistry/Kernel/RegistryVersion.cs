using System.Reflection;

namespace CapabilityRegistry.Kernel;

/// <summary>The version of this program, as Directory.Build.props states it: told by the assembly, the document and every answer.</summary>
public static class RegistryVersion
{
    public const string Header = "Registry-Version";

    /// <summary>A semantic version, such as 1.0.0 or 1.0.0-preview.1.</summary>
    public static readonly string Text = typeof(RegistryVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
