-- Banks that answer no questions (MONETA).

-- When the bank last asked whether the payment may go on and was told yes: its time to tell counts from then.
-- NULL = it never asked.
alter table payment add column checked_at timestamptz;
