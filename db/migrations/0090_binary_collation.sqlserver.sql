-- Keys, codes, names and hashes are compared by their code points, whatever the server's default is, as on the other engine. Columns that were made
-- before the program asked for that are changed, and for this all that stands on them is taken down and put up again as it was.
DECLARE @wanted NVARCHAR(60) = N'Latin1_General_100_BIN2';
DECLARE @none NVARCHAR(MAX) = N'';
DECLARE @down NVARCHAR(MAX), @change NVARCHAR(MAX), @up NVARCHAR(MAX);

IF EXISTS (
    SELECT 1 FROM sys.columns AS c INNER JOIN sys.tables AS t ON t.object_id = c.object_id
    WHERE c.collation_name <> @wanted AND t.name <> N'SchemaVersions')
BEGIN
    WITH constraints AS (
        SELECT f.parent_object_id AS owner, f.name, 1 AS step, CONCAT(@none, N'FOREIGN KEY (', p.list, N') REFERENCES ',
            QUOTENAME(OBJECT_NAME(f.referenced_object_id)), N' (', r.list, N')') AS definition
        FROM sys.foreign_keys AS f
        CROSS APPLY (
            SELECT STRING_AGG(QUOTENAME(c.name), N', ') WITHIN GROUP (ORDER BY k.constraint_column_id) AS list
            FROM sys.foreign_key_columns AS k
            INNER JOIN sys.columns AS c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
            WHERE k.constraint_object_id = f.object_id) AS p
        CROSS APPLY (
            SELECT STRING_AGG(QUOTENAME(c.name), N', ') WITHIN GROUP (ORDER BY k.constraint_column_id) AS list
            FROM sys.foreign_key_columns AS k
            INNER JOIN sys.columns AS c ON c.object_id = k.referenced_object_id AND c.column_id = k.referenced_column_id
            WHERE k.constraint_object_id = f.object_id) AS r
        UNION ALL
        SELECT k.parent_object_id, k.name, 2, CONCAT(@none, N'CHECK ', k.definition) FROM sys.check_constraints AS k
        UNION ALL
        SELECT d.parent_object_id, d.name, 3, CONCAT(@none, N'DEFAULT ', d.definition, N' FOR ', QUOTENAME(c.name))
        FROM sys.default_constraints AS d
        INNER JOIN sys.columns AS c ON c.object_id = d.parent_object_id AND c.column_id = d.parent_column_id
        UNION ALL
        SELECT i.object_id, i.name, 4, CONCAT(@none, CASE WHEN i.is_primary_key = 1 THEN N'PRIMARY KEY ' ELSE N'UNIQUE ' END, i.type_desc, N' (',
            keys.list, N')')
        FROM sys.indexes AS i
        CROSS APPLY (
            SELECT STRING_AGG(CONCAT(@none, QUOTENAME(c.name), CASE WHEN x.is_descending_key = 1 THEN N' DESC' ELSE N'' END), N', ')
                WITHIN GROUP (ORDER BY x.key_ordinal) AS list
            FROM sys.index_columns AS x
            INNER JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
            WHERE x.object_id = i.object_id AND x.index_id = i.index_id AND x.is_included_column = 0) AS keys
        WHERE i.is_primary_key = 1 OR i.is_unique_constraint = 1),
    steps AS (
        SELECT step, name, CONCAT(@none, N'ALTER TABLE ', QUOTENAME(t.name), N' DROP CONSTRAINT ', QUOTENAME(k.name), N';') AS down,
            CONCAT(@none, N'ALTER TABLE ', QUOTENAME(t.name), N' ADD CONSTRAINT ', QUOTENAME(k.name), N' ', k.definition, N';') AS up
        FROM constraints AS k INNER JOIN sys.tables AS t ON t.object_id = k.owner WHERE t.name <> N'SchemaVersions'
        UNION ALL
        SELECT 5, i.name, CONCAT(@none, N'DROP INDEX ', QUOTENAME(i.name), N' ON ', QUOTENAME(t.name), N';'),
            CONCAT(@none, N'CREATE ', CASE WHEN i.is_unique = 1 THEN N'UNIQUE ' ELSE N'' END, i.type_desc, N' INDEX ', QUOTENAME(i.name), N' ON ',
                QUOTENAME(t.name), N' (', keys.list, N')', N' INCLUDE (' + included.list + N')', N' WHERE ' + i.filter_definition, N';')
        FROM sys.indexes AS i
        INNER JOIN sys.tables AS t ON t.object_id = i.object_id
        CROSS APPLY (
            SELECT STRING_AGG(CONCAT(@none, QUOTENAME(c.name), CASE WHEN x.is_descending_key = 1 THEN N' DESC' ELSE N'' END), N', ')
                WITHIN GROUP (ORDER BY x.key_ordinal) AS list
            FROM sys.index_columns AS x
            INNER JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
            WHERE x.object_id = i.object_id AND x.index_id = i.index_id AND x.is_included_column = 0) AS keys
        OUTER APPLY (
            SELECT STRING_AGG(CONCAT(@none, QUOTENAME(c.name)), N', ') WITHIN GROUP (ORDER BY x.index_column_id) AS list
            FROM sys.index_columns AS x
            INNER JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
            WHERE x.object_id = i.object_id AND x.index_id = i.index_id AND x.is_included_column = 1) AS included
        WHERE i.type IN (1, 2) AND i.is_primary_key = 0 AND i.is_unique_constraint = 0 AND t.name <> N'SchemaVersions')
    SELECT @down = STRING_AGG(down, N' ') WITHIN GROUP (ORDER BY step), @up = STRING_AGG(up, N' ') WITHIN GROUP (ORDER BY step DESC) FROM steps;

    SELECT @change = STRING_AGG(CONCAT(@none, N'ALTER TABLE ', QUOTENAME(t.name), N' ALTER COLUMN ', QUOTENAME(c.name), N' ', TYPE_NAME(c.user_type_id),
        N' (', CASE WHEN c.max_length = -1 THEN N'MAX' ELSE CONCAT(@none, c.max_length / 2) END, N') COLLATE ', @wanted,
        CASE WHEN c.is_nullable = 1 THEN N' NULL;' ELSE N' NOT NULL;' END), N' ')
    FROM sys.columns AS c
    INNER JOIN sys.tables AS t ON t.object_id = c.object_id
    WHERE c.collation_name <> @wanted AND t.name <> N'SchemaVersions';

    EXEC (@down);
    EXEC (@change);
    EXEC (@up);
END
