-- What visits find wanting, and the checklists that they go through.
CREATE TABLE checklist (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_checklist PRIMARY KEY,
    place INT NOT NULL,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

CREATE TABLE checklist_item (
    checklist NVARCHAR(40) NOT NULL CONSTRAINT fk_checklist_item_checklist REFERENCES checklist (id),
    id NVARCHAR(40) NOT NULL,
    place INT NOT NULL,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT pk_checklist_item PRIMARY KEY (checklist, id)
);

CREATE TABLE finding (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_finding PRIMARY KEY,
    version INT NOT NULL,
    visit NVARCHAR(20) NOT NULL CONSTRAINT fk_finding_visit REFERENCES visit (id),
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_finding_pledge REFERENCES pledge (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_finding_contributor REFERENCES contributor (id),
    found_on DATE NOT NULL,
    checklist NVARCHAR(40) NOT NULL CONSTRAINT fk_finding_checklist REFERENCES checklist (id),
    item NVARCHAR(40) NULL,
    severity NVARCHAR(20) NOT NULL CONSTRAINT ck_finding_severity CHECK (severity IN ('critical', 'major', 'minor')),
    text NVARCHAR(MAX) NOT NULL,
    recommendation NVARCHAR(MAX) NULL,
    due DATE NULL,
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_finding_status CHECK (status IN ('open', 'answered', 'closed')),
    answers NVARCHAR(MAX) NOT NULL,
    closed_on DATE NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ck_finding_closed CHECK ((status = 'closed' AND closed_on IS NOT NULL) OR (status <> 'closed' AND closed_on IS NULL))
);

CREATE INDEX ix_finding_pledge ON finding (pledge, id);
CREATE INDEX ix_finding_contributor ON finding (contributor, id);
CREATE INDEX ix_finding_visit ON finding (visit, id);

INSERT INTO checklist (id, place, name, certainty, source)
VALUES
    ('general', 1, 'General', 'S', 'AAV SOP 2020.10, list of contents'),
    ('training', 2, 'Training', 'S', 'AAV SOP 2020.10, list of contents'),
    ('coe', 3, 'Contingent-owned equipment and its list', 'S', 'AAV SOP 2020.10, list of contents'),
    ('movement-control', 4, 'Movement control', 'S', 'AAV SOP 2020.10, list of contents'),
    ('medical', 5, 'Medical', 'S', 'AAV SOP 2020.10, list of contents'),
    ('aviation', 6, 'Aviation', 'S', 'AAV SOP 2020.10, list of contents'),
    ('aviation-safety', 7, 'Aviation safety', 'S', 'AAV SOP 2020.10, list of contents'),
    ('engineering', 8, 'Engineering', 'S', 'AAV SOP 2020.10, list of contents'),
    ('uas', 9, 'Unmanned aircraft systems', 'S', 'AAV SOP 2020.10, list of contents'),
    ('ict', 10, 'Information and communications technology', 'S', 'AAV SOP 2020.10, list of contents');

INSERT INTO checklist_item (checklist, id, place, name, certainty, source)
VALUES
    ('general', 'command-and-control', 1, 'Command and control', 'M', 'illustrative'),
    ('general', 'personnel-strength', 2, 'Strength against the table of organization', 'M', 'illustrative'),
    ('general', 'rules-and-conduct', 3, 'Knowledge of the rules of engagement and of conduct', 'M', 'illustrative'),
    ('general', 'women', 4, 'Women in the unit', 'M', 'illustrative'),
    ('general', 'planning', 5, 'Plans and standing procedures', 'M', 'illustrative'),
    ('training', 'pre-deployment-training', 1, 'Pre-deployment training', 'M', 'illustrative'),
    ('training', 'protection-of-civilians', 2, 'Protection of civilians', 'M', 'illustrative'),
    ('training', 'weapons-training', 3, 'Weapons training', 'M', 'illustrative'),
    ('training', 'language', 4, 'Languages', 'M', 'illustrative'),
    ('training', 'certificates', 5, 'Certificates of courses', 'M', 'illustrative'),
    ('coe', 'equipment-present', 1, 'Equipment is there as listed', 'M', 'illustrative'),
    ('coe', 'serviceability', 2, 'Serviceability', 'M', 'illustrative'),
    ('coe', 'spare-parts', 3, 'Spare parts', 'M', 'illustrative'),
    ('coe', 'maintenance', 4, 'Maintenance', 'M', 'illustrative'),
    ('coe', 'self-sustainment', 5, 'Self-sustainment', 'M', 'illustrative'),
    ('movement-control', 'cargo-load-plan', 1, 'Cargo load plan', 'M', 'illustrative'),
    ('movement-control', 'dangerous-goods', 2, 'Dangerous goods', 'M', 'illustrative'),
    ('movement-control', 'port', 3, 'Port of embarkation', 'M', 'illustrative'),
    ('movement-control', 'readiness-time', 4, 'Time to be ready to load', 'M', 'illustrative'),
    ('medical', 'medical-staff', 1, 'Medical staff', 'M', 'illustrative'),
    ('medical', 'medical-equipment', 2, 'Medical equipment', 'M', 'illustrative'),
    ('medical', 'medicines', 3, 'Medicines and supplies', 'M', 'illustrative'),
    ('medical', 'vaccination', 4, 'Vaccination', 'M', 'illustrative'),
    ('medical', 'evacuation', 5, 'Evacuation of casualties', 'M', 'illustrative'),
    ('aviation', 'aircraft', 1, 'Aircraft and their airworthiness', 'M', 'illustrative'),
    ('aviation', 'air-crew', 2, 'Crews and their licences', 'M', 'illustrative'),
    ('aviation', 'ground-support', 3, 'Ground support', 'M', 'illustrative'),
    ('aviation', 'flight-hours', 4, 'Flying hours', 'M', 'illustrative'),
    ('aviation-safety', 'safety-management', 1, 'Safety management', 'M', 'illustrative'),
    ('aviation-safety', 'fire-and-rescue', 2, 'Fire and rescue', 'M', 'illustrative'),
    ('aviation-safety', 'incident-reporting', 3, 'Reports of incidents', 'M', 'illustrative'),
    ('engineering', 'engineer-equipment', 1, 'Engineer equipment', 'M', 'illustrative'),
    ('engineering', 'engineer-skills', 2, 'Skills and certificates', 'M', 'illustrative'),
    ('engineering', 'construction', 3, 'Construction', 'M', 'illustrative'),
    ('engineering', 'explosive-ordnance', 4, 'Explosive ordnance', 'M', 'illustrative'),
    ('uas', 'airframes', 1, 'Airframes and their state', 'M', 'illustrative'),
    ('uas', 'operators', 2, 'Operators and their licences', 'M', 'illustrative'),
    ('uas', 'data-links', 3, 'Data links and frequencies', 'M', 'illustrative'),
    ('uas', 'image-analysis', 4, 'Analysis of images', 'M', 'illustrative'),
    ('ict', 'radio', 1, 'Radio', 'M', 'illustrative'),
    ('ict', 'satellite', 2, 'Satellite links', 'M', 'illustrative'),
    ('ict', 'network', 3, 'Networks and computers', 'M', 'illustrative'),
    ('ict', 'information-security', 4, 'Information security', 'M', 'illustrative');
