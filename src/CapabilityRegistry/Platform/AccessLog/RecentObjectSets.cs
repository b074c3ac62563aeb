namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>Remembers which object sets are already stored with today's date, so that the database need not be asked.</summary>
public sealed class RecentObjectSets
{
    private const int Capacity = 20_000;

    private readonly HashSet<string> _sets = [];
    private readonly HashSet<string> _uncommitted = [];
    private DateOnly _day;

    /// <returns>False if the database has to be asked.</returns>
    public bool Holds(string set, DateOnly day)
    {
        if (_day != day)
        {
            // What is written in the same transaction as of the day before is stored with that day.
            _sets.Clear();
            _uncommitted.Clear();
            _day = day;
        }
        else if (_sets.Count >= Capacity)
        {
            _sets.Clear();
        }

        return _sets.Contains(set) || _uncommitted.Contains(set);
    }

    public void Add(string set) => _uncommitted.Add(set);

    /// <summary>The sets added since the last call are committed.</summary>
    public void Keep()
    {
        _sets.UnionWith(_uncommitted);
        _uncommitted.Clear();
    }

    /// <summary>The sets added since the last call were not committed.</summary>
    public void Forget() => _uncommitted.Clear();
}
