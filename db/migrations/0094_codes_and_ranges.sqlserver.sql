-- The closed lists of codes and the ranges that the API knows hold in the tables too, whoever writes to them.
ALTER TABLE event ADD
    CONSTRAINT ck_event_role CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator'));
ALTER TABLE unit_type ADD
    CONSTRAINT ck_unit_type_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE equipment_category ADD
    CONSTRAINT ck_equipment_category_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE self_sustainment_category ADD
    CONSTRAINT ck_self_sustainment_category_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE capability_attribute ADD
    CONSTRAINT ck_capability_attribute_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE training_course ADD
    CONSTRAINT ck_training_course_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE mission ADD
    CONSTRAINT ck_mission_certainty CHECK (certainty IN ('S', 'R', 'I', 'M')),
    CONSTRAINT ck_mission_ended CHECK (ended_on >= started_on);
ALTER TABLE mission_strength ADD
    CONSTRAINT ck_mission_strength_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE contributor ADD
    CONSTRAINT ck_contributor_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE organisation ADD
    CONSTRAINT ck_organisation_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE membership ADD
    CONSTRAINT ck_membership_certainty CHECK (certainty IN ('S', 'R', 'I', 'M')),
    CONSTRAINT ck_membership_until CHECK (valid_until >= valid_from);
ALTER TABLE access_log ADD
    CONSTRAINT ck_access_log_role CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator'));
ALTER TABLE pledge ADD
    CONSTRAINT ck_pledge_readiness_level CHECK (readiness_level BETWEEN 1 AND 4),
    CONSTRAINT ck_pledge_capacity_amount CHECK (capacity_amount BETWEEN 1 AND 100000),
    CONSTRAINT ck_pledge_capacity_unit CHECK (capacity_unit IN ('units', 'airframes', 'beds', 'persons')),
    CONSTRAINT ck_pledge_response_days CHECK (response_days BETWEEN 0 AND 730),
    CONSTRAINT ck_pledge_turnaround_days CHECK (turnaround_days BETWEEN 0 AND 730),
    CONSTRAINT ck_pledge_revision_refused_for CHECK (revision_refused_for IN ('unit-below-standard', 'papers-incomplete', 'unit-counted-on', 'other')),
    CONSTRAINT ck_pledge_level_refused_for CHECK (
        level_refused_for IN ('evidence-missing', 'unit-below-standard', 'no-need-expected', 'no-visit-possible', 'other'));
ALTER TABLE sur ADD
    CONSTRAINT ck_sur_capacity_amount CHECK (capacity_amount BETWEEN 1 AND 100000),
    CONSTRAINT ck_sur_capacity_unit CHECK (capacity_unit IN ('units', 'airframes', 'beds', 'persons'));
ALTER TABLE requirement ADD
    CONSTRAINT ck_requirement_quantity_amount CHECK (quantity_amount BETWEEN 1 AND 100000),
    CONSTRAINT ck_requirement_quantity_unit CHECK (quantity_unit IN ('units', 'airframes', 'beds', 'persons')),
    CONSTRAINT ck_requirement_persons CHECK (persons BETWEEN 1 AND 100000),
    CONSTRAINT ck_requirement_duration_days CHECK (duration_days BETWEEN 1 AND 3650),
    CONSTRAINT ck_requirement_minimum_fill CHECK (minimum_fill BETWEEN 0 AND 100000),
    CONSTRAINT ck_requirement_share_cap CHECK (share_cap BETWEEN 1 AND 100000),
    CONSTRAINT ck_requirement_needed CHECK (needed_until > needed_by);
ALTER TABLE match_job ADD
    CONSTRAINT ck_match_job_components CHECK (components >= 0),
    CONSTRAINT ck_match_job_failure_code CHECK (failure_code IN ('interrupted', 'pins-refused', 'plan-rejected', 'internal-error'));
ALTER TABLE match_plan ADD
    CONSTRAINT ck_match_plan_proof CHECK (proof IN ('optimal', 'feasible', 'unknown', 'refused'));
ALTER TABLE invitation ADD
    CONSTRAINT ck_invitation_unit CHECK (unit IN ('units', 'airframes', 'beds', 'persons')),
    CONSTRAINT ck_invitation_minimum_level CHECK (minimum_level BETWEEN 1 AND 4),
    CONSTRAINT ck_invitation_declined_for CHECK (
        declined_for IN ('unit-not-available', 'dates-not-possible', 'committed-elsewhere', 'national-decision', 'conditions-not-met', 'other')),
    CONSTRAINT ck_invitation_released_for CHECK (
        released_for IN ('requirement-changed', 'requirement-filled', 'requirement-closed', 'unit-not-suitable', 'other')),
    CONSTRAINT ck_invitation_amount_most CHECK (amount <= 100000);
ALTER TABLE deployment ADD
    CONSTRAINT ck_deployment_unit CHECK (unit IN ('units', 'airframes', 'beds', 'persons')),
    CONSTRAINT ck_deployment_withdrawn_for CHECK (withdrawn_for IN ('withdrawn-by-state', 'unit-not-ready', 'requirement-changed', 'other')),
    CONSTRAINT ck_deployment_amount_most CHECK (amount <= 100000);
ALTER TABLE checklist ADD
    CONSTRAINT ck_checklist_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE checklist_item ADD
    CONSTRAINT ck_checklist_item_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE paper ADD
    CONSTRAINT ck_paper_days CHECK (days BETWEEN 1 AND 730);
ALTER TABLE agreement ADD
    CONSTRAINT ck_agreement_response_days CHECK (response_days BETWEEN 1 AND 365);
ALTER TABLE deficiency ADD
    CONSTRAINT ck_deficiency_serviceable_range CHECK (serviceable BETWEEN 0 AND 20000);
ALTER TABLE help_offer_item ADD
    CONSTRAINT ck_help_offer_item_kind CHECK (kind IN ('majorEquipment', 'selfSustainment', 'training', 'language', 'attribute'));
ALTER TABLE attached_file ADD
    CONSTRAINT ck_attached_file_attached_to_kind CHECK (attached_to_kind IN ('paper', 'visit', 'finding', 'agreement', 'cap', 'deficiency')),
    CONSTRAINT ck_attached_file_kind CHECK (kind IN ('pdf', 'docx', 'xlsx', 'png', 'jpeg'));
ALTER TABLE pledge_share ADD
    CONSTRAINT ck_pledge_share_status CHECK (status IN ('proposed', 'confirmed', 'withdrawn', 'dropped', 'settled'));
ALTER TABLE training_centre ADD
    CONSTRAINT ck_training_centre_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE women_target ADD
    CONSTRAINT ck_women_target_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'));
ALTER TABLE individual_pledge ADD
    CONSTRAINT ck_individual_pledge_rank_group CHECK (rank_group IN ('officer', 'nonCommissionedOfficer', 'enlisted', 'police', 'civilian')),
    CONSTRAINT ck_individual_pledge_men CHECK (men BETWEEN 0 AND 1000),
    CONSTRAINT ck_individual_pledge_women CHECK (women BETWEEN 0 AND 1000),
    CONSTRAINT ck_individual_pledge_response_days CHECK (response_days BETWEEN 0 AND 730),
    CONSTRAINT ck_individual_pledge_declined_for CHECK (
        declined_for IN ('no-post-open', 'profile-not-fitting', 'language-needed', 'training-needed', 'other'));
ALTER TABLE training_place ADD
    CONSTRAINT ck_training_place_places CHECK (places BETWEEN 1 AND 10000);
ALTER TABLE vetting ADD
    CONSTRAINT ck_vetting_status CHECK (status IN ('pending', 'cleared', 'barred')),
    CONSTRAINT ck_vetting_cleared_for CHECK (cleared_for IN ('records-clear', 'certified-by-state', 'measures-taken', 'other')),
    CONSTRAINT ck_vetting_barred_for CHECK (barred_for IN ('misconduct', 'human-rights-record', 'not-certified', 'other'));
ALTER TABLE evaluation ADD
    CONSTRAINT ck_evaluation_rating CHECK (rating IN ('exceeds', 'meets', 'partly-meets', 'does-not-meet')),
    CONSTRAINT ck_evaluation_status CHECK (status IN ('improvement-awaited', 'closed'));
ALTER TABLE investigation ADD
    CONSTRAINT ck_investigation_allegation CHECK (
        allegation IN ('sexual-exploitation-or-abuse', 'human-rights-violation', 'fraud-or-theft', 'serious-underperformance', 'other-misconduct')),
    CONSTRAINT ck_investigation_status CHECK (status IN ('opened', 'closed')),
    CONSTRAINT ck_investigation_outcome CHECK (outcome IN ('substantiated', 'unsubstantiated', 'referred', 'withdrawn'));
ALTER TABLE national_cap ADD
    CONSTRAINT ck_national_cap_persons_most CHECK (persons <= 1000000);
