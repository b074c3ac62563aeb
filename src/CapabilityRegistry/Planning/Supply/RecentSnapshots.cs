namespace CapabilityRegistry.Planning.Supply;

/// <summary>The snapshots of earlier events that were asked for last, so that whoever reads page by page does not have the log read for each.</summary>
public sealed class RecentSnapshots
{
    /// <summary>How many are kept. What is the same in several of them is held once, save for those that were made again from the log.</summary>
    private const int Most = 8;

    private readonly Lock _lock = new();
    private readonly List<DaySnapshot> _lastUsedFirst = [];

    /// <summary>The snapshot of a day after an event; null if it is not kept.</summary>
    public DaySnapshot? Find(long seq, DateOnly day)
    {
        lock (_lock)
        {
            return _lastUsedFirst.Find(each => each.LastEvent.Seq == seq && each.Day == day) is { } found ? Moved(found) : null;
        }
    }

    /// <summary>The snapshot, kept in place of the one that nobody has used for longest.</summary>
    public DaySnapshot Add(DaySnapshot snapshot)
    {
        lock (_lock)
        {
            return Moved(snapshot);
        }
    }

    private DaySnapshot Moved(DaySnapshot used)
    {
        _lastUsedFirst.Remove(used);
        _lastUsedFirst.Insert(0, used);
        if (_lastUsedFirst.Count > Most)
        {
            _lastUsedFirst.RemoveAt(Most);
        }

        return used;
    }
}
