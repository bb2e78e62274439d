//! The way out: how banks and SMS gateways are called.

use std::sync::Arc;
use std::time::Duration;

/// How long a call may take; what it did is asked later.
const PATIENCE: Duration = Duration::from_secs(12);

/// A client for one outside company: no redirects (an answer from elsewhere is no answer), no proxy of the
/// environment, certificates of the system, so that an operator can add the bank's own.
///
/// # Errors
/// The system has no certificates to trust.
pub fn client() -> anyhow::Result<reqwest::Client> {
    // Whoever comes first sets it; a second time is no fault.
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        drop((*provider).clone().install_default());
    }
    Ok(reqwest::Client::builder()
        .timeout(PATIENCE)
        .connect_timeout(Duration::from_secs(5))
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .user_agent(concat!("Kabinet/", env!("CARGO_PKG_VERSION")))
        .build()?)
}
