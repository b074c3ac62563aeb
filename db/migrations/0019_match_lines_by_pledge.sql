-- A state asks what became of one pledge in all plans: without this, every line of every run is read.
CREATE INDEX ix_match_line_pledge ON match_line (pledge, run);
