using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports on what the use of units depends, and which of that is met or dropped.</summary>
public sealed class SeedConditions(ConditionStore conditions, PledgeStore pledges, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var units = (await pledges.OfKeys([.. rows.Select(row => row.Text("pledge"))], change.By)).ToDictionary(pledge => pledge.Id);
        var all = rows.Select(row => Of(row, units.GetValueOrDefault(row.Text("pledge")))).ToList();
        await conditions.Add(all, change);
        await keys.Reserve(all.Select(condition => condition.Id));
    }

    /// <param name="pledge">Null if there is none with that key.</param>
    private static Condition Of(CsvRow row, Pledge? pledge)
    {
        var statedOn = row.Day("stated_on");
        var content = new ConditionContent
        {
            Pledge = row.Text("pledge"),
            Text = row.Text("text"),
            ValidFrom = row.OptionalDay("valid_from"),
            ValidUntil = row.OptionalDay("valid_until"),
        };
        var stated = Condition.Of(row.Checked(content, ConditionChecks.Faults(content, pledge, statedOn)), row.Text("id"), pledge!.Contributor, statedOn);
        return stated with
        {
            MetFrom = row.OptionalDay("met_from"),
            AgreedBy = row.Optional("agreed_by"),
            Reference = row.Optional("reference"),
            DroppedOn = row.OptionalDay("dropped_on"),
            DroppedFor = row.Optional("dropped_for"),
        };
    }
}
