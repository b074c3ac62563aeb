namespace CapabilityRegistry.Platform.Data.Outages;

/// <summary>All connections of the pool were in use for as long as one waits for one.</summary>
public sealed class NoFreeConnectionException(Exception cause) : Exception("No connection to the database became free in time.", cause);
