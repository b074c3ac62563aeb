-- A run never changes once written. result holds what belongs to no single state: the objective stage by
-- stage and the remaining gaps; what a state won stands in match_assignment, one row each.
CREATE TABLE match_run (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_match_run PRIMARY KEY,
    version INT NOT NULL,
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(100) NOT NULL,
    as_of DATE NOT NULL,
    event_seq BIGINT NOT NULL,
    input_hash NVARCHAR(64) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    requirements INT NOT NULL,
    pledges INT NOT NULL,
    result NVARCHAR(MAX) NOT NULL
);

CREATE TABLE match_assignment (
    run NVARCHAR(20) NOT NULL CONSTRAINT fk_match_assignment_run REFERENCES match_run (id),
    requirement NVARCHAR(20) NOT NULL CONSTRAINT fk_match_assignment_requirement REFERENCES requirement (id),
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_match_assignment_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_match_assignment_contributor REFERENCES contributor (id),
    amount INT NOT NULL,
    score INT NOT NULL,
    breakdown NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_match_assignment PRIMARY KEY (run, requirement, pledge)
);
