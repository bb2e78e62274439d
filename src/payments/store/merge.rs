//! An import's rows into the tables of this capability. Staging (`exchange::store`) has checked
//! them and stands as `good_payments` in the connection's session.

use crate::db::merge::Merge;

pub const PAYMENTS: Merge = Merge {
    live: "payment_record",
    good: "good_payments",
    by: &["supplier_code", "external_id"],
    keys: &["supplier_code", "external_id"],
    values: &[
        "account_id",
        "supplier_account_id",
        "paid_on",
        "received_on",
        "amount",
        "kind",
        "source",
        "kabinet_payment",
    ],
};
