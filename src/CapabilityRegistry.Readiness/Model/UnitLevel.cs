namespace CapabilityRegistry.Readiness.Model;

/// <summary>What a unit has proven. Each level includes those below it.</summary>
public enum UnitLevel
{
    /// <summary>Level 1: registered with its papers.</summary>
    L1 = 1,

    /// <summary>Level 2: found ready by an Assessment and Advisory Visit.</summary>
    L2 = 2,

    /// <summary>Level 3: equipment and personnel match a Statement of Unit Requirements.</summary>
    L3 = 3,

    /// <summary>Rapid deployment level: verified, and bound by an agreement to deploy within days of a request.</summary>
    Rdl = 4,
}

/// <summary>How levels are written.</summary>
internal static class UnitLevels
{
    /// <summary>L1, L2, L3 or RDL.</summary>
    public static string Code(this UnitLevel level) => level == UnitLevel.Rdl ? "RDL" : $"{level}";
}

/// <summary>Where a pledge stands, whatever its level.</summary>
public enum Standing
{
    /// <summary>A draft, or handed in and not accepted yet.</summary>
    NotRegistered,

    /// <summary>Accepted: it counts at its level.</summary>
    Registered,

    /// <summary>Registered, and set aside for a time. It keeps its level, and every clock goes on.</summary>
    Suspended,

    /// <summary>Out of date. It has no level until it is registered again.</summary>
    Lapsed,

    /// <summary>Taken back by its state. Nothing follows.</summary>
    Withdrawn,
}
