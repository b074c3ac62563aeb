-- When the state last confirmed that the pledge stands, and last certified by itself that the unit is as it was.
ALTER TABLE pledge ADD renewed_on DATE NULL;
ALTER TABLE pledge ADD self_certified_on DATE NULL;

-- What was decided about a pledge, by its version: how ready the unit is on any day follows from it.
CREATE TABLE pledge_decision (
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_pledge_decision_pledge REFERENCES pledge (id),
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_decision_contributor REFERENCES contributor (id),
    kind NVARCHAR(20) NOT NULL CONSTRAINT ck_pledge_decision_kind CHECK (kind IN ('registered', 'taken-over', 'raised', 'lowered', 'lapsed', 'withdrawn', 'renewed', 'self-certified')),
    decided_on DATE NOT NULL,
    readiness_level INT NULL CONSTRAINT ck_pledge_decision_level CHECK (readiness_level BETWEEN 1 AND 4),
    CONSTRAINT pk_pledge_decision PRIMARY KEY (pledge, version)
);

CREATE INDEX ix_pledge_decision_contributor ON pledge_decision (contributor, pledge, version);
