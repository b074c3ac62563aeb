-- The share of women that is aimed at, by unit type, in percent: it is policy and changes.
ALTER TABLE unit_type ADD women_target INT NULL CONSTRAINT ck_unit_type_women_target CHECK (women_target BETWEEN 1 AND 100);
ALTER TABLE unit_type ADD women_target_source NVARCHAR(400) NULL;
