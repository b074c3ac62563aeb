-- For which requirements a run has planned, so that the newest plan of one is found without reading the inputs of runs. What-ifs
-- are not among them, nor are runs from before.
CREATE TABLE match_need (
    run NVARCHAR(20) NOT NULL CONSTRAINT fk_match_need_run REFERENCES match_job (id),
    requirement NVARCHAR(20) NOT NULL,
    CONSTRAINT pk_match_need PRIMARY KEY (requirement, run)
);
