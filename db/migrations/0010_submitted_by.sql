-- Who handed a pledge in, the last time that somebody did: neither assesses nor raises it.
ALTER TABLE pledge ADD submitted_by NVARCHAR(100) NULL;
