-- A script of its own: SQL Server knows a new column from the next script on.
UPDATE unit_type SET women_target = 15, women_target_source = 'troop contingents, 2028: elsiefund.org' WHERE category = 'military';
UPDATE unit_type SET women_target = 20, women_target_source = 'formed police units, 2028: elsiefund.org' WHERE category = 'police';
UPDATE unit_type SET women_target = 25, women_target_source = 'military observers and staff officers, 2028: elsiefund.org' WHERE category = 'individual';
UPDATE unit_type SET women_target = 30, women_target_source = 'individual police officers, 2028: elsiefund.org' WHERE id = 'INDIVIDUAL_POLICE_OFFICER';
