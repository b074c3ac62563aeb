-- How pledged units did for some time: what was measured, apart from what was thought of it.
CREATE TABLE evaluation (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_evaluation PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_evaluation_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_evaluation_contributor REFERENCES contributor (id),
    deployment NVARCHAR(20) NULL CONSTRAINT fk_evaluation_deployment REFERENCES deployment (id),
    period_from DATE NOT NULL,
    period_until DATE NOT NULL,
    measures NVARCHAR(MAX) NOT NULL,
    rating NVARCHAR(20) NOT NULL,
    remark NVARCHAR(4000) NOT NULL,
    note NVARCHAR(4000) NULL,
    improvement NVARCHAR(MAX) NULL,
    supersedes NVARCHAR(20) NULL CONSTRAINT fk_evaluation_supersedes REFERENCES evaluation (id),
    status NVARCHAR(20) NOT NULL,
    recorded_on DATE NOT NULL,
    recorded_by NVARCHAR(200) NOT NULL,
    follow_up NVARCHAR(MAX) NULL,
    superseded_by NVARCHAR(20) NULL,
    CONSTRAINT ck_evaluation_period CHECK (period_until > period_from)
);

CREATE INDEX ix_evaluation_pledge ON evaluation (pledge, id);

CREATE INDEX ix_evaluation_contributor ON evaluation (contributor, id);

CREATE INDEX ix_evaluation_period_until ON evaluation (period_until, id);
