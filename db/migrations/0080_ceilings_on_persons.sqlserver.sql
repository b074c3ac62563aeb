-- A law may forbid more persons abroad than a number, and no level.
ALTER TABLE national_cap DROP CONSTRAINT ck_national_cap_highest;
ALTER TABLE national_cap ADD persons INT NULL CONSTRAINT ck_national_cap_persons CHECK (persons >= 0);
GO
ALTER TABLE national_cap ADD CONSTRAINT ck_national_cap_highest CHECK (highest IN ('L1', 'L2', 'L3', 'all'));
