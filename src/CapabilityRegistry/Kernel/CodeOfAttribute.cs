namespace CapabilityRegistry.Kernel;

/// <summary>The text, or each text of the list, is one of the codes of a closed list, which the document of the API names and gives in full.</summary>
/// <param name="list">The name of the list: that of its schema in the document.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CodeOfAttribute(string list) : Attribute
{
    public string List { get; } = list;
}
