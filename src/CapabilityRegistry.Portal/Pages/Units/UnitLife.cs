using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Portal.Pages.Units;

/// <summary>Whether anything can still be done with a unit: forms about one whose life has ended could only be refused.</summary>
public static class UnitLife
{
    public static async Task<bool> IsOver(Page page, string id) =>
        (await page.Get<PledgeActions>(Address.Of($"/v1/pledges/{id}/actions"))).IsOver;

    /// <summary>For a page that is nothing but a form about a unit.</summary>
    /// <exception cref="ApiRefusalException">The life of the unit has ended.</exception>
    public static async Task MustGoOn(Page page, string id)
    {
        if (await IsOver(page, id))
        {
            throw new ApiRefusalException(new Problem { Status = StatusCodes.Status409Conflict, Code = "unit-over" });
        }
    }
}
