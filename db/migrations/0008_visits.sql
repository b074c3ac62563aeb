CREATE TABLE visit (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_visit PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_visit_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_visit_contributor REFERENCES contributor (id),
    kind NVARCHAR(3) NOT NULL CONSTRAINT ck_visit_kind CHECK (kind IN ('AAV')),
    planned_on DATE NOT NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_visit_status CHECK (status IN ('scheduled', 'passed', 'failed')),
    visited_on DATE NULL,
    report NVARCHAR(200) NULL,
    assessor NVARCHAR(100) NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ck_visit_outcome CHECK ((status = 'scheduled' AND visited_on IS NULL) OR (status <> 'scheduled' AND visited_on IS NOT NULL))
);

CREATE INDEX ix_visit_pledge ON visit (pledge, id);
CREATE INDEX ix_visit_contributor ON visit (contributor, id);
