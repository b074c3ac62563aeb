using System.Text;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Frame.Sheets;
using CapabilityRegistry.Portal.Languages;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Calendar;

/// <summary>
/// What ends when, as far as the API shows it to this person: as a page, as a file for a calendar of their own, and as a table. Each day is the last one
/// on which something still holds or can still be done; where the API tells the first one on which it does not, it is the day before.
/// </summary>
public static class CalendarPage
{
    private const int DaysAhead = 550;

    private static string Colon => Language.Current.Colon;

    /// <summary>
    /// How many parts of a list are read at most: a calendar of ten thousand days helps nobody, and the page says if something is left out. A table is whole.
    /// </summary>
    private const int MostParts = 5;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/calendar", async page => Page.Show<CalendarView, CalendarModel>(await Read(page)));
        app.MapPage("/calendar.ics", async page => Results.File(
            Encoding.UTF8.GetBytes(Text(page, await Read(page))), "text/calendar; charset=utf-8", "what-ends-when.ics"));
        app.MapPage("/calendar/file", async page => File(page, await Read(page, int.MaxValue)));
    }

    private static SheetFile File(Page page, CalendarModel model)
    {
        var title = Texts.Get("Calendar.Title");
        var table = new SheetTable(
            "entries", title,
            [
                new(Texts.Get("Calendar.Day")), new(Texts.Get("Calendar.Kind")), new(Texts.Get("Calendar.What")), new(Texts.Get("Field.id")),
                new(Texts.Get("Sheet.Address")),
            ],
            [.. model.Entries.Select(entry => Row(page, entry))]);
        return new SheetFile(
            page, $"what-ends-when-{Days.Today(page).Plain()}", model.Kind is null ? title : $"{title}{Colon}{Texts.OfCode("CalendarKind", model.Kind)}",
            [table]);
    }

    private static IReadOnlyList<SheetCell> Row(Page page, CalendarEntry entry) =>
    [
        SheetCell.Of(entry.Day, page.Language), SheetCell.Of(Texts.OfCode("CalendarKind", entry.Kind)), SheetCell.Of(entry.What), SheetCell.Of(entry.Key),
        SheetCell.Of(entry.Address is null ? null : Whole(page, entry.Address)),
    ];

    private static string Whole(Page page, string address) => $"{page.Http.Request.Scheme}://{page.Http.Request.Host}{address}";

    private static async Task<CalendarModel> Read(Page page, int parts = MostParts)
    {
        var today = Days.Today(page);
        var (from, until) = (today.Plain(), today.AddDays(DaysAhead).Plain());
        var reader = new Reader(page, page.Query("kind"), parts);
        var courses = await Names.Of(page, "courses");
        await reader.Add<Reminder>($"/v1/reminders?sort=lapsesOn&within={DaysAhead + 1}", each =>
        [
            // What does not hold any more can be saved until the end of the day on which that has its consequence.
            new(each.LapsesOn > today ? Days.LastBefore(each.LapsesOn) : each.ConsequenceOn, "lapse", $"{each.Pledge}-{each.Gate}",
                $"{each.UnitName} ({each.Pledge}){Colon}{Texts.OfCode("GateCode", each.Gate)}", Address.Of($"/units/{each.Pledge}")),
        ]);
        await reader.Add<UnitDates>(
            $"/v1/pledges?status=registered&status=suspended&from={from}&fields=id&fields=unitName&fields=availableUntil&fields=training",
            each =>
            [
                new(each.AvailableUntil, "availability", each.Id, $"{each.UnitName} ({each.Id})", Address.Of($"/units/{each.Id}")),
                .. each.Training.Select(line => new CalendarEntry(
                    line.ValidUntil, "certificate", $"{each.Id}-{line.Course}", $"{each.UnitName} ({each.Id}){Colon}{courses[line.Course]}",
                    Address.Of($"/units/{each.Id}"))),
            ]);
        await reader.Add<Visit>($"/v1/visits?status=scheduled&from={from}&until={until}", each =>
        [
            new(
                each.PlannedOn, "visit", each.Id,
                $"{each.Id}, {each.Contributor}{Colon}{string.Join(Language.Current.Comma, each.Units.Select(unit => unit.Pledge))}",
                Address.Of($"/assessor/visits/{each.Id}")),
        ]);
        await reader.Add<Invitation>("/v1/invitations?status=open", each =>
            [new(each.ExpiresOn, "invitation", each.Id, $"{each.Id}{Colon}{each.Pledge}", Address.Of($"/invitations/{each.Id}"))]);
        await reader.Add<EngagedUnit>("/v1/deployments?status=selected&status=deployed", each =>
            [new(Days.LastBefore(each.EngagedUntil), "deployment", each.Pledge, $"{each.Mission}{Colon}{each.Pledge}", Address.Of($"/units/{each.Pledge}"))]);
        await reader.Add<Deficiency>($"/v1/deficiencies?status=open&dueBy={until}", each =>
            [new(each.Due, "deficiency", each.Id, $"{each.Pledge}{Colon}{each.Code}", Address.Of($"/deficiencies/{each.Id}"))]);
        await reader.Add<Evaluation>("/v1/evaluations?status=improvement-awaited", each =>
            [new(each.Improvement?.Due, "improvement", each.Id, $"{each.Pledge}{Colon}{each.Id}", Address.Of($"/evaluations/{each.Id}"))]);
        await reader.Add<EndingThing>("/v1/agreements", each =>
            [new(Days.LastBefore(each.Until), "agreement", each.Id, $"{each.Pledge}{Colon}{each.Reference}", Address.Of($"/units/{each.Pledge}"))]);
        await reader.Add<Condition>("/v1/conditions", each =>
            [new(Days.LastBefore(each.OpenUntil), "condition", each.Id, $"{each.Pledge}{Colon}{each.Id}", Address.Of($"/conditions/{each.Id}"))]);
        // Of several vettings of a unit the last one alone counts.
        var vetted = new HashSet<string>();
        await reader.Add<Vetting>("/v1/vettings?sort=-id", each => vetted.Add(each.Pledge)
            ? [new(Days.LastBefore(each.HoldsUntil), "vetting", each.Id, $"{each.Pledge}{Colon}{each.Id}", Address.Of($"/vettings/{each.Id}"))]
            : []);
        await reader.Add<EndingThing>("/v1/missions", each => [new(each.EndedOn, "mission", each.Id, each.Name ?? each.Id, null)]);
        await reader.Add<EndingThing>("/v1/recognitions", each =>
            [new(each.ValidUntil, "recognition", each.Id, $"{each.Centre}{Colon}{courses[each.Course]}", null)]);
        await reader.Add<AccessToken>("/v1/tokens", each => each.RevokedAt is not null
            ? []
            : [new(Days.Of(each.ExpiresAt.AddTicks(-1)), "token", each.Id, each.Name, Address.Of($"/tokens/{each.Id}"))]);
        return reader.Model(today, today.AddDays(DaysAhead));
    }

    private static string Text(Page page, CalendarModel model)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Capability Readiness Registry//What ends when//EN" };
        foreach (var entry in model.Entries)
        {
            var day = entry.Day!.Value;
            calendar.Events.Add(new CalendarEvent
            {
                // The same thing on the same day is the same entry, however often the file is read in.
                Uid = $"{entry.Kind}-{entry.Key}-{day:yyyyMMdd}@capability-registry",
                Summary = $"{Texts.OfCode("CalendarKind", entry.Kind)}{Colon}{entry.What}",
                Start = new CalDateTime(day),
                End = new CalDateTime(day.AddDays(1)),
                Url = entry.Address is null ? null : new Uri(Whole(page, entry.Address)),
            });
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>Reads lists, as far as this person may see them.</summary>
    private sealed class Reader(Page page, string? kind, int parts)
    {
        private readonly List<CalendarEntry> _entries = [];
        private bool _isCut;

        public async Task Add<T>(string address, Func<T, IEnumerable<CalendarEntry>> entries)
        {
            var next = address.WithQuery(("limit", "200"));
            for (var part = 0; part < parts; part++)
            {
                if (await page.Find<Listed<T>>(next) is not { } list)
                {
                    return;
                }

                _entries.AddRange(list.Items.SelectMany(entries));
                if (list.Next is null)
                {
                    return;
                }

                next = list.Next;
            }

            _isCut = true;
        }

        public CalendarModel Model(DateOnly from, DateOnly until)
        {
            var shown = _entries.Where(entry => entry.Day >= from && entry.Day <= until).ToList();
            return new CalendarModel(
                [.. shown.Where(entry => kind is null || entry.Kind == kind).OrderBy(entry => entry.Day).ThenBy(entry => entry.What, StringComparer.Ordinal)],
                [.. shown.Select(entry => entry.Kind).Distinct().Order(StringComparer.Ordinal)],
                kind,
                _isCut);
        }
    }
}

/// <param name="Day">The last day on which it still holds or can still be done; null if it has no end.</param>
/// <param name="Kind">What ends.</param>
/// <param name="Key">What it is known by, which no new name changes.</param>
/// <param name="Address">Its page; null if it has none.</param>
public sealed record CalendarEntry(DateOnly? Day, string Kind, string Key, string What, string? Address);

/// <param name="Kinds">The kinds of which there are any.</param>
/// <param name="Kind">The kind that is shown; null for all.</param>
/// <param name="IsCut">Whether lists were too long to be read to their ends.</param>
public sealed record CalendarModel(IReadOnlyList<CalendarEntry> Entries, IReadOnlyList<string> Kinds, string? Kind, bool IsCut);
