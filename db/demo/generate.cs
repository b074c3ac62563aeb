// Writes the three generated files of the demo data: pledges.csv, visits.csv and requirements.csv.
//
//   dotnet run db/demo/generate.cs              rewrites them
//   dotnet run db/demo/generate.cs -- --check   says what differs and exits 1
//
// The reference files beside this one say which codes exist; findings.csv says what visits found; the tables in generator/ say what is pledged and
// asked for, pledges in states that are never drawn among them (drafted_pledges.csv); everything else is drawn. Every row has its own stream of
// draws, seeded by its name, so that a row added to one state leaves the others as they were.
using System.Globalization;
using System.Text;

var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var catalogue = new Catalogue(folder);
var offers = new Offers(folder, catalogue).All;
var visits = new VisitPlan(offers, Csv.Read(folder, "findings.csv")).All;
// Those that were written by hand stand behind the others of their state; keys sort so.
var byHand = Csv.Read(folder, "generator/drafted_pledges.csv").Select(row => row.Values.ToArray());
var pledges = offers.Select(offer => new PledgeWriter(offer, catalogue).Row()).Concat(byHand).OrderBy(row => row[0], StringComparer.Ordinal).ToList();
var requirements = new Demands(folder, catalogue).Rows();

(string Name, string Text)[] files =
[
    ("pledges.csv", Csv.Text(PledgeWriter.Columns, pledges)),
    ("visits.csv", Csv.Text(VisitPlan.Columns, visits)),
    ("requirements.csv", Csv.Text(Demands.Columns, requirements)),
];

if (args is ["--check"])
{
    var differences = files.Select(file => Files.Difference(folder, file.Name, file.Text)).OfType<string>().ToList();
    differences.ForEach(Console.Error.WriteLine);
    return differences.Count == 0 ? 0 : 1;
}
if (args is not [])
{
    Console.Error.WriteLine("Only --check is understood.");
    return 2;
}
foreach (var (name, text) in files)
{
    File.WriteAllText(Path.Combine(folder, name), text);
    Console.WriteLine($"{name}: {Csv.Rows(text).Count - 1} rows");
}
return 0;

/// <summary>The dates that the story turns on.</summary>
static class Calendar
{
    /// <summary>The day on which the registry is shown: visits before it have happened, later ones are planned.</summary>
    public static readonly DateOnly Today = new(2026, 10, 31);

    /// <summary>How long a passed visit counts; only chooses who is due for another, and is no rule of the registry.</summary>
    public const int VisitYears = 5;

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Read(string cell) =>
        cell.Length == 0 ? null : DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>Reproducible draws: SplitMix64, seeded by the FNV-1a hash of a name.</summary>
sealed class Draws
{
    private ulong state;

    public Draws(string name)
    {
        state = 14695981039346656037;
        foreach (var octet in Encoding.UTF8.GetBytes("capability-registry/" + name))
        {
            state = (state ^ octet) * 1099511628211;
        }
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    public int Between((int Low, int High) range) => Between(range.Low, range.High);

    public bool Chance(int percent) => Between(1, 100) <= percent;

    public T One<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    /// <summary>Some of the choices, in their own order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> choices, int count)
    {
        var left = Enumerable.Range(0, choices.Count).ToList();
        while (left.Count > count)
        {
            left.RemoveAt(Between(0, left.Count - 1));
        }
        return [.. left.Select(i => choices[i])];
    }

    /// <summary>The first day of a month.</summary>
    public DateOnly Month(int fromYear, int fromMonth, int toYear, int toMonth)
    {
        var month = Between(fromYear * 12 + fromMonth - 1, toYear * 12 + toMonth - 1);
        return new DateOnly(month / 12, month % 12 + 1, 1);
    }
}

/// <summary>A line of major equipment as a unit type usually brings it.</summary>
sealed record EquipmentLine(string Category, (int Low, int High)? Quantity, string Lease, string Description, bool Optional)
{
    /// <summary>Reads category:low-high:lease:description; = for the pledged capacity, ? after what may be missing.</summary>
    public static EquipmentLine Read(string text)
    {
        var parts = text.Split(':');
        return new(parts[0], parts[1] == "=" ? null : Cell.Range(parts[1]), parts[2], parts[3].TrimEnd('?'), parts[3].EndsWith('?'));
    }
}

/// <summary>What a unit of one type looks like.</summary>
sealed record Profile(
    string UnitType, string Category, string Measure, string Name, (int Low, int High)? Strength, int OfficersPercent, int NcoPercent,
    string Others, (int Low, int High) Capacity, IReadOnlyList<EquipmentLine> Equipment,
    IReadOnlyList<string> Always, IReadOnlyList<string> Sometimes, (int Low, int High) ResponseDays);

/// <summary>The codes of the reference files, and the profile of each unit type.</summary>
sealed class Catalogue
{
    private readonly Dictionary<string, HashSet<string>> codes = [];

    public IReadOnlyDictionary<string, Profile> Profiles { get; }
    public IReadOnlyList<string> ActiveMissions { get; }

    public Catalogue(string folder)
    {
        foreach (var name in (string[])["contributors", "organisations", "unit_types", "equipment", "self_sustainment", "missions", "attributes",
            "courses", "surs"])
        {
            codes[name] = [.. Csv.Read(folder, name + ".csv").Select(row => row["id"])];
        }
        ActiveMissions = [.. Csv.Read(folder, "missions.csv").Where(row => row["ended_on"].Length == 0).Select(row => row["id"])];
        var types = Csv.Read(folder, "unit_types.csv").ToDictionary(row => row["id"]);
        Profiles = Csv.Read(folder, "generator/unit_profiles.csv").ToDictionary(row => row["unit_type"], row => Read(row, types[row["unit_type"]]));
    }

    /// <summary>The code, if the reference file has it.</summary>
    public string Known(string file, string code) =>
        codes[file].Contains(code) ? code : throw new InvalidDataException($"{file}.csv has no '{code}'.");

    public string[] Known(string file, string[] choices) => [.. choices.Select(code => Known(file, code))];

    public string KnownList(string file, string cell) => string.Join("; ", Cell.List(cell).Select(code => Known(file, code)));

    private Profile Read(Dictionary<string, string> row, Dictionary<string, string> type) => new(
        row["unit_type"], type["category"], type["measure"], row["name"],
        row["strength"] == "=" ? null : Cell.Range(row["strength"]),
        Cell.Number(row["officers_percent"]), Cell.Number(row["nco_percent"]), row["others"], Cell.Range(row["capacity"]),
        row["major_equipment"] == "none" ? [] : [.. Cell.List(row["major_equipment"]).Select(EquipmentLine.Read).Select(Checked)],
        [.. Cell.List(row["self_sustainment"]).Select(code => Known("self_sustainment", code))],
        [.. Cell.List(row["sometimes"]).Select(code => Known("self_sustainment", code))],
        Cell.Range(row["response_days"]));

    private EquipmentLine Checked(EquipmentLine line)
    {
        Known("equipment", line.Category);
        return line;
    }
}

/// <summary>One pledge to be written: who, what, how far it has come, and what is already fixed about it.</summary>
sealed class Offer
{
    public required string Contributor { get; init; }
    public required int Number { get; init; }
    public required Profile Profile { get; init; }
    public required string Standing { get; init; }
    public required string UnitName { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required IReadOnlyList<string> ExcludedMissions { get; init; }

    /// <summary>The fixed cells of a reported pledge; a blank one is drawn.</summary>
    public required IReadOnlyDictionary<string, string> Fixed { get; init; }

    /// <summary>Year of the first visit, or of today: the note verbale is no younger.</summary>
    public int PledgedBy { get; set; } = Calendar.Today.Year;

    public string Id => $"{Contributor}-{Number:00000}";
    public string Level => Standing is "L1" or "L2" or "L3" or "RDL" ? Standing : "";
    public string Status => Level.Length > 0 ? "registered" : Standing;
    public bool NeedsPassedVisit => Level is "L2" or "L3" or "RDL";
    public bool IsReported => Given("source").Length > 0;
    public string Source => IsReported ? Given("source") : "illustrative";

    public string Given(string column) => Fixed.GetValueOrDefault(column, "");
}

/// <summary>The pledges of every state, numbered: those reported first, then the invented ones.</summary>
sealed class Offers
{
    public List<Offer> All { get; } = [];

    private readonly Catalogue catalogue;
    private readonly ILookup<string, Dictionary<string, string>> reported;

    public Offers(string folder, Catalogue catalogue)
    {
        this.catalogue = catalogue;
        reported = Csv.Read(folder, "generator/reported_pledges.csv").ToLookup(row => row["contributor"]);
        Csv.Read(folder, "generator/offers.csv").OrderBy(row => row["contributor"], StringComparer.Ordinal).ToList().ForEach(AddState);
        if (reported.Select(state => state.Key).Except(All.Select(offer => offer.Contributor)).ToList() is [var stranger, ..])
        {
            throw new InvalidDataException($"offers.csv has no line for {stranger}.");
        }
    }

    private void AddState(Dictionary<string, string> state)
    {
        var contributor = catalogue.Known("contributors", state["contributor"]);
        var lines = reported[contributor].Concat(Cell.List(state["offers"]).Select(Invented)).SelectMany(Repeated).ToList();
        var sameType = lines.CountBy(line => line["unit_type"]).ToDictionary();
        var ordinals = new Dictionary<string, int>();
        foreach (var (index, line) in lines.Index())
        {
            var profile = catalogue.Profiles[line["unit_type"]];
            var ordinal = ordinals[profile.UnitType] = ordinals.GetValueOrDefault(profile.UnitType) + 1;
            var name = line.GetValueOrDefault("unit_name") is { Length: > 0 } given ? given : profile.Name;
            var numbered = sameType[profile.UnitType] > 1 && !(line.GetValueOrDefault("unit_name") is { Length: > 0 } && line["count"] == "1");
            All.Add(new Offer
            {
                Contributor = contributor,
                Number = index + 1,
                Profile = profile,
                Standing = line["standing"],
                UnitName = numbered ? $"{name} {ordinal}" : name,
                Languages = Cell.List(state["languages"]),
                ExcludedMissions = [.. Cell.List(state["excluded_missions"]).Select(code => catalogue.Known("missions", code))],
                Fixed = line,
            });
        }
    }

    /// <summary>Reads "INFANTRY_BN L2*2".</summary>
    private static Dictionary<string, string> Invented(string text)
    {
        var words = text.Split(' ', '*');
        return new() { ["unit_type"] = words[0], ["standing"] = words[1], ["count"] = words is [_, _, var count] ? count : "1" };
    }

    private static IEnumerable<Dictionary<string, string>> Repeated(Dictionary<string, string> line) =>
        Enumerable.Repeat(line, Cell.Number(line["count"]));
}

/// <summary>
/// The visits. A team sees several units of a state in one journey. Whoever is at Level 2 or above has passed;
/// some at Level 1 have failed or wait; who passed long ago is due again.
/// </summary>
sealed class VisitPlan
{
    public static readonly string[] Columns = ["id", "pledge", "kind", "mode", "planned_on", "result", "visited_on", "report", "source"];

    private const int UnitsPerJourney = 5;

    private sealed record Visit(Offer Offer, DateOnly PlannedOn, string Status, DateOnly? VisitedOn, string Source);

    private readonly List<Visit> visits = [];

    public List<string[]> All { get; }

    private readonly HashSet<(string Visit, string Pledge)> found;

    public VisitPlan(List<Offer> offers, List<Dictionary<string, string>> findings)
    {
        found = [.. findings.Select(finding => (finding["visit"], finding["pledge"]))];
        foreach (var state in offers.GroupBy(offer => offer.Contributor))
        {
            PlanState(state.Key, [.. state]);
        }
        foreach (var visited in visits.Where(visit => visit.VisitedOn is not null).GroupBy(visit => visit.Offer))
        {
            visited.Key.PledgedBy = visited.Min(visit => visit.VisitedOn!.Value.Year);
        }
        All = Numbered();
    }

    private void PlanState(string contributor, List<Offer> offers)
    {
        var draws = new Draws("visits/" + contributor);
        foreach (var offer in offers.Where(offer => offer.Given("visited_on").Length > 0))
        {
            var day = Calendar.Read(offer.Given("visited_on"))!.Value;
            visits.Add(new(offer, day, "passed", day, offer.Source));
        }

        // A reported visit that still counts needs no invented one.
        var toSee = offers.Where(offer => offer.NeedsPassedVisit && !Counts(offer)).ToList();
        var journeys = toSee.Chunk(UnitsPerJourney).Select(units => (Units: units, Day: JourneyDay(draws))).ToList();
        foreach (var (units, day) in journeys)
        {
            AddJourney(draws, units, day, "passed");
        }

        var waiting = offers.Where(offer => offer.Level == "L1").ToList();
        var failed = waiting.Where(_ => draws.Chance(8)).Take(2).ToList();
        AddJourney(draws, failed, journeys.Count > 0 ? journeys[0].Day : JourneyDay(draws), "failed");

        var due = offers.Where(offer => offer.NeedsPassedVisit && DueBefore(offer, new DateOnly(2027, 12, 31)));
        var invited = waiting.Where(_ => draws.Chance(16)).Take(4);
        var next = Calendar.Monday(draws.Month(2026, 12, 2027, 4).AddDays(13));
        foreach (var offer in due.Concat(invited))
        {
            visits.Add(new(offer, next, "scheduled", null, "illustrative"));
        }
    }

    private static DateOnly JourneyDay(Draws draws) =>
        Calendar.Monday(draws.Month(2022, 2, 2026, 8).AddDays(draws.Between(7, 27)));

    private void AddJourney(Draws draws, IReadOnlyList<Offer> units, DateOnly day, string status)
    {
        var planned = draws.Chance(30) ? day.AddDays(-7 * draws.Between(1, 8)) : day;
        visits.AddRange(units.Select(offer => new Visit(offer, planned, status, day, "illustrative")));
    }

    private bool Counts(Offer offer) => LastPassed(offer) is { } day && day.AddYears(Calendar.VisitYears) > Calendar.Today;

    private bool DueBefore(Offer offer, DateOnly limit) =>
        LastPassed(offer) is { } day && day.AddYears(Calendar.VisitYears) <= limit;

    private DateOnly? LastPassed(Offer offer) =>
        visits.Where(visit => visit.Offer == offer && visit.Status == "passed").Max(visit => visit.VisitedOn);

    private List<string[]> Numbered()
    {
        var inOrder = visits.OrderBy(visit => visit.PlannedOn).ThenBy(visit => visit.Offer.Id, StringComparer.Ordinal).ToList();
        var reports = inOrder.Where(visit => visit.VisitedOn is not null)
            .Select(visit => (visit.Offer.Contributor, Day: visit.VisitedOn!.Value)).Distinct().OrderBy(journey => journey.Day)
            .GroupBy(journey => (journey.Contributor, journey.Day.Year))
            .SelectMany(year => year.Select((journey, index) => (journey, Report: $"AAV/{year.Key.Year}/{year.Key.Contributor}/{index + 1}")))
            .ToDictionary(pair => pair.journey, pair => pair.Report);
        // One visit is one journey to a state; a row is one unit of it.
        var journeys = inOrder.Select(JourneyOf).Distinct().Select((journey, index) => (journey, Id: $"AAV-{index + 1:00000}"))
            .ToDictionary(pair => pair.journey, pair => pair.Id);
        return [.. inOrder.OrderBy(visit => journeys[JourneyOf(visit)], StringComparer.Ordinal).Select(visit => (string[])
        [
            journeys[JourneyOf(visit)], visit.Offer.Id, "AAV", "in-person", Calendar.Iso(visit.PlannedOn), ResultOf(visit, journeys[JourneyOf(visit)]),
            visit.VisitedOn is { } day ? Calendar.Iso(day) : "",
            visit.VisitedOn is { } seen ? reports[(visit.Offer.Contributor, seen)] : "",
            visit.Source,
        ])];

        string ResultOf(Visit visit, string id) => visit.Status switch
        {
            "scheduled" => "",
            "passed" when found.Contains((id, visit.Offer.Id)) => "passed-with-findings",
            var result => result,
        };

        static (string, DateOnly, DateOnly?) JourneyOf(Visit visit) => (visit.Offer.Contributor, visit.PlannedOn, visit.VisitedOn);
    }
}

/// <summary>Fills in one pledge.</summary>
sealed class PledgeWriter(Offer offer, Catalogue catalogue)
{
    public static readonly string[] Columns =
    [
        "id", "external_id", "contributor", "unit_type", "unit_name", "status", "readiness_level", "personnel", "capacity_amount",
        "capacity_unit", "major_equipment", "self_sustainment", "response_days", "available_from", "available_until", "languages",
        "caveats", "note_verbale", "attributes", "training", "turnaround_days", "partners", "source",
    ];

    private static readonly string[] GroundCaveats =
    [
        "No operations beyond 150 km from the base without national consent",
        "No crowd control tasks",
        "Needs an explosive hazard escort on unpaved roads",
        "Rotation every six months only",
    ];

    private static readonly string[] AirCaveats =
    [
        "No flight by night without night vision clearance",
        "No casualty evacuation from a landing site that is not secured",
        "Flying hours capped at 60 a month for each airframe",
    ];

    private static readonly string[] HospitalCaveats =
    [
        "No forward surgical team away from the main site",
        "Specialists change every three months",
    ];

    private static readonly string[] GroundAttributes =
        ["night-operations", "protection-of-civilians", "interoperability", "camp-security", "mobile-communications", "engagement-team", "counter-ied",
            "all-weather-mobility"];

    private static readonly string[] AirAttributes = ["night-operations", "interoperability", "casualty-evacuation"];

    private static readonly string[] HospitalAttributes = ["medical-modules", "casualty-evacuation", "mobile-communications"];

    private readonly Draws draws = new("pledge/" + offer.Id);
    private readonly Draws abilities = new("pledge/" + offer.Id + "/abilities");
    private readonly Profile profile = offer.Profile;

    public string[] Row()
    {
        var capacity = draws.Between(profile.Capacity);
        var (from, until) = Window();
        string[] papers = [Personnel(capacity), Equipment(capacity), SelfSustainment(), NoteVerbale(from)];
        foreach (var missing in MissingPapers())
        {
            papers[missing] = "";
        }
        return
        [
            offer.Id, ExternalId(from), offer.Contributor, profile.UnitType, offer.UnitName, offer.Status, offer.Level,
            papers[0], $"{capacity}", profile.Measure, papers[1], papers[2], $"{ResponseDays()}",
            Calendar.Iso(from), until is { } end ? Calendar.Iso(end) : "", Languages(), Caveats(), papers[3],
            Attributes(), Training(), abilities.Chance(30) ? $"{30 * abilities.Between(1, 4)}" : "", "", offer.Source,
        ];
    }

    /// <summary>Men and women of each rank group. At most a fifth of a group are women, nobody where that is less than one.</summary>
    private string Personnel(int capacity)
    {
        var total = offer.Given("strength") is { Length: > 0 } given ? Cell.Number(given)
            : profile.Strength is { } range ? draws.Between(range) : capacity;
        var share = profile.Category == "individual" ? draws.Between(12, 20)
            : profile.Category == "police" ? draws.Between(7, 20)
            : profile.Measure == "beds" ? draws.Between(10, 20)
            : draws.Between(4, 14);
        var officers = total * profile.OfficersPercent / 100;
        var ncos = total * profile.NcoPercent / 100;
        (string Group, int Count)[] groups =
            [("officer", officers), ("nonCommissionedOfficer", ncos), (profile.Others, total - officers - ncos)];
        return string.Join("; ", groups.Where(group => group.Count > 0).Select(group =>
        {
            var women = Math.Min((group.Count * share + draws.Between(0, 99)) / 100, group.Count / 5);
            return $"{group.Group}:{group.Count - women}:{women}";
        }));
    }

    private string Equipment(int capacity)
    {
        if (offer.Given("major_equipment") is { Length: > 0 } given)
        {
            return given;
        }
        var lines = profile.Equipment.Where(line => !line.Optional || draws.Chance(65)).Select(line =>
        {
            var quantity = line.Quantity is { } range ? draws.Between(range) : capacity;
            var lease = line.Lease == "wet" && draws.Chance(8) ? "dry" : line.Lease;
            return $"{line.Category}:{quantity}:{lease}:{line.Description}";
        }).ToList();
        return lines.Count == 0 ? "none" : string.Join("; ", lines);
    }

    private string SelfSustainment() =>
        string.Join("; ", profile.Always.Where((_, index) => index < 2 || draws.Chance(94)).Concat(profile.Sometimes.Where(_ => draws.Chance(60))));

    private string Attributes()
    {
        var choices = profile.Category == "individual" ? [] : profile.Measure == "beds" ? HospitalAttributes
            : profile.Measure == "airframes" ? AirAttributes : GroundAttributes;
        return string.Join("; ", abilities.Some(catalogue.Known("attributes", choices), abilities.Between(0, Math.Min(3, choices.Length))));
    }

    /// <summary>Course, persons, day of the certificate, last day; two years each, and some have run out.</summary>
    private string Training()
    {
        string[] courses = profile.Category switch
        {
            "individual" => [],
            "police" => ["police-pre-deployment", "protection-of-civilians"],
            _ => ["core-pre-deployment", "protection-of-civilians", "first-aid"],
        };
        var taken = abilities.Some(catalogue.Known("courses", courses), abilities.Between(0, courses.Length));
        return string.Join("; ", taken.Select(course =>
        {
            var on = abilities.Month(2024, 6, 2026, 10);
            return $"{course}:{10 * abilities.Between(1, 12)}:{Calendar.Iso(on)}:{Calendar.Iso(on.AddYears(2).AddDays(-1))}";
        }));
    }

    /// <summary>The readier, the faster; from the Rapid Deployment Level within 60 days.</summary>
    private int ResponseDays()
    {
        var (low, high) = profile.ResponseDays;
        var step = (high - low) / 3;
        return offer.Level switch
        {
            "RDL" => draws.Between(30, 60),
            "L3" => draws.Between(low, low + step),
            "L2" => draws.Between(low + step / 2, low + 2 * step),
            _ => draws.Between(low + step, high),
        };
    }

    private (DateOnly From, DateOnly? Until) Window()
    {
        if (Calendar.Read(offer.Given("available_from")) is { } from)
        {
            return (from, Calendar.Read(offer.Given("available_until")));
        }
        if (offer.Standing == "lapsed" || (offer.Level == "L1" && draws.Chance(9)))
        {
            return (draws.Month(2021, 1, 2023, 6), draws.Month(2024, 7, 2026, 10).AddDays(-1));
        }
        var start = draws.Chance(75) ? draws.Month(2025, 1, 2026, 12) : draws.Month(2027, 1, 2027, 12);
        return (start, draws.Chance(60) ? null : draws.Month(2028, 7, 2031, 12).AddDays(-1));
    }

    private string Languages() => string.Join("; ", offer.Languages.Where((_, index) => index == 0 || draws.Chance(78)));

    /// <summary>None is made up for a pledge that exists.</summary>
    private string Caveats()
    {
        if (offer.IsReported)
        {
            return "";
        }
        var caveats = new List<string>();
        if (offer.ExcludedMissions.Count > 0)
        {
            caveats.Add("Not in this mission area by national policy @" + string.Join(",", offer.ExcludedMissions));
        }
        else if (draws.Chance(6))
        {
            caveats.Add("National consent for this mission not yet given @" + draws.One(catalogue.ActiveMissions));
        }
        if (profile.Category != "individual" && draws.Chance(14))
        {
            caveats.Add(draws.One(profile.Measure switch { "airframes" => AirCaveats, "beds" => HospitalCaveats, _ => GroundCaveats }));
        }
        return string.Join(" | ", caveats);
    }

    /// <summary>No younger than the first visit or the first day of availability; numbers grow with the pledge's number.</summary>
    private string NoteVerbale(DateOnly from)
    {
        var latest = Math.Min(offer.PledgedBy, from.Year);
        var year = offer.Given("available_from").Length > 0 ? latest : latest - draws.Between(0, 1);
        return $"NV/{offer.Contributor}/{year}/{3 + 7 * offer.Number + draws.Between(0, 6):000}";
    }

    private string ExternalId(DateOnly from)
    {
        if (offer.IsReported)
        {
            return offer.Given("external_id");
        }
        var initials = string.Concat(profile.UnitType.Split('_').Select(word => word[..Math.Min(3, word.Length)]));
        return draws.Chance(30) ? $"{offer.Contributor}-{initials}-{from.Year}-{offer.Number:00}" : "";
    }

    /// <summary>Indexes of the papers that are not there yet: personnel, equipment, self-sustainment, note verbale.</summary>
    private int[] MissingPapers() => offer.Standing switch
    {
        "draft" => [3, .. draws.Some([0, 1, 2], draws.Between(0, 2))],
        "submitted" when draws.Chance(40) => [draws.Between(0, 3)],
        "returned" => [draws.Between(0, 3)],
        _ => [],
    };
}

/// <summary>What the missions ask for.</summary>
sealed class Demands(string folder, Catalogue catalogue)
{
    public static readonly string[] Columns =
    [
        "id", "mission", "unit_type", "substitutes", "quantity_amount", "quantity_unit", "priority", "needed_by", "duration_days",
        "minimum_level", "equipment", "self_sustainment", "languages", "required_contributors", "excluded_contributors",
        "required_organisations", "excluded_organisations", "sur", "persons", "resolution", "rotation_months",
        "attributes", "training", "desired", "minimum_fill", "share_cap", "bundle", "status", "source",
    ];

    private readonly Dictionary<string, int> lastNumber = [];

    public List<string[]> Rows() => [.. Csv.Read(folder, "generator/demands.csv").Select(Row)];

    private string[] Row(Dictionary<string, string> demand)
    {
        // Without a mission it is a capacity goal.
        var mission = demand["mission"].Length == 0 ? "" : catalogue.Known("missions", demand["mission"]);
        var scope = mission.Length == 0 ? "GOAL" : mission;
        var number = lastNumber[scope] = lastNumber.GetValueOrDefault(scope) + 1;
        var id = $"{scope}-{number:00000}";
        var draws = new Draws("requirement/" + id);
        var profile = catalogue.Profiles[demand["unit_type"]];
        var neededBy = Calendar.Read(demand["needed_by"]) ?? draws.Month(2026, 12, 2029, 6);
        var duration = demand["duration_days"] is { Length: > 0 } days ? days : draws.One(["365", "365", "365", "365", "180", "545", "730"]);
        return
        [
            id, mission, profile.UnitType, Substitutes(profile, demand["substitutes"]), demand["quantity"], profile.Measure,
            demand["priority"], Calendar.Iso(neededBy), duration, demand["minimum_level"],
            Equipment(draws, profile), SelfSustainment(draws, profile), demand["languages"],
            catalogue.KnownList("contributors", demand["required_contributors"]),
            catalogue.KnownList("contributors", demand["excluded_contributors"]),
            catalogue.KnownList("organisations", demand["required_organisations"]),
            catalogue.KnownList("organisations", demand["excluded_organisations"]),
            catalogue.KnownList("surs", demand["sur"]), "", "", demand["rotation_months"],
            "", "", demand["desired"], "", "", "", demand["status"], demand["source"],
        ];
    }

    /// <summary>A substitute is counted in the same unit as what it stands in for.</summary>
    private string Substitutes(Profile wanted, string cell)
    {
        foreach (var type in Cell.List(cell).Select(substitute => substitute.Split(':')[0]))
        {
            if (catalogue.Profiles[type].Measure != wanted.Measure)
            {
                throw new InvalidDataException($"{type} is not counted in {wanted.Measure}.");
            }
        }
        return cell;
    }

    /// <summary>One or two lines, near the lower end of what such a unit brings, so that most pledges reach it and some do not.</summary>
    private static string Equipment(Draws draws, Profile profile)
    {
        var lines = profile.Equipment.Where(line => !line.Optional && line.Quantity is not null).Take(draws.Between(1, 2));
        return string.Join("; ", lines.Select(line =>
        {
            var (low, high) = line.Quantity!.Value;
            return $"{line.Category}:{low + draws.Between(0, (high - low) / 4)}";
        }));
    }

    private static string SelfSustainment(Draws draws, Profile profile) => profile.Category == "individual"
        ? ""
        : string.Join("; ", draws.Some(profile.Always, 3).Concat(draws.Chance(20) ? [draws.One(profile.Sometimes)] : []));
}

/// <summary>The small languages of the cells.</summary>
static class Cell
{
    public static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    public static string[] List(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads "4" or "4-9".</summary>
    public static (int Low, int High) Range(string cell)
    {
        var ends = cell.Split('-');
        return (Number(ends[0]), Number(ends[^1]));
    }
}

/// <summary>RFC 4180 with LF, UTF-8 without a byte order mark.</summary>
static class Csv
{
    public static List<Dictionary<string, string>> Read(string folder, string name)
    {
        var rows = Rows(File.ReadAllText(Path.Combine(folder, name)));
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    public static List<List<string>> Rows(string text)
    {
        List<List<string>> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    rows.Add(row);
                    row = [];
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }
        return rows;
    }

    public static string Text(string[] header, IEnumerable<string[]> rows) =>
        string.Concat(rows.Prepend(header).Select(row => string.Join(',', row.Select(Quoted)) + "\n"));

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

static class Files
{
    /// <summary>The first line that differs, or null.</summary>
    public static string? Difference(string folder, string name, string wanted)
    {
        var path = Path.Combine(folder, name);
        var found = File.Exists(path) ? File.ReadAllText(path) : "";
        if (found == wanted)
        {
            return null;
        }
        var (there, here) = (found.Split('\n'), wanted.Split('\n'));
        var line = there.Zip(here).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{name}, line {line + 1}:\n  committed: {there.ElementAtOrDefault(line)}\n  generated: {here.ElementAtOrDefault(line)}";
    }
}
