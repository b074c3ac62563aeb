-- A selected unit on its way into a mission and back. It fills the requirement from engaged_from until before
-- engaged_until, and is bound for that time and from arrived_on, if that is earlier.
-- milestones is a list of what is planned and done, on which day, and who wrote it down.
CREATE TABLE deployment (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_deployment PRIMARY KEY,
    version INT NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_deployment_status CHECK (status IN ('selected', 'deployed', 'returned', 'withdrawn')),
    invitation NVARCHAR(20) NOT NULL CONSTRAINT fk_deployment_invitation REFERENCES invitation (id) CONSTRAINT ux_deployment_invitation UNIQUE,
    requirement NVARCHAR(20) NOT NULL CONSTRAINT fk_deployment_requirement REFERENCES requirement (id),
    slot INT NULL,
    mission NVARCHAR(20) NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_deployment_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_deployment_contributor REFERENCES contributor (id),
    amount INT NOT NULL CONSTRAINT ck_deployment_amount CHECK (amount > 0),
    unit NVARCHAR(20) NOT NULL,
    persons INT NOT NULL,
    readiness_level INT NOT NULL CONSTRAINT ck_deployment_level CHECK (readiness_level BETWEEN 1 AND 4),
    engaged_from DATE NOT NULL,
    engaged_until DATE NOT NULL,
    arrived_on DATE NULL,
    milestones NVARCHAR(MAX) NOT NULL,
    opened_by NVARCHAR(100) NOT NULL,
    opened_at DATETIME2(3) NOT NULL,
    ended_on DATE NULL,
    ended_by NVARCHAR(100) NULL,
    withdrawn_for NVARCHAR(40) NULL,
    ending NVARCHAR(2000) NULL,
    CONSTRAINT ck_deployment_engaged CHECK (engaged_until > engaged_from),
    CONSTRAINT ck_deployment_ended CHECK ((status IN ('selected', 'deployed') AND ended_on IS NULL) OR (status NOT IN ('selected', 'deployed') AND ended_on IS NOT NULL))
);

CREATE INDEX ix_deployment_requirement ON deployment (requirement, id);
CREATE INDEX ix_deployment_pledge ON deployment (pledge, id);
CREATE INDEX ix_deployment_contributor ON deployment (contributor, id);
CREATE INDEX ix_deployment_status ON deployment (status, id);
