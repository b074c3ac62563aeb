CREATE TABLE unit_type (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_unit_type PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    category NVARCHAR(20) NOT NULL CONSTRAINT ck_unit_type_category CHECK (category IN ('military', 'police', 'individual')),
    measure NVARCHAR(20) NOT NULL CONSTRAINT ck_unit_type_measure CHECK (measure IN ('units', 'airframes', 'beds', 'persons')),
    indicative_strength INT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

CREATE TABLE equipment_category (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_equipment_category PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

CREATE TABLE self_sustainment_category (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_self_sustainment_category PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

-- What a unit can do beside its equipment.
CREATE TABLE capability_attribute (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_capability_attribute PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

-- The courses that the people of a unit pass.
CREATE TABLE training_course (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_training_course PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

CREATE TABLE mission (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_mission PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    lead_department NVARCHAR(20) NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE NULL,
    location NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

-- What the Security Council authorised, from when, by which resolution. A missing date or reference: the source gives none.
CREATE TABLE mission_strength (
    mission NVARCHAR(20) NOT NULL CONSTRAINT fk_mission_strength_mission REFERENCES mission (id),
    effective_on DATE NULL,
    reference NVARCHAR(200) NULL,
    military INT NULL,
    police INT NULL,
    note NVARCHAR(400) NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ux_mission_strength UNIQUE (mission, effective_on, reference)
);
