-- Generated from the migrated database: what db/migrations add up to, in their order.
-- To renew it run the tests with CAPABILITYREGISTRY_UPDATE=1.

CREATE TABLE event_head (
    id INT NOT NULL CONSTRAINT pk_event_head PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash NVARCHAR(64) NOT NULL
);

CREATE TABLE event (
    seq BIGINT NOT NULL CONSTRAINT pk_event PRIMARY KEY,
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(100) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    action NVARCHAR(40) NOT NULL,
    subject_kind NVARCHAR(20) NOT NULL,
    subject_id NVARCHAR(40) NOT NULL,
    subject_version INT NOT NULL,
    contributor NVARCHAR(3) NULL,
    reason NVARCHAR(2000) NULL,
    changes NVARCHAR(MAX) NOT NULL,
    previous_hash NVARCHAR(64) NOT NULL,
    hash NVARCHAR(64) NOT NULL
, person NVARCHAR(200) NULL, lead NVARCHAR(3) NULL,
    CONSTRAINT ck_event_role CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator'))
);

CREATE INDEX ix_event_subject ON event (subject_kind, subject_id, seq);

CREATE INDEX ix_event_contributor ON event (contributor, seq);

CREATE INDEX ix_event_actor ON event (actor, seq);

CREATE INDEX ix_event_subject_id ON event (subject_id, seq);

CREATE INDEX ix_event_at ON event (at, seq);

CREATE TABLE key_counter (
    scope NVARCHAR(20) NOT NULL CONSTRAINT pk_key_counter PRIMARY KEY,
    last INT NOT NULL
);

CREATE TABLE idempotency (
    caller NVARCHAR(100) NOT NULL,
    key_hash NVARCHAR(64) NOT NULL,
    request_hash NVARCHAR(64) NOT NULL,
    at DATETIME2(3) NOT NULL,
    status INT NOT NULL,
    location NVARCHAR(400) NULL,
    etag NVARCHAR(40) NULL,
    body NVARCHAR(MAX) NOT NULL, shown NVARCHAR(MAX) NOT NULL CONSTRAINT df_idempotency_shown DEFAULT '[]',
    CONSTRAINT pk_idempotency PRIMARY KEY (caller, key_hash)
);

CREATE INDEX ix_idempotency_at ON idempotency (at);

CREATE TABLE unit_type (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_unit_type PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    category NVARCHAR(20) NOT NULL CONSTRAINT ck_unit_type_category CHECK (category IN ('military', 'police', 'individual')),
    measure NVARCHAR(20) NOT NULL CONSTRAINT ck_unit_type_measure CHECK (measure IN ('units', 'airframes', 'beds', 'persons')),
    indicative_strength INT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
, women_target INT NULL CONSTRAINT ck_unit_type_women_target CHECK (women_target BETWEEN 1 AND 100), women_target_source NVARCHAR(400) NULL,
    CONSTRAINT ck_unit_type_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE equipment_category (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_equipment_category PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ck_equipment_category_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE self_sustainment_category (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_self_sustainment_category PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ck_self_sustainment_category_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE capability_attribute (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_capability_attribute PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ck_capability_attribute_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE training_course (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_training_course PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ck_training_course_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE mission (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_mission PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    lead_department NVARCHAR(20) NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE NULL,
    location NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ck_mission_certainty CHECK (certainty IN ('S', 'R', 'I', 'M')),
    CONSTRAINT ck_mission_ended CHECK (ended_on >= started_on)
);

CREATE TABLE mission_strength (
    mission NVARCHAR(20) NOT NULL CONSTRAINT fk_mission_strength_mission REFERENCES mission (id),
    effective_on DATE NULL,
    reference NVARCHAR(200) NULL,
    military INT NULL,
    police INT NULL,
    note NVARCHAR(400) NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ux_mission_strength UNIQUE (mission, effective_on, reference),
    CONSTRAINT ck_mission_strength_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE contributor (
    id NVARCHAR(3) NOT NULL CONSTRAINT pk_contributor PRIMARY KEY,
    m49 NVARCHAR(3) NOT NULL CONSTRAINT ux_contributor_m49 UNIQUE,
    name NVARCHAR(200) NOT NULL,
    region NVARCHAR(40) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ck_contributor_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE organisation (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_organisation PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ck_organisation_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE membership (
    organisation NVARCHAR(20) NOT NULL CONSTRAINT fk_membership_organisation REFERENCES organisation (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_membership_contributor REFERENCES contributor (id),
    valid_from DATE NULL,
    valid_until DATE NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ux_membership UNIQUE (contributor, organisation, valid_from),
    CONSTRAINT ck_membership_certainty CHECK (certainty IN ('S', 'R', 'I', 'M')),
    CONSTRAINT ck_membership_until CHECK (valid_until >= valid_from)
);

CREATE TABLE access_token (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_access_token PRIMARY KEY,
    version INT NOT NULL,
    name NVARCHAR(100) NOT NULL CONSTRAINT ux_access_token_name UNIQUE,
    role NVARCHAR(20) NOT NULL CONSTRAINT ck_access_token_role CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator')),
    contributor NVARCHAR(3) NULL CONSTRAINT fk_access_token_contributor REFERENCES contributor (id),
    scopes NVARCHAR(20) NOT NULL CONSTRAINT ck_access_token_scopes CHECK (scopes IN ('read', 'write', 'read write')),
    hash NVARCHAR(64) NOT NULL CONSTRAINT ux_access_token_hash UNIQUE,
    created_at DATETIME2(3) NOT NULL,
    expires_at DATETIME2(3) NOT NULL,
    revoked_at DATETIME2(3) NULL,
    last_used_at DATETIME2(3) NULL
, person NVARCHAR(200) NULL, name_key NVARCHAR(64) NULL, person_key NVARCHAR(64) NULL);

CREATE TABLE access_log (
    id NVARCHAR(32) NOT NULL CONSTRAINT pk_access_log PRIMARY KEY,
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(100) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    operation NVARCHAR(60) NOT NULL,
    request_id NVARCHAR(100) NOT NULL,
    objects INT NOT NULL,
    set_id NVARCHAR(64) NOT NULL,
    CONSTRAINT ck_access_log_role CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator'))
);

CREATE INDEX ix_access_log_actor ON access_log (actor, id);

CREATE INDEX ix_access_log_set ON access_log (set_id, id);

CREATE TABLE access_set (
    id NVARCHAR(64) NOT NULL CONSTRAINT pk_access_set PRIMARY KEY,
    used_on DATE NOT NULL
);

CREATE INDEX ix_access_set_used_on ON access_set (used_on);

CREATE TABLE access_object (
    set_id NVARCHAR(64) NOT NULL CONSTRAINT fk_access_object_set REFERENCES access_set (id),
    place INT NOT NULL,
    subject_kind NVARCHAR(20) NOT NULL,
    subject_id NVARCHAR(40) NOT NULL,
    contributor NVARCHAR(3) NULL,
    CONSTRAINT pk_access_object PRIMARY KEY (set_id, place)
);

CREATE INDEX ix_access_object_subject ON access_object (subject_id, set_id);

CREATE INDEX ix_access_object_contributor ON access_object (contributor, set_id);

CREATE TABLE pledge (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_pledge PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_contributor REFERENCES contributor (id),
    unit_type NVARCHAR(40) NOT NULL CONSTRAINT fk_pledge_unit_type REFERENCES unit_type (id),
    unit_name NVARCHAR(200) NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_pledge_status CHECK (status IN ('announced', 'draft', 'submitted', 'acknowledged', 'registered', 'suspended', 'returned', 'withdrawn', 'lapsed')),
    readiness_level INT NULL,
    -- The level says what a registered unit can do, this what it does: it waits in the pool or serves.
    engagement NVARCHAR(20) NOT NULL CONSTRAINT ck_pledge_engagement CHECK (engagement IN ('pool', 'selected', 'deployed')),
    personnel NVARCHAR(MAX) NULL,
    men INT NOT NULL,
    women INT NOT NULL,
    capacity_amount INT NOT NULL,
    capacity_unit NVARCHAR(20) NOT NULL,
    major_equipment NVARCHAR(MAX) NULL,
    self_sustainment NVARCHAR(MAX) NULL,
    attributes NVARCHAR(MAX) NOT NULL,
    training NVARCHAR(MAX) NOT NULL,
    response_days INT NOT NULL,
    -- How long the unit rests between two missions.
    turnaround_days INT NOT NULL,
    available_from DATE NOT NULL,
    available_until DATE NULL,
    languages NVARCHAR(MAX) NOT NULL,
    caveats NVARCHAR(MAX) NOT NULL,
    -- With whom it serves.
    partners NVARCHAR(MAX) NOT NULL,
    note_verbale NVARCHAR(100) NULL,
    external_id NVARCHAR(100) NULL,
    -- Who handed it in, the last time that somebody did: neither assesses nor raises it.
    submitted_by NVARCHAR(100) NULL,
    returned_for NVARCHAR(MAX) NULL,
    source NVARCHAR(400) NULL, submitted_by_person NVARCHAR(200) NULL, external_id_key NVARCHAR(64) NULL, submitted_on DATE NULL, lowered_on DATE NULL, deleted_on DATE NULL, search_name NVARCHAR(400) NULL, renewed_on DATE NULL, self_certified_on DATE NULL, revision NVARCHAR(MAX) NULL, revision_refused_for NVARCHAR(40) NULL, lists_replaced_on NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_lists_replaced_on DEFAULT '[]', level_asked_for INT NULL CONSTRAINT ck_pledge_level_asked_for CHECK (level_asked_for BETWEEN 1 AND 4), level_refused_for NVARCHAR(40) NULL, lowered_for NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_lowered_for DEFAULT '[]', suspension NVARCHAR(MAX) NULL, announcement NVARCHAR(MAX) NULL, pledged_since DATE NULL, joint_with NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_joint_with DEFAULT '[]', open_shares NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_open_shares DEFAULT '[]', offered_through NVARCHAR(20) NULL CONSTRAINT fk_pledge_offered_through REFERENCES organisation (id),
    -- A level belongs to a registered pledge, set aside or not, and to no other.
    CONSTRAINT ck_pledge_level CHECK ((status IN ('registered', 'suspended') AND readiness_level BETWEEN 1 AND 4) OR (status NOT IN ('registered', 'suspended') AND readiness_level IS NULL)),
    CONSTRAINT ck_pledge_available CHECK (available_until IS NULL OR available_until >= available_from),
    CONSTRAINT ck_pledge_readiness_level CHECK (readiness_level BETWEEN 1 AND 4),
    CONSTRAINT ck_pledge_capacity_amount CHECK (capacity_amount BETWEEN 1 AND 100000),
    CONSTRAINT ck_pledge_capacity_unit CHECK (capacity_unit IN ('units', 'airframes', 'beds', 'persons')),
    CONSTRAINT ck_pledge_response_days CHECK (response_days BETWEEN 0 AND 730),
    CONSTRAINT ck_pledge_turnaround_days CHECK (turnaround_days BETWEEN 0 AND 730),
    CONSTRAINT ck_pledge_revision_refused_for CHECK (
        revision_refused_for IN ('unit-below-standard', 'papers-incomplete', 'unit-counted-on', 'other')),
    CONSTRAINT ck_pledge_level_refused_for CHECK (
        level_refused_for IN ('evidence-missing', 'unit-below-standard', 'no-need-expected', 'no-visit-possible', 'other'))
);

CREATE INDEX ix_pledge_unit_type ON pledge (unit_type, readiness_level, id);

CREATE INDEX ix_pledge_status ON pledge (status, id);

CREATE INDEX ix_pledge_contributor ON pledge (contributor, id);

CREATE INDEX ix_pledge_engagement ON pledge (engagement, id);

CREATE TABLE sur (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_sur PRIMARY KEY,
    version INT NOT NULL,
    series NVARCHAR(80) NOT NULL,
    edition INT NOT NULL,
    unit_type NVARCHAR(40) NOT NULL CONSTRAINT fk_sur_unit_type REFERENCES unit_type (id),
    mission NVARCHAR(20) NULL CONSTRAINT fk_sur_mission REFERENCES mission (id),
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_sur_status CHECK (status IN ('draft', 'published')),
    title NVARCHAR(200) NOT NULL,
    reference NVARCHAR(200) NULL,
    capacity_amount INT NOT NULL,
    capacity_unit NVARCHAR(20) NOT NULL,
    personnel NVARCHAR(MAX) NOT NULL,
    lines NVARCHAR(MAX) NOT NULL,
    effective_from DATE NOT NULL,
    effective_until DATE NULL,
    source NVARCHAR(400) NULL, deleted_on DATE NULL, search_name NVARCHAR(400) NULL,
    CONSTRAINT ux_sur_edition UNIQUE (series, edition),
    CONSTRAINT ck_sur_effective CHECK (effective_until IS NULL OR effective_until > effective_from),
    CONSTRAINT ck_sur_capacity_amount CHECK (capacity_amount BETWEEN 1 AND 100000),
    CONSTRAINT ck_sur_capacity_unit CHECK (capacity_unit IN ('units', 'airframes', 'beds', 'persons'))
);

CREATE INDEX ix_sur_unit_type ON sur (unit_type, id);

CREATE TABLE requirement (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_requirement PRIMARY KEY,
    version INT NOT NULL,
    mission NVARCHAR(20) NULL CONSTRAINT fk_requirement_mission REFERENCES mission (id),
    sur NVARCHAR(20) NULL CONSTRAINT fk_requirement_sur REFERENCES sur (id),
    unit_type NVARCHAR(40) NOT NULL CONSTRAINT fk_requirement_unit_type REFERENCES unit_type (id),
    substitutes NVARCHAR(MAX) NOT NULL,
    quantity_amount INT NOT NULL,
    quantity_unit NVARCHAR(20) NOT NULL,
    persons INT NULL,
    priority INT NOT NULL CONSTRAINT ck_requirement_priority CHECK (priority BETWEEN 0 AND 4),
    needed_by DATE NOT NULL,
    duration_days INT NOT NULL,
    needed_until DATE NOT NULL,
    rotation_months INT NULL CONSTRAINT ck_requirement_rotation CHECK (rotation_months IN (6, 12)),
    minimum_level INT NOT NULL CONSTRAINT ck_requirement_level CHECK (minimum_level BETWEEN 1 AND 4),
    major_equipment NVARCHAR(MAX) NOT NULL,
    self_sustainment NVARCHAR(MAX) NOT NULL,
    languages NVARCHAR(MAX) NOT NULL,
    attributes NVARCHAR(MAX) NOT NULL,
    training NVARCHAR(MAX) NOT NULL,
    desired NVARCHAR(MAX) NOT NULL,
    minimum_fill INT NOT NULL,
    share_cap INT NULL,
    bundle NVARCHAR(40) NULL,
    required_contributors NVARCHAR(MAX) NOT NULL,
    excluded_contributors NVARCHAR(MAX) NOT NULL,
    required_organisations NVARCHAR(MAX) NOT NULL,
    excluded_organisations NVARCHAR(MAX) NOT NULL,
    resolution NVARCHAR(200) NULL,
    authority NVARCHAR(MAX) NULL,
    variations NVARCHAR(MAX) NOT NULL,
    fulfilled_by NVARCHAR(MAX) NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_requirement_status CHECK (status IN ('draft', 'published', 'amended', 'fulfilled', 'closed')),
    source NVARCHAR(400) NULL
, deleted_on DATE NULL,
    CONSTRAINT ck_requirement_quantity_amount CHECK (quantity_amount BETWEEN 1 AND 100000),
    CONSTRAINT ck_requirement_quantity_unit CHECK (quantity_unit IN ('units', 'airframes', 'beds', 'persons')),
    CONSTRAINT ck_requirement_persons CHECK (persons BETWEEN 1 AND 100000),
    CONSTRAINT ck_requirement_duration_days CHECK (duration_days BETWEEN 1 AND 3650),
    CONSTRAINT ck_requirement_minimum_fill CHECK (minimum_fill BETWEEN 0 AND 100000),
    CONSTRAINT ck_requirement_share_cap CHECK (share_cap BETWEEN 1 AND 100000),
    CONSTRAINT ck_requirement_needed CHECK (needed_until > needed_by)
);

CREATE INDEX ix_requirement_mission ON requirement (mission, id);

CREATE INDEX ix_requirement_unit_type ON requirement (unit_type, id);

CREATE INDEX ix_requirement_status ON requirement (status, needed_by);

CREATE TABLE match_weights (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_match_weights PRIMARY KEY,
    name NVARCHAR(60) NOT NULL,
    version INT NOT NULL,
    weights NVARCHAR(400) NOT NULL,
    reason NVARCHAR(400) NOT NULL,
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(100) NOT NULL,
    CONSTRAINT ux_match_weights_name_version UNIQUE (name, version)
);

CREATE TABLE match_job (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_match_job PRIMARY KEY,
    version INT NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_match_job_status CHECK (status IN ('queued', 'running', 'done', 'cancelled', 'failed', 'expired')),
    is_scenario INT NOT NULL CONSTRAINT ck_match_job_is_scenario CHECK (is_scenario IN (0, 1)),
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(100) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    request NVARCHAR(MAX) NULL,
    as_of DATE NOT NULL,
    event_seq BIGINT NOT NULL,
    input_hash NVARCHAR(64) NOT NULL,
    rule_set NVARCHAR(20) NOT NULL,
    weights NVARCHAR(400) NOT NULL,
    requirements INT NOT NULL,
    pledges INT NOT NULL,
    started_at DATETIME2(3) NULL,
    ended_at DATETIME2(3) NULL,
    expires_at DATETIME2(3) NULL,
    instance NVARCHAR(40) NULL,
    lease_until DATETIME2(3) NULL,
    components INT NULL,
    components_done INT NULL,
    failure_code NVARCHAR(40) NULL,
    failure_detail NVARCHAR(MAX) NULL, person NVARCHAR(200) NULL, attempts INT NOT NULL CONSTRAINT df_match_job_attempts DEFAULT 0, queued_at DATETIME2(3) NULL,
    CONSTRAINT ck_match_job_running CHECK (status <> 'running' OR (instance IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT ck_match_job_failure CHECK ((status = 'failed' AND failure_code IS NOT NULL) OR (status <> 'failed' AND failure_code IS NULL)),
    CONSTRAINT ck_match_job_components CHECK (components >= 0),
    CONSTRAINT ck_match_job_failure_code CHECK (failure_code IN ('interrupted', 'pins-refused', 'plan-rejected', 'internal-error'))
);

CREATE INDEX ix_match_job_status ON match_job (status, id);

CREATE TABLE match_input (
    run NVARCHAR(20) NOT NULL CONSTRAINT pk_match_input PRIMARY KEY CONSTRAINT fk_match_input_run REFERENCES match_job (id),
    input VARBINARY(MAX) NOT NULL,
    notes VARBINARY(MAX) NOT NULL
);

CREATE TABLE match_plan (
    run NVARCHAR(20) NOT NULL CONSTRAINT pk_match_plan PRIMARY KEY CONSTRAINT fk_match_plan_run REFERENCES match_job (id),
    proof NVARCHAR(20) NOT NULL,
    result NVARCHAR(MAX) NOT NULL,
    plan_bytes VARBINARY(MAX) NULL,
    CONSTRAINT ck_match_plan_proof CHECK (proof IN ('optimal', 'feasible', 'unknown', 'refused'))
);

CREATE TABLE match_line (
    run NVARCHAR(20) NOT NULL CONSTRAINT fk_match_line_run REFERENCES match_job (id),
    requirement NVARCHAR(20) NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_match_line_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_match_line_contributor REFERENCES contributor (id),
    amount INT NOT NULL,
    score INT NOT NULL,
    breakdown NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_match_line PRIMARY KEY (run, requirement, pledge)
);

CREATE INDEX ix_match_line_pledge ON match_line (pledge, run);

CREATE TABLE invitation (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_invitation PRIMARY KEY,
    version INT NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_invitation_status CHECK (status IN ('open', 'accepted', 'declined', 'expired', 'released', 'selected')),
    run NVARCHAR(20) NULL CONSTRAINT fk_invitation_run REFERENCES match_job (id),
    requirement NVARCHAR(20) NOT NULL CONSTRAINT fk_invitation_requirement REFERENCES requirement (id),
    requirement_version INT NOT NULL,
    slot INT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_invitation_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_invitation_contributor REFERENCES contributor (id),
    mission NVARCHAR(20) NOT NULL,
    unit_type NVARCHAR(40) NOT NULL,
    amount INT NOT NULL CONSTRAINT ck_invitation_amount CHECK (amount > 0),
    unit NVARCHAR(20) NOT NULL,
    needed_by DATE NOT NULL,
    needed_until DATE NOT NULL,
    minimum_level INT NOT NULL,
    lines NVARCHAR(MAX) NOT NULL,
    expires_on DATE NOT NULL,
    invited_by NVARCHAR(100) NOT NULL,
    invited_at DATETIME2(3) NOT NULL,
    reason NVARCHAR(2000) NOT NULL,
    answered_by NVARCHAR(100) NULL,
    answered_at DATETIME2(3) NULL,
    declined_for NVARCHAR(40) NULL,
    answer NVARCHAR(2000) NULL,
    decided_by NVARCHAR(100) NULL,
    decided_at DATETIME2(3) NULL,
    released_for NVARCHAR(40) NULL,
    decision NVARCHAR(2000) NULL,
    deployment NVARCHAR(20) NULL, overrides NVARCHAR(MAX) NOT NULL CONSTRAINT df_invitation_overrides DEFAULT '[]',
    CONSTRAINT ck_invitation_needed CHECK (needed_until > needed_by),
    CONSTRAINT ck_invitation_deployment CHECK ((status = 'selected' AND deployment IS NOT NULL) OR (status <> 'selected' AND deployment IS NULL)),
    CONSTRAINT ck_invitation_unit CHECK (unit IN ('units', 'airframes', 'beds', 'persons')),
    CONSTRAINT ck_invitation_minimum_level CHECK (minimum_level BETWEEN 1 AND 4),
    CONSTRAINT ck_invitation_declined_for CHECK (
        declined_for IN ('unit-not-available', 'dates-not-possible', 'committed-elsewhere', 'national-decision', 'conditions-not-met', 'other')),
    CONSTRAINT ck_invitation_released_for CHECK (
        released_for IN ('requirement-changed', 'requirement-filled', 'requirement-closed', 'unit-not-suitable', 'other')),
    CONSTRAINT ck_invitation_amount_most CHECK (amount <= 100000)
);

CREATE UNIQUE INDEX ux_invitation_standing ON invitation (requirement, pledge, needed_by) WHERE status IN ('open', 'accepted');

CREATE INDEX ix_invitation_requirement ON invitation (requirement, id);

CREATE INDEX ix_invitation_pledge ON invitation (pledge, id);

CREATE INDEX ix_invitation_contributor ON invitation (contributor, id);

CREATE TABLE deployment (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_deployment PRIMARY KEY,
    version INT NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_deployment_status CHECK (status IN ('selected', 'deployed', 'returned', 'withdrawn')),
    invitation NVARCHAR(20) NOT NULL CONSTRAINT fk_deployment_invitation REFERENCES invitation (id) CONSTRAINT ux_deployment_invitation UNIQUE,
    requirement NVARCHAR(20) NOT NULL CONSTRAINT fk_deployment_requirement REFERENCES requirement (id),
    slot INT NULL,
    mission NVARCHAR(20) NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_deployment_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_deployment_contributor REFERENCES contributor (id),
    amount INT NOT NULL CONSTRAINT ck_deployment_amount CHECK (amount > 0),
    unit NVARCHAR(20) NOT NULL,
    persons INT NOT NULL,
    readiness_level INT NOT NULL CONSTRAINT ck_deployment_level CHECK (readiness_level BETWEEN 1 AND 4),
    engaged_from DATE NOT NULL,
    engaged_until DATE NOT NULL,
    arrived_on DATE NULL,
    milestones NVARCHAR(MAX) NOT NULL,
    opened_by NVARCHAR(100) NOT NULL,
    opened_at DATETIME2(3) NOT NULL,
    ended_on DATE NULL,
    ended_by NVARCHAR(100) NULL,
    withdrawn_for NVARCHAR(40) NULL,
    ending NVARCHAR(2000) NULL, overrides NVARCHAR(MAX) NOT NULL CONSTRAINT df_deployment_overrides DEFAULT '[]',
    CONSTRAINT ck_deployment_engaged CHECK (engaged_until > engaged_from),
    CONSTRAINT ck_deployment_ended CHECK ((status IN ('selected', 'deployed') AND ended_on IS NULL) OR (status NOT IN ('selected', 'deployed') AND ended_on IS NOT NULL)),
    CONSTRAINT ck_deployment_unit CHECK (unit IN ('units', 'airframes', 'beds', 'persons')),
    CONSTRAINT ck_deployment_withdrawn_for CHECK (withdrawn_for IN ('withdrawn-by-state', 'unit-not-ready', 'requirement-changed', 'other')),
    CONSTRAINT ck_deployment_amount_most CHECK (amount <= 100000)
);

CREATE INDEX ix_deployment_requirement ON deployment (requirement, id);

CREATE INDEX ix_deployment_pledge ON deployment (pledge, id);

CREATE INDEX ix_deployment_contributor ON deployment (contributor, id);

CREATE INDEX ix_deployment_status ON deployment (status, id);

CREATE UNIQUE INDEX ux_access_token_name_key ON access_token (name_key) WHERE name_key IS NOT NULL;

CREATE INDEX ix_access_token_person_key ON access_token (person_key);

CREATE TABLE match_need (
    run NVARCHAR(20) NOT NULL CONSTRAINT fk_match_need_run REFERENCES match_job (id),
    requirement NVARCHAR(20) NOT NULL,
    CONSTRAINT pk_match_need PRIMARY KEY (requirement, run)
);

CREATE UNIQUE INDEX ux_pledge_external_id ON pledge (contributor, external_id) WHERE external_id IS NOT NULL AND deleted_on IS NULL;

CREATE UNIQUE INDEX ux_pledge_external_id_key ON pledge (contributor, external_id_key) WHERE external_id_key IS NOT NULL AND deleted_on IS NULL;

CREATE INDEX ix_pledge_unit_type_id ON pledge (unit_type, id);

CREATE INDEX ix_pledge_search_name ON pledge (search_name, id);

CREATE INDEX ix_pledge_readiness_level ON pledge (readiness_level, id);

CREATE INDEX ix_pledge_response_days ON pledge (response_days, id);

CREATE INDEX ix_pledge_available_from ON pledge (available_from, id);

CREATE INDEX ix_sur_search_name ON sur (search_name, id);

CREATE INDEX ix_sur_effective_from ON sur (effective_from, id);

CREATE INDEX ix_requirement_priority ON requirement (priority, id);

CREATE INDEX ix_requirement_minimum_level ON requirement (minimum_level, id);

CREATE INDEX ix_requirement_needed_by ON requirement (needed_by, id);

CREATE INDEX ix_requirement_needed_until ON requirement (needed_until, id);

CREATE INDEX ix_invitation_expires_on ON invitation (expires_on, id);

CREATE INDEX ix_deployment_engaged_from ON deployment (engaged_from, id);

CREATE INDEX ix_deployment_engaged_until ON deployment (engaged_until, id);

CREATE TABLE pledge_decision (
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_pledge_decision_pledge REFERENCES pledge (id),
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_decision_contributor REFERENCES contributor (id),
    kind NVARCHAR(20) NOT NULL CONSTRAINT ck_pledge_decision_kind CHECK (kind IN ('registered', 'taken-over', 'raised', 'lowered', 'suspended', 'resumed', 'lapsed', 'withdrawn', 'renewed', 'self-certified')),
    decided_on DATE NOT NULL,
    readiness_level INT NULL CONSTRAINT ck_pledge_decision_level CHECK (readiness_level BETWEEN 1 AND 4),
    CONSTRAINT pk_pledge_decision PRIMARY KEY (pledge, version)
);

CREATE INDEX ix_pledge_decision_contributor ON pledge_decision (contributor, pledge, version);

CREATE TABLE visit (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_visit PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_visit_contributor REFERENCES contributor (id),
    kind NVARCHAR(3) NOT NULL CONSTRAINT ck_visit_kind CHECK (kind IN ('AAV', 'VV', 'PDV')),
    mode NVARCHAR(20) NOT NULL CONSTRAINT ck_visit_mode CHECK (mode IN ('in-person', 'remote')),
    planned_on DATE NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_visit_status CHECK (status IN ('scheduled', 'ended', 'cancelled')),
    team NVARCHAR(MAX) NOT NULL,
    units NVARCHAR(MAX) NOT NULL,
    source NVARCHAR(400) NULL
);

CREATE INDEX ix_visit_contributor ON visit (contributor, id);

CREATE TABLE visited_unit (
    visit NVARCHAR(20) NOT NULL CONSTRAINT fk_visited_unit_visit REFERENCES visit (id),
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_visited_unit_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_visited_unit_contributor REFERENCES contributor (id),
    kind NVARCHAR(3) NOT NULL CONSTRAINT ck_visited_unit_kind CHECK (kind IN ('AAV', 'VV', 'PDV')),
    mode NVARCHAR(20) NOT NULL CONSTRAINT ck_visited_unit_mode CHECK (mode IN ('in-person', 'remote')),
    planned_on DATE NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_visited_unit_status CHECK (status IN ('scheduled', 'passed', 'passed-with-findings', 'failed', 'cancelled')),
    visited_on DATE NULL,
    assessor NVARCHAR(200) NULL,
    assessor_person NVARCHAR(200) NULL,
    CONSTRAINT pk_visited_unit PRIMARY KEY (visit, pledge),
    CONSTRAINT ck_visited_unit_outcome CHECK (
        (status IN ('scheduled', 'cancelled') AND visited_on IS NULL) OR (status NOT IN ('scheduled', 'cancelled') AND visited_on IS NOT NULL))
);

CREATE INDEX ix_visited_unit_pledge ON visited_unit (pledge, visited_on, visit);

CREATE INDEX ix_visited_unit_contributor ON visited_unit (contributor, pledge, visited_on);

CREATE TABLE checklist (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_checklist PRIMARY KEY,
    place INT NOT NULL,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ck_checklist_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE checklist_item (
    checklist NVARCHAR(40) NOT NULL CONSTRAINT fk_checklist_item_checklist REFERENCES checklist (id),
    id NVARCHAR(40) NOT NULL,
    place INT NOT NULL,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT pk_checklist_item PRIMARY KEY (checklist, id),
    CONSTRAINT ck_checklist_item_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE finding (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_finding PRIMARY KEY,
    version INT NOT NULL,
    visit NVARCHAR(20) NOT NULL CONSTRAINT fk_finding_visit REFERENCES visit (id),
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_finding_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_finding_contributor REFERENCES contributor (id),
    found_on DATE NOT NULL,
    checklist NVARCHAR(40) NOT NULL CONSTRAINT fk_finding_checklist REFERENCES checklist (id),
    item NVARCHAR(40) NULL,
    severity NVARCHAR(20) NOT NULL CONSTRAINT ck_finding_severity CHECK (severity IN ('critical', 'major', 'minor')),
    text NVARCHAR(MAX) NOT NULL,
    recommendation NVARCHAR(MAX) NULL,
    due DATE NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_finding_status CHECK (status IN ('open', 'answered', 'closed')),
    answers NVARCHAR(MAX) NOT NULL,
    closed_on DATE NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ck_finding_closed CHECK ((status = 'closed' AND closed_on IS NOT NULL) OR (status <> 'closed' AND closed_on IS NULL))
);

CREATE INDEX ix_finding_pledge ON finding (pledge, id);

CREATE INDEX ix_finding_contributor ON finding (contributor, id);

CREATE INDEX ix_finding_visit ON finding (visit, id);

CREATE TABLE paper (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_paper PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_paper_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_paper_contributor REFERENCES contributor (id),
    kind NVARCHAR(40) NOT NULL CONSTRAINT ck_paper_kind CHECK (kind IN ('ammunition-list', 'cargo-load-plan', 'port-of-embarkation', 'days-to-deploy')),
    reference NVARCHAR(400) NOT NULL,
    port NVARCHAR(400) NULL,
    days INT NULL,
    handed_in_on DATE NOT NULL,
    handed_in_by NVARCHAR(200) NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ck_paper_days CHECK (days BETWEEN 1 AND 730)
);

CREATE INDEX ix_paper_pledge ON paper (pledge, id);

CREATE INDEX ix_paper_contributor ON paper (contributor, id);

CREATE TABLE sur_comparison (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_sur_comparison PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_sur_comparison_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_sur_comparison_contributor REFERENCES contributor (id),
    sur NVARCHAR(20) NOT NULL CONSTRAINT fk_sur_comparison_sur REFERENCES sur (id),
    compared_on DATE NOT NULL,
    compared_by NVARCHAR(200) NULL,
    lines NVARCHAR(MAX) NOT NULL,
    agreed NVARCHAR(MAX) NOT NULL,
    shortfalls_without_agreement INT NOT NULL,
    source NVARCHAR(400) NULL
);

CREATE INDEX ix_sur_comparison_pledge ON sur_comparison (pledge, id);

CREATE INDEX ix_sur_comparison_contributor ON sur_comparison (contributor, id);

CREATE TABLE agreement (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_agreement PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_agreement_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_agreement_contributor REFERENCES contributor (id),
    sur NVARCHAR(20) NOT NULL CONSTRAINT fk_agreement_sur REFERENCES sur (id),
    signed_on DATE NOT NULL,
    until DATE NULL,
    response_days INT NOT NULL,
    reference NVARCHAR(400) NOT NULL,
    variations NVARCHAR(MAX) NOT NULL,
    ended_for NVARCHAR(4000) NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ck_agreement_until CHECK (until > signed_on),
    CONSTRAINT ck_agreement_response_days CHECK (response_days BETWEEN 1 AND 365)
);

CREATE INDEX ix_agreement_pledge ON agreement (pledge, id);

CREATE INDEX ix_agreement_contributor ON agreement (contributor, id);

CREATE INDEX ix_visit_planned_on ON visit (planned_on, id);

CREATE INDEX ix_finding_found_on ON finding (found_on, id);

CREATE INDEX ix_paper_handed_in_on ON paper (handed_in_on, id);

CREATE INDEX ix_sur_comparison_compared_on ON sur_comparison (compared_on, id);

CREATE INDEX ix_agreement_signed_on ON agreement (signed_on, id);

CREATE TABLE readiness_policy (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_readiness_policy PRIMARY KEY,
    version INT NOT NULL,
    name NVARCHAR(400) NOT NULL,
    gates NVARCHAR(MAX) NOT NULL,
    stated_on DATE NULL
, conduct NVARCHAR(MAX) NULL);

CREATE TABLE policy_term (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_policy_term PRIMARY KEY,
    version INT NOT NULL,
    policy NVARCHAR(40) NOT NULL,
    holds_from DATE NOT NULL,
    reason NVARCHAR(4000) NOT NULL,
    revoked_for NVARCHAR(4000) NULL
);

CREATE TABLE deficiency (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_deficiency PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_deficiency_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_deficiency_contributor REFERENCES contributor (id),
    kind NVARCHAR(20) NOT NULL CONSTRAINT ck_deficiency_kind CHECK (
        kind IN ('personnel', 'capacity', 'majorEquipment', 'selfSustainment', 'training', 'language', 'attribute')),
    code NVARCHAR(80) NOT NULL,
    required INT NOT NULL CONSTRAINT ck_deficiency_required CHECK (required > 0),
    held INT NOT NULL CONSTRAINT ck_deficiency_held CHECK (held >= 0),
    serviceable INT NULL,
    shortfall INT NOT NULL CONSTRAINT ck_deficiency_shortfall CHECK (shortfall >= 0),
    severity NVARCHAR(20) NOT NULL CONSTRAINT ck_deficiency_severity CHECK (severity IN ('critical', 'major', 'minor')),
    remedy NVARCHAR(MAX) NULL,
    due DATE NULL,
    source NVARCHAR(20) NOT NULL CONSTRAINT ck_deficiency_source CHECK (source IN ('list', 'self', 'aav', 'coe-inspection')),
    sur NVARCHAR(20) NULL CONSTRAINT fk_deficiency_sur REFERENCES sur (id),
    reference NVARCHAR(400) NULL,
    reported_by NVARCHAR(200) NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_deficiency_status CHECK (status IN ('open', 'closed')),
    opened_on DATE NOT NULL,
    closed_on DATE NULL,
    closings NVARCHAR(MAX) NOT NULL,
    CONSTRAINT ck_deficiency_serviceable CHECK (serviceable BETWEEN 0 AND held),
    CONSTRAINT ck_deficiency_closed CHECK ((status = 'closed' AND closed_on IS NOT NULL) OR (status = 'open' AND closed_on IS NULL)),
    CONSTRAINT ck_deficiency_serviceable_range CHECK (serviceable BETWEEN 0 AND 20000)
);

CREATE INDEX ix_deficiency_pledge ON deficiency (pledge, id);

CREATE INDEX ix_deficiency_contributor ON deficiency (contributor, id);

CREATE INDEX ix_deficiency_opened_on ON deficiency (opened_on, id);

CREATE UNIQUE INDEX ux_deficiency_open ON deficiency (pledge, source, kind, code) WHERE status = 'open';

CREATE UNIQUE INDEX ux_deficiency_list ON deficiency (pledge, kind, code) WHERE source = 'list';

CREATE TABLE help_offer (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_help_offer PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_help_offer_contributor REFERENCES contributor (id),
    items NVARCHAR(MAX) NOT NULL,
    available_from DATE NOT NULL,
    available_until DATE NULL,
    note NVARCHAR(MAX) NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_help_offer_status CHECK (status IN ('open', 'withdrawn')),
    offered_on DATE NOT NULL,
    withdrawn_on DATE NULL,
    CONSTRAINT ck_help_offer_until CHECK (available_until >= available_from)
);

CREATE INDEX ix_help_offer_contributor ON help_offer (contributor, id);

CREATE INDEX ix_help_offer_available_from ON help_offer (available_from, id);

CREATE TABLE help_offer_item (
    offer NVARCHAR(20) NOT NULL CONSTRAINT fk_help_offer_item_offer REFERENCES help_offer (id),
    kind NVARCHAR(20) NOT NULL,
    code NVARCHAR(80) NOT NULL,
    CONSTRAINT pk_help_offer_item PRIMARY KEY (offer, kind, code),
    CONSTRAINT ck_help_offer_item_kind CHECK (kind IN ('majorEquipment', 'selfSustainment', 'training', 'language', 'attribute'))
);

CREATE INDEX ix_deficiency_line ON deficiency (kind, code, id) WHERE status = 'open';

CREATE TABLE attached_file (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_attached_file PRIMARY KEY,
    version INT NOT NULL,
    attached_to_kind NVARCHAR(40) NOT NULL,
    attached_to NVARCHAR(20) NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_attached_file_contributor REFERENCES contributor (id),
    name NVARCHAR(400) NOT NULL,
    kind NVARCHAR(10) NOT NULL,
    bytes INT NOT NULL,
    sha256 NVARCHAR(64) NOT NULL,
    attached_on DATE NOT NULL,
    attached_by NVARCHAR(200) NOT NULL,
    supersedes NVARCHAR(20) NULL CONSTRAINT fk_attached_file_supersedes REFERENCES attached_file (id),
    superseded_by NVARCHAR(20) NULL CONSTRAINT fk_attached_file_superseded_by REFERENCES attached_file (id),
    CONSTRAINT ck_attached_file_attached_to_kind CHECK (attached_to_kind IN ('paper', 'visit', 'finding', 'agreement', 'cap', 'deficiency')),
    CONSTRAINT ck_attached_file_kind CHECK (kind IN ('pdf', 'docx', 'xlsx', 'png', 'jpeg'))
);

CREATE INDEX ix_attached_file_attached_to ON attached_file (attached_to, id);

CREATE INDEX ix_attached_file_contributor ON attached_file (contributor, id);

CREATE INDEX ix_attached_file_attached_on ON attached_file (attached_on, id);

CREATE TABLE file_part (
    file_id NVARCHAR(20) NOT NULL CONSTRAINT fk_file_part_file REFERENCES attached_file (id),
    number INT NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    CONSTRAINT pk_file_part PRIMARY KEY (file_id, number)
);

CREATE TABLE pledge_condition (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_pledge_condition PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_pledge_condition_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_condition_contributor REFERENCES contributor (id),
    text NVARCHAR(4000) NOT NULL,
    valid_from DATE NULL,
    valid_until DATE NULL,
    stated_on DATE NOT NULL,
    met_from DATE NULL,
    agreed_by NVARCHAR(400) NULL,
    reference NVARCHAR(400) NULL,
    dropped_on DATE NULL,
    dropped_for NVARCHAR(4000) NULL,
    CONSTRAINT ck_pledge_condition_until CHECK (valid_until > valid_from)
);

CREATE INDEX ix_pledge_condition_pledge ON pledge_condition (pledge, id);

CREATE INDEX ix_pledge_condition_contributor ON pledge_condition (contributor, id);

CREATE INDEX ix_pledge_condition_stated_on ON pledge_condition (stated_on, id);

CREATE TABLE pledge_share (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_pledge_share PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_pledge_share_pledge REFERENCES pledge (id),
    lead NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_share_lead REFERENCES contributor (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_share_contributor REFERENCES contributor (id),
    status NVARCHAR(20) NOT NULL,
    personnel NVARCHAR(MAX) NOT NULL,
    major_equipment NVARCHAR(MAX) NOT NULL,
    proposed_on DATE NOT NULL,
    confirmed_on DATE NULL,
    ended_on DATE NULL,
    settled_on DATE NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ck_pledge_share_contributor CHECK (contributor <> lead),
    CONSTRAINT ck_pledge_share_status CHECK (status IN ('proposed', 'confirmed', 'withdrawn', 'dropped', 'settled'))
);

CREATE INDEX ix_pledge_share_pledge ON pledge_share (pledge, id);

CREATE INDEX ix_pledge_share_lead ON pledge_share (lead, id);

CREATE INDEX ix_pledge_share_contributor ON pledge_share (contributor, id);

CREATE INDEX ix_pledge_share_proposed_on ON pledge_share (proposed_on, id);

CREATE INDEX ix_event_lead ON event (lead, seq) WHERE lead IS NOT NULL;

CREATE INDEX ix_pledge_offered_through ON pledge (offered_through, id) WHERE offered_through IS NOT NULL;

CREATE TABLE training_centre (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_training_centre PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    country NVARCHAR(3) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ck_training_centre_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE recognition (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_recognition PRIMARY KEY,
    version INT NOT NULL,
    centre NVARCHAR(40) NOT NULL CONSTRAINT fk_recognition_centre REFERENCES training_centre (id),
    course NVARCHAR(40) NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE NULL,
    scope NVARCHAR(4000) NULL,
    source NVARCHAR(400) NOT NULL,
    recorded_on DATE NULL,
    ended_on DATE NULL,
    ended_for NVARCHAR(4000) NULL,
    CONSTRAINT ck_recognition_until CHECK (valid_until >= valid_from),
    CONSTRAINT ck_recognition_ended CHECK ((ended_on IS NULL AND ended_for IS NULL) OR (ended_on IS NOT NULL AND ended_for IS NOT NULL))
);

CREATE INDEX ix_recognition_centre ON recognition (centre, id);

CREATE INDEX ix_recognition_valid_from ON recognition (valid_from, id);

CREATE TABLE women_category (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_women_category PRIMARY KEY,
    place INT NOT NULL,
    name NVARCHAR(200) NOT NULL,
    unit_category NVARCHAR(20) NULL CONSTRAINT ck_women_category_unit_category CHECK (unit_category IN ('military', 'police', 'individual'))
);

CREATE TABLE women_category_type (
    unit_type NVARCHAR(40) NOT NULL CONSTRAINT pk_women_category_type PRIMARY KEY,
    category NVARCHAR(40) NOT NULL CONSTRAINT fk_women_category_type_category REFERENCES women_category (id)
);

CREATE TABLE women_target (
    category NVARCHAR(40) NOT NULL CONSTRAINT fk_women_target_category REFERENCES women_category (id),
    target_year INT NOT NULL,
    target_percent INT NOT NULL CONSTRAINT ck_women_target_percent CHECK (target_percent BETWEEN 1 AND 100),
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT pk_women_target PRIMARY KEY (category, target_year),
    CONSTRAINT ck_women_target_certainty CHECK (certainty IN ('S', 'R', 'I', 'M'))
);

CREATE TABLE individual_pledge (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_individual_pledge PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_individual_pledge_contributor REFERENCES contributor (id),
    category NVARCHAR(40) NOT NULL CONSTRAINT fk_individual_pledge_category REFERENCES unit_type (id),
    profile NVARCHAR(4000) NOT NULL,
    rank_group NVARCHAR(40) NOT NULL,
    men INT NOT NULL,
    women INT NOT NULL,
    languages NVARCHAR(MAX) NOT NULL,
    courses NVARCHAR(MAX) NOT NULL,
    available_from DATE NOT NULL,
    available_until DATE NULL,
    response_days INT NOT NULL,
    external_reference NVARCHAR(200) NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_individual_pledge_status CHECK (status IN ('offered', 'accepted', 'declined', 'withdrawn')),
    offered_on DATE NOT NULL,
    decided_on DATE NULL,
    declined_for NVARCHAR(40) NULL,
    decline_note NVARCHAR(4000) NULL,
    withdrawn_on DATE NULL,
    CONSTRAINT ck_individual_pledge_persons CHECK (men + women > 0),
    CONSTRAINT ck_individual_pledge_until CHECK (available_until >= available_from),
    CONSTRAINT ck_individual_pledge_declined CHECK ((status = 'declined' AND declined_for IS NOT NULL) OR (status <> 'declined' AND declined_for IS NULL)),
    CONSTRAINT ck_individual_pledge_rank_group CHECK (rank_group IN ('officer', 'nonCommissionedOfficer', 'enlisted', 'police', 'civilian')),
    CONSTRAINT ck_individual_pledge_men CHECK (men BETWEEN 0 AND 1000),
    CONSTRAINT ck_individual_pledge_women CHECK (women BETWEEN 0 AND 1000),
    CONSTRAINT ck_individual_pledge_response_days CHECK (response_days BETWEEN 0 AND 730),
    CONSTRAINT ck_individual_pledge_declined_for CHECK (
        declined_for IN ('no-post-open', 'profile-not-fitting', 'language-needed', 'training-needed', 'other'))
);

CREATE INDEX ix_individual_pledge_contributor ON individual_pledge (contributor, id);

CREATE INDEX ix_individual_pledge_category ON individual_pledge (category, id);

CREATE INDEX ix_individual_pledge_available_from ON individual_pledge (available_from, id);

CREATE TABLE training_place (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_training_place PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_training_place_contributor REFERENCES contributor (id),
    course NVARCHAR(40) NOT NULL,
    centre NVARCHAR(40) NULL CONSTRAINT fk_training_place_centre REFERENCES training_centre (id),
    places INT NOT NULL,
    available_from DATE NOT NULL,
    available_until DATE NULL,
    languages NVARCHAR(MAX) NOT NULL,
    open_to_states NVARCHAR(MAX) NOT NULL,
    open_to_organisations NVARCHAR(MAX) NOT NULL,
    note NVARCHAR(4000) NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_training_place_status CHECK (status IN ('offered', 'withdrawn')),
    offered_on DATE NOT NULL,
    withdrawn_on DATE NULL,
    CONSTRAINT ck_training_place_until CHECK (available_until >= available_from),
    CONSTRAINT ck_training_place_places CHECK (places BETWEEN 1 AND 10000)
);

CREATE INDEX ix_training_place_contributor ON training_place (contributor, id);

CREATE INDEX ix_training_place_available_from ON training_place (available_from, id);

CREATE INDEX ix_training_place_course ON training_place (course, id);

CREATE TABLE training_place_opening (
    place NVARCHAR(20) NOT NULL CONSTRAINT fk_training_place_opening_place REFERENCES training_place (id),
    kind NVARCHAR(20) NOT NULL CONSTRAINT ck_training_place_opening_kind CHECK (kind IN ('state', 'organisation')),
    open_to NVARCHAR(20) NOT NULL,
    CONSTRAINT pk_training_place_opening PRIMARY KEY (place, kind, open_to)
);

CREATE TABLE vetting (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_vetting PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_vetting_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_vetting_contributor REFERENCES contributor (id),
    opened_on DATE NOT NULL,
    scope NVARCHAR(4000) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    decided_on DATE NULL,
    holds_from DATE NULL,
    holds_until DATE NULL,
    cleared_for NVARCHAR(40) NULL,
    barred_for NVARCHAR(40) NULL,
    grounds NVARCHAR(4000) NULL,
    CONSTRAINT ck_vetting_from CHECK (holds_from >= opened_on),
    CONSTRAINT ck_vetting_until CHECK (holds_until > holds_from),
    CONSTRAINT ck_vetting_status CHECK (status IN ('pending', 'cleared', 'barred')),
    CONSTRAINT ck_vetting_cleared_for CHECK (cleared_for IN ('records-clear', 'certified-by-state', 'measures-taken', 'other')),
    CONSTRAINT ck_vetting_barred_for CHECK (barred_for IN ('misconduct', 'human-rights-record', 'not-certified', 'other'))
);

CREATE INDEX ix_vetting_pledge ON vetting (pledge, id);

CREATE INDEX ix_vetting_contributor ON vetting (contributor, id);

CREATE INDEX ix_vetting_opened_on ON vetting (opened_on, id);

CREATE TABLE evaluation (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_evaluation PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_evaluation_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_evaluation_contributor REFERENCES contributor (id),
    deployment NVARCHAR(20) NULL CONSTRAINT fk_evaluation_deployment REFERENCES deployment (id),
    period_from DATE NOT NULL,
    period_until DATE NOT NULL,
    measures NVARCHAR(MAX) NOT NULL,
    rating NVARCHAR(20) NOT NULL,
    remark NVARCHAR(4000) NOT NULL,
    note NVARCHAR(4000) NULL,
    improvement NVARCHAR(MAX) NULL,
    supersedes NVARCHAR(20) NULL CONSTRAINT fk_evaluation_supersedes REFERENCES evaluation (id),
    status NVARCHAR(20) NOT NULL,
    recorded_on DATE NOT NULL,
    recorded_by NVARCHAR(200) NOT NULL,
    follow_up NVARCHAR(MAX) NULL,
    superseded_by NVARCHAR(20) NULL,
    CONSTRAINT ck_evaluation_period CHECK (period_until > period_from),
    CONSTRAINT ck_evaluation_rating CHECK (rating IN ('exceeds', 'meets', 'partly-meets', 'does-not-meet')),
    CONSTRAINT ck_evaluation_status CHECK (status IN ('improvement-awaited', 'closed'))
);

CREATE INDEX ix_evaluation_pledge ON evaluation (pledge, id);

CREATE INDEX ix_evaluation_contributor ON evaluation (contributor, id);

CREATE INDEX ix_evaluation_period_until ON evaluation (period_until, id);

CREATE TABLE investigation (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_investigation PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_investigation_contributor REFERENCES contributor (id),
    pledge NVARCHAR(20) NULL CONSTRAINT fk_investigation_pledge REFERENCES pledge (id),
    opened_on DATE NOT NULL,
    allegation NVARCHAR(40) NOT NULL,
    account NVARCHAR(4000) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    closed_on DATE NULL,
    outcome NVARCHAR(40) NULL,
    conclusion NVARCHAR(4000) NULL,
    CONSTRAINT ck_investigation_closed CHECK (closed_on >= opened_on),
    CONSTRAINT ck_investigation_allegation CHECK (
        allegation IN ('sexual-exploitation-or-abuse', 'human-rights-violation', 'fraud-or-theft', 'serious-underperformance', 'other-misconduct')),
    CONSTRAINT ck_investigation_status CHECK (status IN ('opened', 'closed')),
    CONSTRAINT ck_investigation_outcome CHECK (outcome IN ('substantiated', 'unsubstantiated', 'referred', 'withdrawn'))
);

CREATE INDEX ix_investigation_pledge ON investigation (pledge, id);

CREATE INDEX ix_investigation_contributor ON investigation (contributor, id);

CREATE INDEX ix_investigation_opened_on ON investigation (opened_on, id);

CREATE TABLE national_cap (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_national_cap PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_national_cap_contributor REFERENCES contributor (id),
    highest NVARCHAR(3) NOT NULL CONSTRAINT ck_national_cap_highest CHECK (highest IN ('L1', 'L2', 'L3', 'all')),
    unit_types NVARCHAR(MAX) NOT NULL,
    law NVARCHAR(400) NOT NULL,
    effective_from DATE NOT NULL,
    effective_until DATE NULL,
    recorded_on DATE NULL,
    approvals NVARCHAR(MAX) NOT NULL,
    source NVARCHAR(400) NULL,
    persons INT NULL CONSTRAINT ck_national_cap_persons CHECK (persons >= 0),
    CONSTRAINT ck_national_cap_until CHECK (effective_until >= effective_from),
    CONSTRAINT ck_national_cap_persons_most CHECK (persons <= 1000000)
);

CREATE INDEX ix_national_cap_contributor ON national_cap (contributor, id);

CREATE INDEX ix_national_cap_effective_from ON national_cap (effective_from, id);

CREATE INDEX ix_membership_organisation ON membership (organisation);

CREATE INDEX ix_access_token_contributor ON access_token (contributor);

CREATE INDEX ix_sur_mission ON sur (mission);

CREATE INDEX ix_requirement_sur ON requirement (sur);

CREATE INDEX ix_match_line_contributor ON match_line (contributor);

CREATE INDEX ix_invitation_run ON invitation (run);

CREATE INDEX ix_match_need_run ON match_need (run);

CREATE INDEX ix_finding_checklist ON finding (checklist);

CREATE INDEX ix_sur_comparison_sur ON sur_comparison (sur);

CREATE INDEX ix_agreement_sur ON agreement (sur);

CREATE INDEX ix_deficiency_sur ON deficiency (sur);

CREATE INDEX ix_attached_file_superseded_by ON attached_file (superseded_by);

CREATE INDEX ix_attached_file_supersedes ON attached_file (supersedes);

CREATE INDEX ix_women_category_type_category ON women_category_type (category);

CREATE INDEX ix_training_place_centre ON training_place (centre);

CREATE INDEX ix_evaluation_supersedes ON evaluation (supersedes);

CREATE INDEX ix_evaluation_deployment ON evaluation (deployment);

CREATE INDEX ix_invitation_status ON invitation (status, expires_on);

CREATE INDEX ix_match_job_expires_at ON match_job (expires_at);

CREATE TABLE shared_work (
    name NVARCHAR(50) NOT NULL CONSTRAINT pk_shared_work PRIMARY KEY,
    done_at DATETIME2(3) NULL,
    instance NVARCHAR(40) NULL,
    lease_until DATETIME2(3) NULL,
    turn INT NOT NULL
);

CREATE TABLE ended_session (
    session NVARCHAR(64) NOT NULL CONSTRAINT pk_ended_session PRIMARY KEY,
    until DATETIME2(3) NOT NULL
);

CREATE TABLE cookie_key (
    name NVARCHAR(100) NOT NULL CONSTRAINT pk_cookie_key PRIMARY KEY,
    xml NVARCHAR(MAX) NOT NULL,
    created_at DATETIME2(3) NOT NULL
);

CREATE TABLE import (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_import PRIMARY KEY,
    version INT NOT NULL,
    kind NVARCHAR(20) NOT NULL CONSTRAINT ck_import_kind CHECK (kind IN ('pledges', 'equipment', 'requirements')),
    mode NVARCHAR(20) NOT NULL CONSTRAINT ck_import_mode CHECK (mode IN ('all-or-nothing', 'one-by-one')),
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_import_status
        CHECK (status IN ('queued', 'checking', 'checked', 'confirmed', 'writing', 'done', 'cancelled', 'failed', 'expired')),
    name NVARCHAR(400) NULL,
    format NVARCHAR(10) NOT NULL CONSTRAINT ck_import_format CHECK (format IN ('xlsx', 'csv', 'ndjson')),
    bytes INT NOT NULL CONSTRAINT ck_import_bytes CHECK (bytes >= 1),
    sha256 NVARCHAR(64) NOT NULL,
    contributor NVARCHAR(3) NULL CONSTRAINT fk_import_contributor REFERENCES contributor (id),
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(200) NOT NULL,
    person NVARCHAR(200) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    checked_at DATETIME2(3) NULL,
    confirmed_by NVARCHAR(200) NULL,
    confirmed_by_person NVARCHAR(200) NULL,
    ended_at DATETIME2(3) NULL,
    expires_at DATETIME2(3) NOT NULL,
    instance NVARCHAR(40) NULL,
    lease_until DATETIME2(3) NULL,
    attempts INT NOT NULL,
    rows_read INT NOT NULL,
    items_done INT NOT NULL,
    rows_done INT NOT NULL,
    rows_new INT NOT NULL,
    rows_changed INT NOT NULL,
    rows_unchanged INT NOT NULL,
    rows_refused INT NOT NULL,
    failure_code NVARCHAR(40) NULL CONSTRAINT ck_import_failure_code CHECK (failure_code IN ('rows-refused', 'interrupted', 'internal-error')),
    failure_detail NVARCHAR(MAX) NULL,
    CONSTRAINT ck_import_working CHECK (status NOT IN ('checking', 'writing') OR (instance IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT ck_import_failure CHECK ((status = 'failed' AND failure_code IS NOT NULL) OR (status <> 'failed' AND failure_code IS NULL))
);

CREATE INDEX ix_import_status ON import (status, id);

CREATE INDEX ix_import_contributor ON import (contributor, role, id);

CREATE INDEX ix_import_role ON import (role, id);

CREATE INDEX ix_import_expires_at ON import (expires_at, status);

CREATE INDEX ix_import_sha256 ON import (sha256, status);

CREATE TABLE import_part (
    import NVARCHAR(20) NOT NULL CONSTRAINT fk_import_part_import REFERENCES import (id),
    number INT NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    CONSTRAINT pk_import_part PRIMARY KEY (import, number)
);

CREATE TABLE import_row (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_import_row PRIMARY KEY,
    import NVARCHAR(20) NOT NULL CONSTRAINT fk_import_row_import REFERENCES import (id),
    number INT NOT NULL CONSTRAINT ck_import_row_number CHECK (number BETWEEN 1 AND 9999999),
    result NVARCHAR(20) NOT NULL CONSTRAINT ck_import_row_result CHECK (result IN ('new', 'changed', 'unchanged', 'refused')),
    written INT NOT NULL CONSTRAINT ck_import_row_written CHECK (written IN (0, 1)),
    about NVARCHAR(40) NULL,
    external_id NVARCHAR(200) NULL,
    name NVARCHAR(400) NULL,
    faults NVARCHAR(MAX) NOT NULL
, step NVARCHAR(20) NULL CONSTRAINT ck_import_row_step CHECK (step IN ('draft', 'edit', 'propose-revision')), changes NVARCHAR(MAX) NOT NULL CONSTRAINT df_import_row_changes DEFAULT '[]');

CREATE INDEX ix_import_row_import ON import_row (import, id);

CREATE INDEX ix_import_row_result ON import_row (import, result, id);

CREATE TABLE digest (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_digest PRIMARY KEY,
    version INT NOT NULL,
    login NVARCHAR(200) NOT NULL CONSTRAINT ux_digest_login UNIQUE,
    person NVARCHAR(200) NOT NULL,
    role NVARCHAR(20) NOT NULL CONSTRAINT ck_digest_role
        CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator')),
    contributor NVARCHAR(3) NULL,
    address NVARCHAR(508) NULL,
    language NVARCHAR(2) NOT NULL CONSTRAINT ck_digest_language CHECK (language IN ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
    rhythm NVARCHAR(10) NOT NULL CONSTRAINT ck_digest_rhythm
        CHECK (rhythm IN ('daily', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_digest_status CHECK (status IN ('unconfirmed', 'confirmed', 'ended')),
    subscribed_at DATETIME2(3) NOT NULL,
    mailed_on DATE NULL,
    -- How it is being sent: each attempt takes the next turn, so that of several processes one makes it.
    turn INT NOT NULL,
    claimed_on DATE NULL,
    tries INT NOT NULL,
    try_at DATETIME2(3) NULL,
    rejections INT NOT NULL,
    asked_on DATE NULL,
    asked INT NOT NULL,
    CONSTRAINT ck_digest_address CHECK (status = 'ended' OR address IS NOT NULL)
);

CREATE INDEX ix_digest_try_at ON digest (try_at);

CREATE TABLE digest_link (
    hash NVARCHAR(64) NOT NULL CONSTRAINT pk_digest_link PRIMARY KEY,
    digest NVARCHAR(20) NOT NULL CONSTRAINT fk_digest_link_digest REFERENCES digest (id),
    purpose NVARCHAR(10) NOT NULL CONSTRAINT ck_digest_link_purpose CHECK (purpose IN ('confirm', 'stop')),
    until DATETIME2(3) NOT NULL
);

CREATE INDEX ix_digest_link_digest ON digest_link (digest);

CREATE INDEX ix_digest_link_until ON digest_link (until);

CREATE TABLE provider_login (
    login NVARCHAR(200) NOT NULL CONSTRAINT pk_provider_login PRIMARY KEY,
    person NVARCHAR(200) NOT NULL,
    role NVARCHAR(20) NOT NULL CONSTRAINT ck_provider_login_role
        CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator')),
    contributor NVARCHAR(3) NULL,
    seen_at DATETIME2(3) NOT NULL
);

CREATE INDEX ix_pledge_level_asked_for ON pledge (level_asked_for, id) WHERE level_asked_for IS NOT NULL;

CREATE TABLE outcome_draft (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_outcome_draft PRIMARY KEY,
    version INT NOT NULL,
    visit NVARCHAR(20) NOT NULL,
    pledge NVARCHAR(20) NOT NULL,
    contributor NVARCHAR(3) NOT NULL,
    begun_at DATETIME2(3) NOT NULL,
    saved_at DATETIME2(3) NOT NULL,
    saved_by NVARCHAR(200) NOT NULL,
    saved_by_person NVARCHAR(200) NOT NULL,
    result NVARCHAR(20) NULL CONSTRAINT ck_outcome_draft_result CHECK (result IN ('passed', 'passed-with-findings', 'failed')),
    visited_on DATE NULL,
    report NVARCHAR(400) NULL,
    checklists NVARCHAR(MAX) NOT NULL,
    in_order NVARCHAR(MAX) NOT NULL,
    findings NVARCHAR(MAX) NOT NULL,
    reason NVARCHAR(4000) NULL,
    CONSTRAINT fk_outcome_draft_unit FOREIGN KEY (visit, pledge) REFERENCES visited_unit (visit, pledge)
);

CREATE INDEX ix_outcome_draft_unit ON outcome_draft (visit, pledge);
