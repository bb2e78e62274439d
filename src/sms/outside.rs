//! Calls of an SMS gateway: a form there, JSON back. Numbers and texts go in the body, so that they stand
//! in no address and in nobody's log of addresses.

use crate::app::outside;
use reqwest::Url;
use serde_json::Value;
use std::time::Duration;

/// DOMAIN 10.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why there is no answer.
pub enum Silence {
    /// Nobody was reached: nothing was sent.
    NotReached(String),
    /// Somebody was, and said nothing that can be understood: nobody knows what was sent.
    Unknown(String),
}

impl Silence {
    pub fn into_text(self) -> String {
        match self {
            Silence::NotReached(text) | Silence::Unknown(text) => text,
        }
    }
}

/// A gateway's address.
pub struct Server {
    client: reqwest::Client,
    base: Url,
}

impl Server {
    /// At `configured`, or where that is empty at `own`. An operator may have written one of the
    /// addresses of the gateway's manual whole: `paths` are cut off its end.
    ///
    /// # Errors
    /// No address; the system has no certificates to trust.
    pub fn at(configured: &str, own: &str, paths: &[&str]) -> anyhow::Result<Server> {
        let address = if configured.is_empty() {
            own
        } else {
            configured
        };
        let mut address = address.trim_end_matches('/');
        for path in paths {
            address = address.strip_suffix(path).unwrap_or(address);
        }
        Ok(Server {
            client: outside::client()?,
            base: Url::parse(&format!("{address}/"))?,
        })
    }

    /// Posts `form` to `path`; the answer's JSON.
    ///
    /// # Errors
    /// [`Silence`].
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Result<Value, Silence> {
        let unknown = |what: String| Silence::Unknown(what);
        let url = self.base.join(path);
        let url = url.map_err(|error| Silence::NotReached(error.to_string()))?;
        let asked = self.client.post(url).timeout(PATIENCE).form(form);
        let answer = asked.send().await.map_err(|error| {
            let reached = !error.is_connect();
            let text = error.without_url().to_string();
            if reached {
                Silence::Unknown(text)
            } else {
                Silence::NotReached(text)
            }
        })?;
        let status = answer.status();
        if !status.is_success() {
            return Err(unknown(format!("HTTP {status}")));
        }
        let body = answer.bytes().await;
        let body = body.map_err(|error| unknown(error.without_url().to_string()))?;
        let body: Value = serde_json::from_slice(&body)
            .map_err(|_| unknown("the answer is no JSON".to_owned()))?;
        match body.is_object() {
            true => Ok(body),
            false => Err(unknown("the answer is no object".to_owned())),
        }
    }
}

/// The whole number at `name`, written as a number or as a text.
pub fn number(body: &Value, name: &str) -> Option<i64> {
    match body.get(name)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// The text or number at `name`.
pub fn text(body: &Value, name: &str) -> String {
    match body.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
