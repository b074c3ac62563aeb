namespace CapabilityRegistry.Platform.Http.Lists.Tables;

/// <summary>Metadata of a list that goes on for ever, such as a feed: it has no whole that could be a table.</summary>
public sealed class Endless;
