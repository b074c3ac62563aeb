-- The organisation through which a state offers its unit.
ALTER TABLE pledge ADD offered_through NVARCHAR(20) NULL CONSTRAINT fk_pledge_offered_through REFERENCES organisation (id);

CREATE INDEX ix_pledge_offered_through ON pledge (offered_through, id) WHERE offered_through IS NOT NULL;
