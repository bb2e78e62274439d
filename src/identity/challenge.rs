//! What is asked when wrong passwords pile up: a proof of work, or a wait where there is no JavaScript.
//!
//! Nobody is locked out by a stranger's tries: whoever knows the password solves the puzzle or waits half a
//! minute, and is in. The puzzle is ALTCHA's (PBKDF2, found by counting); its widget solves it by itself.

use super::signed;
use super::store::tries;
use crate::app::App;
use crate::config::CaptchaKind;
use crate::web::ClientAddress;
use altcha::{CreateChallengeOptions, Payload, VerifySolutionOptions};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Duration, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// Tries of one login that cost nothing, in [`WINDOW`].
pub const FREE_LOGIN: i32 = 5;
/// Tries from one address that cost nothing: several people live behind one.
const FREE_ADDRESS: i32 = 20;
pub const WINDOW: Duration = Duration::minutes(15);
/// How long it takes without JavaScript.
const WAIT: Duration = Duration::seconds(30);
/// How long a puzzle and a wait stay good.
const KEPT: Duration = Duration::hours(1);

/// Iterations of one step of the puzzle, and how many steps it takes: about half a second in a browser of
/// today, a few seconds on an old phone.
const COST: u32 = 5_000;
const STEPS: std::ops::Range<u32> = 300..700;

const PUZZLE: &str = "puzzle";
const UNTIL: &str = "until";

/// A puzzle and a wait for the page; either will do.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// JSON for the widget.
    pub puzzle: String,
    /// A hidden field.
    pub wait: String,
    /// Seconds until the wait is accepted.
    pub seconds: u64,
}

/// What the form brought.
#[derive(Clone, Debug, Default)]
pub struct Brought<'a> {
    pub altcha: &'a str,
    pub wait: &'a str,
}

/// Whose tries are counted: a login, and the address of a visitor.
pub struct Counted {
    login: String,
    address: String,
}

impl Counted {
    /// `login` in its comparison form. One household has a whole /64 of IPv6.
    pub fn new(login: &str, from: ClientAddress) -> Counted {
        let address = match from.0 {
            IpAddr::V4(v4) => v4.to_string(),
            IpAddr::V6(v6) => format!("{:x?}", &v6.segments()[..4]),
        };
        Counted {
            login: format!("login:{login}"),
            address: format!("address:{address}"),
        }
    }
    pub fn login(&self) -> &str {
        &self.login
    }
    pub fn address(&self) -> &str {
        &self.address
    }
    /// Where the waits of this login from this address are kept.
    fn wait_key(&self) -> String {
        let sum = Sha256::digest(format!("{}\n{}", self.login, self.address));
        format!("wait:{}", STANDARD.encode(sum))
    }
}

/// Counts the try. True when it must bring a proof.
pub async fn count(app: &App, db: &mut PgConnection, whose: &Counted) -> sqlx::Result<bool> {
    let (login, address) =
        tries::count(db, &whose.login, &whose.address, app.now(), WINDOW).await?;
    Ok(app.config.captcha.kind != CaptchaKind::Off
        && (login > FREE_LOGIN || address > FREE_ADDRESS))
}

/// Whether the next try of this login would have to bring a proof: then its form shows the puzzle at once.
pub async fn is_next(app: &App, db: &mut PgConnection, whose: &Counted) -> sqlx::Result<bool> {
    let (login, address) =
        tries::counts(db, &whose.login, &whose.address, app.now(), WINDOW).await?;
    Ok(app.config.captcha.kind != CaptchaKind::Off
        && (login >= FREE_LOGIN || address >= FREE_ADDRESS))
}

/// Whether the form brought a proof that nobody used before; it is used up by this.
pub async fn accept(
    app: &App,
    db: &mut PgConnection,
    whose: &Counted,
    brought: &Brought<'_>,
) -> sqlx::Result<bool> {
    if let Some(id) = solved(app, brought.altcha) {
        return tries::use_challenge(db, &id, app.now() + KEPT).await;
    }
    let now = app.now();
    match began(app, whose, brought.wait) {
        Some(began) if now - began >= WAIT && now - began <= KEPT => {
            tries::use_wait(db, &whose.wait_key(), (began, now), KEPT).await
        }
        _ => Ok(false),
    }
}

/// A challenge for the page. A wait that is running goes on.
///
/// # Errors
/// The puzzle could not be made.
pub fn give(app: &App, whose: &Counted, brought: &Brought<'_>) -> anyhow::Result<Challenge> {
    let now = app.now();
    let running = began(app, whose, brought.wait)
        .filter(|began| (Duration::zero()..WAIT).contains(&(now - *began)));
    let began = running.unwrap_or(now);
    Ok(Challenge {
        puzzle: puzzle(app)?,
        wait: signed::seal(
            app,
            &whose.wait_key(),
            &began.timestamp_micros().to_string(),
        ),
        seconds: (WAIT - (now - began)).num_seconds().max(1).unsigned_abs(),
    })
}

fn began(app: &App, whose: &Counted, wait: &str) -> Option<DateTime<Utc>> {
    let micros = signed::open(app, &whose.wait_key(), wait)?.parse().ok()?;
    DateTime::from_timestamp_micros(micros)
}

/// The secrets of the puzzle's two signatures.
fn secrets(app: &App) -> (String, String) {
    (
        signed::seal(app, PUZZLE, "challenge"),
        signed::seal(app, PUZZLE, "key"),
    )
}

fn puzzle(app: &App) -> anyhow::Result<String> {
    let (secret, key_secret) = secrets(app);
    // Its own expiry would be read from the computer's clock: ours stands in the signed data.
    let until = Value::from((app.now() + KEPT).timestamp());
    let challenge = altcha::create_challenge(CreateChallengeOptions {
        algorithm: "PBKDF2/SHA-256".to_owned(),
        cost: COST,
        counter: Some(rand::random_range(STEPS)),
        data: Some(BTreeMap::from([(UNTIL.to_owned(), until)])),
        hmac_signature_secret: Some(secret),
        hmac_key_signature_secret: Some(key_secret),
        ..CreateChallengeOptions::default()
    })
    .map_err(|error| anyhow::anyhow!("puzzle: {error}"))?;
    Ok(serde_json::to_string(&challenge)?)
}

/// The id of a puzzle of ours that this solves in time.
fn solved(app: &App, altcha: &str) -> Option<String> {
    let payload: Payload = serde_json::from_slice(&STANDARD.decode(altcha.trim()).ok()?).ok()?;
    let (secret, key_secret) = secrets(app);
    // Without its key signature it would be checked by working it out, which costs us what it cost them.
    payload
        .challenge
        .parameters
        .key_signature
        .as_ref()
        .filter(|signature| !signature.is_empty())?;
    let options = VerifySolutionOptions {
        hmac_key_signature_secret: Some(key_secret),
        ..VerifySolutionOptions::new(&payload.challenge, &payload.solution, secret)
    };
    let until = payload
        .challenge
        .parameters
        .data
        .as_ref()?
        .get(UNTIL)?
        .as_i64()?;
    let good = altcha::verify_solution(options).is_ok_and(|result| result.verified)
        && until > app.now().timestamp();
    good.then(|| format!("puzzle:{}", payload.challenge.parameters.nonce))
}
