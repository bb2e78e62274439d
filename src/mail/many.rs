//! Letters to many at once: who wants them, who was told already, and a page of them in few statements.

use super::content::Letter;
use super::outbox::{Stopped, in_a_line};
use super::wishes::{Topic, Wish, of_many};
use crate::app::App;
use crate::sms;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Who of `customers` wants to hear of `topic`, by whatever way. One statement.
pub async fn wanted(
    db: &mut PgConnection,
    customers: &[Uuid],
    topic: Topic,
) -> sqlx::Result<HashSet<Uuid>> {
    let wishes = of_many(db, customers, topic).await?;
    let wants = |wish: &Wish| wish.email || wish.sms.is_some();
    Ok(wishes
        .into_iter()
        .filter(|(_, wish)| wants(wish))
        .map(|(customer, _)| customer)
        .collect())
}

/// Notes that each of `notices` (reader, key) is told now; gives those that were not told before. Of two
/// workers that claim one notice the second waits for the first and gets nothing.
pub async fn claim(
    db: &mut PgConnection,
    kind: &str,
    notices: &[(Uuid, String)],
    now: DateTime<Utc>,
) -> sqlx::Result<HashSet<(Uuid, String)>> {
    let mut sorted = notices.to_vec();
    // One order for all: two claims of the same rows never wait for each other.
    sorted.sort();
    let (customers, keys): (Vec<Uuid>, Vec<String>) = sorted.into_iter().unzip();
    let rows = sqlx::query!(
        "insert into notice_sent (customer_id, kind, key, sent_at)
         select customer_id, $1, key, $4 from unnest($2::uuid[], $3::text[]) as told (customer_id, key)
         on conflict do nothing returning customer_id, key",
        kind,
        &customers,
        &keys,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.customer_id, row.key))
        .collect())
}

/// Forgets what was told before `before`.
pub async fn forget_told(app: &App, before: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("delete from notice_sent where sent_at < $1", before)
        .execute(&app.db)
        .await?;
    Ok(())
}

/// As [`super::enqueue`] for letters of one topic to many readers: their wishes decide, each letter can be
/// stopped by its link. Three statements, and one an SMS.
///
/// # Errors
/// No database, or a template that does not render.
pub async fn enqueue_all(
    db: &mut PgConnection,
    app: &App,
    topic: Topic,
    letters: &[Letter],
) -> anyhow::Result<()> {
    let readers: Vec<Uuid> = letters.iter().filter_map(|one| one.customer).collect();
    let wishes: HashMap<Uuid, Wish> = of_many(db, &readers, topic).await?;
    let mut page = Page::default();
    for letter in letters {
        let Some((customer, wish)) = letter
            .customer
            .and_then(|reader| wishes.get(&reader).map(|wish| (reader, wish)))
        else {
            continue;
        };
        if let Some(phone) = &wish.sms {
            let sms = in_a_line(app, letter, phone);
            sms::enqueue_at(db, &sms, sms::by_day(app)).await?;
        }
        if wish.email {
            page.add(app, letter, Stopped::by(app, customer, topic))?;
        }
    }
    page.write(db, app.now()).await?;
    Ok(crate::jobs::wake(db).await?)
}

/// Rows of `letter`, column by column.
#[derive(Default)]
struct Page {
    kind: Vec<String>,
    customer: Vec<Option<Uuid>>,
    to: Vec<String>,
    subject: Vec<String>,
    text: Vec<String>,
    html: Vec<String>,
    stop: Vec<Option<String>>,
}

impl Page {
    fn add(&mut self, app: &App, letter: &Letter, stop: Stopped) -> anyhow::Result<()> {
        let rendered = letter.render(app, stop.url())?;
        let one_line = |text: &str| text.replace(['\r', '\n'], " ");
        self.kind.push(letter.kind.to_owned());
        self.customer.push(letter.customer);
        self.to.push(one_line(&letter.to));
        self.subject.push(one_line(&letter.subject));
        self.text.push(rendered.text);
        self.html.push(rendered.html);
        self.stop.push(stop.url().map(str::to_owned));
        Ok(())
    }

    async fn write(&self, db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<()> {
        if self.kind.is_empty() {
            return Ok(());
        }
        sqlx::query!(
            "insert into letter (kind, customer_id, to_address, subject, body_text, body_html, unsubscribe_url, run_after)
             select kind, customer_id, to_address, subject, body_text, body_html, stop, $8
             from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
                  as page (kind, customer_id, to_address, subject, body_text, body_html, stop)",
            &self.kind,
            &self.customer as &[Option<Uuid>],
            &self.to,
            &self.subject,
            &self.text,
            &self.html,
            &self.stop as &[Option<String>],
            now
        )
        .execute(db)
        .await?;
        Ok(())
    }
}
