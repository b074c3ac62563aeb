-- The closed lists of codes and the ranges that the API knows hold in the tables too, whoever writes to them.
-- SQLite adds no check to a table; where the definition is kept it can be added without making the table again, if every row holds to it
-- (https://www.sqlite.org/lang_altertable.html, section 7). That is looked at first: the script fails where a row does not.
CREATE TABLE row_count (
    not_allowed INT NOT NULL CONSTRAINT ck_row_count_every_row_has_a_code_of_the_list_and_is_within_the_range CHECK (not_allowed = 0)
);
INSERT INTO row_count SELECT COUNT(*) FROM event WHERE NOT (
    role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator'));
INSERT INTO row_count SELECT COUNT(*) FROM unit_type WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM equipment_category WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM self_sustainment_category WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM capability_attribute WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM training_course WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM mission WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M')
    AND ended_on >= started_on);
INSERT INTO row_count SELECT COUNT(*) FROM mission_strength WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM contributor WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM organisation WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM membership WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M')
    AND valid_until >= valid_from);
INSERT INTO row_count SELECT COUNT(*) FROM access_log WHERE NOT (
    role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator'));
INSERT INTO row_count SELECT COUNT(*) FROM pledge WHERE NOT (
    readiness_level BETWEEN 1 AND 4
    AND capacity_amount BETWEEN 1 AND 100000
    AND capacity_unit IN ('units', 'airframes', 'beds', 'persons')
    AND response_days BETWEEN 0 AND 730
    AND turnaround_days BETWEEN 0 AND 730
    AND revision_refused_for IN ('unit-below-standard', 'papers-incomplete', 'unit-counted-on', 'other')
    AND level_refused_for IN ('evidence-missing', 'unit-below-standard', 'no-need-expected', 'no-visit-possible', 'other'));
INSERT INTO row_count SELECT COUNT(*) FROM sur WHERE NOT (
    capacity_amount BETWEEN 1 AND 100000
    AND capacity_unit IN ('units', 'airframes', 'beds', 'persons'));
INSERT INTO row_count SELECT COUNT(*) FROM requirement WHERE NOT (
    quantity_amount BETWEEN 1 AND 100000
    AND quantity_unit IN ('units', 'airframes', 'beds', 'persons')
    AND persons BETWEEN 1 AND 100000
    AND duration_days BETWEEN 1 AND 3650
    AND minimum_fill BETWEEN 0 AND 100000
    AND share_cap BETWEEN 1 AND 100000
    AND needed_until > needed_by);
INSERT INTO row_count SELECT COUNT(*) FROM match_job WHERE NOT (
    components >= 0
    AND failure_code IN ('interrupted', 'pins-refused', 'plan-rejected', 'internal-error'));
INSERT INTO row_count SELECT COUNT(*) FROM match_plan WHERE NOT (
    proof IN ('optimal', 'feasible', 'unknown', 'refused'));
INSERT INTO row_count SELECT COUNT(*) FROM invitation WHERE NOT (
    unit IN ('units', 'airframes', 'beds', 'persons')
    AND minimum_level BETWEEN 1 AND 4
    AND declined_for IN ('unit-not-available', 'dates-not-possible', 'committed-elsewhere', 'national-decision', 'conditions-not-met', 'other')
    AND released_for IN ('requirement-changed', 'requirement-filled', 'requirement-closed', 'unit-not-suitable', 'other')
    AND amount <= 100000);
INSERT INTO row_count SELECT COUNT(*) FROM deployment WHERE NOT (
    unit IN ('units', 'airframes', 'beds', 'persons')
    AND withdrawn_for IN ('withdrawn-by-state', 'unit-not-ready', 'requirement-changed', 'other')
    AND amount <= 100000);
INSERT INTO row_count SELECT COUNT(*) FROM checklist WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM checklist_item WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM paper WHERE NOT (
    days BETWEEN 1 AND 730);
INSERT INTO row_count SELECT COUNT(*) FROM agreement WHERE NOT (
    response_days BETWEEN 1 AND 365);
INSERT INTO row_count SELECT COUNT(*) FROM deficiency WHERE NOT (
    serviceable BETWEEN 0 AND 20000);
INSERT INTO row_count SELECT COUNT(*) FROM help_offer_item WHERE NOT (
    kind IN ('majorEquipment', 'selfSustainment', 'training', 'language', 'attribute'));
INSERT INTO row_count SELECT COUNT(*) FROM attached_file WHERE NOT (
    attached_to_kind IN ('paper', 'visit', 'finding', 'agreement', 'cap', 'deficiency')
    AND kind IN ('pdf', 'docx', 'xlsx', 'png', 'jpeg'));
INSERT INTO row_count SELECT COUNT(*) FROM pledge_share WHERE NOT (
    status IN ('proposed', 'confirmed', 'withdrawn', 'dropped', 'settled'));
INSERT INTO row_count SELECT COUNT(*) FROM training_centre WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM women_target WHERE NOT (
    certainty IN ('S', 'R', 'I', 'M'));
INSERT INTO row_count SELECT COUNT(*) FROM individual_pledge WHERE NOT (
    rank_group IN ('officer', 'nonCommissionedOfficer', 'enlisted', 'police', 'civilian')
    AND men BETWEEN 0 AND 1000
    AND women BETWEEN 0 AND 1000
    AND response_days BETWEEN 0 AND 730
    AND declined_for IN ('no-post-open', 'profile-not-fitting', 'language-needed', 'training-needed', 'other'));
INSERT INTO row_count SELECT COUNT(*) FROM training_place WHERE NOT (
    places BETWEEN 1 AND 10000);
INSERT INTO row_count SELECT COUNT(*) FROM vetting WHERE NOT (
    status IN ('pending', 'cleared', 'barred')
    AND cleared_for IN ('records-clear', 'certified-by-state', 'measures-taken', 'other')
    AND barred_for IN ('misconduct', 'human-rights-record', 'not-certified', 'other'));
INSERT INTO row_count SELECT COUNT(*) FROM evaluation WHERE NOT (
    rating IN ('exceeds', 'meets', 'partly-meets', 'does-not-meet')
    AND status IN ('improvement-awaited', 'closed'));
INSERT INTO row_count SELECT COUNT(*) FROM investigation WHERE NOT (
    allegation IN ('sexual-exploitation-or-abuse', 'human-rights-violation', 'fraud-or-theft', 'serious-underperformance', 'other-misconduct')
    AND status IN ('opened', 'closed')
    AND outcome IN ('substantiated', 'unsubstantiated', 'referred', 'withdrawn'));
INSERT INTO row_count SELECT COUNT(*) FROM national_cap WHERE NOT (
    persons <= 1000000);
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_event_role CHECK (role IN (''focal-point'', ''planner'', ''assessor'', ''auditor'', ''administrator'', ''integrator''))
)'
WHERE type = 'table' AND name = 'event';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_unit_type_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'unit_type';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_equipment_category_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'equipment_category';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_self_sustainment_category_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'self_sustainment_category';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_capability_attribute_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'capability_attribute';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_training_course_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'training_course';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_mission_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M'')),
    CONSTRAINT ck_mission_ended CHECK (ended_on >= started_on)
)'
WHERE type = 'table' AND name = 'mission';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_mission_strength_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'mission_strength';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_contributor_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'contributor';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_organisation_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'organisation';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_membership_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M'')),
    CONSTRAINT ck_membership_until CHECK (valid_until >= valid_from)
)'
WHERE type = 'table' AND name = 'membership';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_access_log_role CHECK (role IN (''focal-point'', ''planner'', ''assessor'', ''auditor'', ''administrator'', ''integrator''))
)'
WHERE type = 'table' AND name = 'access_log';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_pledge_readiness_level CHECK (readiness_level BETWEEN 1 AND 4),
    CONSTRAINT ck_pledge_capacity_amount CHECK (capacity_amount BETWEEN 1 AND 100000),
    CONSTRAINT ck_pledge_capacity_unit CHECK (capacity_unit IN (''units'', ''airframes'', ''beds'', ''persons'')),
    CONSTRAINT ck_pledge_response_days CHECK (response_days BETWEEN 0 AND 730),
    CONSTRAINT ck_pledge_turnaround_days CHECK (turnaround_days BETWEEN 0 AND 730),
    CONSTRAINT ck_pledge_revision_refused_for CHECK (
        revision_refused_for IN (''unit-below-standard'', ''papers-incomplete'', ''unit-counted-on'', ''other'')),
    CONSTRAINT ck_pledge_level_refused_for CHECK (
        level_refused_for IN (''evidence-missing'', ''unit-below-standard'', ''no-need-expected'', ''no-visit-possible'', ''other''))
)'
WHERE type = 'table' AND name = 'pledge';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_sur_capacity_amount CHECK (capacity_amount BETWEEN 1 AND 100000),
    CONSTRAINT ck_sur_capacity_unit CHECK (capacity_unit IN (''units'', ''airframes'', ''beds'', ''persons''))
)'
WHERE type = 'table' AND name = 'sur';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_requirement_quantity_amount CHECK (quantity_amount BETWEEN 1 AND 100000),
    CONSTRAINT ck_requirement_quantity_unit CHECK (quantity_unit IN (''units'', ''airframes'', ''beds'', ''persons'')),
    CONSTRAINT ck_requirement_persons CHECK (persons BETWEEN 1 AND 100000),
    CONSTRAINT ck_requirement_duration_days CHECK (duration_days BETWEEN 1 AND 3650),
    CONSTRAINT ck_requirement_minimum_fill CHECK (minimum_fill BETWEEN 0 AND 100000),
    CONSTRAINT ck_requirement_share_cap CHECK (share_cap BETWEEN 1 AND 100000),
    CONSTRAINT ck_requirement_needed CHECK (needed_until > needed_by)
)'
WHERE type = 'table' AND name = 'requirement';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_match_job_components CHECK (components >= 0),
    CONSTRAINT ck_match_job_failure_code CHECK (failure_code IN (''interrupted'', ''pins-refused'', ''plan-rejected'', ''internal-error''))
)'
WHERE type = 'table' AND name = 'match_job';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_match_plan_proof CHECK (proof IN (''optimal'', ''feasible'', ''unknown'', ''refused''))
)'
WHERE type = 'table' AND name = 'match_plan';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_invitation_unit CHECK (unit IN (''units'', ''airframes'', ''beds'', ''persons'')),
    CONSTRAINT ck_invitation_minimum_level CHECK (minimum_level BETWEEN 1 AND 4),
    CONSTRAINT ck_invitation_declined_for CHECK (
        declined_for IN (''unit-not-available'', ''dates-not-possible'', ''committed-elsewhere'', ''national-decision'', ''conditions-not-met'', ''other'')),
    CONSTRAINT ck_invitation_released_for CHECK (
        released_for IN (''requirement-changed'', ''requirement-filled'', ''requirement-closed'', ''unit-not-suitable'', ''other'')),
    CONSTRAINT ck_invitation_amount_most CHECK (amount <= 100000)
)'
WHERE type = 'table' AND name = 'invitation';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_deployment_unit CHECK (unit IN (''units'', ''airframes'', ''beds'', ''persons'')),
    CONSTRAINT ck_deployment_withdrawn_for CHECK (withdrawn_for IN (''withdrawn-by-state'', ''unit-not-ready'', ''requirement-changed'', ''other'')),
    CONSTRAINT ck_deployment_amount_most CHECK (amount <= 100000)
)'
WHERE type = 'table' AND name = 'deployment';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_checklist_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'checklist';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_checklist_item_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'checklist_item';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_paper_days CHECK (days BETWEEN 1 AND 730)
)'
WHERE type = 'table' AND name = 'paper';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_agreement_response_days CHECK (response_days BETWEEN 1 AND 365)
)'
WHERE type = 'table' AND name = 'agreement';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_deficiency_serviceable_range CHECK (serviceable BETWEEN 0 AND 20000)
)'
WHERE type = 'table' AND name = 'deficiency';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_help_offer_item_kind CHECK (kind IN (''majorEquipment'', ''selfSustainment'', ''training'', ''language'', ''attribute''))
)'
WHERE type = 'table' AND name = 'help_offer_item';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_attached_file_attached_to_kind CHECK (attached_to_kind IN (''paper'', ''visit'', ''finding'', ''agreement'', ''cap'', ''deficiency'')),
    CONSTRAINT ck_attached_file_kind CHECK (kind IN (''pdf'', ''docx'', ''xlsx'', ''png'', ''jpeg''))
)'
WHERE type = 'table' AND name = 'attached_file';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_pledge_share_status CHECK (status IN (''proposed'', ''confirmed'', ''withdrawn'', ''dropped'', ''settled''))
)'
WHERE type = 'table' AND name = 'pledge_share';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_training_centre_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'training_centre';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_women_target_certainty CHECK (certainty IN (''S'', ''R'', ''I'', ''M''))
)'
WHERE type = 'table' AND name = 'women_target';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_individual_pledge_rank_group CHECK (rank_group IN (''officer'', ''nonCommissionedOfficer'', ''enlisted'', ''police'', ''civilian'')),
    CONSTRAINT ck_individual_pledge_men CHECK (men BETWEEN 0 AND 1000),
    CONSTRAINT ck_individual_pledge_women CHECK (women BETWEEN 0 AND 1000),
    CONSTRAINT ck_individual_pledge_response_days CHECK (response_days BETWEEN 0 AND 730),
    CONSTRAINT ck_individual_pledge_declined_for CHECK (
        declined_for IN (''no-post-open'', ''profile-not-fitting'', ''language-needed'', ''training-needed'', ''other''))
)'
WHERE type = 'table' AND name = 'individual_pledge';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_training_place_places CHECK (places BETWEEN 1 AND 10000)
)'
WHERE type = 'table' AND name = 'training_place';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_vetting_status CHECK (status IN (''pending'', ''cleared'', ''barred'')),
    CONSTRAINT ck_vetting_cleared_for CHECK (cleared_for IN (''records-clear'', ''certified-by-state'', ''measures-taken'', ''other'')),
    CONSTRAINT ck_vetting_barred_for CHECK (barred_for IN (''misconduct'', ''human-rights-record'', ''not-certified'', ''other''))
)'
WHERE type = 'table' AND name = 'vetting';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_evaluation_rating CHECK (rating IN (''exceeds'', ''meets'', ''partly-meets'', ''does-not-meet'')),
    CONSTRAINT ck_evaluation_status CHECK (status IN (''improvement-awaited'', ''closed''))
)'
WHERE type = 'table' AND name = 'evaluation';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_investigation_allegation CHECK (
        allegation IN (''sexual-exploitation-or-abuse'', ''human-rights-violation'', ''fraud-or-theft'', ''serious-underperformance'', ''other-misconduct'')),
    CONSTRAINT ck_investigation_status CHECK (status IN (''opened'', ''closed'')),
    CONSTRAINT ck_investigation_outcome CHECK (outcome IN (''substantiated'', ''unsubstantiated'', ''referred'', ''withdrawn''))
)'
WHERE type = 'table' AND name = 'investigation';
UPDATE sqlite_schema SET sql = rtrim(substr(sql, 1, length(sql) - 1), char(10) || ' ') || ',
    CONSTRAINT ck_national_cap_persons_most CHECK (persons <= 1000000)
)'
WHERE type = 'table' AND name = 'national_cap';
PRAGMA writable_schema = RESET;
-- Tells other connections that definitions have changed.
DROP TABLE row_count;
