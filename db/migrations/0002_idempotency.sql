-- The first answer to each POST that carried an Idempotency-Key, per caller. The key is kept as its SHA-256: keys
-- that differ in case only are two, whatever the collation.
CREATE TABLE idempotency (
    caller NVARCHAR(100) NOT NULL,
    key_hash NVARCHAR(64) NOT NULL,
    request_hash NVARCHAR(64) NOT NULL,
    at DATETIME2(3) NOT NULL,
    status INT NOT NULL,
    location NVARCHAR(400) NULL,
    etag NVARCHAR(40) NULL,
    body NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_idempotency PRIMARY KEY (caller, key_hash)
);

-- Answers are thrown away by age.
CREATE INDEX ix_idempotency_at ON idempotency (at);
