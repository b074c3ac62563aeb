using CapabilityRegistry.Platform.Digests;

namespace CapabilityRegistry.Tests.Platform.Digests;

public sealed class DigestTimingTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData(DigestRhythm.Daily, 24)]
    [InlineData(DigestRhythm.Monday, 30)]
    [InlineData(DigestRhythm.Tuesday, 24)]
    [InlineData(DigestRhythm.Wednesday, 25)]
    [InlineData(DigestRhythm.Thursday, 26)]
    [InlineData(DigestRhythm.Friday, 27)]
    [InlineData(DigestRhythm.Saturday, 28)]
    [InlineData(DigestRhythm.Sunday, 29)]
    public void The_next_one_is_on_a_later_day_at_the_hour_of_the_registry(DigestRhythm rhythm, int day) =>
        Assert.Equal(new DateTimeOffset(2026, 11, day, 5, 0, 0, TimeSpan.Zero), DigestTiming.Next(rhythm, Monday, 5));
}
