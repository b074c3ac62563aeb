namespace CapabilityRegistry.Platform.Events;

/// <summary>
/// The conditions of lists that give what has changed since an event or a moment; between two of these parts stand the kind of the objects and the
/// column of their key: <c>Of + "'pledge' AND e.subject_id = pledge.id" + AfterEvent</c>.
/// </summary>
public static class ChangedObjects
{
    public const string Of = "AND EXISTS (SELECT 1 FROM event AS e WHERE e.subject_kind = ";

    public const string AfterEvent = " AND e.seq > @ChangedAfter)";

    /// <summary>Numbers follow time only almost: from the first event of that time on, nothing is left out.</summary>
    public const string FromMoment = " AND e.seq >= (SELECT MIN(earliest.seq) FROM event AS earliest WHERE earliest.at >= @ChangedFrom))";
}
