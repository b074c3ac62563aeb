-- What quality is worth, under a name. A version is never changed: runs refer to it.
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

-- A run is asked for, waits, is carried out and ends. What it was asked (match_job), everything that its plan depends on
-- (match_input) and what came out (match_plan, match_line) are kept apart: a what-if loses the last three after a time.
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
    failure_detail NVARCHAR(MAX) NULL,
    CONSTRAINT ck_match_job_running CHECK (status <> 'running' OR (instance IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT ck_match_job_failure CHECK ((status = 'failed' AND failure_code IS NOT NULL) OR (status <> 'failed' AND failure_code IS NULL))
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

-- The requirement of a line may be a slot of one (MINUSCA-00007/2), or one that a scenario made up: no foreign key.
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

-- A state asks what became of one pledge in all plans: without this, every line of every run is read.
CREATE INDEX ix_match_line_pledge ON match_line (pledge, run);
