-- The share of women that is aimed at, by category and year: it is policy and changes. Which unit types make up a category: those of a kind of unit, save
-- for the types that are named. The column unit_type.women_target stays what the matcher weighs pledges by.
CREATE TABLE women_category (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_women_category PRIMARY KEY,
    place INT NOT NULL,
    name NVARCHAR(200) NOT NULL,
    unit_category NVARCHAR(20) NULL CONSTRAINT ck_women_category_unit_category CHECK (unit_category IN ('military', 'police', 'individual'))
);

CREATE TABLE women_category_type (
    unit_type NVARCHAR(40) NOT NULL CONSTRAINT pk_women_category_type PRIMARY KEY,
    category NVARCHAR(40) NOT NULL CONSTRAINT fk_women_category_type_category REFERENCES women_category (id)
);

CREATE TABLE women_target (
    category NVARCHAR(40) NOT NULL CONSTRAINT fk_women_target_category REFERENCES women_category (id),
    target_year INT NOT NULL,
    target_percent INT NOT NULL CONSTRAINT ck_women_target_percent CHECK (target_percent BETWEEN 1 AND 100),
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    CONSTRAINT pk_women_target PRIMARY KEY (category, target_year)
);

INSERT INTO women_category (id, place, name, unit_category)
VALUES
    ('troops', 1, 'Troop contingents', 'military'),
    ('formed-police', 2, 'Formed police units', 'police'),
    ('observers-and-staff', 3, 'Military observers and staff officers', 'individual'),
    ('individual-police', 4, 'Individual police officers', NULL);

INSERT INTO women_category_type (unit_type, category)
VALUES ('INDIVIDUAL_POLICE_OFFICER', 'individual-police');

INSERT INTO women_target (category, target_year, target_percent, certainty, source)
VALUES
    ('troops', 2021, 8, 'S', 'DPO text mirrored at dd-floors.com'),
    ('troops', 2028, 15, 'S', 'elsiefund.org; openparliament.ca'),
    ('formed-police', 2028, 20, 'S', 'elsiefund.org'),
    ('observers-and-staff', 2021, 18, 'S', 'DPO text mirrored at dd-floors.com'),
    ('observers-and-staff', 2028, 25, 'S', 'elsiefund.org'),
    ('individual-police', 2028, 30, 'S', 'elsiefund.org');
