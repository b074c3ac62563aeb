-- What states offer to others, so that their units lack it no longer.
CREATE TABLE help_offer (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_help_offer PRIMARY KEY,
    version INT NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_help_offer_contributor REFERENCES contributor (id),
    items NVARCHAR(MAX) NOT NULL,
    available_from DATE NOT NULL,
    available_until DATE NULL,
    note NVARCHAR(MAX) NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_help_offer_status CHECK (status IN ('open', 'withdrawn')),
    offered_on DATE NOT NULL,
    withdrawn_on DATE NULL,
    CONSTRAINT ck_help_offer_until CHECK (available_until >= available_from)
);

CREATE INDEX ix_help_offer_contributor ON help_offer (contributor, id);
CREATE INDEX ix_help_offer_available_from ON help_offer (available_from, id);

-- Each item once more, for statements to search by.
CREATE TABLE help_offer_item (
    offer NVARCHAR(20) NOT NULL CONSTRAINT fk_help_offer_item_offer REFERENCES help_offer (id),
    kind NVARCHAR(20) NOT NULL,
    code NVARCHAR(80) NOT NULL,
    CONSTRAINT pk_help_offer_item PRIMARY KEY (offer, kind, code)
);

-- Which open deficiencies an item answers.
CREATE INDEX ix_deficiency_line ON deficiency (kind, code, id) WHERE status = 'open';
