-- One row: where the chain of events stands. Taken last in every writing transaction, so that locks are
-- always taken in one order and the numbers have no gaps.
CREATE TABLE event_head (
    id INT NOT NULL CONSTRAINT pk_event_head PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash NVARCHAR(64) NOT NULL
);

INSERT INTO event_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Append-only: history of an object, audit trail and change feed in one.
CREATE TABLE event (
    seq BIGINT NOT NULL CONSTRAINT pk_event PRIMARY KEY,
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(100) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    action NVARCHAR(40) NOT NULL,
    subject_kind NVARCHAR(20) NOT NULL,
    subject_id NVARCHAR(40) NOT NULL,
    subject_version INT NOT NULL,
    contributor NVARCHAR(3) NULL,
    reason NVARCHAR(2000) NULL,
    changes NVARCHAR(MAX) NOT NULL,
    previous_hash NVARCHAR(64) NOT NULL,
    hash NVARCHAR(64) NOT NULL
);

CREATE INDEX ix_event_subject ON event (subject_kind, subject_id, seq);
CREATE INDEX ix_event_contributor ON event (contributor, seq);

-- An auditor asks by actor, by object and by day.
CREATE INDEX ix_event_actor ON event (actor, seq);
CREATE INDEX ix_event_subject_id ON event (subject_id, seq);
CREATE INDEX ix_event_at ON event (at, seq);

-- The last number given out per kind of key (KAZ-00042, AAV-00031, RUN-00012).
CREATE TABLE key_counter (
    scope NVARCHAR(20) NOT NULL CONSTRAINT pk_key_counter PRIMARY KEY,
    last INT NOT NULL
);
