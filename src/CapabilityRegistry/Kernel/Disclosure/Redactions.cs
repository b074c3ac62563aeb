namespace CapabilityRegistry.Kernel.Disclosure;

/// <summary>
/// The complete table of fields that are left out for some callers who may see the object. A field left out is named in the object's
/// <c>redacted</c>, which distinguishes it from null.
/// </summary>
public static class Redactions
{
    private const string Outside = "assessors, and integrators bound to no state";
    private const string OneState = "callers who see one state only";
    private const string NotOfCases = "everybody but administrators and auditors";
    private const string NotWhole = "callers who see one state only, assessors, and integrators bound to no state";

    public static readonly IReadOnlyList<Redaction> Table =
    [
        new("Pledge", ["caveats", "noteVerbale", "revision"], Outside, IsOutside),
        new("Condition", ["text", "agreedBy", "reference", "droppedFor"], Outside, IsOutside),
        // What was looked into, and why it was decided so, is for those who decide and for those who audit them.
        new("Vetting", ["scope", "grounds"], NotWhole, caller => caller.IsScoped || IsOutside(caller)),
        new("Evaluation", ["note"], "callers who belong to a state", caller => caller.IsScoped || caller.Contributor is not null),
        new("Investigation", ["allegation", "account", "conclusion"], NotOfCases, IsNotOfCases),
        new("GateView", ["evidence"], Outside, IsOutside),
        // Numbers and reasons of a plan tell what other states offered; a hash or a count, compared with an earlier one, that they changed it.
        new("MatchRun", ["progress", "requirements", "pledges", "eventSeq", "inputHash"], OneState, caller => caller.IsScoped),
        new("MatchRunView", ["request", "fill", "stages", "components", "gaps", "pinPrices", "caveatPrices"], OneState, caller => caller.IsScoped),
        // What missions need, and how much of it pledges could fill, is for those who plan.
        new("IndicatorReport", ["fill"], OneState, caller => caller.IsScoped),
        // The reason for this unit also tells why another one was not chosen, and the criteria whom the mission wants.
        new("Invitation", ["reason", "overrides"], NotWhole, caller => caller.IsScoped || IsOutside(caller)),
        // A hash would confirm a guess of the fields left out: in its own event, and, as each covers the one before, in all that came earlier.
        new("EventView", ["previousHash", "hash"], NotOfCases, IsNotOfCases),
    ];

    private static readonly Dictionary<string, Redaction> ByObject = Table.ToDictionary(redaction => redaction.Object);

    /// <summary>The fields of an object that this caller does not get; null if it gets them all.</summary>
    /// <typeparam name="T">The object as the API shows it.</typeparam>
    public static IReadOnlyList<string>? For<T>(Caller caller)
        where T : IRedactable => For(typeof(T).Name, caller);

    /// <summary>The fields that this caller does not get of the objects of a schema; null if it gets them all.</summary>
    /// <exception cref="KeyNotFoundException">The table does not know the object.</exception>
    public static IReadOnlyList<string>? For(string schema, Caller caller) =>
        ByObject[schema] is var redaction && redaction.Hides(caller) ? redaction.Fields : null;

    // What is alleged and found is for those who handle cases and for those who audit them.
    private static bool IsNotOfCases(Caller caller) => caller.Role is not (Role.Administrator or Role.Auditor);

    // What a state tells the Secretariat in confidence is for those who decide and for those who audit them.
    private static bool IsOutside(Caller caller) => caller is { Role: Role.Assessor } or { Role: Role.Integrator, Contributor: null };
}

/// <summary>One row of the table.</summary>
/// <param name="Object">Its schema in the OpenAPI document.</param>
/// <param name="Fields">What is left out, as named in JSON.</param>
/// <param name="HiddenFrom">From whom, in words.</param>
/// <param name="Hides">Whether this caller is one of them.</param>
public sealed record Redaction(string Object, IReadOnlyList<string> Fields, string HiddenFrom, Func<Caller, bool> Hides);
