-- Policies of readiness that were recorded beside those of the program, and from which day on one holds.
CREATE TABLE readiness_policy (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_readiness_policy PRIMARY KEY,
    version INT NOT NULL,
    name NVARCHAR(400) NOT NULL,
    gates NVARCHAR(MAX) NOT NULL,
    stated_on DATE NULL
);

CREATE TABLE policy_term (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_policy_term PRIMARY KEY,
    version INT NOT NULL,
    policy NVARCHAR(40) NOT NULL,
    holds_from DATE NOT NULL,
    reason NVARCHAR(4000) NOT NULL,
    revoked_for NVARCHAR(4000) NULL
);
