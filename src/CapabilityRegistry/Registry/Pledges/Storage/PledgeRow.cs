using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>A row of the table pledge.</summary>
internal sealed record PledgeRow
{
    public string Id { get; init; } = "";

    public int Version { get; init; }

    public string Contributor { get; init; } = "";

    public string UnitType { get; init; } = "";

    public string UnitName { get; init; } = "";

    public string Status { get; init; } = "";

    public int? ReadinessLevel { get; init; }

    public string Engagement { get; init; } = "";

    public string? Personnel { get; init; }

    public int Men { get; init; }

    public int Women { get; init; }

    public int CapacityAmount { get; init; }

    public string CapacityUnit { get; init; } = "";

    public string? MajorEquipment { get; init; }

    public string? SelfSustainment { get; init; }

    public int ResponseDays { get; init; }

    public DateOnly AvailableFrom { get; init; }

    public DateOnly? AvailableUntil { get; init; }

    public string Languages { get; init; } = "";

    public string Attributes { get; init; } = "";

    public string Training { get; init; } = "";

    public int TurnaroundDays { get; init; }

    public string Partners { get; init; } = "";

    public string Caveats { get; init; } = "";

    public string? NoteVerbale { get; init; }

    public string? ExternalId { get; init; }

    public string ReturnedFor { get; init; } = "";

    public string? SubmittedBy { get; init; }

    public string? Source { get; init; }

    public static PledgeRow Of(Pledge pledge)
    {
        var content = pledge.Content;
        return new PledgeRow
        {
            Id = pledge.Id,
            Version = pledge.Version,
            Contributor = pledge.Contributor,
            UnitType = content.UnitType,
            UnitName = content.UnitName,
            Status = pledge.Status.Code(),
            ReadinessLevel = (int?)pledge.Level,
            Engagement = pledge.Engagement.Code(),
            Personnel = Text(content.Personnel),
            Men = content.Personnel?.Sum(line => line.Men) ?? 0,
            Women = content.Personnel?.Sum(line => line.Women) ?? 0,
            CapacityAmount = content.Capacity.Amount,
            CapacityUnit = content.Capacity.Unit.Code(),
            MajorEquipment = Text(content.MajorEquipment),
            SelfSustainment = Text(content.SelfSustainment),
            ResponseDays = content.ResponseDays,
            AvailableFrom = content.AvailableFrom,
            AvailableUntil = content.AvailableUntil,
            Languages = Json.Write(content.Languages),
            Attributes = Json.Write(content.Attributes),
            Training = Json.Write(content.Training),
            TurnaroundDays = content.TurnaroundDays,
            Partners = Json.Write(content.Partners),
            Caveats = Json.Write(content.Caveats),
            NoteVerbale = content.NoteVerbale,
            ExternalId = content.ExternalId,
            ReturnedFor = Json.Write(pledge.ReturnedFor),
            SubmittedBy = pledge.SubmittedBy,
            Source = pledge.Source,
        };
    }

    public Pledge ToPledge() => new()
    {
        Id = Id,
        Version = Version,
        Contributor = Contributor,
        Status = Codes.Parse<PledgeStatus>(Status),
        Level = (ReadinessLevel?)ReadinessLevel,
        Engagement = Codes.Parse<PledgeEngagement>(Engagement),
        ReturnedFor = Json.Read<IReadOnlyList<ReturnReason>>(ReturnedFor),
        SubmittedBy = SubmittedBy,
        Source = Source,
        Content = new PledgeContent
        {
            UnitType = UnitType,
            UnitName = UnitName,
            Personnel = Value<PersonnelLine>(Personnel),
            Capacity = Capacity(),
            MajorEquipment = Value<EquipmentLine>(MajorEquipment),
            SelfSustainment = Value<string>(SelfSustainment),
            ResponseDays = ResponseDays,
            AvailableFrom = AvailableFrom,
            AvailableUntil = AvailableUntil,
            Languages = Json.Read<IReadOnlyList<string>>(Languages),
            Attributes = Json.Read<IReadOnlyList<string>>(Attributes),
            Training = Json.Read<IReadOnlyList<TrainingLine>>(Training),
            TurnaroundDays = TurnaroundDays,
            Partners = Json.Read<IReadOnlyList<string>>(Partners),
            Caveats = Json.Read<IReadOnlyList<Caveat>>(Caveats),
            NoteVerbale = NoteVerbale,
            ExternalId = ExternalId,
        },
    };

    public PledgeView ToView() => new()
    {
        Id = Id,
        Version = Version,
        Contributor = Contributor,
        UnitType = UnitType,
        UnitName = UnitName,
        Status = Codes.Parse<PledgeStatus>(Status),
        ReadinessLevel = (ReadinessLevel?)ReadinessLevel,
        Engagement = Codes.Parse<PledgeEngagement>(Engagement),
        Personnel = JsonText<IReadOnlyList<PersonnelLine>>.Of(Personnel),
        Strength = new Strength { Men = Men, Women = Women },
        Capacity = Capacity(),
        MajorEquipment = JsonText<IReadOnlyList<EquipmentLine>>.Of(MajorEquipment),
        SelfSustainment = JsonText<IReadOnlyList<string>>.Of(SelfSustainment),
        ResponseDays = ResponseDays,
        AvailableFrom = AvailableFrom,
        AvailableUntil = AvailableUntil,
        Languages = new(Languages),
        Attributes = new(Attributes),
        Training = new(Training),
        TurnaroundDays = TurnaroundDays,
        Partners = new(Partners),
        Caveats = new(Caveats),
        NoteVerbale = NoteVerbale,
        ExternalId = ExternalId,
        ReturnedFor = new(ReturnedFor),
        SubmittedBy = SubmittedBy,
        Source = Source,
    };

    private Quantity Capacity() => new() { Amount = CapacityAmount, Unit = Codes.Parse<Measure>(CapacityUnit) };

    private static string? Text<T>(IReadOnlyList<T>? lines) => lines is null ? null : Json.Write(lines);

    private static IReadOnlyList<T>? Value<T>(string? text) => text is null ? null : Json.Read<IReadOnlyList<T>>(text);
}
