-- What a state proposes for a registered pledge, what was said to the last proposal, and when lists were replaced.
ALTER TABLE pledge ADD revision NVARCHAR(MAX) NULL;
ALTER TABLE pledge ADD revision_refused_for NVARCHAR(40) NULL;
ALTER TABLE pledge ADD lists_replaced_on NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_lists_replaced_on DEFAULT '[]';
