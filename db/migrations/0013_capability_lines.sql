-- What a unit can do beside its equipment, and the courses that its people pass.
CREATE TABLE capability_attribute (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_capability_attribute PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

CREATE TABLE training_course (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_training_course PRIMARY KEY,
    name NVARCHAR(200) NOT NULL,
    certainty NVARCHAR(1) NOT NULL,
    source NVARCHAR(400) NOT NULL
);

-- What a pledge says about them, how long the unit rests between two missions, and with whom it serves.
ALTER TABLE pledge ADD attributes NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_attributes DEFAULT '[]';

ALTER TABLE pledge ADD training NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_training DEFAULT '[]';

ALTER TABLE pledge ADD turnaround_days INT NOT NULL CONSTRAINT df_pledge_turnaround_days DEFAULT 0;

ALTER TABLE pledge ADD partners NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_partners DEFAULT '[]';

-- What a requirement asks of them, what it would like besides, and how it may be filled.
ALTER TABLE requirement ADD attributes NVARCHAR(MAX) NOT NULL CONSTRAINT df_requirement_attributes DEFAULT '[]';

ALTER TABLE requirement ADD training NVARCHAR(MAX) NOT NULL CONSTRAINT df_requirement_training DEFAULT '[]';

ALTER TABLE requirement ADD desired NVARCHAR(MAX) NOT NULL CONSTRAINT df_requirement_desired DEFAULT '[]';

ALTER TABLE requirement ADD minimum_fill INT NOT NULL CONSTRAINT df_requirement_minimum_fill DEFAULT 0;

ALTER TABLE requirement ADD share_cap INT NULL;

ALTER TABLE requirement ADD bundle NVARCHAR(40) NULL;
