-- One for each order in which a list can be had, where there is none yet.
CREATE INDEX ix_visit_planned_on ON visit (planned_on, id);
CREATE INDEX ix_finding_found_on ON finding (found_on, id);
CREATE INDEX ix_paper_handed_in_on ON paper (handed_in_on, id);
CREATE INDEX ix_sur_comparison_compared_on ON sur_comparison (compared_on, id);
CREATE INDEX ix_agreement_signed_on ON agreement (signed_on, id);
CREATE INDEX ix_national_cap_effective_from ON national_cap (effective_from, id);
