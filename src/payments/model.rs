//! Types and pure rules of paying: states, sums, when the bank is asked.

use crate::app::gateway::{Fiscal, Method, PayRequest, Receipt, Recipient};
use crate::base::Money;
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

/// An order whose payer never came back is given up by banks after an hour (DOMAIN 2); so long the same
/// request is sent again where the bank has not heard of it.
pub const FRESH: Duration = Duration::hours(1);

/// Bounds of one payment (UX 3).
pub fn least() -> Money {
    Money::from_kopecks(100)
}
pub fn most() -> Money {
    Money::from_kopecks(50_000_000)
}

/// `data-state` of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Pending,
    Succeeded,
    Canceled,
    PartRefunded,
    Refunded,
    /// The bank's answer was lost: nobody knows yet whether it has the order.
    Unknown,
}

impl State {
    pub const ALL: [State; 6] = [
        State::Pending,
        State::Succeeded,
        State::Canceled,
        State::PartRefunded,
        State::Refunded,
        State::Unknown,
    ];
    pub fn as_str(self) -> &'static str {
        match self {
            State::Pending => "pending",
            State::Succeeded => "succeeded",
            State::Canceled => "canceled",
            State::PartRefunded => "part_refunded",
            State::Refunded => "refunded",
            State::Unknown => "unknown",
        }
    }
    /// What the database wrote; its check knows no other word.
    pub fn of(text: &str) -> State {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .unwrap_or(State::Unknown)
    }
    /// The bank has not said its last word.
    pub fn is_open(self) -> bool {
        matches!(self, State::Pending | State::Unknown)
    }
    /// Money was taken.
    pub fn is_paid(self) -> bool {
        matches!(
            self,
            State::Succeeded | State::PartRefunded | State::Refunded
        )
    }
}

/// One act of paying, as stored.
#[derive(Clone, Debug)]
pub struct Payment {
    pub id: Uuid,
    pub number: i64,
    /// The first payment of the same form; itself where it is the only one.
    pub order_id: Uuid,
    /// From 1, in the order in which they are paid.
    pub position: i16,
    pub account_id: Uuid,
    /// None once the person closed the account here.
    pub customer_id: Option<Uuid>,
    pub state: State,
    pub amount: Money,
    /// Given back of it so far.
    pub refunded: Money,
    pub currency: String,
    pub gateway: String,
    pub request: PayRequest,
    pub gateway_id: Option<String>,
    pub pay_url: Option<String>,
    /// `not_needed`, `pending`, `registered`, `failed`, `elsewhere`.
    pub receipt_state: String,
    pub fiscal: Option<Fiscal>,
    /// The bank's code, or one of [`reason`].
    pub cancel_reason: String,
    /// Not empty = a clerk has to look.
    pub review_reason: String,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
}

impl Payment {
    /// Not sent to the bank yet: one of several that its payer comes to later.
    pub fn is_waiting(&self) -> bool {
        self.position > 1
            && self.state == State::Pending
            && self.pay_url.is_none()
            && self.gateway_id.is_none()
    }
}

/// A supplier account's share of a payment.
#[derive(Clone, Debug)]
pub struct Part {
    pub id: Uuid,
    pub supplier_account_id: Uuid,
    pub supplier_name: String,
    /// The supplier's number for the household.
    pub number: String,
    pub amount: Money,
}

/// What a resident confirmed on the check page. Made by [`super::web`] from the account's own supplier
/// accounts only; sums are positive and within the bounds.
#[derive(Clone, Debug)]
pub struct Order {
    pub lines: Vec<Line>,
    pub method: Method,
    pub receipt: Receipt,
    /// The payer's card may be kept.
    pub save_card: bool,
    /// Our id of the saved card that pays.
    pub card: Option<Uuid>,
    /// Where the bank sends a payer without sign-in; a path. Others come back to the payment's page.
    pub back: String,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub supplier_account_id: Uuid,
    pub supplier_code: String,
    pub supplier_name: String,
    pub number: String,
    /// Who collects for the supplier, as people call it.
    pub payee: String,
    pub recipient: Recipient,
    pub due: Money,
    pub amount: Money,
}

impl Line {
    /// What is paid above the debt, if anything.
    pub fn advance(&self) -> Option<Money> {
        let owed = self.due.max(Money::ZERO);
        (self.amount > owed).then(|| self.amount - owed)
    }
}

impl Order {
    pub fn total(&self) -> Money {
        self.lines.iter().map(|line| line.amount).sum()
    }
}

/// Our own codes beside the bank's.
pub mod reason {
    /// The payer pressed «Отменить» on the bank's page.
    pub const BY_PAYER: &str = "canceled_by_payer";
    /// The bank never heard of the order while its form was fresh.
    pub const NEVER_REACHED: &str = "never_reached";
    /// The payer did not come to this one of several.
    pub const NOT_CONTINUED: &str = "not_continued";
    /// A bank that answers no questions never told what became of it: given up, and nobody knows.
    pub const UNTOLD: &str = "bank_never_told";
    /// The saved card did not come to this one of several: one before it failed, or ended too late.
    pub const NOT_CHARGED: &str = "not_charged";
    /// For `review_reason`.
    pub const OTHER_AMOUNT: &str = "other_amount";
    pub const OTHER_ORDER: &str = "other_order";
    pub const PAID_AFTER_CANCEL: &str = "paid_after_cancel";
    pub const CANCELED_AFTER_PAID: &str = "canceled_after_paid";
    pub const FORGOTTEN: &str = "forgotten_by_bank";
    /// The bank gave back what nobody here asked it to: in its own cabinet.
    pub const REFUNDED_AT_BANK: &str = "refunded_at_bank";
    /// The bank does not keep cards for us: the order was not taken because of the tick.
    pub const CARD_NOT_KEPT: &str = "card_not_kept";
    /// The bank took back what it had told to have given back.
    pub const REFUND_UNDONE: &str = "refund_undone_at_bank";
    /// A clerk ended a payment whose money cannot be told; for `cancel_reason`.
    pub const CLOSED_BY_CLERK: &str = "closed_by_clerk";
}

/// The pause after question `asked` (counted from 0): questions come 10, 30 and 60 s after the start,
/// then ever less often, at least hourly (CONTRACT 4).
pub fn pause(asked: i32) -> Duration {
    match asked {
        ..=0 => Duration::seconds(20),
        1 => Duration::seconds(30),
        more => Duration::seconds((60_i64 << (more - 2).min(6)).min(3600)),
    }
}

/// A fiscal receipt that is not there after so long will not come by itself: staff see it.
pub const RECEIPT_WAIT: Duration = Duration::hours(48);

/// The pause after question `asked` about a receipt (from 0): a minute, then twice as long each time, at
/// most four hours.
pub fn receipt_pause(asked: i32) -> Duration {
    Duration::minutes((1_i64 << asked.clamp(0, 8)).min(240))
}

/// How long the «чек» is not sent again after it was sent `sends` times (from 1): ten minutes, then twice as
/// long each time, at most a day.
pub fn resend_pause(sends: i32) -> Duration {
    Duration::minutes((10_i64 << (sends - 1).clamp(0, 8)).min(24 * 60))
}

/// How long a request may be on its way to a bank without keys before another sender takes its turn: longer
/// than a bank is waited for.
pub const ON_ITS_WAY: Duration = Duration::seconds(20);

/// A refund is not sent again to a bank without keys before its first sending must have come to an end there.
pub const REFUND_QUIET: Duration = Duration::minutes(10);

/// The first question.
pub const FIRST_ASKED_AFTER: Duration = Duration::seconds(10);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_is_asked_after_10_30_60_seconds_then_ever_less_often() {
        let mut at = FIRST_ASKED_AFTER;
        let mut times = vec![at.num_seconds()];
        for asked in 0..12 {
            at += pause(asked);
            times.push(at.num_seconds());
        }
        assert_eq!(times[..6], [10, 30, 60, 120, 240, 480]);
        let gaps: Vec<i64> = times.windows(2).map(|two| two[1] - two[0]).collect();
        assert!(gaps.windows(2).all(|two| two[0] <= two[1]), "{gaps:?}");
        assert_eq!(gaps.last(), Some(&3600));
        assert_eq!(pause(i32::MAX), Duration::hours(1));
    }

    #[test]
    fn a_receipt_is_asked_for_ever_less_often() {
        let minutes: Vec<i64> = (0..12).map(|n| receipt_pause(n).num_minutes()).collect();
        assert_eq!(minutes[..9], [1, 2, 4, 8, 16, 32, 64, 128, 240]);
        assert_eq!(receipt_pause(i32::MAX), Duration::hours(4));
        let minutes: Vec<i64> = (1..10).map(|n| resend_pause(n).num_minutes()).collect();
        assert_eq!(minutes, [10, 20, 40, 80, 160, 320, 640, 1280, 1440]);
    }

    #[test]
    fn every_state_keeps_its_word() {
        for state in State::ALL {
            assert_eq!(State::of(state.as_str()), state);
        }
    }

    #[test]
    fn only_what_exceeds_the_debt_is_an_advance() {
        let line = |due: i64, amount: i64| Line {
            supplier_account_id: Uuid::nil(),
            supplier_code: String::new(),
            supplier_name: String::new(),
            number: String::new(),
            payee: String::new(),
            recipient: Recipient::default(),
            due: Money::from_kopecks(due),
            amount: Money::from_kopecks(amount),
        };
        assert_eq!(line(10_000, 10_000).advance(), None);
        assert_eq!(line(10_000, 9999).advance(), None);
        assert_eq!(
            line(10_000, 60_000).advance(),
            Some(Money::from_kopecks(50_000))
        );
        assert_eq!(
            line(-213, 500).advance(),
            Some(Money::from_kopecks(500)),
            "an overpayment is no debt"
        );
    }
}
