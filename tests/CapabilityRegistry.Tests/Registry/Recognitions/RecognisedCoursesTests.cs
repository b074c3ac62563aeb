using System.Globalization;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Recognitions;

namespace CapabilityRegistry.Tests.Registry.Recognitions;

/// <summary>Which training counts on which day.</summary>
public sealed class RecognisedCoursesTests
{
    private static readonly DateOnly Day = new(2027, 1, 1);

    [Fact]
    public void Training_without_a_centre_counts_by_its_own_days_alone()
    {
        TrainingLine[] lines = [new() { Course = "first-aid", CertifiedOn = new(2026, 1, 1), ValidUntil = new(2026, 6, 30) }];

        Assert.Same(lines, new RecognisedCourses([]).On(Day, lines));
    }

    [Theory]
    [InlineData("2026-01-01", null, "2028-12-31")] // recognised without an end: as the certificates say
    [InlineData("2026-01-01", "2027-06-30", "2027-06-30")] // lapses before they do
    [InlineData("2026-01-01", "2027-01-01", "2027-01-01")] // the last day counts
    [InlineData("2026-01-01", "2026-12-31", "2026-12-31")] // lapsed the day before
    [InlineData("2027-01-01", "2030-01-01", "2028-12-31")] // the first day counts
    [InlineData("2027-01-02", null, "none")] // not begun
    public void A_line_with_a_centre_counts_while_its_course_is_recognised_there(string from, string? until, string counts) =>
        Assert.Equal(counts, CountsUntil(Recognised(from, until)));

    [Fact]
    public void What_follows_without_a_day_between_goes_on_and_nothing_else_does()
    {
        Assert.Equal("2028-03-31", CountsUntil(Recognised("2026-01-01", "2027-06-30"), Recognised("2027-07-01", "2028-03-31")));
        Assert.Equal("2027-06-30", CountsUntil(Recognised("2026-01-01", "2027-06-30"), Recognised("2027-07-02", "2028-03-31")));
        Assert.Equal("2028-03-31", CountsUntil(Recognised("2020-01-01", "2021-06-30"), Recognised("2026-07-02", "2028-03-31")));
        Assert.Equal("none", CountsUntil(Recognised("2026-01-01", null) with { Course = "field-medical" }));
        Assert.Equal("none", CountsUntil(Recognised("2026-01-01", null) with { Centre = "RPA" }));
    }

    [Fact]
    public void One_that_is_ended_early_counts_until_the_day_before_and_one_that_never_held_not_at_all()
    {
        Assert.Equal("2027-02-28", CountsUntil(Recognised("2026-01-01", null) with { EndedOn = new(2027, 3, 1) }));
        Assert.Equal("none", CountsUntil(Recognised("2026-01-01", null) with { EndedOn = new(2026, 1, 1) }));
    }

    private static string CountsUntil(params Recognition[] recognitions) => new RecognisedCourses(recognitions).On(
        Day, [new() { Course = "first-aid", CertifiedOn = new(2026, 1, 1), ValidUntil = new(2028, 12, 31), Centre = "KAZCENT" }]) is [var line]
            ? $"{line.ValidUntil:O}"
            : "none";

    private static Recognition Recognised(string from, string? until) => new()
    {
        Id = "RECOG-00001",
        Version = 1,
        Centre = "KAZCENT",
        Course = "first-aid",
        ValidFrom = DateOnly.ParseExact(from, "O", CultureInfo.InvariantCulture),
        ValidUntil = until is null ? null : DateOnly.ParseExact(until, "O", CultureInfo.InvariantCulture),
        Source = "illustrative",
        RecordedOn = null,
    };
}
