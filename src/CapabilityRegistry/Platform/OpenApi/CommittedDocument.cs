namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>
/// The document that is committed beside the program, and part of it: it is served, and requests are held against it, without being made anew at each start.
/// A test compares it with what the endpoints say.
/// </summary>
public static class CommittedDocument
{
    /// <summary>The text in UTF-8.</summary>
    public static Stream Open() => typeof(CommittedDocument).Assembly.GetManifestResourceStream("openapi/capability-registry.v1.json")!;
}
