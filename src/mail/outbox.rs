//! The outbox table: rows written with the deed that causes them, taken by the worker.

use super::content::Letter;
use super::transport::{Mailer, Outgoing, SendError};
use super::wishes::{self, Topic, Wish};
use crate::app::App;
use crate::sms::{self, Sms};
use crate::t;
use chrono::{DateTime, Duration, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// How long one sending may take before another worker may take the letter over.
const LEASE: Duration = Duration::minutes(2);
/// After so many failed tries a letter waits for staff (about two days).
const TRIES: i32 = 20;

/// The kind of the letter that says goodbye: nothing is kept of it once it is sent.
pub const FAREWELL: &str = "farewell";

/// Writes the letter into the caller's transaction: it leaves if, and only if, that commits. Its reader's
/// wishes decide about one that has a [`Topic`]: whether it goes, and whether an SMS says the same in a line.
pub async fn enqueue(db: &mut PgConnection, app: &App, letter: &Letter) -> anyhow::Result<()> {
    let topic = letter.customer.zip(Topic::of_letter(letter.kind));
    let wish = match topic {
        Some((customer, topic)) => wishes::of(db, customer, topic).await?,
        None => Wish::LETTER,
    };
    if let Some(phone) = &wish.sms {
        let sms = in_a_line(app, letter, phone);
        // What comes unasked does not wake anybody.
        let unasked = topic.is_some_and(|(_, topic)| topic.stoppable());
        let at = if unasked { sms::by_day(app) } else { app.now() };
        sms::enqueue_at(db, &sms, at).await?;
    }
    if wish.email {
        write(db, app, letter, topic).await?;
    }
    Ok(())
}

/// The subject, which tells the fact, and where the rest is.
pub(super) fn in_a_line<'a>(app: &App, letter: &'a Letter, phone: &'a str) -> Sms<'a> {
    let words = app.words(letter.lang);
    Sms {
        kind: letter.kind,
        customer: letter.customer,
        phone,
        body: t!(
            words,
            "sms-notice",
            news = letter.subject.clone(),
            portal = app.config.public_url()
        ),
        secret: false,
        expires_at: None,
    }
}

/// Where letters like one are stopped, absolute; none for those that nobody stops by a link.
pub(super) struct Stopped(Option<String>);

impl Stopped {
    pub(super) fn by(app: &App, customer: Uuid, topic: Topic) -> Stopped {
        let path = topic
            .stoppable()
            .then(|| wishes::stop_path(app, customer, topic));
        Stopped(path.map(|path| app.url(&path)))
    }
    pub(super) fn url(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

async fn write(
    db: &mut PgConnection,
    app: &App,
    letter: &Letter,
    topic: Option<(Uuid, Topic)>,
) -> anyhow::Result<()> {
    let stop = match (&letter.unsubscribe, topic) {
        (Some(path), _) => Stopped(Some(app.url(path))),
        (None, Some((customer, topic))) => Stopped::by(app, customer, topic),
        (None, None) => Stopped(None),
    };
    let rendered = letter.render(app, stop.url())?;
    let one_line = |text: &str| text.replace(['\r', '\n'], " ");
    sqlx::query!(
        "insert into letter (kind, customer_id, to_address, subject, body_text, body_html, secret, unsubscribe_url, run_after)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        letter.kind,
        letter.customer,
        one_line(&letter.to),
        one_line(&letter.subject),
        rendered.text,
        rendered.html,
        letter.secret,
        stop.url(),
        app.now(),
    )
    .execute(&mut *db)
    .await?;
    crate::jobs::wake(db).await?;
    Ok(())
}

/// Sends up to `most` due letters, one at a time; tells how many were taken.
pub async fn send_due(app: &App, mailer: &Mailer, most: usize) -> sqlx::Result<usize> {
    for taken in 0..most {
        let now = app.now();
        let lease = Uuid::new_v4();
        let Some((id, attempts, letter)) = take(app, lease, now).await? else {
            return Ok(taken);
        };
        let outcome = mailer.send(&letter).await;
        finish(app, id, lease, attempts, outcome).await?;
    }
    Ok(most)
}

async fn take(
    app: &App,
    lease: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<(Uuid, i32, Outgoing)>> {
    // A letter whose lease ran out was with a worker that died; its Message-ID stays the same.
    let row = sqlx::query!(
        "update letter set state = 'sending', lease = $1, leased_until = $2, attempts = attempts + 1
         where id = (select id from letter
                     where state in ('queued', 'sending') and run_after <= $3 and (leased_until is null or leased_until < $3)
                     order by run_after, number limit 1 for update skip locked)
         returning id, number, attempts, kind, to_address, subject, body_text, body_html, unsubscribe_url",
        lease,
        now + LEASE,
        now
    )
    .fetch_optional(&app.db)
    .await?;
    Ok(row.map(|row| {
        let letter = Outgoing {
            number: row.number,
            message_id: row.id.to_string(),
            kind: row.kind,
            to: row.to_address,
            subject: row.subject,
            text: row.body_text,
            html: row.body_html,
            unsubscribe_url: row.unsubscribe_url,
        };
        (row.id, row.attempts, letter)
    }))
}

async fn finish(
    app: &App,
    id: Uuid,
    lease: Uuid,
    attempts: i32,
    outcome: Result<(), SendError>,
) -> sqlx::Result<()> {
    let now = app.now();
    match outcome {
        Ok(()) => {
            sqlx::query!(
                "delete from letter where id = $1 and lease = $2 and kind = $3",
                id,
                lease,
                FAREWELL
            )
            .execute(&app.db)
            .await?;
            sqlx::query!(
                "update letter set state = 'sent', sent_at = $3, lease = null, leased_until = null, last_error = null,
                        body_text = case when secret then '' else body_text end,
                        body_html = case when secret then '' else body_html end
                 where id = $1 and lease = $2",
                id,
                lease,
                now
            )
            .execute(&app.db)
            .await?;
        }
        Err(error) => {
            let last = matches!(error, SendError::Never(_)) || attempts >= TRIES;
            tracing::warn!(letter = %id, attempts, last, %error, "letter not sent");
            sqlx::query!(
                "update letter set state = case when $4 then 'failed' else 'queued' end, lease = null, leased_until = null,
                        last_error = $3, run_after = $5
                 where id = $1 and lease = $2",
                id,
                lease,
                error.to_string(),
                last,
                now + crate::jobs::pause(attempts)
            )
            .execute(&app.db)
            .await?;
        }
    }
    Ok(())
}

/// Forgets every letter to a person or to one of `addresses` (in lower case), and what he was told of.
pub async fn forget(
    db: &mut PgConnection,
    customer: Uuid,
    addresses: &[String],
) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from letter where customer_id = $1 or lower(to_address) = any($2)",
        customer,
        addresses
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from notice_sent where customer_id = $1", customer)
        .execute(db)
        .await?;
    Ok(())
}
