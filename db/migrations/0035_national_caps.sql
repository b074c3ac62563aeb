-- Levels that the law of a state forbids its units.
CREATE TABLE national_cap (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_national_cap PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_national_cap_contributor REFERENCES contributor (id),
    highest NVARCHAR(3) NOT NULL CONSTRAINT ck_national_cap_highest CHECK (highest IN ('L1', 'L2', 'L3')),
    unit_types NVARCHAR(MAX) NOT NULL,
    law NVARCHAR(400) NOT NULL,
    effective_from DATE NOT NULL,
    effective_until DATE NULL,
    recorded_on DATE NULL,
    approvals NVARCHAR(MAX) NOT NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ck_national_cap_until CHECK (effective_until >= effective_from)
);

CREATE INDEX ix_national_cap_contributor ON national_cap (contributor, id);
