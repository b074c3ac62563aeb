-- A state is asked to provide a pledged unit for a requirement, or for a slot of one. mission to lines repeat what it was
-- asked, whatever becomes of the requirement. An open one whose last day is past counts as expired, also while that is not
-- written down yet. run is the one whose plan it follows.
CREATE TABLE invitation (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_invitation PRIMARY KEY,
    version INT NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_invitation_status CHECK (status IN ('open', 'accepted', 'declined', 'expired', 'released', 'selected')),
    run NVARCHAR(20) NULL CONSTRAINT fk_invitation_run REFERENCES match_job (id),
    requirement NVARCHAR(20) NOT NULL CONSTRAINT fk_invitation_requirement REFERENCES requirement (id),
    requirement_version INT NOT NULL,
    slot INT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_invitation_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_invitation_contributor REFERENCES contributor (id),
    mission NVARCHAR(20) NOT NULL,
    unit_type NVARCHAR(40) NOT NULL,
    amount INT NOT NULL CONSTRAINT ck_invitation_amount CHECK (amount > 0),
    unit NVARCHAR(20) NOT NULL,
    needed_by DATE NOT NULL,
    needed_until DATE NOT NULL,
    minimum_level INT NOT NULL,
    lines NVARCHAR(MAX) NOT NULL,
    expires_on DATE NOT NULL,
    invited_by NVARCHAR(100) NOT NULL,
    invited_at DATETIME2(3) NOT NULL,
    reason NVARCHAR(2000) NOT NULL,
    answered_by NVARCHAR(100) NULL,
    answered_at DATETIME2(3) NULL,
    declined_for NVARCHAR(40) NULL,
    answer NVARCHAR(2000) NULL,
    decided_by NVARCHAR(100) NULL,
    decided_at DATETIME2(3) NULL,
    released_for NVARCHAR(40) NULL,
    decision NVARCHAR(2000) NULL,
    deployment NVARCHAR(20) NULL,
    CONSTRAINT ck_invitation_needed CHECK (needed_until > needed_by),
    CONSTRAINT ck_invitation_deployment CHECK ((status = 'selected' AND deployment IS NOT NULL) OR (status <> 'selected' AND deployment IS NULL))
);

-- One question at a time: a pledge is not asked twice for the same need before the first is settled.
CREATE UNIQUE INDEX ux_invitation_standing ON invitation (requirement, pledge, needed_by) WHERE status IN ('open', 'accepted');

CREATE INDEX ix_invitation_requirement ON invitation (requirement, id);
CREATE INDEX ix_invitation_pledge ON invitation (pledge, id);
CREATE INDEX ix_invitation_contributor ON invitation (contributor, id);
