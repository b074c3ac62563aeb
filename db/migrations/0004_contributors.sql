CREATE TABLE contributor (
    id NVARCHAR(3) NOT NULL CONSTRAINT pk_contributor PRIMARY KEY,
    m49 NVARCHAR(3) NOT NULL CONSTRAINT ux_contributor_m49 UNIQUE,
    name NVARCHAR(200) NOT NULL,
    region NVARCHAR(40) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

CREATE TABLE organisation (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_organisation PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

-- valid_until is the first day on which it no longer holds; a missing date leaves that side open.
CREATE TABLE membership (
    organisation NVARCHAR(20) NOT NULL CONSTRAINT fk_membership_organisation REFERENCES organisation (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_membership_contributor REFERENCES contributor (id),
    valid_from DATE NULL,
    valid_until DATE NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT ux_membership UNIQUE (contributor, organisation, valid_from)
);
