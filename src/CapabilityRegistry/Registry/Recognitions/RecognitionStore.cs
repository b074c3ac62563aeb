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

    private static readonly ListedTable<Recognition, RecognitionFilter> Listed = new ListedTable<Recognition, RecognitionFilter>(Table, Orders, Kind, reach: "")
        .In("centre", filter => filter.Centre)
        .In("course", filter => filter.Course)
        .By(Sql.ValidOn, "ValidOn", filter => filter.ValidOn);

    public Task<Recognition?> Find(string id) => Listed.Find(work, id);

    public Task<IReadOnlyList<Recognition>> List(RecognitionFilter filter, PageQuery page, ChangedSinceQuery? since = null) =>
        Listed.Page(work, filter, page, since);

    public Task<int> Count(RecognitionFilter filter, ChangedSinceQuery since) =>
        Listed.Count(work, filter, since);

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
    public Task Add(IReadOnlyList<Recognition> recognitions, Change change) => log.Add(Table, Listed.Insert, recognitions, SubjectOf, change);

    /// <summary>Changes a recognition under If-Match.</summary>
    public ConditionalUpdate<Recognition, Recognition> Update(Change change) => new(
        Kind, Find, (before, after) => Save(before, after, change), recognition => recognition);

    private Task<bool> Save(Recognition before, Recognition after, Change change) =>
        log.Save(Table, Listed.Update, SubjectOf(after), change, before, after);

    private static Subject SubjectOf(Recognition recognition) => new(Kind, recognition.Id, recognition.Version);

    private static class Sql
    {
        public const string ValidOn =
            "AND valid_from <= @ValidOn AND (valid_until IS NULL OR valid_until >= @ValidOn) AND (ended_on IS NULL OR ended_on > @ValidOn)";
    }
}
