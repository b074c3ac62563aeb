-- Whether pledged units are cleared to serve, and from when to when.
CREATE TABLE vetting (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_vetting PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_vetting_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_vetting_contributor REFERENCES contributor (id),
    opened_on DATE NOT NULL,
    scope NVARCHAR(4000) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    decided_on DATE NULL,
    holds_from DATE NULL,
    holds_until DATE NULL,
    cleared_for NVARCHAR(40) NULL,
    barred_for NVARCHAR(40) NULL,
    grounds NVARCHAR(4000) NULL,
    CONSTRAINT ck_vetting_from CHECK (holds_from >= opened_on),
    CONSTRAINT ck_vetting_until CHECK (holds_until > holds_from)
);

CREATE INDEX ix_vetting_pledge ON vetting (pledge, id);

CREATE INDEX ix_vetting_contributor ON vetting (contributor, id);

CREATE INDEX ix_vetting_opened_on ON vetting (opened_on, id);
