-- Centres that train peacekeepers, and which course of which centre is recognised from when to when: recognition is per course, not per centre.
CREATE TABLE training_centre (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_training_centre PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    country NVARCHAR(3) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

INSERT INTO training_centre (id, name, country, certainty, source)
VALUES
    ('CCOPAB', 'Brazilian Peace Operations Joint Training Centre', 'BRA', 'M', 'name from memory'),
    ('KAZCENT', 'Peacekeeping training centre of Kazakhstan', 'KAZ', 'R', 'KAZCENT, January 2019: recognition per course'),
    ('RPA', 'Rwanda Peace Academy', 'RWA', 'M', 'name from memory');

CREATE TABLE recognition (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_recognition PRIMARY KEY,
    version INT NOT NULL,
    centre NVARCHAR(40) NOT NULL CONSTRAINT fk_recognition_centre REFERENCES training_centre (id),
    course NVARCHAR(40) NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE NULL,
    scope NVARCHAR(4000) NULL,
    source NVARCHAR(400) NOT NULL,
    recorded_on DATE NULL,
    ended_on DATE NULL,
    ended_for NVARCHAR(4000) NULL,
    CONSTRAINT ck_recognition_until CHECK (valid_until >= valid_from),
    CONSTRAINT ck_recognition_ended CHECK ((ended_on IS NULL AND ended_for IS NULL) OR (ended_on IS NOT NULL AND ended_for IS NOT NULL))
);

CREATE INDEX ix_recognition_centre ON recognition (centre, id);
CREATE INDEX ix_recognition_valid_from ON recognition (valid_from, id);
