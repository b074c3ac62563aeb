namespace CapabilityRegistry.Readiness.Model;

/// <summary>One thing that is wrong with a policy or with the facts about a unit.</summary>
/// <param name="Code">Permanent, in kebab-case.</param>
/// <param name="Pointer">Where, as a JSON pointer into the object that was checked.</param>
/// <param name="Expected">What could stand there.</param>
/// <param name="Found">What does.</param>
public sealed record RecordFault(string Code, string Pointer, string Expected, string Found);
