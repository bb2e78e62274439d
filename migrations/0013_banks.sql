-- Real banks: an order that is several bank payments, and what they ask for.

-- With `payments.split = "per_supplier"` one form makes a payment a payee; the first of them is the order.
alter table payment drop constraint payment_form_key;
alter table payment add column position smallint not null default 1;
alter table payment add column order_id uuid not null
    constraint payment_order_fkey references payment (id) deferrable initially deferred;
alter table payment add constraint payment_form_key unique (form_id, position);
alter table payment add constraint payment_first_is_order check ((position = 1) = (order_id = id));
create index payment_order on payment (order_id);

-- The law makes this payee ask who pays (payments to budgets).
alter table supplier add column payer_identity boolean not null default false;

-- A bank may send the fiscal receipt and tell us nothing of it.
alter table payment drop constraint payment_receipt_state_known;
alter table payment add constraint payment_receipt_state_known check
    (receipt_state in ('not_needed', 'pending', 'registered', 'failed', 'elsewhere'));
