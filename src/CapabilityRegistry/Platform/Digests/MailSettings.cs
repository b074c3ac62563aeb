using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>The section Mail of the configuration: by which server mail is sent. Without a server none is.</summary>
public sealed record MailSettings : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>How the connection is protected: from its beginning.</summary>
    public const string Tls = "tls";

    /// <summary>By STARTTLS, and not at all without it.</summary>
    public const string StartTls = "start-tls";

    /// <summary>Not at all: to this machine alone.</summary>
    public const string NoTls = "none";

    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "::1"];

    /// <summary>The name of the SMTP server; null: no mail is sent.</summary>
    public string? Server { get; init; }

    [Range(1, 65_535, ErrorMessage = "must be a port from {1} to {2}")]
    public int Port { get; init; } = 587;

    [AllowedValues(Tls, StartTls, NoTls, ErrorMessage = "must be tls, start-tls or none")]
    public string Security { get; init; } = StartTls;

    /// <summary>Null for a server that takes mail from this machine without asking who it is.</summary>
    public string? User { get; init; }

    /// <summary>It is a secret: a file of its own, see OPERATIONS.md.</summary>
    public string? Password { get; init; }

    /// <summary>Who the mail is from, such as registry@example.org.</summary>
    public string? From { get; init; }

    /// <summary>The address at which people find the registry, such as https://registry.example.org: links in mails lead there.</summary>
    public string? Address { get; init; }

    /// <summary>From which hour of the day on, in UTC, digests are sent.</summary>
    [Range(0, 23, ErrorMessage = "must be an hour from {1} to {2}")]
    public int Hour { get; init; } = 5;

    /// <summary>How long the server may take to be reached, and then for each mail.</summary>
    [Range(1, 120, ErrorMessage = "must be a number of seconds from {1} to {2}")]
    public int Seconds { get; init; } = 20;

    public bool IsOn => Server is { Length: > 0 };

    public Uri Site => new(Address!);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => IsOn ? Faults() : [];

    private IEnumerable<ValidationResult> Faults()
    {
        if (!MailboxAddress.TryParse(From ?? "", out _))
        {
            yield return new($"{Section}:{nameof(From)} must be an address such as registry@example.org, found '{From}'.");
        }

        if (!IsSite(Address))
        {
            yield return new($"{Section}:{nameof(Address)} must be an https address such as https://registry.example.org (http only on this machine), "
                + $"found '{Address}'.");
        }

        // What goes over a network in the open is read by others, and so is a password.
        if (Security == NoTls && !ThisMachine.Contains(Server, StringComparer.OrdinalIgnoreCase))
        {
            yield return new($"{Section}:{nameof(Security)} must be tls or start-tls unless the server is on this machine, found 'none'.");
        }

        if (User is { Length: > 0 } != Password is { Length: > 0 })
        {
            yield return new($"{Section}:{nameof(User)} and {Section}:{nameof(Password)} are given together or not at all.");
        }
    }

    private static bool IsSite(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address is { Query: "", Fragment: "", UserInfo: "", AbsolutePath: "/" };
}
