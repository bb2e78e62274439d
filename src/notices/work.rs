//! The work behind the notices: begun once, a page a job.

use super::{letters, model};
use crate::accounts::{self, Person, Reader};
use crate::app::App;
use crate::jobs::{self, Job, Taken};
use crate::mail::{self, Letter, Topic};
use crate::support::news;
use crate::{bills, readings};
use chrono::{Duration, Timelike};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

const METERS: &str = "notices.meters";
const NEWS: &str = "notices.news";
/// Kinds of jobs of this room.
pub const KINDS: [&str; 3] = [bills::ARRIVED, METERS, NEWS];

/// Households or people a job.
const PAGE: i64 = 1000;
/// Hours of the organisation's day in which the clock begins something.
const DAY: std::ops::Range<u32> = 9..21;
/// News that were published longer ago are not told any more, nor bills that came longer ago.
const LATE: Duration = Duration::days(7);
/// Longer than any notice could come up again.
const KEPT: Duration = Duration::days(120);

/// How far a piece of work has come.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Step {
    /// The last household or person of the page before.
    after: Option<Uuid>,
    /// The piece of news.
    news: Option<Uuid>,
}

async fn enqueue(db: &mut PgConnection, app: &App, kind: &str, step: &Step) -> anyhow::Result<()> {
    let job = Job {
        kind,
        key: None,
        payload: serde_json::to_value(step)?,
        run_after: app.now(),
    };
    Ok(jobs::enqueue(db, job).await?)
}

/// By the clock: begins the work of the day, from nine in the morning on, and of news that were published.
/// Each is begun once, however many workers look.
pub async fn begin(app: &App) -> anyhow::Result<()> {
    let (now, today) = (app.now(), app.today());
    if !DAY.contains(&now.with_timezone(&app.zone()).hour()) {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    if jobs::begin_once(&mut tx, &format!("notices {today}"), now).await? {
        enqueue(&mut tx, app, METERS, &Step::default()).await?;
        // An import has told of bills already; this finds those whose job was lost.
        enqueue(&mut tx, app, bills::ARRIVED, &Step::default()).await?;
    }
    for id in news::published(&mut tx, today - LATE, today).await? {
        if jobs::begin_once(&mut tx, &format!("notices news {id}"), now).await? {
            let step = Step {
                after: None,
                news: Some(id),
            };
            enqueue(&mut tx, app, NEWS, &step).await?;
        }
    }
    tx.commit().await?;
    mail::forget_told(app, now - KEPT).await?;
    Ok(())
}

/// Does one page of a job of [`KINDS`] and queues the next, in one transaction.
pub async fn perform(app: &App, job: &Taken) -> anyhow::Result<()> {
    let mut step: Step = serde_json::from_value(job.payload.clone())?;
    let mut tx = app.db.begin().await?;
    let page = match job.kind.as_str() {
        bills::ARRIVED => of_bills(&mut tx, app, &step).await?,
        METERS => of_meters(&mut tx, app, &step).await?,
        NEWS => of_news(&mut tx, app, &step).await?,
        other => anyhow::bail!("no notices of the kind {other}"),
    };
    if page.len() >= usize::try_from(PAGE)? {
        step.after = page.last().copied();
        enqueue(&mut tx, app, &job.kind, &step).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Writes the letters of those notices (reader, key, what it is about) that are wished and were not told yet.
async fn tell<T>(
    db: &mut PgConnection,
    app: &App,
    topic: Topic,
    notices: Vec<(Uuid, String, T)>,
    letter: impl Fn(&T) -> Letter,
) -> anyhow::Result<()> {
    if notices.is_empty() {
        return Ok(());
    }
    let readers: Vec<Uuid> = notices.iter().map(|(reader, ..)| *reader).collect();
    let wanted = mail::wanted(db, &readers, topic).await?;
    let claims: Vec<(Uuid, String)> = notices
        .iter()
        .filter(|(reader, ..)| wanted.contains(reader))
        .map(|(reader, key, _)| (*reader, key.clone()))
        .collect();
    let new = mail::claim(db, topic.code(), &claims, app.now()).await?;
    let letters: Vec<Letter> = notices
        .into_iter()
        .filter(|(reader, key, _)| new.contains(&(*reader, key.clone())))
        .map(|(_, _, about)| letter(&about))
        .collect();
    mail::enqueue_all(db, app, topic, &letters).await
}

/// New bills, to those who were linked before they came.
async fn of_bills(db: &mut PgConnection, app: &App, step: &Step) -> anyhow::Result<Vec<Uuid>> {
    let page = accounts::linked_page(db, step.after, PAGE).await?;
    let bills = bills::fresh(db, &page, app.today(), app.now() - LATE).await?;
    let told: Vec<Uuid> = bills.iter().map(|bill| bill.account).collect();
    let mut notices = Vec::new();
    for one in readers_of(db, &told).await? {
        let own = bills.iter().filter(|bill| bill.account == one.account);
        notices.extend(own.filter(|bill| one.linked_at <= bill.since).map(|bill| {
            // Its month alone would hide a correction and a second document, its sum a third one's return to
            // the first; the same sums sent anew leave the time as it is.
            let since = bill.since.timestamp_micros();
            let key = format!("{} {} {since}", one.account, bill.period);
            (one.customer, key, (one.clone(), bill))
        }));
    }
    tell(db, app, Topic::Bill, notices, |(reader, bill)| {
        letters::bill(app, reader, bill)
    })
    .await?;
    Ok(page)
}

/// Readings that are due and verifications that end.
async fn of_meters(db: &mut PgConnection, app: &App, step: &Step) -> anyhow::Result<Vec<Uuid>> {
    let today = app.today();
    let page = accounts::linked_page(db, step.after, PAGE).await?;
    let all = readings::summary(db, &page, today).await?;
    let due: HashMap<Uuid, _> = all
        .iter()
        .map(|(account, summary)| {
            let endings = model::endings(summary, today);
            (*account, (model::reminder(summary, today), endings))
        })
        .filter(|(_, (reminder, endings))| reminder.is_some() || !endings.is_empty())
        .collect();
    let accounts: Vec<Uuid> = due.keys().copied().collect();
    let (mut reminders, mut warnings) = (Vec::new(), Vec::new());
    for reader in readers_of(db, &accounts).await? {
        let Some((reminder, endings)) = due.get(&reader.account) else {
            continue;
        };
        let (customer, account) = (reader.customer, reader.account);
        for ending in endings {
            let key = format!("{account} {} {}", ending.until, ending.stage);
            warnings.push((customer, key, (reader.clone(), ending)));
        }
        if let Some(reminder) = reminder {
            let which = if reminder.last { "last" } else { "first" };
            let key = format!("{account} {} {which}", reminder.closes);
            reminders.push((customer, key, (reader, reminder)));
        }
    }
    tell(db, app, Topic::Reminder, reminders, |(reader, due)| {
        letters::reminder(app, reader, due)
    })
    .await?;
    tell(
        db,
        app,
        Topic::Verification,
        warnings,
        |(reader, ending)| letters::verification(app, reader, ending),
    )
    .await?;
    Ok(page)
}

/// A piece of news, to everybody whom it is about; one that was taken back is told to nobody more.
async fn of_news(db: &mut PgConnection, app: &App, step: &Step) -> anyhow::Result<Vec<Uuid>> {
    let Some(id) = step.news else {
        return Ok(Vec::new());
    };
    let Some(news) = news::announced(db, id).await? else {
        return Ok(Vec::new());
    };
    let about = (news.supplier_code.as_deref(), news.house.as_deref());
    let people: Vec<Person> = accounts::people_of(db, about, step.after, PAGE).await?;
    let page: Vec<Uuid> = people.iter().map(|one| one.customer).collect();
    let notices = people
        .into_iter()
        .map(|one| (one.customer, id.to_string(), one))
        .collect();
    tell(db, app, Topic::News, notices, |reader| {
        letters::news(app, reader, &news)
    })
    .await?;
    Ok(page)
}

async fn readers_of(db: &mut PgConnection, accounts: &[Uuid]) -> sqlx::Result<Vec<Reader>> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    accounts::readers(db, accounts).await
}
