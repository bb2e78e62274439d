//! SMS.RU (DOMAIN 10). It takes no id of ours: what may have been sent is never sent again.

use super::gateway::{Gateway, Outgoing, SendError};
use super::outside::{Server, Silence, number, text};
use crate::config::{self, Secret};
use async_trait::async_trait;

/// `status_code` of a message that was taken.
const TAKEN: i64 = 100;
/// Wrong `api_id` or an account that is not confirmed: ours to mend.
const DENIED: [i64; 4] = [200, 300, 301, 302];
/// No money, limits of the day, the service is away: these pass.
const PASSING: [i64; 7] = [201, 206, 220, 230, 231, 232, 233];

pub struct Smsru {
    server: Server,
    key: Secret,
}

impl Smsru {
    /// # Errors
    /// `sms.api_url` is no address.
    pub fn new(config: &config::Sms) -> anyhow::Result<Smsru> {
        Ok(Smsru {
            server: Server::at(&config.api_url, "https://sms.ru", &["/sms/send"])?,
            key: config.password.clone(),
        })
    }

    async fn ask(&self, path: &str, fields: &[(&str, &str)]) -> Result<serde_json::Value, Silence> {
        let mut form = vec![("api_id", self.key.expose()), ("json", "1")];
        form.extend_from_slice(fields);
        self.server.post(path, &form).await
    }
}

fn refused(code: i64, words: &str) -> SendError {
    let said = format!("smsru: status {code}: {words}");
    if DENIED.contains(&code) {
        tracing::error!("sms.ru denies access: check sms.password, its api_id");
    }
    match DENIED.contains(&code) || PASSING.contains(&code) {
        true => SendError::Later(said),
        false => SendError::Never(said),
    }
}

fn unknown(what: &str) -> SendError {
    SendError::Never(format!(
        "smsru: nobody knows whether it was sent, so it is not sent again: {what}"
    ))
}

#[async_trait]
impl Gateway for Smsru {
    async fn send(&self, sms: &Outgoing) -> Result<String, SendError> {
        if sms.doubtful {
            return Err(unknown("the program ended while it was sent"));
        }
        let phone = sms.phone.trim_start_matches('+');
        let fields = [("to", phone), ("msg", sms.body.as_str())];
        let body = match self.ask("sms/send", &fields).await {
            Ok(body) => body,
            Err(Silence::NotReached(what)) => return Err(SendError::Later(what)),
            Err(Silence::Unknown(what)) => return Err(unknown(&what)),
        };
        let whole = number(&body, "status_code").ok_or_else(|| unknown("no status_code"))?;
        if whole != TAKEN {
            return Err(refused(whole, &text(&body, "status_text")));
        }
        let own = body.get("sms").and_then(|sms| sms.get(phone));
        let own = own.ok_or_else(|| unknown("no word about the number"))?;
        match number(own, "status_code") {
            Some(TAKEN) => Ok(text(own, "sms_id")),
            Some(code) => Err(refused(code, &text(own, "status_text"))),
            None => Err(unknown("no status_code of the number")),
        }
    }

    async fn check(&self) -> anyhow::Result<String> {
        let body = match self.ask("my/balance", &[]).await {
            Ok(body) => body,
            Err(silence) => anyhow::bail!(
                "sms.api_url: sms.ru does not answer: {}",
                silence.into_text()
            ),
        };
        match number(&body, "status_code") {
            Some(TAKEN) => Ok(format!(
                "sms.ru answers, balance {}",
                text(&body, "balance")
            )),
            Some(code) => anyhow::bail!(
                "sms.ru: status {code}: {}; check sms.password, which is its api_id",
                text(&body, "status_text")
            ),
            None => anyhow::bail!("sms.api_url: sms.ru's answer has no status_code"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_passes_is_tried_again() {
        for (code, again) in [
            (200, true),
            (201, true),
            (202, false),
            (204, false),
            (207, false),
            (220, true),
            (230, true),
            (231, true),
            (999, false),
        ] {
            assert_eq!(
                matches!(refused(code, "x"), SendError::Later(_)),
                again,
                "{code}"
            );
        }
    }
}
