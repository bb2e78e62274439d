//! Autopay whose terms change, and months that have more than one bill.

use super::autopay::{ANNA, Story, announced, portal_letters, story};
use super::fake::roubles;
use super::keeper::{Mood, card, later};
use super::one;
use axum::http::StatusCode;
use kabinet::payments::jobs;
use sqlx::PgPool;
use uuid::Uuid;

impl Story {
    /// A document of November that comes at noon of `day` and says what each contract owes, in kopecks.
    async fn document(&self, name: &str, day: &str, totals: &[(&str, i64)]) {
        let at: chrono::DateTime<chrono::Utc> = format!("{day}T09:30:00Z").parse().unwrap();
        sqlx::query(
            "insert into bill (account_id, period, document, issued_on, loaded_at)
             select id, '2026-11-01', $1, $2::timestamptz::date, $2 from account where number = '700100'
             on conflict do nothing",
        )
        .bind(name)
        .bind(at)
        .execute(&self.portal.db)
        .await
        .unwrap();
        for (contract, kopecks) in totals {
            self.version(name, at, contract, *kopecks).await;
        }
    }
    /// As an import does it: the row before stays, and is not live.
    async fn version(
        &self,
        name: &str,
        at: chrono::DateTime<chrono::Utc>,
        contract: &str,
        kopecks: i64,
    ) {
        let of = "period = '2026-11-01' and document = $1
                  and supplier_account_id = (select id from supplier_account where number = $2)";
        let retired = format!("update bill_total set live = false where {of}");
        sqlx::query(sqlx::AssertSqlSafe(retired))
            .bind(name)
            .bind(contract)
            .execute(&self.portal.db)
            .await
            .unwrap();
        let fresh = format!(
            "insert into bill_total (account_id, period, document, supplier_account_id, charged, total, loaded_at, version)
             select sa.account_id, '2026-11-01', $1, sa.id, $3, $3, $4,
                    coalesce((select max(version) from bill_total where {of}), 0) + 1
             from supplier_account sa where sa.number = $2"
        );
        sqlx::query(sqlx::AssertSqlSafe(fresh))
            .bind(name)
            .bind(contract)
            .bind(roubles(kopecks).decimal())
            .bind(at)
            .execute(&self.portal.db)
            .await
            .unwrap();
    }
    /// Every day of December from `from` to `to`.
    async fn days(&mut self, from: u32, to: u32) {
        for day in from..=to {
            self.day(&format!("2026-12-{day:02}")).await;
        }
    }
    async fn letters(&self) -> usize {
        portal_letters(self, "Автоплатёж 0").await + portal_letters(self, "Автоплатёж 1").await
    }
    /// A second card of Anna's, kept with a payment of 50 for heat.
    async fn second_card(&mut self) -> Uuid {
        let heat = self.payer.input("8781").await;
        self.payer.start(&[(&heat, "50"), ("save_card", "1")]).await;
        self.bank.pays(&self.portal, Some(card("tok-second"))).await;
        let newest = "select id from saved_card order by created_at desc limit 1";
        one(&self.portal, newest).await
    }
}

#[sqlx::test]
async fn terms_that_change_nothing_announced_leave_the_announcement_standing(db: PgPool) {
    let mut story = announced(db).await;
    let saved = story.agree(&[("limit", "6000")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    story.day("2026-12-02").await;
    assert_eq!(story.letters().await, 1, "nothing new to tell");
    story.days(3, 6).await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    assert_eq!(story.letters().await, 1);
}

#[sqlx::test]
async fn another_card_is_announced_anew_and_pays_the_bill_once(db: PgPool) {
    let mut story = story(db).await;
    let second = story.second_card().await.to_string();
    let first = story.card.to_string();
    story.agree(&[("card", &first)]).await;
    story.bill_comes().await;
    story.day("2026-12-02").await;
    story.agree(&[("card", &second)]).await;
    story.days(2, 6).await;
    assert_eq!(story.letters().await, 2, "the card has changed");
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    let heard = story.bank.heard().pop().unwrap();
    assert_eq!(heard.token.as_deref(), Some("tok-second"));
}

#[sqlx::test]
async fn a_bill_that_was_announced_is_paid_on_the_day_that_was_chosen_since(db: PgPool) {
    let mut story = announced(db).await;
    story.agree(&[("when", "day"), ("day", "10")]).await;
    story.days(2, 9).await;
    assert_eq!(story.bank.charged(), []);
    story.days(10, 14).await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    // And the other way round: what is paid stays paid.
    story.agree(&[("when", "bill")]).await;
    story.days(14, 18).await;
    assert_eq!(story.bank.charged().len(), 1);
}

#[sqlx::test]
async fn a_bill_that_waits_for_its_day_is_paid_at_once_when_bills_are_chosen_instead(db: PgPool) {
    let mut story = story(db).await;
    story.agree(&[("when", "day"), ("day", "20")]).await;
    story.bill_comes().await;
    story.day("2026-12-02").await;
    assert_eq!(story.letters().await, 0);
    story.agree(&[("when", "bill")]).await;
    story.days(2, 3).await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
}

#[sqlx::test]
async fn terms_that_change_on_the_day_itself_do_not_lose_the_month(db: PgPool) {
    let mut story = story(db).await;
    story
        .agree(&[("when", "day"), ("day", "10"), ("limit", "500")])
        .await;
    story.bill_comes().await;
    story.days(9, 10).await;
    assert_eq!(story.bank.charged(), [], "above the limit");
    story
        .agree(&[("when", "day"), ("day", "10"), ("limit", "1000")])
        .await;
    story.days(10, 14).await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    // The same day once more, with the month's charge made.
    story.owes(90_000, "8781").await;
    story.day("2026-12-09").await;
    story
        .agree(&[("when", "day"), ("day", "10"), ("limit", "5000")])
        .await;
    story.days(9, 13).await;
    assert_eq!(story.bank.charged().len(), 1, "a month is one charge");
}

#[sqlx::test]
async fn what_the_old_limit_forbade_is_announced_under_the_new_one(db: PgPool) {
    let mut story = story(db).await;
    story.agree(&[("limit", "700")]).await;
    story.bill_comes().await;
    story.days(2, 4).await;
    assert_eq!(story.state().await, "skipped:limit");
    story.agree(&[("limit", "900")]).await;
    story.days(4, 8).await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    let told = portal_letters(&story, "Автоплатёж: в этот раз").await;
    assert_eq!((told, story.letters().await), (1, 1));
}

#[sqlx::test]
async fn no_bill_from_before_it_was_switched_on_is_charged_nor_one_from_a_pause(db: PgPool) {
    let mut story = story(db).await;
    story.bill_comes().await;
    story.day("2026-12-02").await;
    story.agree(&[]).await;
    story.days(2, 4).await;
    assert_eq!((story.letters().await, story.bank.charged().len()), (0, 0));
    // Another supplier's bill of the month comes now: it alone is new.
    story.document("b", "2026-12-04", &[("8791", 30_500)]).await;
    story.days(5, 6).await;
    assert_eq!(story.bank.charged(), [roubles(30_500)]);
    let off = format!("/accounts/{}/autopay/off", story.payer.account);
    story.payer.client.post(&off, &[]).await;
    story.document("c", "2026-12-06", &[("8791", 40_500)]).await;
    story.day("2026-12-07").await;
    story.agree(&[]).await;
    story.days(7, 10).await;
    assert_eq!(story.bank.charged().len(), 1);
    // A correction of what came before is still that old bill.
    story.document("", "2026-12-10", &[("8781", 55_000)]).await;
    story.days(11, 13).await;
    assert_eq!(story.bank.charged().len(), 1);
}

#[sqlx::test]
async fn a_second_document_of_the_month_is_announced_and_charged_for_what_is_newly_due(db: PgPool) {
    let mut story = announced(db).await;
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    story
        .document("corr", "2026-12-05", &[("8781", 62_000)])
        .await;
    story.day("2026-12-06").await;
    let letter = story.newest().await;
    assert!(letter.text.contains("120,00"), "{}", letter.text);
    assert!(
        !letter.text.contains("Ждут вас"),
        "told of before: {}",
        letter.text
    );
    story.days(7, 10).await;
    assert_eq!(story.bank.charged(), [roubles(80_000), roubles(12_000)]);
    // The same document corrected under its own name, and another supplier's.
    story
        .document("corr", "2026-12-10", &[("8781", 63_000)])
        .await;
    story
        .document("water", "2026-12-10", &[("8791", 30_050)])
        .await;
    story.days(11, 14).await;
    assert_eq!(story.bank.charged()[2..], [roubles(1_050)]);
    assert_eq!(story.letters().await, 3);
    assert_eq!(story.payer.balance(&story.portal).await, "50.00");
}

#[sqlx::test]
async fn the_same_sums_sent_anew_and_withdrawn_documents_cause_nothing(db: PgPool) {
    let mut story = announced(db).await;
    story.bank.revokes();
    story.day("2026-12-03").await;
    let newer = story.second_card().await.to_string();
    let on = story.agree(&[("card", &newer)]).await;
    assert_eq!(on.status, StatusCode::SEE_OTHER, "{}", on.body);
    // It failed once; the same bill in a new version is the same debt. Autopay was off in between as well.
    story
        .document("", "2026-12-03", &[("8781", 50_000), ("8791", 30_000)])
        .await;
    story.days(4, 7).await;
    assert_eq!(story.bank.charged(), []);
    story.document("x", "2026-12-07", &[("8781", 99_000)]).await;
    story.day("2026-12-08").await;
    let letter = story.newest().await;
    assert!(letter.text.contains("940,00"), "{}", letter.text);
    sqlx::query("update bill set withdrawn_on = '2026-12-08' where document = 'x'")
        .execute(&story.portal.db)
        .await
        .unwrap();
    story.days(9, 12).await;
    assert_eq!(
        story.bank.charged(),
        [],
        "what stands behind it is older than the agreement"
    );
}

#[sqlx::test]
async fn the_same_sums_sent_anew_after_a_failure_are_not_tried_again(db: PgPool) {
    let mut story = announced(db).await;
    story.bank.declines(true);
    story.day("2026-12-03").await;
    story.portal.letter(ANNA, "payment_failed").await;
    story.bank.declines(false);
    story
        .document("", "2026-12-04", &[("8781", 50_000), ("8791", 30_000)])
        .await;
    story.agree(&[("limit", "6000")]).await;
    story.days(4, 8).await;
    assert_eq!(story.bank.charged(), [], "the letter said: not by itself");
}

#[sqlx::test]
async fn a_correction_between_the_letter_and_the_charge_is_told_of_before_its_rest_is_charged(
    db: PgPool,
) {
    let mut story = announced(db).await;
    story.document("", "2026-12-02", &[("8781", 70_000)]).await;
    story.day("2026-12-03").await;
    assert_eq!(
        story.bank.charged(),
        [roubles(80_000)],
        "what was announced"
    );
    let letter = story.newest().await;
    assert!(letter.text.contains("200,00"), "{}", letter.text);
    story.days(4, 7).await;
    assert_eq!(story.bank.charged(), [roubles(80_000), roubles(20_000)]);
}

#[sqlx::test]
async fn what_is_announced_already_counts_against_the_limit(db: PgPool) {
    let mut story = story(db).await;
    story.agree(&[("limit", "1000")]).await;
    story.document("", "2026-12-02", &[("8781", 70_000)]).await;
    story.day("2026-12-03").await;
    story.bank.be(Mood::Silent);
    story.document("w", "2026-12-03", &[("8791", 40_000)]).await;
    // A day on which nothing could be charged: the first announcement still stands.
    sqlx::query("update autopay_run set charge_on = '2026-12-05'")
        .execute(&story.portal.db)
        .await
        .unwrap();
    story.day("2026-12-04").await;
    let letter = story.newest().await;
    assert!(letter.text.contains("не спишем ничего"), "{}", letter.text);
}

#[sqlx::test]
async fn a_charge_counts_against_the_month_in_which_it_was_made(db: PgPool) {
    let mut story = story(db).await;
    story.agree(&[("limit", "1000")]).await;
    story.bill_comes().await;
    story.day("2026-12-02").await;
    // Announced for the last of November, and made up for a day later.
    sqlx::query("update autopay_run set charge_on = '2026-11-30'")
        .execute(&story.portal.db)
        .await
        .unwrap();
    story.day("2026-12-01").await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    story.document("w", "2026-12-03", &[("8791", 60_000)]).await;
    story.day("2026-12-04").await;
    let letter = story.newest().await;
    assert!(letter.text.contains("не спишем ничего"), "{}", letter.text);
    story.day("2026-12-05").await;
    assert_eq!(story.bank.charged().len(), 1);
}

#[sqlx::test]
async fn a_lost_answer_is_never_charged_twice_when_terms_change(db: PgPool) {
    let mut story = announced(db).await;
    story.bank.be(Mood::LosesAnswer);
    story.day("2026-12-03").await;
    story.agree(&[("when", "day"), ("day", "5")]).await;
    story.agree(&[("limit", "4000")]).await;
    story.days(3, 5).await;
    story.bank.be(Mood::Works);
    later(&story.portal, 60).await;
    story.days(6, 9).await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
    assert_eq!(story.payer.balance(&story.portal).await, "50.00");
}

#[sqlx::test]
async fn what_the_bank_never_heard_of_is_announced_under_the_new_terms(db: PgPool) {
    let mut story = announced(db).await;
    story.bank.be(Mood::Silent);
    story.day("2026-12-03").await;
    let second = "select count(*) from payment where state = 'unknown'";
    assert_eq!(story.portal.count(second).await, 1);
    story.agree(&[("limit", "900")]).await;
    story.bank.be(Mood::Works);
    for _ in 0..70 {
        later(&story.portal, 60).await;
    }
    assert_eq!(story.bank.charged(), [], "the old terms are over");
    story.days(4, 8).await;
    assert_eq!(story.bank.charged(), [roubles(80_000)]);
}

#[sqlx::test]
async fn a_letter_from_before_the_change_still_switches_it_off(db: PgPool) {
    let mut story = announced(db).await;
    let link = story.newest().await.link("/autopay/");
    story.agree(&[("limit", "6000")]).await;
    let mut anybody = story.portal.visitor();
    let page = anybody.get(&link).await;
    let done = anybody.submit(&page, &[]).await;
    assert!(anybody.follow(done).await.text("h1").contains("выключен"));
    assert_eq!(story.on().await, 0);
    story.days(3, 5).await;
    assert_eq!(story.bank.charged(), []);
}

#[sqlx::test]
async fn a_new_supplier_that_was_agreed_to_since_is_paid_by_the_next_bill_only_after_a_letter(
    db: PgPool,
) {
    let mut story = announced(db).await;
    // Waste was left out. She pays it by hand in part, ticks it, and the rest is announced.
    story.days(3, 3).await;
    let waste = story.payer.input("8801").await;
    story.payer.start(&[(&waste, "20")]).await;
    story.bank.pays(&story.portal, None).await;
    let page = story
        .payer
        .client
        .get(&format!("/accounts/{}/autopay", story.payer.account))
        .await;
    let ticks = page.attributes("#suppliers input", "name");
    assert_eq!(ticks.len(), 3);
    let all: Vec<(&str, &str)> = ticks.iter().map(|tick| (tick.as_str(), "1")).collect();
    story.agree(&all).await;
    story.days(3, 3).await;
    assert!(story.newest().await.text.contains("ЛС 8801: 30,00"));
    jobs::autopay(&story.portal.app).await.unwrap();
    story.days(4, 6).await;
    assert_eq!(story.bank.charged(), [roubles(80_000), roubles(3_000)]);
}
