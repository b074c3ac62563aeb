using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Registry.Policies.Terms;

namespace CapabilityRegistry.Registry.Policies;

/// <summary>All routes of this slice.</summary>
public static class PolicyEndpoints
{
    public static void MapReadinessPolicies(this IEndpointRouteBuilder app)
    {
        var policies = app.MapGroup("/v1/readiness-policies").WithTags("Policies");
        policies.MapGet("", ListReadinessPolicies.Handle).WithName("ListReadinessPolicies").SortedBy(ListReadinessPolicies.Orders)
            .Requires(Right.ReadCatalogue);
        policies.MapGet("/{id}", GetReadinessPolicy.Handle).WithName("GetReadinessPolicy").Requires(Right.ReadCatalogue);
        policies.MapGet("/{id}/effects", ListPolicyEffects.Handle).WithName("ListPolicyEffects").SortedBy(ListPolicyEffects.Orders)
            .Requires(Right.ForeseePolicies);
        policies.MapPost("", StateReadinessPolicy.Handle).WithName("StateReadinessPolicy").Requires(Right.SetPolicies);

        var terms = app.MapGroup("/v1/policy-terms").WithTags("Policies");
        terms.MapGet("", ListPolicyTerms.Handle).WithName("ListPolicyTerms").SortedBy(ListPolicyTerms.Orders).Requires(Right.ReadCatalogue);
        terms.MapGet("/{id}", GetPolicyTerm.Handle).WithName("GetPolicyTerm").Requires(Right.ReadCatalogue);
        terms.MapPost("", EnactReadinessPolicy.Handle).WithName("EnactReadinessPolicy").Requires(Right.SetPolicies);
        terms.MapPost("/{id}/revoke", RevokePolicyTerm.Handle).WithName("RevokePolicyTerm").Requires(Right.SetPolicies);
    }
}
