-- A Statement of Unit Requirements: one edition of a series, which is a unit type, or a unit type in one mission. A published
-- one never changes; it counts from effective_from until before effective_until or until the next one of its series does.
CREATE TABLE sur (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_sur PRIMARY KEY,
    version INT NOT NULL,
    series NVARCHAR(80) NOT NULL,
    edition INT NOT NULL,
    unit_type NVARCHAR(40) NOT NULL CONSTRAINT fk_sur_unit_type REFERENCES unit_type (id),
    mission NVARCHAR(20) NULL CONSTRAINT fk_sur_mission REFERENCES mission (id),
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_sur_status CHECK (status IN ('draft', 'published')),
    title NVARCHAR(200) NOT NULL,
    reference NVARCHAR(200) NULL,
    capacity_amount INT NOT NULL,
    capacity_unit NVARCHAR(20) NOT NULL,
    personnel NVARCHAR(MAX) NOT NULL,
    lines NVARCHAR(MAX) NOT NULL,
    effective_from DATE NOT NULL,
    effective_until DATE NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ux_sur_edition UNIQUE (series, edition),
    CONSTRAINT ck_sur_effective CHECK (effective_until IS NULL OR effective_until > effective_from)
);

CREATE INDEX ix_sur_unit_type ON sur (unit_type, id);
