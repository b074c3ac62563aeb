-- One for each order in which a list can be had, where there is none yet.
CREATE INDEX ix_pledge_unit_type_id ON pledge (unit_type, id);
CREATE INDEX ix_pledge_search_name ON pledge (search_name, id);
CREATE INDEX ix_pledge_readiness_level ON pledge (readiness_level, id);
CREATE INDEX ix_pledge_response_days ON pledge (response_days, id);
CREATE INDEX ix_pledge_available_from ON pledge (available_from, id);
CREATE INDEX ix_sur_search_name ON sur (search_name, id);
CREATE INDEX ix_sur_effective_from ON sur (effective_from, id);
CREATE INDEX ix_requirement_priority ON requirement (priority, id);
CREATE INDEX ix_requirement_minimum_level ON requirement (minimum_level, id);
CREATE INDEX ix_requirement_needed_by ON requirement (needed_by, id);
CREATE INDEX ix_requirement_needed_until ON requirement (needed_until, id);
CREATE INDEX ix_visit_planned_on ON visit (planned_on, id);
CREATE INDEX ix_invitation_expires_on ON invitation (expires_on, id);
CREATE INDEX ix_deployment_engaged_from ON deployment (engaged_from, id);
CREATE INDEX ix_deployment_engaged_until ON deployment (engaged_until, id);
