-- What a state asks for and what was said to it; and why a unit lost levels, as codes, since it was last raised.
ALTER TABLE pledge ADD level_asked_for INT NULL CONSTRAINT ck_pledge_level_asked_for CHECK (level_asked_for BETWEEN 1 AND 4);
ALTER TABLE pledge ADD level_refused_for NVARCHAR(40) NULL;
ALTER TABLE pledge ADD lowered_for NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_lowered_for DEFAULT '[]';
