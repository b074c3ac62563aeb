-- A name is given once, and a state uses a reference once, however they are written.
CREATE UNIQUE INDEX ux_access_token_name_key ON access_token (name_key) WHERE name_key IS NOT NULL;
CREATE INDEX ix_access_token_person_key ON access_token (person_key);
CREATE UNIQUE INDEX ux_pledge_external_id_key ON pledge (contributor, external_id_key) WHERE external_id_key IS NOT NULL;
