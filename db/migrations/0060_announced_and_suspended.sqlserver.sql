-- A pledge can be announced before it is drafted, set aside for a time, and revived after it has lapsed.
ALTER TABLE pledge DROP CONSTRAINT ck_pledge_status, ck_pledge_level;
ALTER TABLE pledge ADD CONSTRAINT ck_pledge_status CHECK (
    status IN ('announced', 'draft', 'submitted', 'acknowledged', 'registered', 'suspended', 'returned', 'withdrawn', 'lapsed'));
-- A level belongs to a registered pledge, set aside or not, and to no other.
ALTER TABLE pledge ADD CONSTRAINT ck_pledge_level CHECK (
    (status IN ('registered', 'suspended') AND readiness_level BETWEEN 1 AND 4)
    OR (status NOT IN ('registered', 'suspended') AND readiness_level IS NULL));
ALTER TABLE pledge_decision DROP CONSTRAINT ck_pledge_decision_kind;
ALTER TABLE pledge_decision ADD CONSTRAINT ck_pledge_decision_kind CHECK (
    kind IN ('registered', 'taken-over', 'raised', 'lowered', 'suspended', 'resumed', 'lapsed', 'withdrawn', 'renewed', 'self-certified'));
ALTER TABLE pledge ADD suspension NVARCHAR(MAX) NULL;
ALTER TABLE pledge ADD announcement NVARCHAR(MAX) NULL;
ALTER TABLE pledge ADD pledged_since DATE NULL;
