-- Joint pledges: which part of a unit another state brings. `lead` is the state that pledges the unit, and so sees the rows too, and their events.
CREATE TABLE pledge_share (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_pledge_share PRIMARY KEY,
    version INT NOT NULL,
    pledge NVARCHAR(20) NOT NULL CONSTRAINT fk_pledge_share_pledge REFERENCES pledge (id),
    lead NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_share_lead REFERENCES contributor (id),
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_pledge_share_contributor REFERENCES contributor (id),
    status NVARCHAR(20) NOT NULL,
    personnel NVARCHAR(MAX) NOT NULL,
    major_equipment NVARCHAR(MAX) NOT NULL,
    proposed_on DATE NOT NULL,
    confirmed_on DATE NULL,
    ended_on DATE NULL,
    settled_on DATE NULL,
    source NVARCHAR(400) NULL,
    CONSTRAINT ck_pledge_share_contributor CHECK (contributor <> lead)
);

CREATE INDEX ix_pledge_share_pledge ON pledge_share (pledge, id);

CREATE INDEX ix_pledge_share_lead ON pledge_share (lead, id);

CREATE INDEX ix_pledge_share_contributor ON pledge_share (contributor, id);

CREATE INDEX ix_pledge_share_proposed_on ON pledge_share (proposed_on, id);

ALTER TABLE pledge ADD joint_with NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_joint_with DEFAULT '[]';
ALTER TABLE pledge ADD open_shares NVARCHAR(MAX) NOT NULL CONSTRAINT df_pledge_open_shares DEFAULT '[]';

ALTER TABLE event ADD lead NVARCHAR(3) NULL;

CREATE INDEX ix_event_lead ON event (lead, seq) WHERE lead IS NOT NULL;
