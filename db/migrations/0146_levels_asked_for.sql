-- Who decides on levels asks for the pledges for which one is asked: a handful among all, of which nearly none has a value here.
CREATE INDEX ix_pledge_level_asked_for ON pledge (level_asked_for, id) WHERE level_asked_for IS NOT NULL;
