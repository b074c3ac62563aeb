-- What an answer shows, so that whoever is given it again is on record too. Of an answer kept from before it is unknown, and
-- is taken to be nothing until the answer is thrown away.
ALTER TABLE idempotency ADD shown NVARCHAR(MAX) NOT NULL CONSTRAINT df_idempotency_shown DEFAULT '[]';
