using System.Globalization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;

namespace CapabilityRegistry.Registry.Policies;

/// <summary>Policies as the readiness library takes them, and back.</summary>
internal static class PolicyMapping
{
    private static readonly (Certainty Certainty, string Code)[] Certainties =
    [
        (Certainty.Official, CertaintyCodes.Official), (Certainty.Reported, CertaintyCodes.Reported), (Certainty.Interpreted, CertaintyCodes.Interpreted),
        (Certainty.FromMemory, CertaintyCodes.FromMemory),
    ];

    /// <summary>Where in a policy of this slice something is that the library found wrong in the first of its list.</summary>
    public static string PlaceOf(string pointer) => pointer["/0".Length..].Replace("/lapse/consequence/", "/lapse/", StringComparison.Ordinal);

    /// <summary>What the library found wrong, in the codes of this slice.</summary>
    public static string FoundIn(LevelPolicyContent policy, RecordFault wrong) =>
        wrong.Code == "gate-twice" && int.Parse(wrong.Pointer[(wrong.Pointer.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture) is var index
            ? $"{policy.Gates[index].Gate} of {policy.Gates[index].Level.Code()} again"
            : wrong.Found;

    public static ReadinessPolicy ToLibrary(this LevelPolicyContent policy) => new()
    {
        Id = policy.Id,
        Name = policy.Name,
        Sources = [.. policy.Gates.Select(gate => gate.Source).Distinct()],
        Gates = [.. policy.Gates.Select(ToLibrary)],
        Conduct = policy.Conduct is not { } conduct ? null : new()
        {
            WhileOpen = (ConductEffect)(int)conduct.WhileOpen,
            Substantiated = (ConductEffect)(int)conduct.Substantiated,
            Months = conduct.Months,
            From = new(conduct.Source, CertaintyOf(conduct.Certainty)),
        },
    };

    public static LevelPolicy BuiltIn(ReadinessPolicy policy) => new()
    {
        Id = policy.Id,
        Version = 1,
        Name = policy.Name,
        Gates = [.. policy.Gates.Select(GateOf)],
        Conduct = policy.Conduct is not { } conduct ? null : new()
        {
            WhileOpen = (InvestigationEffect)(int)conduct.WhileOpen,
            Substantiated = (InvestigationEffect)(int)conduct.Substantiated,
            Months = conduct.Months,
            Source = conduct.From.Source,
            Certainty = CodeOf(conduct.From.Certainty),
        },
    };

    private static GateRule ToLibrary(PolicyGate gate) => new()
    {
        Level = (UnitLevel)(int)gate.Level,
        Kind = LevelGates.Named(gate.Gate).Kind,
        Validity = gate.Validity is not { } validity ? null : new()
        {
            Months = validity.Months,
            FirstMonths = validity.FirstMonths,
            StartsAfterMonthsUndeployed = validity.StartsAfterMonthsUndeployed,
            From = new(validity.Source, CertaintyOf(validity.Certainty)),
        },
        MaxResponseDays = gate.MaxResponseDays,
        Lapse = gate.Lapse is not { } lapse ? null : new()
        {
            Consequence = lapse.LowersTo is { } level ? Consequence.LowerTo((UnitLevel)(int)level) : Consequence.LapsePledge,
            GraceDays = lapse.GraceDays,
            ReminderDays = lapse.ReminderDays,
            ExcludesFromNeeds = lapse.ExcludesFromNeeds,
            From = new(lapse.Source, CertaintyOf(lapse.Certainty)),
        },
        From = new(gate.Source, CertaintyOf(gate.Certainty)),
    };

    private static PolicyGate GateOf(GateRule rule) => new()
    {
        Level = (ReadinessLevel)(int)rule.Level,
        Gate = LevelGates.Of(rule.Kind).Code,
        Validity = rule.Validity is not { } validity ? null : new()
        {
            Months = validity.Months,
            FirstMonths = validity.FirstMonths,
            StartsAfterMonthsUndeployed = validity.StartsAfterMonthsUndeployed,
            Source = validity.From.Source,
            Certainty = CodeOf(validity.From.Certainty),
        },
        MaxResponseDays = rule.MaxResponseDays,
        Lapse = rule.Lapse is not { } lapse ? null : new()
        {
            LowersTo = (ReadinessLevel?)(int?)lapse.Consequence.LowersTo,
            GraceDays = lapse.GraceDays,
            ReminderDays = lapse.ReminderDays,
            ExcludesFromNeeds = lapse.ExcludesFromNeeds,
            Source = lapse.From.Source,
            Certainty = CodeOf(lapse.From.Certainty),
        },
        Source = rule.From.Source,
        Certainty = CodeOf(rule.From.Certainty),
    };

    private static Certainty CertaintyOf(string code) => Certainties.Single(each => each.Code == code).Certainty;

    private static string CodeOf(Certainty certainty) => Certainties.Single(each => each.Certainty == certainty).Code;
}
