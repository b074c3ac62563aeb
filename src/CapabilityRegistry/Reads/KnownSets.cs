namespace CapabilityRegistry.Reads;

/// <summary>Which sets of objects are known to stand in the database with the day of today, so that it need not be asked.</summary>
public sealed class KnownSets
{
    private const int MostKept = 20_000;

    private readonly HashSet<string> _sets = [];
    private readonly HashSet<string> _uncommitted = [];
    private DateOnly _day;

    /// <returns>False if the database has to be asked.</returns>
    public bool Holds(string set, DateOnly day)
    {
        if (_day != day || _sets.Count >= MostKept)
        {
            _sets.Clear();
            _day = day;
        }

        return _sets.Contains(set) || _uncommitted.Contains(set);
    }

    public void Add(string set) => _uncommitted.Add(set);

    /// <summary>What was added since is committed.</summary>
    public void Keep()
    {
        _sets.UnionWith(_uncommitted);
        _uncommitted.Clear();
    }

    /// <summary>What was added since was not committed.</summary>
    public void Forget() => _uncommitted.Clear();
}
