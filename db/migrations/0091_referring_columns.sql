-- What a row refers to is looked up from the other side too: what stands on this statement, this run, this mission.
CREATE INDEX ix_membership_organisation ON membership (organisation);
CREATE INDEX ix_access_token_contributor ON access_token (contributor);
CREATE INDEX ix_sur_mission ON sur (mission);
CREATE INDEX ix_requirement_sur ON requirement (sur);
CREATE INDEX ix_match_line_contributor ON match_line (contributor);
CREATE INDEX ix_invitation_run ON invitation (run);
CREATE INDEX ix_match_need_run ON match_need (run);
CREATE INDEX ix_finding_checklist ON finding (checklist);
CREATE INDEX ix_sur_comparison_sur ON sur_comparison (sur);
CREATE INDEX ix_agreement_sur ON agreement (sur);
CREATE INDEX ix_deficiency_sur ON deficiency (sur);
CREATE INDEX ix_attached_file_superseded_by ON attached_file (superseded_by);
CREATE INDEX ix_attached_file_supersedes ON attached_file (supersedes);
CREATE INDEX ix_women_category_type_category ON women_category_type (category);
CREATE INDEX ix_training_place_centre ON training_place (centre);
CREATE INDEX ix_evaluation_supersedes ON evaluation (supersedes);
CREATE INDEX ix_evaluation_deployment ON evaluation (deployment);

-- What has come to its end is looked for every few seconds, and is little among all that was.
CREATE INDEX ix_invitation_status ON invitation (status, expires_on);
CREATE INDEX ix_match_job_expires_at ON match_job (expires_at);
