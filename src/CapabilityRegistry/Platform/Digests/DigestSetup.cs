using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Portal.Digests;

namespace CapabilityRegistry.Platform.Digests;

public static class DigestSetup
{
    /// <summary>Mail is sent only where a server is named: without one nothing looks for what is due.</summary>
    public static void AddDigests(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<MailSettings>(MailSettings.Section);
        services.AddScoped<DigestStore>();
        services.AddScoped<DigestLinkStore>();
        services.AddScoped<DigestClaimStore>();
        services.AddScoped<DigestUpdate>();
        services.AddSingleton<IDigestLinks, DigestLinks>();
        services.AddSingleton<DigestMails>();
        services.AddSingleton<MailServer>();
        if (builder.Configuration[$"{MailSettings.Section}:{nameof(MailSettings.Server)}"] is { Length: > 0 })
        {
            services.AddHostedService<DigestSweep>();
        }
    }
}
