-- A run is asked for, waits, is carried out and ends. What it was asked (match_job), everything that its plan depends on
-- (match_input) and what came out (match_plan, match_line) are kept apart: a what-if loses the last three after a time.
CREATE TABLE match_job (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_match_job PRIMARY KEY,
    version INT NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_match_job_status CHECK (status IN ('queued', 'running', 'done', 'cancelled', 'failed', 'expired')),
    scenario INT NOT NULL CONSTRAINT ck_match_job_scenario CHECK (scenario IN (0, 1)),
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
    failure NVARCHAR(40) NULL,
    failure_detail NVARCHAR(MAX) NULL,
    CONSTRAINT ck_match_job_running CHECK (status <> 'running' OR (instance IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT ck_match_job_failure CHECK ((status = 'failed' AND failure IS NOT NULL) OR (status <> 'failed' AND failure IS NULL))
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
    plan_bytes VARBINARY(MAX) NULL
);

-- The requirement of a line may be one that a scenario made up: no foreign key.
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

-- Runs from before: what they were asked, and everything that they depended on, was not kept.
INSERT INTO match_job (id, version, status, scenario, at, actor, role, as_of, event_seq, input_hash, rule_set, weights, requirements, pledges, started_at, ended_at)
SELECT id, version, 'done', 0, at, actor, 'planner', as_of, event_seq, input_hash, '', '', requirements, pledges, at, at FROM match_run;

INSERT INTO match_plan (run, proof, result)
SELECT id, status, result FROM match_run;

INSERT INTO match_line (run, requirement, pledge, contributor, amount, score, breakdown)
SELECT run, requirement, pledge, contributor, amount, score, breakdown FROM match_assignment;

-- An invitation names the run whose plan it follows. A constraint cannot be exchanged on both engines: the table is made
-- anew, and with it the one that refers to it.
CREATE TABLE invitation_before (
    id NVARCHAR(20) NOT NULL,
    version INT NOT NULL,
    status NVARCHAR(20) NOT NULL,
    run NVARCHAR(20) NULL,
    requirement NVARCHAR(20) NOT NULL,
    requirement_version INT NOT NULL,
    slot INT NULL,
    pledge NVARCHAR(20) NOT NULL,
    contributor NVARCHAR(3) NOT NULL,
    mission NVARCHAR(20) NOT NULL,
    unit_type NVARCHAR(40) NOT NULL,
    amount INT NOT NULL,
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
    deployment NVARCHAR(20) NULL
);

CREATE TABLE deployment_before (
    id NVARCHAR(20) NOT NULL,
    version INT NOT NULL,
    status NVARCHAR(20) NOT NULL,
    invitation NVARCHAR(20) NOT NULL,
    requirement NVARCHAR(20) NOT NULL,
    slot INT NULL,
    mission NVARCHAR(20) NOT NULL,
    pledge NVARCHAR(20) NOT NULL,
    contributor NVARCHAR(3) NOT NULL,
    amount INT NOT NULL,
    unit NVARCHAR(20) NOT NULL,
    persons INT NOT NULL,
    readiness_level INT NOT NULL,
    engaged_from DATE NOT NULL,
    engaged_until DATE NOT NULL,
    arrived_on DATE NULL,
    milestones NVARCHAR(MAX) NOT NULL,
    opened_by NVARCHAR(100) NOT NULL,
    opened_at DATETIME2(3) NOT NULL,
    ended_on DATE NULL,
    ended_by NVARCHAR(100) NULL,
    withdrawn_for NVARCHAR(40) NULL,
    ending NVARCHAR(2000) NULL
);

INSERT INTO invitation_before (
    id, version, status, run, requirement, requirement_version, slot, pledge, contributor, mission, unit_type,
    amount, unit, needed_by, needed_until, minimum_level, lines, expires_on, invited_by, invited_at, reason,
    answered_by, answered_at, declined_for, answer, decided_by, decided_at, released_for, decision,
    deployment)
SELECT
    id, version, status, run, requirement, requirement_version, slot, pledge, contributor, mission, unit_type,
    amount, unit, needed_by, needed_until, minimum_level, lines, expires_on, invited_by, invited_at, reason,
    answered_by, answered_at, declined_for, answer, decided_by, decided_at, released_for, decision,
    deployment
FROM invitation;

INSERT INTO deployment_before (
    id, version, status, invitation, requirement, slot, mission, pledge, contributor, amount, unit, persons,
    readiness_level, engaged_from, engaged_until, arrived_on, milestones, opened_by, opened_at, ended_on,
    ended_by, withdrawn_for, ending)
SELECT
    id, version, status, invitation, requirement, slot, mission, pledge, contributor, amount, unit, persons,
    readiness_level, engaged_from, engaged_until, arrived_on, milestones, opened_by, opened_at, ended_on,
    ended_by, withdrawn_for, ending
FROM deployment;

DROP TABLE deployment;

DROP TABLE invitation;

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
    deployment NVARCHAR(20) NULL,
    CONSTRAINT ck_invitation_needed CHECK (needed_until > needed_by),
    CONSTRAINT ck_invitation_deployment CHECK ((status = 'selected' AND deployment IS NOT NULL) OR (status <> 'selected' AND deployment IS NULL))
);

-- One question at a time: a pledge is not asked twice for the same need before the first is settled.
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
    ending NVARCHAR(2000) NULL,
    CONSTRAINT ck_deployment_engaged CHECK (engaged_until > engaged_from),
    CONSTRAINT ck_deployment_ended CHECK ((status IN ('selected', 'deployed') AND ended_on IS NULL) OR (status NOT IN ('selected', 'deployed') AND ended_on IS NOT NULL))
);

CREATE INDEX ix_deployment_requirement ON deployment (requirement, id);

CREATE INDEX ix_deployment_pledge ON deployment (pledge, id);

CREATE INDEX ix_deployment_contributor ON deployment (contributor, id);

CREATE INDEX ix_deployment_status ON deployment (status, id);

INSERT INTO invitation (
    id, version, status, run, requirement, requirement_version, slot, pledge, contributor, mission, unit_type,
    amount, unit, needed_by, needed_until, minimum_level, lines, expires_on, invited_by, invited_at, reason,
    answered_by, answered_at, declined_for, answer, decided_by, decided_at, released_for, decision,
    deployment)
SELECT
    id, version, status, run, requirement, requirement_version, slot, pledge, contributor, mission, unit_type,
    amount, unit, needed_by, needed_until, minimum_level, lines, expires_on, invited_by, invited_at, reason,
    answered_by, answered_at, declined_for, answer, decided_by, decided_at, released_for, decision,
    deployment
FROM invitation_before;

INSERT INTO deployment (
    id, version, status, invitation, requirement, slot, mission, pledge, contributor, amount, unit, persons,
    readiness_level, engaged_from, engaged_until, arrived_on, milestones, opened_by, opened_at, ended_on,
    ended_by, withdrawn_for, ending)
SELECT
    id, version, status, invitation, requirement, slot, mission, pledge, contributor, amount, unit, persons,
    readiness_level, engaged_from, engaged_until, arrived_on, milestones, opened_by, opened_at, ended_on,
    ended_by, withdrawn_for, ending
FROM deployment_before;

DROP TABLE deployment_before;

DROP TABLE invitation_before;

DROP TABLE match_assignment;

DROP TABLE match_run;
