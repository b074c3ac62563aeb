-- Names as they are searched and sorted: small letters without accents.
ALTER TABLE pledge ADD search_name NVARCHAR(400) NULL;
ALTER TABLE sur ADD search_name NVARCHAR(400) NULL;
