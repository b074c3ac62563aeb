using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Vettings;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Imports which units are being vetted, and which are cleared or barred.</summary>
public sealed class SeedVettings(VettingStore vettings, Keys keys)
{
    /// <exception cref="FormatException">A row is invalid. Nothing is written then.</exception>
    public async Task Run(IReadOnlyList<CsvRow> rows, Change change)
    {
        var all = rows.Select(row => row.Checked(Of(row), [])).ToList();
        await vettings.Add(all, change);
        await keys.Reserve(all.Select(vetting => vetting.Id));
    }

    private static Vetting Of(CsvRow row)
    {
        var status = row.Code<VettingStatus>("status");
        var isDecided = status != VettingStatus.Pending;
        return new Vetting
        {
            Id = row.Text("id"),
            Version = 1,
            Pledge = row.Text("pledge"),
            Contributor = row.Text("pledge").Split('-')[0],
            Status = status,
            OpenedOn = row.Day("opened_on"),
            Scope = row.Text("scope"),
            DecidedOn = isDecided ? row.Day("decided_on") : null,
            HoldsFrom = isDecided ? row.Day("holds_from") : null,
            HoldsUntil = row.OptionalDay("holds_until"),
            ClearedFor = status == VettingStatus.Cleared ? row.Code<ClearanceReason>("reason_code") : null,
            BarredFor = status == VettingStatus.Barred ? row.Code<BarReason>("reason_code") : null,
            Grounds = isDecided ? row.Text("grounds") : null,
        };
    }
}
