-- One visit of one team goes to several units of a state and has an outcome for each. The rows are carried over by 0031.
CREATE TABLE visit_before (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_visit_before PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL,
    contributor NVARCHAR(3) NOT NULL,
    kind NVARCHAR(3) NOT NULL,
    planned_on DATE NOT NULL,
    status NVARCHAR(20) NOT NULL,
    visited_on DATE NULL,
    report NVARCHAR(200) NULL,
    assessor NVARCHAR(200) NULL,
    assessor_person NVARCHAR(200) NULL,
    source NVARCHAR(400) NULL
);

INSERT INTO visit_before (id, version, pledge, contributor, kind, planned_on, status, visited_on, report, assessor, assessor_person, source)
SELECT id, version, pledge, contributor, kind, planned_on, status, visited_on, report, assessor, assessor_person, source FROM visit;

DROP TABLE visit;

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

-- The units of visits once more, for statements to search by.
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
