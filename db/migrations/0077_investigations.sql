-- Cases against units or states: restricted, with a public status.
CREATE TABLE investigation (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_investigation PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_investigation_contributor REFERENCES contributor (id),
    pledge NVARCHAR(20) NULL CONSTRAINT fk_investigation_pledge REFERENCES pledge (id),
    opened_on DATE NOT NULL,
    allegation NVARCHAR(40) NOT NULL,
    account NVARCHAR(4000) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    closed_on DATE NULL,
    outcome NVARCHAR(40) NULL,
    conclusion NVARCHAR(4000) NULL,
    CONSTRAINT ck_investigation_closed CHECK (closed_on >= opened_on)
);

CREATE INDEX ix_investigation_pledge ON investigation (pledge, id);

CREATE INDEX ix_investigation_contributor ON investigation (contributor, id);

CREATE INDEX ix_investigation_opened_on ON investigation (opened_on, id);
