-- A pledge can be announced before it is drafted, set aside for a time, and revived after it has lapsed.
-- Half of the tables refer to pledge, so it is not made again: SQLite lets a check be rewritten where the definition of the table is kept
-- (https://www.sqlite.org/lang_altertable.html, section 7). The new columns tell other connections that the definition has changed.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    'status IN (''draft'', ''submitted'', ''acknowledged'', ''registered'', ''returned'', ''withdrawn'', ''lapsed'')',
    'status IN (''announced'', ''draft'', ''submitted'', ''acknowledged'', ''registered'', ''suspended'', ''returned'', ''withdrawn'', ''lapsed'')')
WHERE type = 'table' AND name = 'pledge';
UPDATE sqlite_schema SET sql = replace(sql,
    'A level belongs to a registered pledge and to no other.', 'A level belongs to a registered pledge, set aside or not, and to no other.')
WHERE type = 'table' AND name = 'pledge';
UPDATE sqlite_schema SET sql = replace(replace(sql,
    '(status = ''registered'' AND readiness_level', '(status IN (''registered'', ''suspended'') AND readiness_level'),
    '(status <> ''registered'' AND readiness_level', '(status NOT IN (''registered'', ''suspended'') AND readiness_level')
WHERE type = 'table' AND name = 'pledge';
UPDATE sqlite_schema SET sql = replace(sql, '''lowered'', ''lapsed''', '''lowered'', ''suspended'', ''resumed'', ''lapsed''')
WHERE type = 'table' AND name = 'pledge_decision';
PRAGMA writable_schema = RESET;
ALTER TABLE pledge ADD suspension NVARCHAR(MAX) NULL;
ALTER TABLE pledge ADD announcement NVARCHAR(MAX) NULL;
ALTER TABLE pledge ADD pledged_since DATE NULL;
