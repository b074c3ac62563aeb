-- mission is missing for a capacity goal. needed_until is the first day after the need: needed_by plus duration_days.
-- authority repeats what the resolution authorised when it was named.
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
);

CREATE INDEX ix_requirement_mission ON requirement (mission, id);
CREATE INDEX ix_requirement_unit_type ON requirement (unit_type, id);
CREATE INDEX ix_requirement_status ON requirement (status, needed_by);
