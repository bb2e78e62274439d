//! Types and pure rules of giving money back.

use crate::app::gateway::{Fiscal, RefundRequest};
use crate::base::Money;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// How far a refund is; the database knows which may follow which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Another member of staff has to agree.
    WaitingApproval,
    /// May be with the bank already: nobody has heard its answer.
    Sent,
    /// The bank has it and works on it.
    Pending,
    /// The bank's answer was lost.
    Unknown,
    Succeeded,
    /// Refused by the bank or by a clerk: no money moved.
    Declined,
}

impl Stage {
    pub const ALL: [Stage; 6] = [
        Stage::WaitingApproval,
        Stage::Sent,
        Stage::Pending,
        Stage::Unknown,
        Stage::Succeeded,
        Stage::Declined,
    ];
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::WaitingApproval => "waiting_approval",
            Stage::Sent => "sent",
            Stage::Pending => "pending",
            Stage::Unknown => "unknown",
            Stage::Succeeded => "succeeded",
            Stage::Declined => "declined",
        }
    }
    /// What the database wrote; its check knows no other word.
    pub fn of(text: &str) -> Stage {
        Self::ALL
            .into_iter()
            .find(|stage| stage.as_str() == text)
            .unwrap_or(Stage::Unknown)
    }
    /// The bank may have heard of it and has not said its last word.
    pub fn is_with_bank(self) -> bool {
        matches!(self, Stage::Sent | Stage::Pending | Stage::Unknown)
    }
    pub fn is_final(self) -> bool {
        matches!(self, Stage::Succeeded | Stage::Declined)
    }
}

/// One act of giving back, as stored.
#[derive(Clone, Debug)]
pub struct Refund {
    pub id: Uuid,
    pub number: i64,
    pub payment_id: Uuid,
    pub stage: Stage,
    pub amount: Money,
    pub currency: String,
    /// In the clerk's words.
    pub reason: String,
    /// Made in the bank's own cabinet.
    pub by_hand: bool,
    /// What proves one made by hand.
    pub document: String,
    /// Of money that was never posted: nothing is posted by it either.
    pub unposted: bool,
    pub gateway: String,
    pub request: RefundRequest,
    /// Empty where the bank has none, or has not told it.
    pub gateway_id: String,
    pub needs_approval: bool,
    pub asked_by: Uuid,
    pub asked_on: DateTime<Utc>,
    /// It was not with the bank before this moment: when it was agreed to, or asked for.
    pub sent_from: DateTime<Utc>,
    pub approved_by: Option<Uuid>,
    pub refused_by: Option<Uuid>,
    pub declined_reason: String,
    /// Not empty = the bank said what cannot be.
    pub review_reason: String,
    pub receipt_state: String,
    pub fiscal: Option<Fiscal>,
    pub finished_at: Option<DateTime<Utc>>,
    /// Questions to the bank so far.
    pub asked: i32,
}

/// A supplier account's share of a payment, and what is left of it to give back.
#[derive(Clone, Debug)]
pub struct Share {
    pub part: Uuid,
    pub supplier_account_id: Uuid,
    pub supplier_code: String,
    pub supplier_name: String,
    /// The supplier's number for the household.
    pub number: String,
    pub amount: Money,
    pub refunded: Money,
}

impl Share {
    pub fn left(&self) -> Money {
        self.amount - self.refunded
    }
}

/// Why a refund cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No money of this payment is with the bank.
    NothingToReturn,
    /// Another refund of this payment has not ended.
    OneIsOpen,
    /// Nothing, or more than is left.
    Amount,
    /// Money that was never posted is only given back whole.
    OnlyWhole,
    /// The bank's protocol gives nothing back: it is made in its cabinet, and the document is named here.
    ByHandOnly,
    /// This bank gives back by itself: nothing is recorded by hand.
    NotByHand,
    /// Nobody remembers to whom the bank paid a share out: the supplier's payee is another by now.
    PayeeChanged,
}

/// Shares `total` out over what is left of each part, in proportion; kopecks that do not divide go to the
/// largest remainders, the first where they are equal. None = more than is left in all, or not above nothing.
pub fn shared(total: Money, left: &[Money]) -> Option<Vec<Money>> {
    let total = i128::from(total.kopecks()?);
    let left: Vec<i128> = left
        .iter()
        .map(|money| money.kopecks().map(i128::from))
        .collect::<Option<_>>()?;
    let whole: i128 = left.iter().sum();
    if total <= 0 || total > whole {
        return None;
    }
    let mut shares: Vec<i128> = left.iter().map(|one| total * one / whole).collect();
    let mut rest = total - shares.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..left.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(total * left[*at] % whole));
    for at in order {
        if rest == 0 {
            break;
        }
        shares[at] += 1;
        rest -= 1;
    }
    let money = |kopecks: i128| i64::try_from(kopecks).map(Money::from_kopecks).ok();
    shares.into_iter().map(money).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(kopecks: &[i64]) -> Vec<Money> {
        kopecks
            .iter()
            .map(|one| Money::from_kopecks(*one))
            .collect()
    }

    #[test]
    fn kopecks_go_to_the_largest_remainders() {
        let shares = |total, left: &[i64]| shared(Money::from_kopecks(total), &money(left));
        assert_eq!(shares(100, &[100, 100, 100]), Some(money(&[34, 33, 33])));
        assert_eq!(shares(1, &[1, 2]), Some(money(&[0, 1])));
        assert_eq!(
            shares(120_050, &[100_050, 20_000]),
            Some(money(&[100_050, 20_000]))
        );
        assert_eq!(
            shares(60_025, &[100_050, 20_000]),
            Some(money(&[50_025, 10_000]))
        );
        for (total, left) in [(0, [5, 5]), (-1, [5, 5]), (11, [5, 5]), (1, [0, 0])] {
            assert_eq!(shares(total, &left), None, "{total}");
        }
    }

    proptest! {
        #[test]
        fn any_shares_add_up_and_none_is_above_what_is_left(
            left in prop::collection::vec(0..1_000_000_i64, 1..8), part in 1..1_000_000_i64
        ) {
            let whole: i64 = left.iter().sum();
            prop_assume!(whole > 0);
            let total = Money::from_kopecks(1 + part % whole);
            let shares = shared(total, &money(&left)).unwrap();
            prop_assert_eq!(shares.iter().copied().sum::<Money>(), total);
            for (share, left) in shares.iter().zip(money(&left)) {
                prop_assert!(*share <= left && !share.is_negative());
            }
        }
    }
}
