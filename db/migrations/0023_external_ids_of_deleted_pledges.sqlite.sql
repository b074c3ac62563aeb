-- The reference of a deleted pledge is free again.
DROP INDEX ux_pledge_external_id;
DROP INDEX ux_pledge_external_id_key;
CREATE UNIQUE INDEX ux_pledge_external_id ON pledge (contributor, external_id) WHERE external_id IS NOT NULL AND deleted_on IS NULL;
CREATE UNIQUE INDEX ux_pledge_external_id_key ON pledge (contributor, external_id_key) WHERE external_id_key IS NOT NULL AND deleted_on IS NULL;
