namespace CapabilityRegistry.Platform.Data.Statements;

/// <summary>What is said to the database about a listed table, whatever its objects are.</summary>
public interface IListedTable
{
    IEnumerable<(string Name, string Text)> Statements { get; }

    /// <summary>What can be asked; those without a name are texts of the store.</summary>
    IEnumerable<(string Name, string Text)> Conditions { get; }
}
