-- Banks that answer no questions (MONETA).

-- The bank asked whether the payment may go on and was told yes: its payer stood before paying. NULL = it
-- never asked.
alter table payment add column checked_at timestamptz;

-- The bank's last word never goes back. What was given up without it may still become paid, when the bank's
-- own proof came later and a clerk has taken it.
create or replace function payment_guard() returns trigger language plpgsql as $$
begin
    if old.state <> new.state and not (old.state, new.state) in (
        ('pending', 'succeeded'), ('pending', 'canceled'), ('pending', 'unknown'),
        ('unknown', 'pending'), ('unknown', 'succeeded'), ('unknown', 'canceled'),
        ('succeeded', 'part_refunded'), ('succeeded', 'refunded'), ('part_refunded', 'refunded')
    ) and not (
        (old.state, new.state, old.review_reason) = ('canceled', 'succeeded', 'paid_after_cancel')
        and old.cancel_reason in ('bank_never_told', 'closed_by_clerk')
    ) then
        raise exception 'payment % cannot go from % to %', old.id, old.state, new.state
            using errcode = 'check_violation', constraint = 'payment_state_forward';
    end if;
    if (old.number, old.amount, old.currency, old.account_id, old.request_key, old.request, old.gateway, old.form_id)
        is distinct from
       (new.number, new.amount, new.currency, new.account_id, new.request_key, new.request, new.gateway, new.form_id) then
        raise exception 'payment % is fixed once made', old.id
            using errcode = 'check_violation', constraint = 'payment_is_fixed';
    end if;
    return new;
end
$$;
