namespace CapabilityRegistry.Platform.Data.Outages;

/// <summary>What a failure of the database means for whoever waits for it.</summary>
public enum FailureKind
{
    /// <summary>A mistake of ours, or no failure of the database at all: it would come again each time.</summary>
    Ours,

    /// <summary>A unique index or primary key refused the row.</summary>
    Duplicate,

    /// <summary>Somebody else was quicker: a deadlock, a lock. The whole unit of work may be done again.</summary>
    Busy,

    /// <summary>It has been waited for long enough already: no free connection, a statement that took too long. The caller may come again.</summary>
    Overloaded,

    /// <summary>The database cannot be reached, or was lost on the way.</summary>
    Away,

    /// <summary>Nothing can be written, because there is no room.</summary>
    Full,

    /// <summary>Nothing can be written, because nobody may.</summary>
    ReadOnly,
}
