using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Imports.Templates;

public static class GetTemplate
{
    /// <summary>A workbook to fill in and upload, with what is there already</summary>
    /// <remarks>
    /// Its first sheet has the headings of a list of this kind and a row for each object that the caller may write and that is not over, at most 10,000 rows:
    /// uploaded as it is, it changes nothing. Its other sheets explain the columns and list the codes of the catalogue.
    /// </remarks>
    public static Results<TemplateAnswer, Refused> Handle(
        [FromQuery] [Description("What the rows of the list are about.")] Coded<ImportKind> kind, IServiceScopeFactory scopes, TimeProvider clock,
        Caller caller) =>
        Rights.Allows(caller.Role, kind.Value.RightToWrite())
            ? new TemplateAnswer(new Template(kind.Value, caller, scopes), kind.Value, clock.Today())
            : Refused.Because(new Refusal("kind-not-yours", $"You may not write {kind.Value.Code()}, and so have no use for the list.")
            {
                Kind = RefusalKind.Forbidden,
            });
}
