-- What states make the use of their units depend on.
CREATE TABLE pledge_condition (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_pledge_condition PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_pledge_condition_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_condition_contributor REFERENCES contributor (id),
    text NVARCHAR(4000) NOT NULL,
    valid_from DATE NULL,
    valid_until DATE NULL,
    stated_on DATE NOT NULL,
    met_from DATE NULL,
    agreed_by NVARCHAR(400) NULL,
    reference NVARCHAR(400) NULL,
    dropped_on DATE NULL,
    dropped_for NVARCHAR(4000) NULL,
    CONSTRAINT ck_pledge_condition_until CHECK (valid_until > valid_from)
);

CREATE INDEX ix_pledge_condition_pledge ON pledge_condition (pledge, id);

CREATE INDEX ix_pledge_condition_contributor ON pledge_condition (contributor, id);

CREATE INDEX ix_pledge_condition_stated_on ON pledge_condition (stated_on, id);
