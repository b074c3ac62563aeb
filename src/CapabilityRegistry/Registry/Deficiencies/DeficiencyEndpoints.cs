using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Deficiencies.HelpOffers;
using CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>All routes of this slice.</summary>
public static class DeficiencyEndpoints
{
    public static void MapDeficiencies(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/deficiencies").WithTags("Deficiencies");
        group.MapGet("", ListDeficiencies.Handle).WithName("ListDeficiencies").SortedBy(DeficiencyStore.Orders).Requires(Right.ReadPledges);
        group.MapGet("/{id}", GetDeficiency.Handle).WithName("GetDeficiency").Requires(Right.ReadPledges);
        group.MapPost("", ReportDeficiency.Handle).WithName("ReportDeficiency").Requires(Right.OfferPledges);
        group.MapPost("/record", RecordDeficiency.Handle).WithName("RecordDeficiency").Requires(Right.RecordVisits);
        group.MapPut("/{id}", EditDeficiency.Handle).WithName("EditDeficiency").Requires(Right.OfferPledges);
        group.MapPatch("/{id}", PatchDeficiency.Handle).WithName("PatchDeficiency").Requires(Right.OfferPledges).TakesMergePatch();
        group.MapPost("/{id}/mend", MendDeficiency.Handle).WithName("MendDeficiency").Requires(Right.OfferPledges);
        group.MapPost("/{id}/close", CloseDeficiency.Handle).WithName("CloseDeficiency").Requires(Right.JudgeAnswers);
        group.MapGet("/{id}/help-offers", ListAnsweringOffers.Handle).WithName("ListAnsweringOffers").SortedBy(HelpOfferStore.Orders)
            .Requires(Right.ReadPledges);

        group.MapGet("/{id}/training-places", ListAnsweringPlaces.Handle).WithName("ListAnsweringPlaces").SortedBy(TrainingPlaceStore.Orders)
            .Requires(Right.ReadPledges);

        var offers = app.MapGroup("/v1/help-offers").WithTags("Deficiencies");
        offers.MapGet("", ListHelpOffers.Handle).WithName("ListHelpOffers").SortedBy(HelpOfferStore.Orders).Requires(Right.ReadHelpOffers);
        offers.MapGet("/{id}", GetHelpOffer.Handle).WithName("GetHelpOffer").Requires(Right.ReadHelpOffers);
        offers.MapPost("", OfferHelp.Handle).WithName("OfferHelp").Requires(Right.OfferHelp);
        offers.MapPost("/{id}/withdraw", WithdrawHelpOffer.Handle).WithName("WithdrawHelpOffer").Requires(Right.OfferHelp);
        offers.MapGet("/{id}/deficiencies", ListAnsweredDeficiencies.Handle).WithName("ListAnsweredDeficiencies").SortedBy(DeficiencyStore.Orders)
            .Requires(Right.ReadHelpOffers);

        var places = app.MapGroup("/v1/training-places").WithTags("Training");
        places.MapGet("", ListTrainingPlaces.Handle).WithName("ListTrainingPlaces").SortedBy(TrainingPlaceStore.Orders).Requires(Right.ReadHelpOffers);
        places.MapGet("/{id}", GetTrainingPlace.Handle).WithName("GetTrainingPlace").Requires(Right.ReadHelpOffers);
        places.MapPost("", OfferTrainingPlaces.Handle).WithName("OfferTrainingPlaces").Requires(Right.OfferHelp);
        places.MapPost("/{id}/withdraw", WithdrawTrainingPlace.Handle).WithName("WithdrawTrainingPlace").Requires(Right.OfferHelp);
        places.MapGet("/{id}/deficiencies", ListTrainableDeficiencies.Handle).WithName("ListTrainableDeficiencies").SortedBy(DeficiencyStore.Orders)
            .Requires(Right.ReadHelpOffers);
    }
}
