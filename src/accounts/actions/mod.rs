//! What people do to accounts: prove that one is theirs, link it.

pub mod invite;
mod link;
pub mod people;
mod prove;

pub use link::{LinkOutcome, Linking, link};
pub use prove::{Claim, Proof, Prover, evenly, prove};
