//! Calls of the bank's REST interface: forms there, JSON back (DOMAIN 4).

use crate::app::gateway::GatewayError;
use crate::app::outside;
use crate::config::{self, Secret};
use anyhow::Context;
use reqwest::Url;
use serde_json::Value;

/// «Order already registered», «not found», «access denied», «not registered», «system error»: their
/// meaning depends on the call but for the last three.
pub const DONE: i64 = 0;
pub const REPEATED: i64 = 1;
pub const NO_SUCH_CARD: i64 = 2;
pub const DENIED: i64 = 5;
pub const UNKNOWN_ORDER: i64 = 6;
const BROKEN: i64 = 7;

/// The bank's interface with our name and password.
pub struct Api {
    client: reqwest::Client,
    base: Url,
    user: String,
    password: Secret,
}

/// What the bank said.
pub struct Said {
    /// 0 = done.
    pub code: i64,
    /// In the bank's words, for logs.
    pub message: String,
    pub body: Value,
}

impl Said {
    /// A text of the answer; empty where there is none. Numbers come as texts and the other way round.
    pub fn text(&self, pointer: &str) -> String {
        text(&self.body, pointer)
    }
}

/// The text or number at `pointer`.
pub fn text(body: &Value, pointer: &str) -> String {
    match body.pointer(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

impl Api {
    /// # Errors
    /// `api_url` is no address; the system has no certificates to trust.
    pub fn new(config: &config::Rbs) -> anyhow::Result<Api> {
        let folder = format!("{}/", config.api_url.trim_end_matches('/'));
        Ok(Api {
            client: outside::client()?,
            base: Url::parse(&folder)
                .context("payments.rbs.api_url: write https://…/payment/rest/")?,
            user: config.user.clone(),
            password: config.password.clone(),
        })
    }

    /// Scheme and host of the bank.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// One call; `code` is not looked at yet.
    ///
    /// # Errors
    /// No answer, or none of this protocol: nobody knows what was done.
    pub async fn ask(&self, method: &str, fields: &[(&str, &str)]) -> Result<Said, GatewayError> {
        let unknown = |what: String| GatewayError::Unknown(format!("{method}: {what}"));
        let url = self
            .base
            .join(method)
            .map_err(|error| unknown(error.to_string()))?;
        let mut form = vec![
            ("userName", self.user.as_str()),
            ("password", self.password.expose()),
        ];
        form.extend_from_slice(fields);
        let answer = self.client.post(url).form(&form).send().await;
        let answer = answer.map_err(|error| unknown(error.without_url().to_string()))?;
        let status = answer.status();
        if matches!(status.as_u16(), 401 | 403) {
            tracing::error!(method, %status, "the bank does not let us in: payments.rbs.user, password");
        }
        if status != reqwest::StatusCode::OK {
            return Err(unknown(format!("HTTP {status}")));
        }
        let body = answer.bytes().await;
        let body = body.map_err(|error| unknown(error.without_url().to_string()))?;
        let body: Value = serde_json::from_slice(&body)
            .map_err(|_| unknown("the answer is no JSON".to_owned()))?;
        if !body.is_object() {
            return Err(unknown("the answer is no object".to_owned()));
        }
        let code = match body.get("errorCode") {
            None => DONE,
            Some(_) => text(&body, "/errorCode")
                .parse()
                .map_err(|_| unknown("its errorCode is no number".to_owned()))?,
        };
        Ok(Said {
            code,
            message: text(&body, "/errorMessage"),
            body,
        })
    }

    /// As [`Api::ask`]; what is our own or the bank's own fault is no answer either.
    ///
    /// # Errors
    /// As above; our name or password is wrong, or the bank's system broke.
    pub async fn call(&self, method: &str, fields: &[(&str, &str)]) -> Result<Said, GatewayError> {
        let said = self.ask(method, fields).await?;
        match said.code {
            DENIED => {
                tracing::error!(
                    method,
                    said.message,
                    "the bank denies access: see payments.rbs"
                );
                Err(GatewayError::Unknown(format!("{method}: access denied")))
            }
            BROKEN => Err(GatewayError::Unknown(format!("{method}: {}", said.message))),
            _ => Ok(said),
        }
    }
}
