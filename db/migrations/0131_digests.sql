-- A person gets by mail what waits for them and what lapses. The address stands here and in no event, and goes when the digest ends.
CREATE TABLE digest (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_digest PRIMARY KEY,
    version INT NOT NULL,
    login NVARCHAR(200) NOT NULL CONSTRAINT ux_digest_login UNIQUE,
    person NVARCHAR(200) NOT NULL,
    role NVARCHAR(20) NOT NULL CONSTRAINT ck_digest_role
        CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator')),
    contributor NVARCHAR(3) NULL,
    address NVARCHAR(508) NULL,
    language NVARCHAR(2) NOT NULL CONSTRAINT ck_digest_language CHECK (language IN ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
    rhythm NVARCHAR(10) NOT NULL CONSTRAINT ck_digest_rhythm
        CHECK (rhythm IN ('daily', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_digest_status CHECK (status IN ('unconfirmed', 'confirmed', 'ended')),
    subscribed_at DATETIME2(3) NOT NULL,
    mailed_on DATE NULL,
    -- How it is being sent: each attempt takes the next turn, so that of several processes one makes it.
    turn INT NOT NULL,
    claimed_on DATE NULL,
    tries INT NOT NULL,
    try_at DATETIME2(3) NULL,
    rejections INT NOT NULL,
    asked_on DATE NULL,
    asked INT NOT NULL,
    CONSTRAINT ck_digest_address CHECK (status = 'ended' OR address IS NOT NULL)
);
CREATE INDEX ix_digest_try_at ON digest (try_at);
-- What the links in mails are known by; the links themselves are kept nowhere.
CREATE TABLE digest_link (
    hash NVARCHAR(64) NOT NULL CONSTRAINT pk_digest_link PRIMARY KEY,
    digest NVARCHAR(20) NOT NULL CONSTRAINT fk_digest_link_digest REFERENCES digest (id),
    purpose NVARCHAR(10) NOT NULL CONSTRAINT ck_digest_link_purpose CHECK (purpose IN ('confirm', 'stop')),
    until DATETIME2(3) NOT NULL
);
CREATE INDEX ix_digest_link_digest ON digest_link (digest);
CREATE INDEX ix_digest_link_until ON digest_link (until);
-- Who a login of the identity provider was when it was last used: of those alone who have a digest, since nothing can be asked about them while they are away.
CREATE TABLE provider_login (
    login NVARCHAR(200) NOT NULL CONSTRAINT pk_provider_login PRIMARY KEY,
    person NVARCHAR(200) NOT NULL,
    role NVARCHAR(20) NOT NULL CONSTRAINT ck_provider_login_role
        CHECK (role IN ('focal-point', 'planner', 'assessor', 'auditor', 'administrator', 'integrator')),
    contributor NVARCHAR(3) NULL,
    seen_at DATETIME2(3) NOT NULL
);
