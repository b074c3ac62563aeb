-- What a token opens, until when, and when it was last used. Tokens given before tokens expired end on the day below.
ALTER TABLE access_token ADD scopes NVARCHAR(20) NOT NULL CONSTRAINT df_access_token_scopes DEFAULT 'read write' CONSTRAINT ck_access_token_scopes CHECK (scopes IN ('read', 'write', 'read write'));

ALTER TABLE access_token ADD expires_at DATETIME2(3) NOT NULL CONSTRAINT df_access_token_expires_at DEFAULT '2027-11-23 00:00:00.000';

ALTER TABLE access_token ADD last_used_at DATETIME2(3) NULL;
