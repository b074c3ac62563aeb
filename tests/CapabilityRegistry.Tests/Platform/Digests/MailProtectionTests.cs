using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CapabilityRegistry.Platform.Digests;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Digests;

/// <summary>Mail over STARTTLS to a server that wants to know who sends it.</summary>
public sealed class MailProtectionTests
{
    private const string Kaz = "demo-focal-point-kaz";

    [Fact]
    public async Task Mail_goes_over_TLS_with_user_and_password()
    {
        using var trusted = new TrustedCertificate();
        await using var office = new PostOffice(trusted.Certificate);
        await using var app = await App(office);

        await app.Subscribed(office, Kaz);

        Assert.True(office.AllOverTls);
        Assert.Empty(app.SaidBy(typeof(MailServer)));
    }

    [Fact]
    public async Task A_wrong_password_is_told_of_in_the_log_and_what_could_not_be_sent_is_sent_once_it_is_right()
    {
        using var trusted = new TrustedCertificate();
        await using var office = new PostOffice(trusted.Certificate) { Password = "another" };
        await using var app = await App(office);
        await app.As(Kaz).Subscribe();
        await app.Swept();
        await app.Swept();

        Assert.Equal(
            "The mail server cannot be used: it does not take Mail:User and Mail:Password (AuthenticationException, status 535). "
                + "It is tried again every two minutes.",
            Assert.Single(app.SaidBy(typeof(MailServer))));
        Assert.DoesNotContain(app.SaidBy(typeof(MailServer)), line => line.Contains("right", StringComparison.Ordinal));
        Assert.Equal(0, office.HandedOver);

        office.Password = "right";
        await app.Swept();

        Assert.Equal("ana@mailbox.test", $"{Assert.Single(office.Mails).To}");
        Assert.Contains("can be used again", app.SaidBy(typeof(MailServer))[^1], StringComparison.Ordinal);
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task To_a_server_without_TLS_neither_a_password_nor_a_mail_is_sent()
    {
        await using var office = new PostOffice();
        await using var app = await App(office);
        await app.As(Kaz).Subscribe();
        await app.Swept();

        Assert.StartsWith(
            "The mail server cannot be used: it does not offer the TLS that Mail:Security asks for", Assert.Single(app.SaidBy(typeof(MailServer))),
            StringComparison.Ordinal);
        Assert.Equal(0, office.HandedOver);
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task To_a_server_whose_certificate_nobody_vouches_for_nothing_is_sent()
    {
        using var certificate = TrustedCertificate.Make();
        await using var office = new PostOffice(certificate);
        await using var app = await App(office);
        await app.As(Kaz).Subscribe();
        await app.Swept();

        Assert.StartsWith(
            "The mail server cannot be used: its certificate is not trusted, or TLS fails", Assert.Single(app.SaidBy(typeof(MailServer))),
            StringComparison.Ordinal);
        Assert.Equal(0, office.HandedOver);
    }

    private static Task<RegistryApp> App(PostOffice office) => RegistryApp.On(Engine.Sqlite, settings:
        [.. office.Settings.Where(each => each.Key != "Mail:Security"), ("Mail:User", "registry"), ("Mail:Password", "right")]);

    /// <summary>A certificate for this machine that this user trusts as long as the test runs.</summary>
    private sealed class TrustedCertificate : IDisposable
    {
        public TrustedCertificate() => InStore(store => store.Add(X509CertificateLoader.LoadCertificate(Certificate.RawData)));

        public X509Certificate2 Certificate { get; } = Make();

        public static X509Certificate2 Make()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            var today = TimeProvider.System.GetUtcNow();
            using var certificate = request.CreateSelfSigned(today.AddDays(-1), today.AddDays(1));
            // Servers of TLS want the key as it comes out of a file.
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }

        public void Dispose()
        {
            InStore(store => store.Remove(Certificate));
            Certificate.Dispose();
        }

        private static void InStore(Action<X509Store> change)
        {
            using var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
            change(store);
        }
    }
}
