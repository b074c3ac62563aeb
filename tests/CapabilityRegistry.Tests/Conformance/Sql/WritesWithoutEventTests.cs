using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Conformance.CounterCases;
using CapabilityRegistry.Tests.Conformance.House;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>What is written without an event is about the registry's use and no part of the registry.</summary>
public sealed partial class WritesWithoutEventTests
{
    // Who writes so, and all that they write.
    private static readonly Dictionary<string, string> Writers = new()
    {
        ["CapabilityRegistry.Platform.Access.Tokens.TokenCache"] = "when a token was last used",
        ["CapabilityRegistry.Platform.Access.Absent.ProviderLogins"] = "who a login of the provider was when it was last used",
        ["CapabilityRegistry.Platform.Digests.DigestSweep"] = "how far the sending of mails is, and the links in them",
        ["CapabilityRegistry.Platform.Access.Sessions.CookieKeys"] = "the keys of cookies",
        ["CapabilityRegistry.Platform.Access.Sessions.EndedSessions"] = "which sessions were ended",
        ["CapabilityRegistry.Platform.Access.Sessions.EndedSessionPurge"] = "ended sessions whose cookies have expired",
        ["CapabilityRegistry.Platform.Hosting.WorkTurns"] = "whose turn a shared work is",
        ["CapabilityRegistry.Platform.Endpoints.IdempotencyPurge"] = "answers that nobody asks for again",
        ["CapabilityRegistry.Planning.Runs.Jobs.MatchRunner"] = "how far a run is; the removal of what-ifs after their time",
        ["CapabilityRegistry.Registry.Imports.Jobs.ImportRunner"] = "how far an import is, what would come of its rows; its removal after its time",
        ["CapabilityRegistry.Platform.AccessLog.AccessLogWriter"] = "who was shown what",
        ["CapabilityRegistry.Platform.AccessLog.AccessLogRetention"] = "what of that was kept long enough",
    };

    [Fact]
    public void Only_who_is_listed_writes_without_an_event()
    {
        Assert.Equal(Writers.Keys.Order(), Mentioning(CodeType.Ours).Order());
        Assert.NotEmpty(Mentioning([CodeType.As(typeof(WritesWithoutAnEvent), "CapabilityRegistry.Registry.Pledges")]));
    }

    [Fact]
    public void What_they_write_is_about_the_registrys_use()
    {
        Assert.Empty(Changes("AccessLogStore").Except(["access_log", "access_set", "access_object"]));
        Assert.Equal(["shared_work"], Changes("WorkTurnStore").Distinct());
        Assert.Equal(["ended_session"], Changes("EndedSessionStore").Distinct());
        Assert.Equal(["cookie_key"], Changes("CookieKeyStore").Distinct());
        Assert.Equal(["provider_login"], Changes("ProviderLoginStore").Distinct());
        Assert.Equal(["digest_link"], Changes("DigestLinkStore").Distinct());
        Assert.Empty(Changes("JobStore").Except(["match_job", "match_input", "match_plan", "match_line"]));
        Assert.Empty(Changes("ImportStore").Except(["import", "import_part", "import_row"]));
        Assert.Equal(
            "UPDATE access_token SET last_used_at = @LastUsedAt WHERE id = @Id",
            Statements("TokenStore").Single(sql => sql.Name == "TokenStore.NoteUse").Text);
    }

    private static IEnumerable<string> Mentioning(IEnumerable<CodeType> types) =>
        from type in types
        where type.FullName is not ("CapabilityRegistry.Platform.Data.WritesWithoutEvent" or "CapabilityRegistry.App.Composition")
        where type.MentionsOf("CapabilityRegistry.Platform.Data.WritesWithoutEvent").Any()
        select type.FullName;

    private static IReadOnlyList<SqlText> Statements(string owner) => SqlClass.All.Single(each => each.Owner.Name == owner).Statements;

    private static IEnumerable<string> Changes(string owner) =>
        Statements(owner).SelectMany(sql => Changed().Matches(sql.Text)).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")]
    private static partial Regex Changed();
}
