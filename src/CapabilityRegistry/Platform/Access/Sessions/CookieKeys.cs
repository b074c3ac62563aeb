using System.Xml.Linq;
using CapabilityRegistry.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CapabilityRegistry.Platform.Access.Sessions;

/// <summary>
/// Keeps the keys of the cookies in the database, where every process finds them. They open nothing but cookies, which are not there: whoever reads the
/// database still lacks every token.
/// </summary>
/// <remarks>The framework asks for keys without waiting for an answer, once a day: so these two wait.</remarks>
public sealed class CookieKeys(IServiceScopeFactory scopes, WritesWithoutEvent writes, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => scopes.Read((CookieKeyStore keys) => keys.All())).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => writes.Write(
        (CookieKeyStore keys) => keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting), clock.GetUtcNow()))).GetAwaiter().GetResult();
}

public static class CookieKeysExtensions
{
    public static void AddCookieKeys(this IServiceCollection services)
    {
        services.AddScoped<CookieKeyStore>();
        services.AddScoped<EndedSessionStore>();
        services.AddHostedService<EndedSessionPurge>();
        services.AddSingleton<CookieKeys>();
        // It warns of keys in plain text with each new one: here they open nothing but cookies.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        services.AddDataProtection().SetApplicationName("CapabilityRegistry")
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddOptions<KeyManagementOptions>().Configure<CookieKeys>((options, keys) => options.XmlRepository = keys);
    }
}
