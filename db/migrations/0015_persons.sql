-- Who is behind the name of a token. NULL on what was written before persons were recorded: there the name stands for the person.
-- Keys are what is compared (SHA-256 of the canonical form, made by the program). Without a key a name is compared as it is written.
ALTER TABLE access_token ADD person NVARCHAR(200) NULL;
ALTER TABLE access_token ADD name_key NVARCHAR(64) NULL;
ALTER TABLE access_token ADD person_key NVARCHAR(64) NULL;
ALTER TABLE event ADD person NVARCHAR(200) NULL;
ALTER TABLE match_job ADD person NVARCHAR(200) NULL;
ALTER TABLE pledge ADD submitted_by_person NVARCHAR(200) NULL;
ALTER TABLE pledge ADD external_id_key NVARCHAR(64) NULL;
ALTER TABLE visit ADD assessor_person NVARCHAR(200) NULL;
