using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Signals between requests and the worker that carries out runs.</summary>
public sealed class MatchSignals : JobSignals;
