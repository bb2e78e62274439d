//! What comes to our addresses for banks, what it turns out to be, and what the bank hears.

use super::BankState;
use crate::base::Money;
use std::net::IpAddr;
use uuid::Uuid;

/// What a callback says of itself. The parts it does not have are none.
#[derive(Clone, Debug)]
pub struct Claim {
    pub gateway: &'static str,
    /// The bank's own key of this piece of news; empty where it has none.
    pub key: String,
    /// Our payment's id, as the bank gave it back.
    pub payment: Option<Uuid>,
    pub gateway_id: Option<String>,
    /// The bank's own signature binds its id to our payment.
    pub signed: bool,
    pub amount: Option<Money>,
    pub currency: Option<String>,
    /// The whole of it, for staff; without card data.
    pub body: serde_json::Value,
}

/// A request that came to one of our addresses for banks.
#[derive(Clone, Debug)]
pub struct Call {
    /// Without `?`; empty where there is none.
    pub query: String,
    /// Of a POST.
    pub body: Vec<u8>,
    /// Of whoever called, behind trusted proxies.
    pub address: IpAddr,
}

/// What a call turned out to be.
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "one value a call, never many at once"
)]
pub enum News {
    /// Only a hint: the bank is asked, and that is believed.
    Claim(Claim),
    /// The bank's own signature proves it.
    Proven(Claim, BankState),
    /// About a refund of the claim's payment; the bank is asked.
    Refund(Claim),
    /// The bank's own signature proves that it gave the claim's sum back, by an operation of its own; or,
    /// where `undone`, that this very operation was canceled.
    GivenBack { claim: Claim, undone: bool },
    /// Whether a payment may go on (MONETA's Check URL): answered from our books.
    Check(Claim),
}

/// How a payment stands in our books, for [`News::Check`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    Payable(Money),
    Paid,
    /// Money is on its way, or a clerk looks: nobody may pay it now.
    Processing,
    /// Canceled, of another sum, or none of ours.
    NotPayable,
}

/// What we made of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// Taken, or kept: calling again is no use.
    Done,
    /// It is from the bank, and what it says cannot be taken in: its money is not ours yet.
    Refused,
    /// Call again.
    Later,
    /// Answer to a check.
    Standing(Standing),
}

/// What a bank wants to hear.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: u16,
    pub content_type: &'static str,
    pub body: String,
}

impl Reply {
    /// A status says it all.
    pub fn status(status: u16) -> Reply {
        Reply {
            status,
            content_type: "text/plain; charset=utf-8",
            body: String::new(),
        }
    }
}
