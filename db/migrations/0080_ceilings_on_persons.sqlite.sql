-- A law may forbid more persons abroad than a number, and no level. SQLite changes no check of a table, so the table is made anew.
CREATE TABLE national_cap_of_levels AS SELECT * FROM national_cap;
DROP TABLE national_cap;
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
    CONSTRAINT ck_national_cap_until CHECK (effective_until >= effective_from)
);

INSERT INTO national_cap (id, version, contributor, highest, unit_types, law, effective_from, effective_until, recorded_on, approvals, source)
SELECT id, version, contributor, highest, unit_types, law, effective_from, effective_until, recorded_on, approvals, source FROM national_cap_of_levels;

DROP TABLE national_cap_of_levels;
CREATE INDEX ix_national_cap_contributor ON national_cap (contributor, id);
CREATE INDEX ix_national_cap_effective_from ON national_cap (effective_from, id);
