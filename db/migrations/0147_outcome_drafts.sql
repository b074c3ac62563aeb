-- What an assessor notes of a visit before the outcome is on record. It belongs to no log: a row goes when the outcome is recorded or the visit cancelled.
CREATE TABLE outcome_draft (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_outcome_draft PRIMARY KEY,
    version INT NOT NULL,
    visit NVARCHAR(20) NOT NULL,
    pledge NVARCHAR(20) NOT NULL,
    contributor NVARCHAR(3) NOT NULL,
    begun_at DATETIME2(3) NOT NULL,
    saved_at DATETIME2(3) NOT NULL,
    saved_by NVARCHAR(200) NOT NULL,
    saved_by_person NVARCHAR(200) NOT NULL,
    result NVARCHAR(20) NULL CONSTRAINT ck_outcome_draft_result CHECK (result IN ('passed', 'passed-with-findings', 'failed')),
    visited_on DATE NULL,
    report NVARCHAR(400) NULL,
    checklists NVARCHAR(MAX) NOT NULL,
    in_order NVARCHAR(MAX) NOT NULL,
    findings NVARCHAR(MAX) NOT NULL,
    reason NVARCHAR(4000) NULL,
    CONSTRAINT fk_outcome_draft_unit FOREIGN KEY (visit, pledge) REFERENCES visited_unit (visit, pledge)
);
CREATE INDEX ix_outcome_draft_unit ON outcome_draft (visit, pledge);
