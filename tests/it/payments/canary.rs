//! A search for card numbers and tokens in database, logs and letters finds none.

use super::super::support::Portal;
use super::{one, payer};
use sqlx::PgPool;
use std::sync::{Arc, Mutex};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

const NUMBER: &str = "2200 0000 0000 0004";
const BARE: &str = "2200000000000004";
const CVC: &str = "CVC-is-739";

/// Everything that is logged on this thread, also by libraries, down to the smallest event.
pub struct Logs {
    text: Arc<Mutex<String>>,
    _guard: tracing::subscriber::DefaultGuard,
}

struct Keep(Arc<Mutex<String>>);

impl Logs {
    pub fn listen() -> Logs {
        let text = Arc::new(Mutex::new(String::new()));
        let keep = tracing_subscriber::registry().with(Keep(text.clone()));
        Logs {
            text,
            _guard: keep.set_default(),
        }
    }
    fn has(&self, needle: &str) -> bool {
        self.text.lock().unwrap().contains(needle)
    }
}

impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Keep {
    fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
        let mut line = String::new();
        event.record(
            &mut |field: &tracing::field::Field, value: &dyn std::fmt::Debug| {
                line.push_str(&format!("{field}={value:?} "));
            },
        );
        // The tests read pages with a parser of their own, which tells every character.
        let of_the_tests = ["html5ever", "selectors"]
            .iter()
            .any(|parser| line.contains(&format!("log.target=\"{parser}")));
        if !of_the_tests {
            self.0.lock().unwrap().push_str(&line);
        }
    }
    fn on_new_span(
        &self,
        span: &tracing::span::Attributes<'_>,
        _: &tracing::span::Id,
        _: tracing_subscriber::layer::Context<'_, S>,
    ) {
        let mut text = self.0.lock().unwrap();
        span.record(
            &mut |field: &tracing::field::Field, value: &dyn std::fmt::Debug| {
                text.push_str(&format!("{field}={value:?} "));
            },
        );
    }
}

/// Where one of `needles` stands: in any column of any table that can hold words (but those that begin
/// with one of `but`), in any letter, in the log.
pub async fn search(portal: &Portal, logs: &Logs, needles: &[&str], but: &[&str]) -> Vec<String> {
    let columns: Vec<(String, String, String)> = sqlx::query_as(
        "select c.table_name::text, c.column_name::text, c.data_type::text
         from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
           and c.data_type in ('text', 'json', 'jsonb', 'bytea', 'ARRAY', 'character varying', 'character')",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap();
    assert!(columns.len() > 100, "the columns were not found");
    let mut found = Vec::new();
    for needle in needles {
        for (table, column, kind) in &columns {
            if but.iter().any(|start| table.starts_with(start)) {
                continue;
            }
            let test = match kind.as_str() {
                "bytea" => format!("position(convert_to($1, 'UTF8') in \"{column}\") > 0"),
                _ => format!("position($1 in \"{column}\"::text) > 0"),
            };
            let sql = format!("select count(*) from \"{table}\" where {test}");
            let rows: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
                .bind(*needle)
                .fetch_one(&portal.db)
                .await
                .unwrap();
            if rows > 0 {
                found.push(format!("{needle} in {table}.{column}"));
            }
        }
        for letter in portal.letters().await {
            if letter.text.contains(needle) || letter.subject.contains(needle) {
                found.push(format!("{needle} in letter {}", letter.subject));
            }
        }
        if let Ok(files) = std::fs::read_dir(&portal.app.config.mail.dir) {
            for file in files {
                let raw = std::fs::read(file.unwrap().path()).unwrap();
                if String::from_utf8_lossy(&raw).contains(needle) {
                    found.push(format!("{needle} in a letter's file"));
                }
            }
        }
        if logs.has(needle) {
            found.push(format!("{needle} in the log"));
        }
    }
    found
}

#[sqlx::test]
async fn no_card_number_and_no_token_is_found_anywhere(db: PgPool) {
    let logs = Logs::listen();
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    // A card is typed wrong, declined, refused, accepted and kept; then charged, then removed.
    for number in ["2200 0000 0000 0012", "2200 0000 0000 0020", NUMBER] {
        let sent = payer.start(&[("save_card", "1")]).await;
        let bank = payer.client.follow(sent).await;
        let typed = [("card_number", number), ("expiry", "10/20"), ("cvc", CVC)];
        let again = payer.client.submit(&bank, &typed).await;
        let right = [("card_number", number), ("expiry", "12/30"), ("cvc", "739")];
        let next = payer.client.submit(&again, &right).await;
        let page = payer.client.follow(next).await;
        if page.has("input[name=code]") {
            payer.client.submit(&page, &[("code", "1234")]).await;
        }
    }
    let card: uuid::Uuid = one(&portal, "select id from saved_card where state = 'active'").await;
    let token: String = one(&portal, "select token from demo_bank_card").await;
    let heat = payer.input("8781").await;
    let chosen = card.to_string();
    let sent = payer.start(&[(&heat, "10"), ("saved_card", &chosen)]).await;
    payer.client.follow(sent).await;
    portal.letters().await;
    let numbers = [NUMBER, BARE, "2200000000000012", "2200000000000020", CVC];
    let found = search(&portal, &logs, &numbers, &[]).await;
    assert!(found.is_empty(), "{found:?}");
    // The demo bank is another company: the token is its own, and stands in its books alone.
    let found = search(&portal, &logs, &[&token], &["demo_"]).await;
    assert!(found.is_empty(), "{found:?}");
    assert!(
        !search(&portal, &logs, &[&token], &[]).await.is_empty(),
        "the search finds what is there"
    );
    payer
        .client
        .post(&format!("/profile/cards/{card}/delete"), &[])
        .await;
    portal.letters().await;
    let found = search(&portal, &logs, &[&token], &["demo_"]).await;
    assert!(found.is_empty(), "{found:?}");
}
