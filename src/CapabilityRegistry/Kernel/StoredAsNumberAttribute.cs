namespace CapabilityRegistry.Kernel;

/// <summary>An enum that is stored as its number, because statements compare its values; every other enum is stored as its code.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class StoredAsNumberAttribute : Attribute;
