namespace CapabilityRegistry.Kernel;

/// <summary>The result of a rule: either the granted object or the refusal, never both.</summary>
public readonly record struct Decision<T>(T? Granted, Refusal? Refusal)
    where T : class
{
    public static implicit operator Decision<T>(T granted) => new(granted, null);

    public static implicit operator Decision<T>(Refusal refusal) => new(null, refusal);
}

/// <summary>An expected "no": a permanent code, a sentence for people, and every reason that was found.</summary>
public sealed record Refusal(string Code, string Detail, params IReadOnlyList<Fault> Faults)
{
    public RefusalKind Kind { get; init; } = RefusalKind.Conflict;

    /// <summary>The refusal of a request that says what cannot be.</summary>
    public static Refusal Invalid(string detail, params IReadOnlyList<Fault> faults) => new("invalid-request", detail, faults) { Kind = RefusalKind.Invalid };
}

/// <summary>On what a refusal rests, and so whether and when the same request can succeed.</summary>
public enum RefusalKind
{
    /// <summary>The registry as it stands: once that has changed, the same request may succeed.</summary>
    Conflict,

    /// <summary>Who asks: somebody else may.</summary>
    Forbidden,

    /// <summary>The request itself: it can never be carried out.</summary>
    Invalid,

    /// <summary>How much this caller has asked for: later it may.</summary>
    TooMany,

    /// <summary>How much everybody has asked for: later it may.</summary>
    Unavailable,

    /// <summary>An error in the program.</summary>
    InternalError,
}

/// <summary>One thing that is wrong: where, what was expected, what was found.</summary>
public sealed record Fault
{
    /// <summary>Permanent kebab-case code of the broken rule.</summary>
    public required string Code { get; init; }

    /// <summary>JSON pointer into the request body or the object (RFC 6901), e.g. /personnel/0/men.</summary>
    public string? Pointer { get; init; }

    /// <summary>Name of the query, path or header parameter.</summary>
    public string? Parameter { get; init; }

    public required string Expected { get; init; }

    public required string Found { get; init; }

    public static Fault At(string pointer, string code, string expected, string found) =>
        new() { Pointer = pointer, Code = code, Expected = expected, Found = found };

    /// <summary>This fault with its pointer below the given one.</summary>
    public Fault Under(string place) => this with { Pointer = place + Pointer };
}
