using System.Security.Claims;
using CapabilityRegistry.Platform.Access.Provider;

namespace CapabilityRegistry.Tests.Platform.Access.Provider;

public sealed class ProviderTokenCacheTests
{
    private readonly ProviderTokenCache _recent = new();
    private readonly ClaimsPrincipal _somebody = new();

    [Fact]
    public void A_token_just_found_genuine_is_known_and_no_other()
    {
        _recent.Add("genuine", _somebody, IdentityProvider.Now.AddMinutes(5));

        Assert.Same(_somebody, _recent.Find("genuine"));
        Assert.Null(_recent.Find("genuine "));
    }

    [Fact]
    public void A_token_that_has_expired_is_not_known_however_lately_it_was_checked()
    {
        _recent.Add("over", _somebody, IdentityProvider.Now.AddMilliseconds(-1));

        Assert.Null(_recent.Find("over"));
    }
}
