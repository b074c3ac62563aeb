using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports requirements. The rules on content are those for a draft.</summary>
public sealed class SeedRequirements(RequirementStore requirements, References references, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var all = new List<Requirement>();
        foreach (var row in rows)
        {
            all.Add(await Checked(row, change.By));
        }

        await requirements.Add(all, change);
        await keys.Reserve(all.Select(requirement => requirement.Id));
    }

    private async Task<Requirement> Checked(CsvRow row, Caller caller)
    {
        var (read, mission) = (ContentOf(row), row.Optional("mission"));
        var content = row.Checked(read, await references.Faults(read, mission, caller));
        var terms = await references.Resolve(content, mission, caller);
        return terms.Refusal(mission) is { } refusal ? throw row.Wrong(refusal.Faults) : Requirement.Of(terms) with
        {
            Id = row.Text("id"),
            Version = 1,
            Mission = mission,
            Status = row.Code<RequirementStatus>("status"),
            Source = row.Text("source"),
        };
    }

    private static RequirementContent ContentOf(CsvRow row) => new()
    {
        Sur = row.OptionalColumn("sur"),
        UnitType = row.Text("unit_type"),
        Substitutes = Cells.Substitutes(row),
        Quantity = Cells.Quantity(row, "quantity"),
        Persons = row.OptionalColumn("persons") is { } persons ? row.Number("persons", persons) : null,
        Resolution = row.OptionalColumn("resolution"),
        RotationMonths = row.OptionalColumn("rotation_months") is { } months ? row.Number("rotation_months", months) : null,
        Priority = row.Number("priority"),
        NeededBy = row.Day("needed_by"),
        DurationDays = row.Number("duration_days"),
        MinimumLevel = row.Code<ReadinessLevel>("minimum_level"),
        MajorEquipment = Cells.Demands(row),
        SelfSustainment = row.List("self_sustainment"),
        Languages = row.List("languages"),
        Attributes = row.OptionalColumnList("attributes"),
        Training = row.OptionalColumnList("training"),
        Desired = Cells.Desired(row),
        MinimumFill = row.OptionalColumn("minimum_fill") is { } fill ? row.Number("minimum_fill", fill) : 0,
        ShareCap = row.OptionalColumn("share_cap") is { } cap ? row.Number("share_cap", cap) : null,
        Bundle = row.OptionalColumn("bundle"),
        RequiredContributors = row.List("required_contributors"),
        ExcludedContributors = row.List("excluded_contributors"),
        RequiredOrganisations = row.List("required_organisations"),
        ExcludedOrganisations = row.List("excluded_organisations"),
    };
}
