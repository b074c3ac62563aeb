using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Recognitions;

/// <summary>Recognitions in the database. They belong to no state, and everybody reads them.</summary>
public sealed class RecognitionStore(Work work, EventLog log, Keys keys)
{
    public const string Kind = "recognition";

    private static readonly Table<Recognition> Table = new(
        "recognition", once: ["id", "centre", "course", "valid_from", "valid_until", "scope", "source", "recorded_on"]);

    public static readonly ListOrders<Recognition> Orders = new(
        "id",
        recognition => recognition.Id,
        SortField.Text<Recognition>("centre", recognition => recognition.Centre, "centre"),
        SortField.Day<Recognition>("validFrom", recognition => recognition.ValidFrom, "valid_from"));

    public Task<Recognition?> Find(string id) => work.Find(Table, Sql.ById, new { Id = id });

    public Task<IReadOnlyList<Recognition>> List(RecognitionFilter filter, PageQuery page, ChangedSinceQuery? since = null) => work.First(
        Table, Orders.Sorted(Sql.Page.Where(Conditions(filter, since ?? ChangedSinceQuery.Any)), page), Values(filter, page, since ?? ChangedSinceQuery.Any));

    public Task<int> Count(RecognitionFilter filter, ChangedSinceQuery since) =>
        work.Find<int>(Sql.Count.Where(Conditions(filter, since)), Values(filter, new(), since));

    /// <summary>All that is on record, to judge training by.</summary>
    public async Task<RecognisedCourses> Courses() => new(await List(new RecognitionFilter(), PageQuery.Whole));

    /// <summary>Writes a new recognition under the next key.</summary>
    public async Task<Recognition> Add(RecognitionContent content, Change change)
    {
        var recognition = Recognition.Of(content, await keys.Next(KeyScopes.Recognition), log.Today);
        await Add([recognition], change);
        return recognition;
    }

    /// <summary>Writes new recognitions, each under the key that it brings along.</summary>
    public Task Add(IReadOnlyList<Recognition> recognitions, Change change) => log.Add(Table, Sql.Insert, recognitions, SubjectOf, change);

    /// <summary>Changes a recognition under If-Match.</summary>
    public ConditionalUpdate<Recognition, Recognition> Update(Change change) => new(
        Kind, Find, (before, after) => Save(before, after, change), recognition => recognition);

    private Task<bool> Save(Recognition before, Recognition after, Change change) =>
        log.Save(Table, Sql.Update, SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Recognition recognition) => new(Kind, recognition.Id, recognition.Version);

    private static (bool, string)[] Conditions(RecognitionFilter filter, ChangedSinceQuery since) =>
    [
        (filter.Centre.IsGiven(), Sql.OfCentre),
        (filter.Course.IsGiven(), Sql.OfCourse),
        (filter.ValidOn is not null, Sql.ValidOn),
        (since.Event is not null, Sql.ChangedAfter),
        (since.Moment is not null, Sql.ChangedFrom),
    ];

    private static object Values(RecognitionFilter filter, PageQuery page, ChangedSinceQuery since) =>
        new
        {
            After = Orders.PlaceOf(page)?.Key,
            AfterValue = Orders.PlaceOf(page)?.Value,
            page.Take,
            ChangedAfter = since.Event,
            ChangedFrom = since.Moment,
            filter.Centre,
            filter.Course,
            filter.ValidOn,
        };

    private static class Sql
    {
        public static readonly string ById = Table.Select + " WHERE id = @Id";

        public static readonly string Page = Table.Select + " WHERE 1 = 1 /*and*/ " + ListOrders.Mark;

        public const string Count = "SELECT COUNT(*) FROM recognition WHERE 1 = 1 /*and*/";

        public const string OfCentre = "AND centre IN @Centre";

        public const string OfCourse = "AND course IN @Course";

        public const string ValidOn =
            "AND valid_from <= @ValidOn AND (valid_until IS NULL OR valid_until >= @ValidOn) AND (ended_on IS NULL OR ended_on > @ValidOn)";

        public const string ChangedAfter = ChangedObjects.Of + "'recognition' AND e.subject_id = recognition.id" + ChangedObjects.AfterEvent;

        public const string ChangedFrom = ChangedObjects.Of + "'recognition' AND e.subject_id = recognition.id" + ChangedObjects.FromMoment;

        public static readonly string Insert = Table.Insert;

        public static readonly string Update = Table.Update;
    }
}
