using CapabilityRegistry.Tests.Conformance.CounterCases;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>A literal is followed through everything that the compiler makes of our code.</summary>
public sealed class TextFlowTests
{
    private static readonly TextFlow Flow =
        new(new[] { typeof(Labels), typeof(Label), typeof(Reason) }.SelectMany(type => OurCode.In(OurCode.Compiled(type))));

    [Theory]
    [InlineData("in-place")]
    [InlineData("of-a-constant")]
    [InlineData("if-so")]
    [InlineData("if-not")]
    [InlineData("by-switch")]
    [InlineData("by-default")]
    [InlineData("instead-of-null")]
    [InlineData("through-a-helper")]
    [InlineData("from-a-result")]
    [InlineData("from-a-field")]
    [InlineData("from-a-tuple")]
    [InlineData("through-out")]
    [InlineData("in-a-lambda")]
    [InlineData("in-an-iterator")]
    [InlineData("after-an-await")]
    public void It_reaches_the_property(string text) => Assert.Contains(text, Flow.Into(typeof(Label), nameof(Label.Code)));

    [Fact]
    public void What_ends_elsewhere_does_not() =>
        Assert.DoesNotContain(Flow.Into(typeof(Label), nameof(Label.Code)), text => text.StartsWith("no-code", StringComparison.Ordinal));

    [Fact]
    public void What_comes_from_somewhere_unknown_is_told() => Assert.NotEmpty(Flow.Untraced(typeof(Label), nameof(Label.Code)));

    [Fact]
    public void Only_methods_that_have_part_in_it_count() =>
        Assert.Empty(Flow.Into(typeof(Label), nameof(Label.Code), new HashSet<string>()));
}
