using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>Drafts and edits requirements for lists that people upload, each as its own operation does: rules, rights and events are the same.</summary>
public sealed class RequirementRows(RequirementStore requirements, RequirementUpdate step, References references, Keys keys)
{
    /// <summary>As by <c>POST /v1/requirements</c>.</summary>
    public async Task<IResult> Draft(DraftRequirementRequest request, Caller caller) =>
        await DraftRequirement.Handle(request, requirements, references, keys, caller);

    /// <summary>As by <c>PUT /v1/requirements/{id}</c>, decided on the requirement as it was read.</summary>
    public async Task<IResult> Edit(Requirement before, RequirementContent content, Caller caller) =>
        await EditRequirement.Handle(before.Id, content, new ReadOnlyMembers([]), Precondition.ETag(before.Version), step, references, caller);
}
