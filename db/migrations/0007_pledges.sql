-- The lists are JSON texts in the shape of the API: they are written and read as a whole, and the
-- readiness rules and the matcher judge them in memory. NULL means "not given", [] means "expressly none".
CREATE TABLE pledge (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_pledge PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_contributor REFERENCES contributor (id),
    unit_type NVARCHAR(40) NOT NULL CONSTRAINT fk_pledge_unit_type REFERENCES unit_type (id),
    unit_name NVARCHAR(200) NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_pledge_status CHECK (status IN ('draft', 'submitted', 'acknowledged', 'registered', 'returned', 'withdrawn', 'lapsed')),
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
    source NVARCHAR(400) NULL,
    -- A level belongs to a registered pledge and to no other.
    CONSTRAINT ck_pledge_level CHECK ((status = 'registered' AND readiness_level BETWEEN 1 AND 4) OR (status <> 'registered' AND readiness_level IS NULL)),
    CONSTRAINT ck_pledge_available CHECK (available_until IS NULL OR available_until >= available_from)
);

CREATE INDEX ix_pledge_unit_type ON pledge (unit_type, readiness_level, id);
CREATE INDEX ix_pledge_status ON pledge (status, id);
CREATE INDEX ix_pledge_contributor ON pledge (contributor, id);
CREATE UNIQUE INDEX ux_pledge_external_id ON pledge (contributor, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_pledge_engagement ON pledge (engagement, id);
