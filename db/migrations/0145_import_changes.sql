-- A row of a list says what it does with its object, and what it changes of it.
ALTER TABLE import_row ADD step NVARCHAR(20) NULL CONSTRAINT ck_import_row_step CHECK (step IN ('draft', 'edit', 'propose-revision'));
ALTER TABLE import_row ADD changes NVARCHAR(MAX) NOT NULL CONSTRAINT df_import_row_changes DEFAULT '[]';
