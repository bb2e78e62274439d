//! The wire: keys, idempotence, what each status means. Bodies and keys never go into logs or errors.

use crate::app::gateway::GatewayError;
use crate::app::outside;
use crate::config;
use anyhow::Context;
use reqwest::{Method, RequestBuilder, StatusCode, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// The largest page of a list that there is (DOMAIN 2).
const PAGE: &str = "100";
/// Pages of one list; a bank that has more gives the same cursor for ever.
const MOST_PAGES: usize = 1000;
/// «In progress» is asked again with the same key so often within one call, as the bank's own clients do;
/// afterwards the reconciler does.
const TRIES: usize = 3;
/// The longest pause between them; the payer waits for our answer meanwhile.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Why there is no answer to go on with.
#[derive(Debug)]
pub enum Fault {
    /// The bank will not do it, in its own code; `parameter` is what it dislikes.
    Refused { code: String, parameter: String },
    /// It has no such thing.
    Absent,
    /// The shop's id or key is wrong: the settings' fault, never the payment's.
    Keys,
    /// No error of the bank's, but of whatever answers there: it has no such call, or hides it.
    NoCall(u16),
    /// Nobody knows what it did.
    Unknown(String),
}

impl From<Fault> for GatewayError {
    fn from(fault: Fault) -> GatewayError {
        match fault {
            Fault::Refused { code, .. } => GatewayError::Refused(code),
            Fault::Absent => GatewayError::Refused("not_found".to_owned()),
            Fault::Keys => GatewayError::Unknown("our keys are refused (401)".to_owned()),
            Fault::NoCall(status) => GatewayError::Unknown(format!("HTTP {status}")),
            Fault::Unknown(cause) => GatewayError::Unknown(cause),
        }
    }
}

/// One shop at YooKassa.
pub struct Api {
    client: reqwest::Client,
    base: Url,
    shop: String,
    key: config::Secret,
}

/// An answer that means something.
enum Answer<T> {
    Done(T),
    /// Ask again after so long.
    Later(Duration),
}

impl Api {
    /// # Errors
    /// No certificates to trust; an address that is none.
    pub fn new(settings: &config::Yookassa) -> anyhow::Result<Api> {
        let base = Url::parse(&settings.api_url)
            .ok()
            .filter(|url| !url.cannot_be_a_base())
            .with_context(|| format!("payments.yookassa.api_url: `{}`", settings.api_url))?;
        Ok(Api {
            client: outside::client()?,
            base,
            shop: settings.shop_id.clone(),
            key: settings.secret_key.clone(),
        })
    }
    pub fn base(&self) -> &Url {
        &self.base
    }
    pub fn shop(&self) -> &str {
        &self.shop
    }

    /// Asks for something to be done. The same key with the same body is done once.
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        key: Uuid,
        body: &impl Serialize,
    ) -> Result<T, Fault> {
        let body = serde_json::to_vec(body).map_err(|error| Fault::Unknown(error.to_string()))?;
        for _ in 0..TRIES {
            let request = self
                .request(Method::POST, &[path], &[])
                .header("Idempotence-Key", key.to_string())
                .header("Content-Type", "application/json")
                .body(body.clone());
            match send(request).await? {
                Answer::Done(done) => return Ok(done),
                Answer::Later(pause) => tokio::time::sleep(pause.min(LONGEST_PAUSE)).await,
            }
        }
        Err(Fault::Unknown("still in progress (202)".to_owned()))
    }

    pub async fn get<T: DeserializeOwned>(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
    ) -> Result<T, Fault> {
        match send(self.request(Method::GET, path, query)).await? {
            Answer::Done(done) => Ok(done),
            Answer::Later(_) => Err(Fault::Unknown("still in progress (202)".to_owned())),
        }
    }

    /// Every item of a list that `wanted` makes something of, page after page; it ends with the first
    /// one where `first` is set. None = the bank gives no such list, so that nothing can be told by it.
    pub async fn list<T>(
        &self,
        path: &str,
        query: &[(&str, &str)],
        first: bool,
        wanted: impl Fn(Value) -> Option<T>,
    ) -> Result<Option<Vec<T>>, Fault> {
        let mut found = Vec::new();
        let mut cursor: Option<String> = None;
        for _ in 0..MOST_PAGES {
            let mut query = query.to_vec();
            query.push(("limit", PAGE));
            if let Some(cursor) = &cursor {
                query.push(("cursor", cursor));
            }
            let page: Page = match self.get(&[path], &query).await {
                Err(Fault::Absent | Fault::Refused { .. } | Fault::NoCall(_))
                    if cursor.is_none() =>
                {
                    return Ok(None);
                }
                page => page?,
            };
            let Some(items) = page.items else {
                return Ok(None);
            };
            found.extend(items.into_iter().filter_map(&wanted));
            cursor = page.next_cursor.filter(|next| !next.is_empty());
            if cursor.is_none() || (first && !found.is_empty()) {
                return Ok(Some(found));
            }
        }
        Err(Fault::Unknown("a list without end".to_owned()))
    }

    fn request(&self, method: Method, path: &[&str], query: &[(&str, &str)]) -> RequestBuilder {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        self.client
            .request(method, url)
            .basic_auth(&self.shop, Some(self.key.expose()))
    }
}

#[derive(serde::Deserialize)]
struct Page {
    items: Option<Vec<Value>>,
    next_cursor: Option<String>,
}

/// An error object, or «in progress».
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Said {
    #[serde(rename = "type")]
    kind: String,
    code: String,
    parameter: String,
    /// Milliseconds.
    retry_after: Option<u64>,
}

async fn send<T: DeserializeOwned>(request: RequestBuilder) -> Result<Answer<T>, Fault> {
    let lost = |error: reqwest::Error| Fault::Unknown(error.without_url().to_string());
    let response = request.send().await.map_err(lost)?;
    let status = response.status();
    let body = response.bytes().await.map_err(lost)?;
    let said: Said = serde_json::from_slice(&body).unwrap_or_default();
    if status == StatusCode::ACCEPTED {
        let pause = Duration::from_millis(said.retry_after.unwrap_or(1800));
        return Ok(Answer::Later(pause));
    }
    if status.is_success() {
        return serde_json::from_slice(&body)
            .map(Answer::Done)
            .map_err(|_| Fault::Unknown("an answer that cannot be read".to_owned()));
    }
    Err(fault(status, said))
}

fn fault(status: StatusCode, said: Said) -> Fault {
    let told = said.kind == "error" && !said.code.is_empty();
    match status {
        StatusCode::UNAUTHORIZED => {
            tracing::error!(
                code = said.code,
                "YooKassa refuses our keys: see payments.yookassa.shop_id and payments.yookassa.secret_key"
            );
            Fault::Keys
        }
        StatusCode::NOT_FOUND if told => Fault::Absent,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => {
            Fault::Unknown(format!("HTTP {}", status.as_u16()))
        }
        _ if status.is_client_error() && told => {
            tracing::error!(
                code = said.code,
                parameter = said.parameter,
                "YooKassa refuses a request"
            );
            Fault::Refused {
                code: said.code,
                parameter: said.parameter,
            }
        }
        StatusCode::NOT_IMPLEMENTED => Fault::NoCall(status.as_u16()),
        _ if status.is_client_error() => Fault::NoCall(status.as_u16()),
        _ => Fault::Unknown(format!("HTTP {}", status.as_u16())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(status: u16, body: &str) -> Fault {
        fault(
            StatusCode::from_u16(status).unwrap(),
            serde_json::from_str(body).unwrap_or_default(),
        )
    }

    #[test]
    fn only_an_error_object_of_the_bank_refuses() {
        let error = r#"{"type":"error","id":"1","code":"invalid_request","parameter":"amount"}"#;
        assert!(matches!(of(400, error), Fault::Refused { code, .. } if code == "invalid_request"));
        for (status, body) in [
            (400, "<html>a proxy</html>"),
            (400, "{}"),
            (403, "<html>a proxy</html>"),
            (404, "nothing here"),
            (405, ""),
            (408, error),
            (429, error),
            (500, error),
            (501, error),
            (502, "<html>"),
            (301, ""),
        ] {
            let unknown = GatewayError::from(of(status, body));
            assert!(
                matches!(unknown, GatewayError::Unknown(_)),
                "{status} {body}"
            );
        }
        let absent = r#"{"type":"error","code":"not_found"}"#;
        assert!(matches!(of(404, absent), Fault::Absent));
    }

    #[test]
    fn wrong_keys_refuse_no_payment_but_a_right_that_lacks_does() {
        let error = r#"{"type":"error","code":"invalid_credentials"}"#;
        let refused = GatewayError::from(of(401, error));
        assert!(matches!(refused, GatewayError::Unknown(_)), "{refused}");
        let error = r#"{"type":"error","code":"forbidden","description":"no recurring payments"}"#;
        let refused = GatewayError::from(of(403, error));
        assert!(
            matches!(&refused, GatewayError::Refused(code) if code == "forbidden"),
            "{refused}"
        );
    }
}
