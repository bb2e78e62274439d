-- A payment that is written as paid at once is held to the ledger as one that became so.
create constraint trigger payment_is_posted_at_once after insert on payment
    deferrable initially deferred for each row
    when (new.state in ('succeeded', 'part_refunded', 'refunded')) execute function payment_is_posted();
