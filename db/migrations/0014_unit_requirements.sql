-- A Statement of Unit Requirements: one edition of a series, which is a unit type, or a unit type in one mission. A published
-- one never changes; it counts from effective_from until before effective_until or until the next one of its series does.
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
    source NVARCHAR(400) NULL,
    CONSTRAINT ux_sur_edition UNIQUE (series, edition),
    CONSTRAINT ck_sur_effective CHECK (effective_until IS NULL OR effective_until > effective_from)
);

CREATE INDEX ix_sur_unit_type ON sur (unit_type, id);

-- A requirement may now be of no mission, refer to a statement, be split into slots and end as fulfilled; and a line of a
-- plan may name a slot (MINUSCA-00007/2). A check and a NOT NULL cannot be changed on every engine, so both tables are
-- made again, with what was in them.
CREATE TABLE requirement_before (
    id NVARCHAR(20) NOT NULL,
    version INT NOT NULL,
    mission NVARCHAR(20) NOT NULL,
    unit_type NVARCHAR(40) NOT NULL,
    substitutes NVARCHAR(MAX) NOT NULL,
    quantity_amount INT NOT NULL,
    quantity_unit NVARCHAR(20) NOT NULL,
    priority INT NOT NULL,
    needed_by DATE NOT NULL,
    duration_days INT NOT NULL,
    needed_until DATE NOT NULL,
    minimum_level INT NOT NULL,
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
    status NVARCHAR(20) NOT NULL,
    source NVARCHAR(400) NULL
);

CREATE TABLE match_assignment_before (
    run NVARCHAR(20) NOT NULL,
    requirement NVARCHAR(20) NOT NULL,
    pledge NVARCHAR(20) NOT NULL,
    contributor NVARCHAR(3) NOT NULL,
    amount INT NOT NULL,
    score INT NOT NULL,
    breakdown NVARCHAR(MAX) NOT NULL
);

INSERT INTO requirement_before (id, version, mission, unit_type, substitutes, quantity_amount, quantity_unit, priority, needed_by, duration_days,
    needed_until, minimum_level, major_equipment, self_sustainment, languages, attributes, training, desired, minimum_fill, share_cap, bundle,
    required_contributors, excluded_contributors, required_organisations, excluded_organisations, status, source)
SELECT id, version, mission, unit_type, substitutes, quantity_amount, quantity_unit, priority, needed_by, duration_days,
    needed_until, minimum_level, major_equipment, self_sustainment, languages, attributes, training, desired, minimum_fill, share_cap, bundle,
    required_contributors, excluded_contributors, required_organisations, excluded_organisations, status, source
FROM requirement;

INSERT INTO match_assignment_before (run, requirement, pledge, contributor, amount, score, breakdown)
SELECT run, requirement, pledge, contributor, amount, score, breakdown FROM match_assignment;

DROP TABLE match_assignment;

DROP TABLE requirement;

-- mission is missing for a capacity goal. authority repeats what the resolution authorised when it was named.
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
    variations NVARCHAR(MAX) NOT NULL CONSTRAINT df_requirement_variations DEFAULT '[]',
    fulfilled_by NVARCHAR(MAX) NOT NULL CONSTRAINT df_requirement_fulfilled_by DEFAULT '[]',
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_requirement_status CHECK (status IN ('draft', 'published', 'amended', 'fulfilled', 'closed')),
    source NVARCHAR(400) NULL
);

CREATE INDEX ix_requirement_mission ON requirement (mission, id);
CREATE INDEX ix_requirement_unit_type ON requirement (unit_type, id);
CREATE INDEX ix_requirement_status ON requirement (status, needed_by);

-- requirement may name a slot, so it refers to no row.
CREATE TABLE match_assignment (
    run NVARCHAR(20) NOT NULL CONSTRAINT fk_match_assignment_run REFERENCES match_run (id),
    requirement NVARCHAR(20) NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_match_assignment_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_match_assignment_contributor REFERENCES contributor (id),
    amount INT NOT NULL,
    score INT NOT NULL,
    breakdown NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_match_assignment PRIMARY KEY (run, requirement, pledge)
);

INSERT INTO requirement (id, version, mission, unit_type, substitutes, quantity_amount, quantity_unit, priority, needed_by, duration_days,
    needed_until, minimum_level, major_equipment, self_sustainment, languages, attributes, training, desired, minimum_fill, share_cap, bundle,
    required_contributors, excluded_contributors, required_organisations, excluded_organisations, status, source)
SELECT id, version, mission, unit_type, substitutes, quantity_amount, quantity_unit, priority, needed_by, duration_days,
    needed_until, minimum_level, major_equipment, self_sustainment, languages, attributes, training, desired, minimum_fill, share_cap, bundle,
    required_contributors, excluded_contributors, required_organisations, excluded_organisations, status, source
FROM requirement_before;

INSERT INTO match_assignment (run, requirement, pledge, contributor, amount, score, breakdown)
SELECT run, requirement, pledge, contributor, amount, score, breakdown FROM match_assignment_before;

DROP TABLE requirement_before;

DROP TABLE match_assignment_before;
