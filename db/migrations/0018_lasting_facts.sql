-- When the state handed the pledge in and when it was lowered last: evidence from before opens no level. Of pledges from before it
-- is unknown.
ALTER TABLE pledge ADD submitted_on DATE NULL;
ALTER TABLE pledge ADD lowered_on DATE NULL;

-- Who went on although criteria were not met, at which step and why, as JSON.
ALTER TABLE invitation ADD overrides NVARCHAR(MAX) NOT NULL CONSTRAINT df_invitation_overrides DEFAULT '[]';
ALTER TABLE deployment ADD overrides NVARCHAR(MAX) NOT NULL CONSTRAINT df_deployment_overrides DEFAULT '[]';
