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
    unit_names VARBINARY(MAX) NOT NULL
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

DROP TABLE match_assignment;

DROP TABLE match_run;
