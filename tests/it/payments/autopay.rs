//! Autopay: announced, bounded, charged once, off in one tap.

use super::super::support::{Portal, Reply, SentLetter};
use super::cards::with_card;
use super::fake::roubles;
use super::keeper::{self, Keeper, Mood, later};
use super::{Payer, one};
use axum::http::StatusCode;
use kabinet::payments::jobs;
use sqlx::PgPool;
use std::sync::Arc;
use uuid::Uuid;

pub const ANNA: &str = "anna@example.ru";

pub struct Story {
    pub portal: Portal,
    pub bank: Arc<Keeper>,
    pub payer: Payer,
    pub customer: Uuid,
    pub card: Uuid,
}

/// Anna has paid heat and water herself and kept her card; nothing is owed.
pub async fn story(db: PgPool) -> Story {
    let (portal, bank) = keeper::portal(db).await;
    let (payer, card) = with_card(&portal, &bank).await;
    let customer = one(&portal, "select id from customer").await;
    Story {
        portal,
        bank,
        payer,
        customer,
        card,
    }
}

impl Story {
    fn path(&self, page: &str) -> String {
        format!("/accounts/{}/autopay{page}", self.payer.account)
    }
    pub async fn agree(&mut self, fields: &[(&str, &str)]) -> Reply {
        let form = self.payer.client.get(&self.path("")).await;
        let mut all = vec![("limit", "5000"), ("rules", "1")];
        all.extend(fields);
        self.payer.client.submit(&form, &all).await
    }
    /// The bill of November: heat 500, water 300, waste 50, which was never paid before.
    pub async fn bill_comes(&self) {
        sqlx::raw_sql(
            "insert into bill (account_id, period, due_on, loaded_at)
                 select id, '2026-11-01', '2026-12-25', '2026-12-02T05:00:00Z' from account where number = '700100';
             insert into bill_total (account_id, period, supplier_account_id, charged, opening, total, loaded_at)
                 select sa.account_id, '2026-11-01', sa.id, t.total, 0, t.total, '2026-12-02T05:00:00Z'
                 from supplier_account sa join (values
                     ('8781', 500.00), ('8791', 300.00), ('8801', 50.00)) as t (number, total) on t.number = sa.number;",
        )
        .execute(&self.portal.db)
        .await
        .unwrap();
    }
    /// Noon in Moscow of this day; does what autopay has to do.
    pub async fn day(&mut self, day: &str) {
        self.portal
            .clock
            .set(format!("{day}T09:00:00Z").parse().unwrap());
        jobs::autopay(&self.portal.app).await.unwrap();
        self.payer.client = self.portal.signed_in(self.customer).await;
    }
    pub async fn newest(&self) -> SentLetter {
        self.portal.letters().await.pop().unwrap()
    }
    pub async fn state(&self) -> String {
        one(
            &self.portal,
            "select state || ':' || reason from autopay_run",
        )
        .await
    }
    pub async fn on(&self) -> i64 {
        self.portal
            .count("select count(*) from autopay where state = 'on'")
            .await
    }
    pub async fn owes(&self, kopecks: i64, contract: &str) {
        sqlx::query(
            "update bill_total set total = $1, charged = $1 where period = '2026-11-01'
             and supplier_account_id = (select id from supplier_account where number = $2)",
        )
        .bind(roubles(kopecks).decimal())
        .bind(contract)
        .execute(&self.portal.db)
        .await
        .unwrap();
    }
}

/// Agreed to, and the bill has come and is announced for 3 December.
pub async fn announced(db: PgPool) -> Story {
    let mut story = story(db).await;
    let on = story.agree(&[]).await;
    assert_eq!(on.status, StatusCode::SEE_OTHER, "{}", on.body);
    story.bill_comes().await;
    story.day("2026-12-02").await;
    story
}

#[sqlx::test]
async fn the_letter_of_the_day_before_names_sum_card_date_and_the_way_out(db: PgPool) {
    let mut story = announced(db).await;
    assert_eq!(story.bank.charged(), [], "not on the same day");
    let letter = story.newest().await;
    assert_eq!(
        (letter.kind.as_str(), letter.to.as_str()),
        ("payment", ANNA)
    );
    for part in [
        "Mir •• 0004",
        "03.12.2026",
        "800,00",
        "ООО «Тепло», ЛС 8781: 500,00",
    ] {
        assert!(letter.text.contains(part), "{part}: {}", letter.text);
    }
    // The newcomer on the bill waits for the resident.
    assert!(letter.text.contains("Ждут вас") && letter.text.contains("ООО «Чисто»"));
    letter.link("/autopay/");
    story.day("2026-12-02").await;
    assert_eq!(portal_letters(&story, "Автоплатёж").await, 1, "once");
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    assert_eq!(story.state().await, "sent:");
    let heard = story.bank.heard().pop().unwrap().request;
    assert_eq!((heard.card, heard.lines.len()), (Some(story.card), 2));
    story.day("2026-12-04").await;
    story.day("2026-12-05").await;
    assert_eq!(story.bank.charged().len(), 1, "a bill is paid once");
    assert_eq!(story.payer.balance(&story.portal).await, "50.00");
}

pub async fn portal_letters(story: &Story, subject: &str) -> usize {
    let letters = story.portal.letters().await;
    letters
        .iter()
        .filter(|letter| letter.subject.starts_with(subject))
        .count()
}

#[sqlx::test]
async fn no_more_than_was_announced_is_charged_and_no_more_than_is_due(db: PgPool) {
    let mut story = announced(db).await;
    story.owes(90_000, "8781").await;
    story.owes(10_000, "8791").await;
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), [roubles(60_000)], "500 and 100");
}

#[sqlx::test]
async fn above_the_limit_nothing_is_charged_and_the_letter_says_so(db: PgPool) {
    let mut story = story(db).await;
    story.agree(&[("limit", "799,99")]).await;
    story.bill_comes().await;
    story.day("2026-12-02").await;
    assert_eq!(story.state().await, "skipped:limit");
    let letter = story.newest().await;
    assert!(letter.text.contains("799,99") && letter.text.contains("не спишем ничего"));
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), []);
}

#[sqlx::test]
async fn the_limit_is_of_the_whole_month(db: PgPool) {
    let mut story = story(db).await;
    story
        .agree(&[("limit", "1000"), ("when", "day"), ("day", "3")])
        .await;
    story.bill_comes().await;
    story.day("2026-12-02").await;
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    story.owes(80_000 + 30_000, "8781").await;
    // Agreed anew in the same month: what was charged counts all the same.
    story
        .agree(&[("limit", "1000"), ("when", "day"), ("day", "10")])
        .await;
    story.day("2026-12-09").await;
    story.day("2026-12-10").await;
    assert_eq!(story.bank.charged().len(), 1);
}

#[sqlx::test]
async fn a_lost_answer_never_charges_twice(db: PgPool) {
    let mut story = announced(db).await;
    story.bank.be(Mood::LosesAnswer);
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged().len(), 1);
    // The worker dies before it writes that the payment is made, and begins anew.
    let again = "update autopay_run set state = 'announced', ended_at = null";
    for _ in 0..3 {
        sqlx::query(again).execute(&story.portal.db).await.unwrap();
        jobs::autopay(&story.portal.app).await.unwrap();
    }
    story.bank.be(Mood::Works);
    sqlx::query(again).execute(&story.portal.db).await.unwrap();
    jobs::autopay(&story.portal.app).await.unwrap();
    later(&story.portal, 60).await;
    assert_eq!(story.bank.charged().len(), 1);
    let made = "select count(*) from payment where state = 'succeeded'";
    assert_eq!(story.portal.count(made).await, 2);
    let form = "select count(*) from payment p join autopay_run r on r.id = p.form_id";
    assert_eq!(story.portal.count(form).await, 1);
}

#[sqlx::test]
async fn a_failure_is_told_and_not_tried_again(db: PgPool) {
    let mut story = announced(db).await;
    story.bank.revokes();
    story.day("2026-12-03").await;
    let letter = story.portal.letter(ANNA, "payment_failed").await;
    assert!(
        letter.text.contains("второй раз списывать не станет"),
        "{}",
        letter.text
    );
    assert_eq!(story.on().await, 0, "the card is gone, and autopay with it");
    let heard = story.bank.heard().len();
    story.day("2026-12-04").await;
    story.day("2026-12-05").await;
    assert_eq!(story.bank.heard().len(), heard);
}

#[sqlx::test]
async fn the_letters_link_shows_a_button_that_switches_it_off(db: PgPool) {
    let mut story = announced(db).await;
    let link = story.newest().await.link("/autopay/");
    let mut anybody = story.portal.visitor();
    let page = anybody.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("0004") && !page.body.contains("Лесная"));
    assert_eq!(story.on().await, 1, "looking changes nothing");
    let done = anybody.submit(&page, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(anybody.follow(done).await.text("h1").contains("выключен"));
    assert_eq!(story.on().await, 0);
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), []);
    assert_eq!(
        anybody.get("/autopay/forged.token").await.status,
        StatusCode::NOT_FOUND
    );
}

#[sqlx::test]
async fn it_is_off_in_one_tap_and_says_so(db: PgPool) {
    let mut story = announced(db).await;
    let cards = story.payer.client.get("/profile/cards").await;
    let off = story.path("/off");
    assert!(cards.attributes("main form", "action").contains(&off));
    let done = story.payer.client.post(&off, &[]).await;
    let page = story.payer.client.follow(done).await;
    assert!(page.body.contains("Автоплатёж выключен"), "{}", page.body);
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), []);
    assert_eq!(story.state().await, "skipped:off");
}

/// Announced; then `end` happens: nothing is charged.
async fn ends_by(db: PgPool, end: &'static str, why: &str) {
    let mut story = announced(db).await;
    sqlx::query(end).execute(&story.portal.db).await.unwrap();
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), []);
    assert_eq!(story.state().await, format!("skipped:{why}"));
}

#[sqlx::test]
async fn it_is_off_when_the_household_is_unlinked(db: PgPool) {
    ends_by(db, "delete from account_link", "off").await;
}

#[sqlx::test]
async fn it_is_off_when_the_link_is_paused(db: PgPool) {
    ends_by(
        db,
        "update account_link set paused_at = '2026-12-02T10:00:00Z'",
        "off",
    )
    .await;
}

#[sqlx::test]
async fn it_is_off_when_the_account_is_closed(db: PgPool) {
    ends_by(db, "update account set closed_on = '2026-12-03'", "off").await;
}

#[sqlx::test]
async fn it_charges_no_suspended_card(db: PgPool) {
    ends_by(db, "update saved_card set state = 'suspended'", "card").await;
}

#[sqlx::test]
async fn it_charges_no_expired_card(db: PgPool) {
    ends_by(db, "update saved_card set expires = '2026-11-01'", "card").await;
}

#[sqlx::test]
async fn a_deleted_card_switches_it_off(db: PgPool) {
    let mut story = announced(db).await;
    let path = format!("/profile/cards/{}/delete", story.card);
    story.payer.client.post(&path, &[]).await;
    assert_eq!(story.on().await, 0);
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), []);
}

#[sqlx::test]
async fn what_is_being_paid_by_hand_waits_and_is_not_charged_again(db: PgPool) {
    let mut story = announced(db).await;
    story.payer.start(&[]).await;
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), []);
    assert_eq!(story.state().await, "announced:");
    story.bank.pays(&story.portal, None).await;
    jobs::autopay(&story.portal.app).await.unwrap();
    assert_eq!(story.state().await, "skipped:paid");
    assert_eq!(story.bank.charged(), []);
}

#[sqlx::test]
async fn on_a_day_of_the_month_it_pays_what_is_due_then(db: PgPool) {
    let mut story = story(db).await;
    story.agree(&[("when", "day"), ("day", "10")]).await;
    story.bill_comes().await;
    story.day("2026-12-02").await;
    assert_eq!(
        story.portal.count("select count(*) from autopay_run").await,
        0
    );
    story.day("2026-12-09").await;
    let letter = story.newest().await;
    assert!(letter.text.contains("10.12.2026"), "{}", letter.text);
    story.day("2026-12-10").await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
}

#[sqlx::test]
async fn agreeing_takes_a_card_a_limit_suppliers_and_the_rules(db: PgPool) {
    let mut story = story(db).await;
    let page = story.payer.client.get(&story.path("")).await;
    let ticks = page.attributes("#suppliers input", "name");
    assert_eq!(ticks.len(), 2, "waste was never paid: {ticks:?}");
    for (fields, wrong) in [
        (vec![("limit", "")], "limit"),
        (vec![("limit", "0")], "limit"),
        (vec![("limit", "500000,01")], "limit"),
        (vec![("rules", "")], "rules"),
        (vec![("when", "day"), ("day", "29")], "day"),
        (vec![("when", "never")], "when"),
        (vec![("card", "none")], "card"),
        (
            ticks.iter().map(|tick| (tick.as_str(), "")).collect(),
            "suppliers",
        ),
    ] {
        let reply = story.agree(&fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(reply.error(wrong).is_some(), "{fields:?}: {}", reply.body);
    }
    assert_eq!(story.on().await, 0);
    story.agree(&[]).await;
    story.agree(&[("limit", "700")]).await;
    assert_eq!(story.on().await, 1, "changed, not doubled");
    let version: String = one(&story.portal, "select max(rules_version) from autopay").await;
    assert!(!version.is_empty());
    // Another resident sees that there is one, and cannot add his own.
    let (boris, mut client) = story.portal.customer("boris@example.ru").await;
    story.portal.link(boris, super::HOUSEHOLD).await;
    let page = client.get(&story.path("")).await;
    assert!(page.text("main").contains("другой жилец") && !page.has("form[data-form=main]"));
    let refused = client.post(&story.path(""), &[("limit", "100")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    client.post(&story.path("/off"), &[]).await;
    assert_eq!(story.on().await, 1, "it is not his");
    let (_, mut stranger) = story.portal.customer("stranger@example.ru").await;
    assert_eq!(
        stranger.get(&story.path("")).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        story.portal.visitor().get(&story.path("")).await.status,
        StatusCode::SEE_OTHER
    );
}
