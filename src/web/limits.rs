//! Whose request it is, and how many he may make (config `[limits]`). In memory, per process: locks
//! that must hold over copies of the server are rows in the database.

use crate::app::App;
use crate::config::{Limits as Settings, Network, Server};
use crate::web::AppError;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    state::keyed::DashMapStateStore,
};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

/// The visitor's address: the connection's, or what trusted proxies say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// What failures are counted for: the address, or the /64 that a household has of IPv6.
    pub fn group(self) -> IpAddr {
        group(self.0)
    }
}

impl std::fmt::Display for ClientAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for ClientAddress {
    type Rejection = AppError;
    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        _: &S,
    ) -> Result<Self, AppError> {
        parts
            .extensions
            .get::<ClientAddress>()
            .copied()
            .ok_or_else(|| AppError::Broken(anyhow::anyhow!("no client address")))
    }
}

type Limiter = RateLimiter<IpAddr, DashMapStateStore<IpAddr>, DefaultClock>;

/// One counter a kind of request, each by address.
pub struct Limits {
    requests: Limiter,
    /// Of banks.
    calls: Limiter,
    /// Calls that are not from the bank, and are noted.
    forged: Limiter,
    sign_in: Limiter,
    sign_up: Limiter,
    recovery: Limiter,
    downloads: Limiter,
    /// Questions without an account: as many as sign-ups, counted apart.
    asking: Limiter,
    trusted: Vec<Network>,
}

const MINUTE: Duration = Duration::from_secs(60);
const DOWNLOADS_PER_HOUR: u32 = 20;
const CALLS_PER_MINUTE: u32 = 6000;
const FORGED_PER_HOUR: u32 = 60;
const HOUR: Duration = Duration::from_secs(3600);

fn limiter(count: u32, per: Duration) -> Limiter {
    let count = NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::with_period(per / count.get())
        .unwrap_or_else(|| Quota::per_second(count))
        .allow_burst(count);
    RateLimiter::dashmap(quota)
}

impl Limits {
    pub fn new(settings: &Settings, server: &Server) -> Limits {
        Limits {
            requests: limiter(settings.requests_per_minute, MINUTE),
            calls: limiter(CALLS_PER_MINUTE, MINUTE),
            forged: limiter(FORGED_PER_HOUR, HOUR),
            sign_in: limiter(settings.sign_in_per_minute, MINUTE),
            sign_up: limiter(settings.sign_up_per_hour, HOUR),
            recovery: limiter(settings.recovery_per_hour, HOUR),
            downloads: limiter(DOWNLOADS_PER_HOUR, HOUR),
            asking: limiter(settings.sign_up_per_hour, HOUR),
            trusted: server.trusted_proxies.clone(),
        }
    }
    pub fn sign_in(&self, from: ClientAddress) -> Result<(), AppError> {
        take(&self.sign_in, from)
    }
    pub fn sign_up(&self, from: ClientAddress) -> Result<(), AppError> {
        take(&self.sign_up, from)
    }
    pub fn recovery(&self, from: ClientAddress) -> Result<(), AppError> {
        take(&self.recovery, from)
    }
    /// «Скачать мои данные»: each takes a hundred times what a page takes.
    pub fn download(&self, from: ClientAddress) -> Result<(), AppError> {
        take(&self.downloads, from)
    }
    pub fn asking(&self, from: ClientAddress) -> Result<(), AppError> {
        take(&self.asking, from)
    }
    /// Calls that pretend to come from a bank: so many of an address are worth a row.
    pub fn forged(&self, from: ClientAddress) -> Result<(), AppError> {
        take(&self.forged, from)
    }
    /// Drops counters that are full again; called now and then, or memory would grow with visitors.
    pub fn forget_idle(&self) {
        let all = [
            &self.requests,
            &self.sign_in,
            &self.sign_up,
            &self.recovery,
            &self.downloads,
            &self.asking,
            &self.calls,
            &self.forged,
        ];
        for limiter in all {
            limiter.retain_recent();
        }
    }

    /// The right-most address that no trusted proxy added.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let trusted = |address: &IpAddr| self.trusted.iter().any(|net| net.contains(*address));
        if !trusted(&peer) {
            return peer;
        }
        let named: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|v| v.to_str().ok())
            .flat_map(|v| v.split(','))
            .collect();
        let mut client = peer;
        for address in named.iter().rev() {
            let Ok(address) = address.trim().parse::<IpAddr>() else {
                break;
            };
            client = address.to_canonical();
            if !trusted(&client) {
                break;
            }
        }
        client
    }
}

fn take(limiter: &Limiter, from: ClientAddress) -> Result<(), AppError> {
    limiter.check_key(&group(from.0)).map_err(|not_until| {
        AppError::TooMany(
            not_until
                .wait_time_from(DefaultClock::default().now())
                .as_secs()
                .saturating_add(1),
        )
    })
}

/// One household has a whole /64 of IPv6.
fn group(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// Middleware: names the visitor and counts his request; static files and health are free.
pub async fn count(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip().to_canonical());
    let peer = peer.unwrap_or(IpAddr::from([127, 0, 0, 1]));
    let client = ClientAddress(app.limits.client(peer, request.headers()));
    request.extensions_mut().insert(client);
    // A bank tells of every payment from one address, and repeats what was not taken.
    let limiter = match request.uri().path().starts_with("/webhooks/") {
        true => &app.limits.calls,
        false => &app.limits.requests,
    };
    match take(limiter, client) {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(trusted: &str) -> Limits {
        let mut config = crate::config::Config::test();
        config.server.trusted_proxies = vec![Network::try_from(trusted.to_owned()).unwrap()];
        Limits::new(&config.limits, &config.server)
    }
    fn forwarded(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(
            axum::http::HeaderName::from_static("x-forwarded-for"),
            value.parse().unwrap(),
        )])
    }
    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_stranger_cannot_name_his_own_address() {
        let limits = limits("10.0.0.0/8");
        assert_eq!(
            limits.client(ip("198.51.100.7"), &forwarded("1.2.3.4")),
            ip("198.51.100.7")
        );
        assert_eq!(
            limits.client(ip("10.0.0.1"), &forwarded("1.2.3.4, 198.51.100.7")),
            ip("198.51.100.7")
        );
        assert_eq!(
            limits.client(ip("10.0.0.1"), &forwarded("198.51.100.7, 10.0.0.2")),
            ip("198.51.100.7")
        );
        assert_eq!(
            limits.client(ip("10.0.0.1"), &forwarded("nonsense")),
            ip("10.0.0.1")
        );
    }

    #[test]
    fn the_limit_is_exact_and_tells_the_wait() {
        let limiter = limiter(3, HOUR);
        let from = ClientAddress(ip("192.0.2.1"));
        for _ in 0..3 {
            assert!(take(&limiter, from).is_ok());
        }
        assert!(matches!(
            take(&limiter, from),
            Err(AppError::TooMany(1..=1201))
        ));
        assert!(take(&limiter, ClientAddress(ip("192.0.2.2"))).is_ok());
    }
}
