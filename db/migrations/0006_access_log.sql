-- Who was shown objects of another state than their own: one row for each answer. No part of the chain of events, and
-- thrown away when its time has come. The id begins with its time, so that ids are in the order of time.
CREATE TABLE access_log (
    id NVARCHAR(32) NOT NULL CONSTRAINT pk_access_log PRIMARY KEY,
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(100) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    operation NVARCHAR(60) NOT NULL,
    request_id NVARCHAR(100) NOT NULL,
    objects INT NOT NULL,
    set_id NVARCHAR(64) NOT NULL
);

CREATE INDEX ix_access_log_actor ON access_log (actor, id);
CREATE INDEX ix_access_log_set ON access_log (set_id, id);

-- Which objects were shown together. A page that is read a thousand times is written down once: the id is the SHA-256 of
-- the objects. A set that was last used before the oldest row of the log is thrown away with it.
CREATE TABLE access_set (
    id NVARCHAR(64) NOT NULL CONSTRAINT pk_access_set PRIMARY KEY,
    used_on DATE NOT NULL
);

CREATE INDEX ix_access_set_used_on ON access_set (used_on);

CREATE TABLE access_object (
    set_id NVARCHAR(64) NOT NULL CONSTRAINT fk_access_object_set REFERENCES access_set (id),
    place INT NOT NULL,
    subject_kind NVARCHAR(20) NOT NULL,
    subject_id NVARCHAR(40) NOT NULL,
    contributor NVARCHAR(3) NULL,
    CONSTRAINT pk_access_object PRIMARY KEY (set_id, place)
);

CREATE INDEX ix_access_object_subject ON access_object (subject_id, set_id);
CREATE INDEX ix_access_object_contributor ON access_object (contributor, set_id);
