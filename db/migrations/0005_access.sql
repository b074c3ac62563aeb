-- Only the SHA-256 of a token is kept. No contributor on an assessor means: of the United Nations. Who gives a token out
-- says what it opens and when it ends; no statement relies on the defaults.
CREATE TABLE access_token (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_access_token PRIMARY KEY,
    version INT NOT NULL,
    name NVARCHAR(100) NOT NULL CONSTRAINT ux_access_token_name UNIQUE,
    role NVARCHAR(20) NOT NULL CONSTRAINT ck_access_token_role CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator')),
    contributor NVARCHAR(3) NULL CONSTRAINT fk_access_token_contributor REFERENCES contributor (id),
    scopes NVARCHAR(20) NOT NULL CONSTRAINT ck_access_token_scopes CHECK (scopes IN ('read', 'write', 'read write')),
    hash NVARCHAR(64) NOT NULL CONSTRAINT ux_access_token_hash UNIQUE,
    created_at DATETIME2(3) NOT NULL,
    expires_at DATETIME2(3) NOT NULL,
    revoked_at DATETIME2(3) NULL,
    last_used_at DATETIME2(3) NULL
);
