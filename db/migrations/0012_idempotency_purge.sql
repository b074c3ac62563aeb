-- Answers kept for repeating are thrown away by age.
CREATE INDEX ix_idempotency_at ON idempotency (at);
