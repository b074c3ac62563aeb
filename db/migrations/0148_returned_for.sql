-- Every pledge says what it was returned for, if only that it was not: who reads it need not ask whether there is anything.
UPDATE pledge SET returned_for = '[]' WHERE returned_for IS NULL;
