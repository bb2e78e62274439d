//! PostgreSQL

pub mod clock;
mod secret;

pub use secret::secret;
