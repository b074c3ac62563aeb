using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Catalogue;

internal sealed record UnitTypeRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Category { get; init; } = "";

    public string Measure { get; init; } = "";

    public int? IndicativeStrength { get; init; }

    public int? WomenTarget { get; init; }

    public string? WomenTargetSource { get; init; }

    public string Certainty { get; init; } = "";

    public string Source { get; init; } = "";

    public UnitType ToUnitType() => new()
    {
        Id = Id,
        Name = Name,
        Category = Category,
        Measure = Codes.Parse<Measure>(Measure),
        IndicativeStrength = IndicativeStrength,
        WomenTarget = WomenTarget,
        WomenTargetSource = WomenTargetSource,
        Certainty = Certainty,
        Source = Source,
    };
}

internal sealed record CategoryRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";
}

internal sealed record CategoryTypeRow
{
    public string UnitType { get; init; } = "";

    public string Category { get; init; } = "";
}

internal sealed record WomenTargetRow
{
    public string Category { get; init; } = "";

    public int TargetYear { get; init; }

    public int TargetPercent { get; init; }

    public string Certainty { get; init; } = "";

    public string Source { get; init; } = "";

    public WomenTarget ToTarget() => new() { Year = TargetYear, Percent = TargetPercent, Certainty = Certainty, Source = Source };
}

internal sealed record MissionRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string LeadDepartment { get; init; } = "";

    public DateOnly StartedOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string Location { get; init; } = "";

    public string Certainty { get; init; } = "";

    public string Source { get; init; } = "";

    public Mission ToMission(IReadOnlyList<AuthorisedStrength> strength) => new()
    {
        Id = Id,
        Name = Name,
        LeadDepartment = LeadDepartment,
        StartedOn = StartedOn,
        EndedOn = EndedOn,
        Location = Location,
        AuthorisedStrength = strength,
        Certainty = Certainty,
        Source = Source,
    };
}

internal sealed record StrengthRow
{
    public string Mission { get; init; } = "";

    public DateOnly? EffectiveOn { get; init; }

    public string? Reference { get; init; }

    public int? Military { get; init; }

    public int? Police { get; init; }

    public string? Note { get; init; }

    public string Certainty { get; init; } = "";

    public string Source { get; init; } = "";

    public static StrengthRow Of(string mission, AuthorisedStrength strength) => new()
    {
        Mission = mission,
        EffectiveOn = strength.EffectiveOn,
        Reference = strength.Reference,
        Military = strength.Military,
        Police = strength.Police,
        Note = strength.Note,
        Certainty = CertaintyCodes.LetterOf(strength.Certainty),
        Source = strength.Source,
    };

    public AuthorisedStrength ToStrength() => new()
    {
        EffectiveOn = EffectiveOn,
        Reference = Reference,
        Military = Military,
        Police = Police,
        Note = Note,
        Certainty = Certainty,
        Source = Source,
    };
}

internal sealed record CodeRow
{
    public string Kind { get; init; } = "";

    public string Id { get; init; } = "";

    public string Measure { get; init; } = "";
}
