//! People who sign in: sign-up, sign-in, recovery, profile.
pub mod store;
