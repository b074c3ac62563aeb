-- What pledged units lack, line by line: by their lists beside the statement in force, by what states tell, and by what inspections find.
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
    CONSTRAINT ck_deficiency_closed CHECK ((status = 'closed' AND closed_on IS NOT NULL) OR (status = 'open' AND closed_on IS NULL))
);

CREATE INDEX ix_deficiency_pledge ON deficiency (pledge, id);
CREATE INDEX ix_deficiency_contributor ON deficiency (contributor, id);
CREATE INDEX ix_deficiency_opened_on ON deficiency (opened_on, id);

-- A line stands open once for each source, and what the lists say of a line has one key.
CREATE UNIQUE INDEX ux_deficiency_open ON deficiency (pledge, source, kind, code) WHERE status = 'open';
CREATE UNIQUE INDEX ux_deficiency_list ON deficiency (pledge, kind, code) WHERE source = 'list';
