using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>What is wrong with a form is said in words at its field, in the language of the reader.</summary>
public sealed partial class FaultTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    public static TheoryData<string, string, string[]> BadForms => new()
    {
        {
            "demo-focal-point-kaz", "/offer",
            ["unitType=BAD TYPE", "unitName=", "capacity/amount=0", "responseDays=soon", "availableFrom=2027-02-31", "availableUntil=2026-01-01"]
        },
        { "demo-focal-point-kaz", "/units/KAZ-00003/steps/suspend", ["reasonCode=none", "reason="] },
        { "demo-focal-point-kaz", "/units/KAZ-00003/papers", ["kind=letter", "number=", "days=0"] },
        { "demo-planner", "/plans/new", ["neededFrom=soon", "timeLimitSeconds=0", "weightSet=mine", "scenario/newRequirements/0/mission=x"] },
        { "demo-planner", "/plans/new", ["scenario/cancelledRequirements/0=UNMISS-99999"] },
        { "demo-planner", "/requirements/new", ["unitType=nothing", "quantity/amount=x", "priority=9", "neededBy=x", "mission=x", "sur=x"] },
        { "demo-planner", "/visits/new?contributor=KAZ", ["plannedOn=2020-01-01", "kind=tour", "mode=x", "pledges=x"] },
        { "demo-administrator", "/tokens/give", ["name=", "role=x", "person="] },
    };

    [Theory]
    [MemberData(nameof(BadForms))]
    public async Task A_refused_form_shows_no_word_of_the_API(string caller, string address, string[] fields)
    {
        var app = await apps.On(Engine.Sqlite);
        foreach (var language in (string[])["en", "fr"])
        {
            using var visitor = await Visitor.As(app, caller, language);
            await visitor.Open(address);
            await visitor.Send(address.Split('?')[0], fields.Select(field => (field.Split('=')[0], field.Split('=')[1])));

            Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
            var said = visitor.Page.QuerySelectorAll(".alert-danger li, .invalid-feedback").Select(each => each.TextContent).ToList();
            Assert.NotEmpty(said);
            Assert.All(said, each => Assert.DoesNotMatch(WordsOfPrograms(), each));
            // What only the API says is marked as English; all else is in the language of the page.
            Assert.All(
                visitor.Page.QuerySelectorAll(".alert-danger li, .invalid-feedback").Where(_ => language != "en"),
                each => Assert.DoesNotMatch("Expected|expected|Found", WithoutEnglish(each)));
        }
    }

    [Theory]
    [InlineData("out-of-range", "a whole number from 0 to 730", "This is outside the range. A whole number from 0 to 730.", null)]
    [InlineData(
        "wrong-form", "a text of the form ^WGT-[0-9]{5,9}$ or null",
        "This is not written as it must be. Write it as it is written where you have it from, with every sign.", null)]
    [InlineData("missing", "a text of the form ^[A-Z0-9_]{2,40}$", "This is missing.", null)]
    [InlineData("unknown-code", "one of L1, L2, L3, RDL", "The list has no such entry. Choose one that the list has.", null)]
    [InlineData("unknown-code", "a code of /v1/unit-types", "The list has no such entry. Choose one that the list has.", null)]
    [InlineData("unknown-pledge", "the key of a pledge", "This is not there, or it is not yours.", null)]
    [InlineData("expires-in-the-past", "2027-03-31 or later", "This day is past. 31 Mar 2027 or later.", null)]
    [InlineData("beyond-capacity", "at most 3", "This is outside the range. At most 3.", null)]
    [InlineData("wrong-length", "an array from 1 to 500 items", "These are too few or too many. From 1 to 500 of them.", null)]
    [InlineData("four-eyes", "another person (assessor)", "This does not fit here.", "another person (assessor)")]
    [InlineData("over-already", "a day before the end (neededUntil) or null", "This does not fit here.", "a day before the end")]
    public void A_fault_is_said_in_words(string code, string expected, string said, string? english) =>
        Assert.Equal(new FaultWords(said, english), FaultWords.Of(code, expected));

    private static string WithoutEnglish(IElement each)
    {
        var copy = (IElement)each.Clone();
        copy.QuerySelectorAll("[lang=en]").ToList().ForEach(part => part.Remove());
        return copy.TextContent;
    }

    // Patterns, pointers, addresses of the API, and what only JSON knows.
    [GeneratedRegex(@"[\^$\[\]{}]|/v1/|/\w+/\d|\bnull\b|\barray\b|\bone of\b|[a-z][A-Z]")]
    private static partial Regex WordsOfPrograms();
}
