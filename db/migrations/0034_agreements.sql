-- Agreements on the rapid deployment level.
CREATE TABLE agreement (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_agreement PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_agreement_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_agreement_contributor REFERENCES contributor (id),
    sur NVARCHAR(20) NOT NULL CONSTRAINT fk_agreement_sur REFERENCES sur (id),
    signed_on DATE NOT NULL,
    until DATE NULL,
    response_days INT NOT NULL,
    reference NVARCHAR(400) NOT NULL,
    variations NVARCHAR(MAX) NOT NULL,
    ended_for NVARCHAR(4000) NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ck_agreement_until CHECK (until > signed_on)
);

CREATE INDEX ix_agreement_pledge ON agreement (pledge, id);
CREATE INDEX ix_agreement_contributor ON agreement (contributor, id);
