-- Persons whom states offer for posts of their own, and what was decided.
CREATE TABLE individual_pledge (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_individual_pledge PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_individual_pledge_contributor REFERENCES contributor (id),
    category NVARCHAR(40) NOT NULL CONSTRAINT fk_individual_pledge_category REFERENCES unit_type (id),
    profile NVARCHAR(4000) NOT NULL,
    rank_group NVARCHAR(40) NOT NULL,
    men INT NOT NULL,
    women INT NOT NULL,
    languages NVARCHAR(MAX) NOT NULL,
    courses NVARCHAR(MAX) NOT NULL,
    available_from DATE NOT NULL,
    available_until DATE NULL,
    response_days INT NOT NULL,
    external_reference NVARCHAR(200) NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_individual_pledge_status CHECK (status IN ('offered', 'accepted', 'declined', 'withdrawn')),
    offered_on DATE NOT NULL,
    decided_on DATE NULL,
    declined_for NVARCHAR(40) NULL,
    decline_note NVARCHAR(4000) NULL,
    withdrawn_on DATE NULL,
    CONSTRAINT ck_individual_pledge_persons CHECK (men + women > 0),
    CONSTRAINT ck_individual_pledge_until CHECK (available_until >= available_from),
    CONSTRAINT ck_individual_pledge_declined CHECK ((status = 'declined' AND declined_for IS NOT NULL) OR (status <> 'declined' AND declined_for IS NULL))
);

CREATE INDEX ix_individual_pledge_contributor ON individual_pledge (contributor, id);
CREATE INDEX ix_individual_pledge_category ON individual_pledge (category, id);
CREATE INDEX ix_individual_pledge_available_from ON individual_pledge (available_from, id);
