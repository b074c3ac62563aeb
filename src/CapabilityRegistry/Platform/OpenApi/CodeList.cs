namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>A closed list of codes that no enum holds, as the document gives it.</summary>
/// <param name="Name">The name of its schema, to which <see cref="Kernel.CodeOfAttribute"/> refers.</param>
/// <param name="Description">What the codes mean, for whoever reads the document.</param>
/// <param name="Codes">All of them.</param>
public sealed record CodeList(string Name, string Description, IReadOnlyList<string> Codes);
