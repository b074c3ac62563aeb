using System.Security.Cryptography;
using System.Text;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>
/// The style sheet of the pages that the registry writes itself. It is part of each page, so that a saved page is complete; its hash allows it in the
/// content security policy.
/// </summary>
public static class PageStyle
{
    public const string Css =
        "body{font:1rem/1.45 system-ui,sans-serif;color:#111;background:#fff;max-width:72rem;margin:0 auto;padding:1rem}"
        + "table{border-collapse:collapse;width:100%;margin:.75rem 0}caption{text-align:left;font-weight:600;padding:.25rem 0}"
        + "th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}thead th{background:#eee}"
        + "pre{overflow-x:auto;padding:.5rem;background:#eee}"
        + "h2{border-top:2px solid #111;padding-top:.5rem}dt{font-weight:600}code{overflow-wrap:anywhere}.note{border-left:.4rem solid #a00;padding-left:.5rem}"
        + "@media print{body{font-size:10pt;max-width:none;padding:0}h2,h3,caption{break-after:avoid}"
        + "tr,li{break-inside:avoid}thead{display:table-header-group}}";

    /// <summary>Nothing but this style, from nowhere.</summary>
    public static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
