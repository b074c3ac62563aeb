-- Names as they are searched and sorted: small letters without accents, compared by their code points as on the other engine.
ALTER TABLE pledge ADD search_name NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE sur ADD search_name NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL;
