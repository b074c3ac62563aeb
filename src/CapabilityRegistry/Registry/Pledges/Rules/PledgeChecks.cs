using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>Checks that a schema cannot express: codes exist, lines are not repeated, dates are in order, at least one person.</summary>
public static class PledgeChecks
{
    /// <summary>What is wrong with what a state says today; besides what is wrong on any day, what is said to have happened already.</summary>
    public static IReadOnlyList<Fault> FaultsOn(PledgeContent content, CatalogueCodes codes, DateOnly today) =>
        [.. Faults(content, codes), .. NotYet(content.Training, today)];

    public static IReadOnlyList<Fault> Faults(PledgeContent content, CatalogueCodes codes) =>
    [
        .. codes.UnitTypeFaults(content.UnitType, content.Capacity.Unit, "/capacity"),
        .. Personnel(content.Personnel ?? []),
        .. Equipment(content.MajorEquipment ?? [], codes),
        .. CatalogueCodes.Unknown(content.SelfSustainment ?? [], codes.SelfSustainment, index => $"/selfSustainment/{index}", "/v1/self-sustainment"),
        .. CatalogueCodes.Repeated(content.SelfSustainment ?? [], code => code, index => $"/selfSustainment/{index}"),
        .. Languages.Faults(content.Languages, "/languages"),
        .. CatalogueCodes.Faults(content.Attributes, codes.Attributes, "/attributes", "/v1/attributes"),
        .. Training(content.Training, codes),
        .. content.OfferedThrough is { } organisation
            ? CatalogueCodes.Unknown([organisation], codes.Organisations, _ => "/offeredThrough", "/v1/organisations")
            : [],
        .. CatalogueCodes.Repeated(content.Partners, partner => partner, index => $"/partners/{index}"),
        .. content.Partners.SelectMany((partner, index) => Key(partner, $"/partners/{index}")),
        .. content.Caveats.SelectMany((caveat, index) => OfCaveat(caveat, index, codes)),
        .. Dates(content),
    ];

    private static IEnumerable<Fault> Personnel(IReadOnlyList<PersonnelLine> lines)
    {
        foreach (var fault in CatalogueCodes.Repeated(lines, line => line.RankGroup.Code(), index => $"/personnel/{index}/rankGroup"))
        {
            yield return fault;
        }

        if (lines.Count > 0 && lines.Sum(line => line.Men + line.Women) == 0)
        {
            yield return Fault.At("/personnel", "no-personnel", "at least one man or woman", "nobody");
        }
    }

    private static IEnumerable<Fault> Equipment(IReadOnlyList<EquipmentLine> lines, CatalogueCodes codes) =>
        CatalogueCodes.Unknown(lines.Select(line => line.Category), codes.Equipment, index => $"/majorEquipment/{index}/category", "/v1/equipment")
            .Concat(CatalogueCodes.Repeated(lines, line => $"{line.Category}: {line.Description}, {line.Lease.Code()}", index => $"/majorEquipment/{index}"));

    private static IEnumerable<Fault> Training(IReadOnlyList<TrainingLine> lines, CatalogueCodes codes) =>
        CatalogueCodes.Unknown(lines.Select(line => line.Course), codes.Courses, index => $"/training/{index}/course", "/v1/courses")
            .Concat(CatalogueCodes.Repeated(lines, line => line.Course, index => $"/training/{index}/course"))
            .Concat(
                from line in lines.Index()
                where line.Item.Centre is { } centre && !codes.TrainingCentres.Contains(centre)
                select Fault.At($"/training/{line.Index}/centre", "unknown-code", "a code of /v1/training-centres", $"'{line.Item.Centre}'"))
            .Concat(lines.Select((line, index) => (line, index)).Where(each => each.line.ValidUntil < each.line.CertifiedOn)
                .Select(each => Fault.At($"/training/{each.index}/validUntil", "dates-reversed", $"{each.line.CertifiedOn:O} (certifiedOn) or later",
                    $"{each.line.ValidUntil:O}")));

    private static IEnumerable<Fault> NotYet(IReadOnlyList<TrainingLine> lines, DateOnly today) =>
        from line in lines.Index()
        where line.Item.CertifiedOn > today
        select Fault.At($"/training/{line.Index}/certifiedOn", "in-the-future", $"{today:O} or before", $"{line.Item.CertifiedOn:O}");

    private static IEnumerable<Fault> Key(string partner, string at) => Regex.IsMatch(partner, Patterns.Pledge)
        ? []
        : [Fault.At(at, "wrong-form", "the key of a pledge, such as KAZ-00042", $"'{partner}'")];

    private static IEnumerable<Fault> OfCaveat(Caveat caveat, int index, CatalogueCodes codes) =>
        CatalogueCodes.Unknown(caveat.ExcludedMissions, codes.Missions, mission => $"/caveats/{index}/excludedMissions/{mission}", "/v1/missions")
            .Concat(CatalogueCodes.Repeated(caveat.ExcludedMissions, code => code, mission => $"/caveats/{index}/excludedMissions/{mission}"))
            .Concat(caveat.ValidUntil < caveat.ValidFrom
                ? [Fault.At($"/caveats/{index}/validUntil", "dates-reversed", $"{caveat.ValidFrom:O} (validFrom) or later", $"{caveat.ValidUntil:O}")]
                : []);

    private static IEnumerable<Fault> Dates(PledgeContent content) =>
        content.AvailableUntil < content.AvailableFrom
            ? [Fault.At("/availableUntil", "dates-reversed", $"{content.AvailableFrom:O} (availableFrom) or later", $"{content.AvailableUntil:O}")]
            : [];
}
