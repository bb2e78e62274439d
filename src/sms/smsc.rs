//! SMSC.ru (DOMAIN 10). It does not refuse an id of ours that comes twice, but tells of the message behind
//! it: before a second try it is asked, and sends only what it does not have.

use super::gateway::{Gateway, Outgoing, SendError};
use super::outside::{Server, Silence, number, text};
use crate::config::{self, Secret};
use async_trait::async_trait;
use uuid::Uuid;

/// The largest id that it takes.
const LARGEST: u128 = 2_147_483_647;

/// `error_code`: name or password, or an address it does not let in; no money; blocked for a while;
/// too many equal requests. These pass; the others are about the message itself.
const DENIED: i64 = 2;
const PASSING: [i64; 4] = [DENIED, 3, 4, 9];
/// `error_code` of a question about a message that it does not have.
const NO_MESSAGE: i64 = 3;
/// `status` of such a message.
const NOT_FOUND: i64 = -3;

pub struct Smsc {
    server: Server,
    login: String,
    password: Secret,
}

impl Smsc {
    /// # Errors
    /// `sms.api_url` is no address.
    pub fn new(config: &config::Sms) -> anyhow::Result<Smsc> {
        Ok(Smsc {
            server: Server::at(&config.api_url, "https://smsc.ru", &["/send.php", "/sys"])?,
            login: config.login.clone(),
            password: config.password.clone(),
        })
    }

    async fn ask(&self, path: &str, fields: &[(&str, &str)]) -> Result<serde_json::Value, Silence> {
        let mut form = vec![
            ("login", self.login.as_str()),
            ("psw", self.password.expose()),
            ("fmt", "3"),
            ("charset", "utf-8"),
        ];
        form.extend_from_slice(fields);
        self.server.post(path, &form).await
    }

    /// Whether it has the message already.
    async fn has(&self, id: &str, phone: &str) -> Result<bool, SendError> {
        let asked = self
            .ask("sys/status.php", &[("phone", phone), ("id", id)])
            .await;
        let body = asked.map_err(|silence| SendError::Later(silence.into_text()))?;
        match (number(&body, "error_code"), number(&body, "status")) {
            (Some(NO_MESSAGE), _) | (None, Some(NOT_FOUND)) => Ok(false),
            (None, Some(_)) => Ok(true),
            (Some(code), _) => Err(refused(code, &text(&body, "error"))),
            (None, None) => Err(SendError::Later(
                "smsc: a status without a status".to_owned(),
            )),
        }
    }
}

/// The message's id there: made of ours alone, so that it is the same at every try.
fn own_id(id: Uuid) -> String {
    (id.as_u128() % LARGEST + 1).to_string()
}

fn refused(code: i64, words: &str) -> SendError {
    let said = format!("smsc: error {code}: {words}");
    if code == DENIED {
        tracing::error!(
            "smsc denies access: check sms.login, sms.password and its list of addresses"
        );
    }
    match PASSING.contains(&code) {
        true => SendError::Later(said),
        false => SendError::Never(said),
    }
}

#[async_trait]
impl Gateway for Smsc {
    async fn send(&self, sms: &Outgoing) -> Result<String, SendError> {
        let (id, phone) = (own_id(sms.id), sms.phone.trim_start_matches('+'));
        if sms.tries > 1 && self.has(&id, phone).await? {
            return Ok(id);
        }
        let fields = [("phones", phone), ("mes", sms.body.as_str()), ("id", &id)];
        let body = match self.ask("sys/send.php", &fields).await {
            Ok(body) => body,
            Err(silence) => return Err(SendError::Later(silence.into_text())),
        };
        if let Some(code) = number(&body, "error_code") {
            return Err(refused(code, &text(&body, "error")));
        }
        match number(&body, "cnt").is_some_and(|count| count > 0) {
            true => Ok(text(&body, "id")),
            false => Err(SendError::Later("smsc: the answer says nothing".to_owned())),
        }
    }

    async fn check(&self) -> anyhow::Result<String> {
        let body = match self.ask("sys/balance.php", &[]).await {
            Ok(body) => body,
            Err(silence) => {
                anyhow::bail!("sms.api_url: smsc does not answer: {}", silence.into_text())
            }
        };
        if let Some(code) = number(&body, "error_code") {
            let words = text(&body, "error");
            anyhow::bail!(
                "smsc: error {code}: {words}; check sms.login, sms.password and its list of addresses"
            );
        }
        Ok(format!("smsc answers, balance {}", text(&body, "balance")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_id_stays_the_same_and_fits() {
        for id in [Uuid::nil(), Uuid::max(), Uuid::now_v7()] {
            let own = own_id(id);
            assert_eq!(own, own_id(id));
            assert!(
                (1..=2_147_483_647).contains(&own.parse::<i64>().unwrap()),
                "{own}"
            );
        }
    }

    #[test]
    fn what_is_wrong_with_the_message_itself_is_not_tried_again() {
        for (code, again) in [
            (1, false),
            (2, true),
            (3, true),
            (4, true),
            (5, false),
            (6, false),
            (7, false),
            (8, false),
            (9, true),
            (99, false),
        ] {
            assert_eq!(
                matches!(refused(code, "x"), SendError::Later(_)),
                again,
                "{code}"
            );
        }
    }
}
