-- Places in courses that states offer to others.
CREATE TABLE training_place (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_training_place PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_training_place_contributor REFERENCES contributor (id),
    course NVARCHAR(40) NOT NULL,
    centre NVARCHAR(40) NULL CONSTRAINT fk_training_place_centre REFERENCES training_centre (id),
    places INT NOT NULL,
    available_from DATE NOT NULL,
    available_until DATE NULL,
    languages NVARCHAR(MAX) NOT NULL,
    open_to_states NVARCHAR(MAX) NOT NULL,
    open_to_organisations NVARCHAR(MAX) NOT NULL,
    note NVARCHAR(4000) NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_training_place_status CHECK (status IN ('offered', 'withdrawn')),
    offered_on DATE NOT NULL,
    withdrawn_on DATE NULL,
    CONSTRAINT ck_training_place_until CHECK (available_until >= available_from)
);

CREATE INDEX ix_training_place_contributor ON training_place (contributor, id);
CREATE INDEX ix_training_place_available_from ON training_place (available_from, id);
CREATE INDEX ix_training_place_course ON training_place (course, id);

-- To whom they are open, for statements to search by: the code of a state or of an organisation. Without a row they are open to all.
CREATE TABLE training_place_opening (
    place NVARCHAR(20) NOT NULL CONSTRAINT fk_training_place_opening_place REFERENCES training_place (id),
    kind NVARCHAR(20) NOT NULL CONSTRAINT ck_training_place_opening_kind CHECK (kind IN ('state', 'organisation')),
    open_to NVARCHAR(20) NOT NULL,
    CONSTRAINT pk_training_place_opening PRIMARY KEY (place, kind, open_to)
);
