-- What investigations of a unit mean for its selection, by the policy; NULL if nothing.
ALTER TABLE readiness_policy ADD conduct NVARCHAR(MAX) NULL;
