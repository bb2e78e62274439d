-- A bank without keys of idempotence takes a request that comes twice for two: one sender at a time, and the
-- moment after which another may follow. NULL = nobody has sent it to such a bank.
alter table payment add column sending_until timestamptz;
alter table refund add column sending_until timestamptz;
