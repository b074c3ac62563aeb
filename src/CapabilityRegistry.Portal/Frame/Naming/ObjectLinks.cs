using CapabilityRegistry.Portal.Api;

namespace CapabilityRegistry.Portal.Frame.Naming;

/// <summary>The pages of objects by their kinds, as the API names them.</summary>
public static class ObjectLinks
{
    /// <summary>The page of an object; null if objects of its kind have none.</summary>
    public static string? Of(string kind, string id) => kind switch
    {
        "pledge" => Address.Of($"/units/{id}"),
        "finding" => Address.Of($"/findings/{id}"),
        "deficiency" => Address.Of($"/deficiencies/{id}"),
        "condition" => Address.Of($"/conditions/{id}"),
        "share" => Address.Of($"/shares/{id}"),
        "invitation" => Address.Of($"/invitations/{id}"),
        "vetting" => Address.Of($"/vettings/{id}"),
        "evaluation" => Address.Of($"/evaluations/{id}"),
        "paper" => Address.Of($"/papers/{id}/files"),
        "file" => Address.Of($"/files/{id}"),
        "visit" => Address.Of($"/assessor/visits/{id}"),
        _ => null,
    };
}
