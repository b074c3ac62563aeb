using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Platform.Digests;

namespace CapabilityRegistry.Tests.Platform.Digests;

public sealed class MailSettingsTests
{
    private static readonly MailSettings Good = new()
    {
        Server = "mail.example.org", From = "Registry <registry@example.org>", Address = "https://registry.example.org",
    };

    [Fact]
    public void Without_a_server_nothing_else_is_asked_for()
    {
        Assert.Empty(Faults(new MailSettings()));
        Assert.False(new MailSettings().IsOn);
    }

    [Fact]
    public void A_server_with_sender_and_address_is_enough() => Assert.Empty(Faults(Good));

    [Fact]
    public void What_would_be_read_on_the_way_or_lead_nowhere_is_refused_and_named()
    {
        Assert.Contains("Mail:From", Assert.Single(Faults(Good with { From = "nobody at all, or" })), StringComparison.Ordinal);
        Assert.Contains("Mail:Address", Assert.Single(Faults(Good with { Address = null })), StringComparison.Ordinal);
        Assert.Contains("Mail:Address", Assert.Single(Faults(Good with { Address = "http://registry.example.org" })), StringComparison.Ordinal);
        Assert.Contains("Mail:Address", Assert.Single(Faults(Good with { Address = "https://registry.example.org/below" })), StringComparison.Ordinal);
        Assert.Contains("Mail:Security", Assert.Single(Faults(Good with { Security = "none" })), StringComparison.Ordinal);
        Assert.Empty(Faults(Good with { Security = "none", Server = "127.0.0.1" }));
        var fault = Assert.Single(Faults(Good with { Password = "known to nobody" }));
        Assert.Contains("Mail:User", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("known to nobody", fault, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Faults(MailSettings settings) =>
        [.. settings.Validate(new ValidationContext(settings)).Select(fault => fault.ErrorMessage!)];
}
