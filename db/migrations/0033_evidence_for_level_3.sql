-- Papers about the deployment of units.
CREATE TABLE paper (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_paper PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_paper_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_paper_contributor REFERENCES contributor (id),
    kind NVARCHAR(40) NOT NULL CONSTRAINT ck_paper_kind CHECK (kind IN ('ammunition-list', 'cargo-load-plan', 'port-of-embarkation', 'days-to-deploy')),
    reference NVARCHAR(400) NOT NULL,
    port NVARCHAR(400) NULL,
    days INT NULL,
    handed_in_on DATE NOT NULL,
    handed_in_by NVARCHAR(200) NULL,
    source NVARCHAR(400) NULL
);

CREATE INDEX ix_paper_pledge ON paper (pledge, id);
CREATE INDEX ix_paper_contributor ON paper (contributor, id);

-- Units beside editions of Statements of Unit Requirements, as both were on a day.
CREATE TABLE sur_comparison (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_sur_comparison PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_sur_comparison_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_sur_comparison_contributor REFERENCES contributor (id),
    sur NVARCHAR(20) NOT NULL CONSTRAINT fk_sur_comparison_sur REFERENCES sur (id),
    compared_on DATE NOT NULL,
    compared_by NVARCHAR(200) NULL,
    lines NVARCHAR(MAX) NOT NULL,
    agreed NVARCHAR(MAX) NOT NULL,
    shortfalls_without_agreement INT NOT NULL,
    source NVARCHAR(400) NULL
);

CREATE INDEX ix_sur_comparison_pledge ON sur_comparison (pledge, id);
CREATE INDEX ix_sur_comparison_contributor ON sur_comparison (contributor, id);
