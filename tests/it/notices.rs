//! Letters that come unasked: once, where they are wished, to those who see the household.

use super::support::{Portal, SentLetter};
use chrono::{DateTime, Utc};
use kabinet::exchange::{self, ImportOptions, Source};
use kabinet::mail::Mailer;
use sqlx::PgPool;
use uuid::Uuid;

const ANNA: &str = "anna@example.org";
const BORIS: &str = "boris@example.org";
/// The house of `sql/readings.sql`: a window 15–25, a meter whose verification ends on 14 January 2027.
const NUMBER: &str = "4201180426";

/// A household with meters, Anna linked to it long ago.
async fn house(db: PgPool) -> (Portal, Uuid) {
    let portal = Portal::new(db).await;
    sqlx::raw_sql(include_str!("sql/readings.sql"))
        .execute(&portal.db)
        .await
        .unwrap();
    let (anna, _) = portal.customer(ANNA).await;
    portal.link(anna, NUMBER).await;
    sql(&portal, "update account_link set linked_at = '2026-01-01'").await;
    (portal, anna)
}

async fn sql(portal: &Portal, statement: &'static str) {
    sqlx::raw_sql(statement).execute(&portal.db).await.unwrap();
}

fn at(time: &str) -> DateTime<Utc> {
    time.parse().unwrap()
}

/// The clock's work of this minute, and everything that follows of it.
async fn day(portal: &Portal) {
    let mailer = Mailer::new(&portal.app.config.mail).unwrap();
    for step in [0, 1] {
        kabinet::work::round(&portal.app, &mailer, step)
            .await
            .unwrap();
    }
}

async fn of_kind(portal: &Portal, kind: &str) -> Vec<SentLetter> {
    let letters = portal.letters().await;
    letters.into_iter().filter(|one| one.kind == kind).collect()
}

/// A bundle that brings November's bill of the household.
fn november(total: &str, issued: &str) -> Vec<(String, Vec<u8>)> {
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    vec![
        file(
            "bills.csv",
            format!(
                "account_number,period,issued_on,due_on\n{NUMBER},2026-10,{issued},2026-12-10\n"
            ),
        ),
        file(
            "bill_totals.csv",
            format!(
                "account_number,period,supplier_code,charged,total\n{NUMBER},2026-10,vod,{total},{total}\n"
            ),
        ),
    ]
}

async fn import(portal: &Portal, files: Vec<(String, Vec<u8>)>) {
    let report = exchange::import(
        &portal.db,
        portal.app.now(),
        Source::Files(files),
        &ImportOptions::default(),
    )
    .await
    .unwrap();
    assert_eq!(report.exit_code(), 0, "{:?}", report.rejects);
}

#[sqlx::test]
async fn a_new_bill_is_told_once_however_often_it_is_imported(db: PgPool) {
    let (portal, _) = house(db).await;
    import(&portal, november("1628.12", "2026-11-20")).await;
    let letters = of_kind(&portal, "bill").await;
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert_eq!(letter.to, ANNA);
    assert_eq!(letter.subject, "Квитанция за октябрь: 1\u{a0}628,12\u{a0}₽");
    assert!(letter.link("/bills/2026-10").starts_with("/accounts/"));
    assert!(letter.link("/payments/new").starts_with("/accounts/"));
    assert!(letter.link(".pdf").ends_with("/bills/2026-10.pdf"));
    assert!(letter.link("/u/").starts_with("/u/"));
    assert!(!letter.text.contains(NUMBER), "the number is masked");
    assert!(letter.text.contains("••0426") && letter.text.contains("10.12.2026"));
    // The same again and the day's own look: nobody hears of it twice.
    import(&portal, november("1628.12", "2026-11-20")).await;
    day(&portal).await;
    assert_eq!(of_kind(&portal, "bill").await.len(), 1);
}

#[sqlx::test]
async fn a_correction_and_a_second_document_of_the_month_have_their_letters(db: PgPool) {
    let (portal, _) = house(db).await;
    import(&portal, november("1628.12", "2026-11-20")).await;
    assert_eq!(of_kind(&portal, "bill").await.len(), 1);
    portal.clock.advance(chrono::Duration::hours(1));
    import(&portal, november("1700.00", "2026-11-20")).await;
    assert_eq!(of_kind(&portal, "bill").await.len(), 2);
    portal.clock.advance(chrono::Duration::hours(1));
    // The day when it is to be paid has changed, its sums have not.
    let later = |(name, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).unwrap();
        (name, text.replace("2026-12-10", "2026-12-12").into_bytes())
    };
    let bundle = november("1700.00", "2026-11-20");
    import(&portal, bundle.into_iter().map(later).collect()).await;
    let subjects = |letters: Vec<SentLetter>| -> Vec<String> {
        letters.into_iter().map(|one| one.subject).collect()
    };
    let heard = subjects(of_kind(&portal, "bill").await);
    assert_eq!(heard.len(), 2, "{heard:?}");
    assert_eq!(
        heard[1],
        "Изменилась квитанция за октябрь: 1\u{a0}700,00\u{a0}₽"
    );
    portal.clock.advance(chrono::Duration::hours(1));
    let second = |(name, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).unwrap();
        let text = text.replace("period,", "period,document,");
        let text = text.replace("2026-10,", "2026-10,К-2,");
        (name, text.into_bytes())
    };
    let bundle: Vec<_> = november("15.50", "2026-11-21")
        .into_iter()
        .map(second)
        .collect();
    import(&portal, bundle.clone()).await;
    import(&portal, bundle).await;
    day(&portal).await;
    let letters = of_kind(&portal, "bill").await;
    let last = letters.last().unwrap().clone();
    assert_eq!(last.subject, "Ещё одна квитанция за октябрь: 15,50\u{a0}₽");
    assert!(
        last.link("document=").ends_with("?document=%D0%9A-2"),
        "{}",
        last.text
    );
    assert_eq!(letters.len(), 3);
    // Back to the first sums: that is news again.
    portal.clock.advance(chrono::Duration::hours(1));
    import(&portal, november("1628.12", "2026-11-20")).await;
    let heard = subjects(of_kind(&portal, "bill").await);
    assert_eq!(heard.len(), 4, "{heard:?}");
    assert!(heard[3].starts_with("Изменилась") && heard[3].contains("1\u{a0}628,12"));
    sql(&portal, "update bill set withdrawn_on = '2026-11-22'").await;
    day(&portal).await;
    portal.clock.advance(chrono::Duration::days(1));
    day(&portal).await;
    assert_eq!(of_kind(&portal, "bill").await.len(), 4, "withdrawn");
}

#[sqlx::test]
async fn documents_that_come_together_are_one_letter_and_a_first_load_of_old_ones_is_none(
    db: PgPool,
) {
    let (portal, _) = house(db).await;
    let two = |issued: &str| {
        let bills = format!(
            "account_number,period,document,issued_on\n{NUMBER},2026-10,,{issued}\n{NUMBER},2026-10,b,{issued}\n"
        );
        let totals = format!(
            "account_number,period,document,supplier_code,charged,total\n{NUMBER},2026-10,,vod,100,100\n{NUMBER},2026-10,b,vod,20,20\n"
        );
        vec![
            ("bills.csv".to_owned(), bills.into_bytes()),
            ("bill_totals.csv".to_owned(), totals.into_bytes()),
        ]
    };
    import(&portal, two("2026-10-01")).await;
    assert_eq!(of_kind(&portal, "bill").await.len(), 0, "history");
    sql(&portal, "delete from bill_total; delete from bill").await;
    import(&portal, two("2026-11-20")).await;
    let letters = of_kind(&portal, "bill").await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].subject, "Квитанция за октябрь: 120,00\u{a0}₽");
}

#[sqlx::test]
async fn a_list_unsubscribe_header_leads_every_notice_to_its_stop(db: PgPool) {
    let (portal, _) = house(db).await;
    import(&portal, november("1628.12", "2026-11-20")).await;
    portal.drain().await;
    let stops = "select count(*) from letter where kind = 'bill' and unsubscribe_url like 'http://kabinet.test/u/%'";
    assert_eq!(portal.count(stops).await, 1);
    let letter = portal.letter(ANNA, "bill").await;
    let mut visitor = portal.visitor();
    visitor.post(&letter.link("/u/"), &[]).await;
    import(&portal, next_month()).await;
    assert_eq!(
        of_kind(&portal, "bill").await.len(),
        1,
        "stopped is stopped"
    );
}

fn next_month() -> Vec<(String, Vec<u8>)> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let newer = november("5", "2026-11-21").into_iter();
    newer
        .map(|(name, bytes)| {
            (
                name,
                text(bytes).replace("2026-10,", "2026-11,").into_bytes(),
            )
        })
        .collect()
}

#[sqlx::test]
async fn history_is_no_news(db: PgPool) {
    let (portal, _) = house(db).await;
    // 46 days old.
    import(&portal, november("1628.12", "2026-10-07")).await;
    assert_eq!(of_kind(&portal, "bill").await.len(), 0);
    // A month before the newest one.
    import(&portal, next_month()).await;
    assert_eq!(of_kind(&portal, "bill").await.len(), 1);
    import(&portal, november("1700.00", "2026-11-20")).await;
    assert_eq!(of_kind(&portal, "bill").await.len(), 1);
}

#[sqlx::test]
async fn whoever_is_linked_after_the_bill_came_or_not_at_all_hears_nothing(db: PgPool) {
    let (portal, anna) = house(db).await;
    let (boris, _) = portal.customer(BORIS).await;
    portal.link(boris, NUMBER).await;
    sql(
        &portal,
        "update account_link set linked_at = '2026-11-23' where customer_id <> (select customer_id from account_link order by linked_at limit 1)",
    )
    .await;
    sqlx::query("update account_link set paused_at = now() where customer_id = $1")
        .bind(anna)
        .execute(&portal.db)
        .await
        .unwrap();
    import(&portal, november("1628.12", "2026-11-20")).await;
    assert_eq!(of_kind(&portal, "bill").await.len(), 0);
    sql(&portal, "update account_link set paused_at = now()").await;
    day(&portal).await;
    assert_eq!(
        portal.letters().await.len(),
        0,
        "a paused link hears nothing at all"
    );
    sql(&portal, "delete from account_link").await;
    portal.clock.set(at("2026-11-23T09:00:00Z"));
    day(&portal).await;
    assert_eq!(portal.letters().await.len(), 0);
}

#[sqlx::test]
async fn a_bill_with_nothing_to_pay_says_so_and_an_sms_says_it_in_a_line(db: PgPool) {
    let (portal, anna) = house(db).await;
    sqlx::query("update customer set lang = 'en', phone = '+79131234567', phone_confirmed_at = now() where id = $1")
        .bind(anna)
        .execute(&portal.db)
        .await
        .unwrap();
    sqlx::query("insert into notification_wish (customer_id, topic, channel, wanted, changed_at) values ($1, 'bill', 'sms', true, now())")
        .bind(anna)
        .execute(&portal.db)
        .await
        .unwrap();
    // Eleven at night in Moscow.
    portal.clock.set(at("2026-11-22T20:00:00Z"));
    import(&portal, november("0", "2026-11-20")).await;
    let letters = of_kind(&portal, "bill").await;
    assert_eq!(letters[0].subject, "Bill for October: nothing to pay");
    assert!(!letters[0].text.contains("/payments/new"));
    let body: String = sqlx::query_scalar("select body from sms where kind = 'bill'")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    assert!(
        body.starts_with("Bill for October: nothing to pay."),
        "{body}"
    );
    let waits =
        "select count(*) from sms where state = 'queued' and run_after = '2026-11-23T06:00:00Z'";
    assert_eq!(portal.count(waits).await, 1, "nobody is woken by it");
}

#[sqlx::test]
async fn readings_are_asked_for_when_the_days_begin_and_three_days_before_they_end(db: PgPool) {
    let (portal, _) = house(db).await;
    let mut seen = Vec::new();
    for date in 13..=26 {
        portal.clock.set(at(&format!("2026-11-{date}T09:00:00Z")));
        day(&portal).await;
        day(&portal).await;
        seen.push((date, of_kind(&portal, "reminder").await.len()));
    }
    let grew: Vec<i32> = seen
        .windows(2)
        .filter(|two| two[1].1 > two[0].1)
        .map(|two| two[1].0)
        .collect();
    assert_eq!(grew, [15, 22], "{seen:?}");
    let letters = of_kind(&portal, "reminder").await;
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[1].subject, "Передайте показания до 25 ноября");
    let text = &letters[1].text;
    assert!(
        text.contains("Холодная вода, № 302915: последнее 241,316 (20.10.2026)"),
        "{text}"
    );
    assert!(
        text.contains("T1 18\u{a0}432; T2 9\u{a0}107; T3 520"),
        "{text}"
    );
    assert!(letters[1].link("/readings/new").starts_with("/accounts/"));
}

#[sqlx::test]
async fn nobody_is_asked_for_what_he_has_sent_or_does_not_want_to_hear_of(db: PgPool) {
    let (portal, anna) = house(db).await;
    sql(
        &portal,
        "insert into reading_batch (id, account_id, form_id, sent_at)
         select '00000000-0000-0000-0000-0000000000b1', id, uuid7(), '2026-11-16' from account;
         insert into reading (account_id, meter_id, zone, taken_on, value, period, source, batch_id)
         select account_id, id, z, '2026-11-16', 20000, '2026-11-01', 'web', '00000000-0000-0000-0000-0000000000b1'
         from meter, generate_series(1, zones::integer) z where removed_on is null and kind = 'unit' and serial <> '517480'",
    )
    .await;
    day(&portal).await;
    let letters = of_kind(&portal, "reminder").await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].text.contains("517480") && !letters[0].text.contains("302915"));
    let (boris, _) = portal.customer(BORIS).await;
    portal.link(boris, NUMBER).await;
    for topic in ["reminder", "verification"] {
        sqlx::query("insert into notification_wish (customer_id, topic, channel, wanted, changed_at) values ($1, $2, 'email', false, now())")
            .bind(boris)
            .bind(topic)
            .execute(&portal.db)
            .await
            .unwrap();
    }
    sqlx::query("insert into notification_wish (customer_id, topic, channel, wanted, changed_at) values ($1, 'reminder', 'email', false, now())")
        .bind(anna)
        .execute(&portal.db)
        .await
        .unwrap();
    portal.clock.set(at("2026-12-16T09:00:00Z"));
    day(&portal).await;
    assert_eq!(of_kind(&portal, "reminder").await.len(), 1);
    let to_boris = |one: &SentLetter| one.to == BORIS;
    assert!(!portal.letters().await.iter().any(to_boris));
}

#[sqlx::test]
async fn the_end_of_a_verification_is_told_60_30_and_7_days_before_in_the_readers_language(
    db: PgPool,
) {
    let (portal, anna) = house(db).await;
    for (date, sent) in [
        ("2026-11-22", 1),
        ("2026-11-23", 1),
        ("2026-12-15", 2),
        ("2026-12-20", 2),
        ("2027-01-07", 3),
        ("2027-01-14", 3),
        ("2027-01-15", 3),
    ] {
        if sent == 3 {
            sqlx::query("update customer set lang = 'en' where id = $1")
                .bind(anna)
                .execute(&portal.db)
                .await
                .unwrap();
        }
        portal.clock.set(at(&format!("{date}T09:00:00Z")));
        day(&portal).await;
        assert_eq!(of_kind(&portal, "verification").await.len(), sent, "{date}");
    }
    let letters = of_kind(&portal, "verification").await;
    assert_eq!(
        letters[0].subject,
        "Поверка счётчика действует до 14 января 2027 г."
    );
    assert!(
        letters[0]
            .text
            .contains("Через 53 дня закончится поверка вашего счётчика.")
    );
    assert!(
        letters[0]
            .text
            .contains("Горячая вода, № 517480: до 14.01.2027")
    );
    assert_eq!(letters[2].subject, "Meter verification ends on 14 January");
    assert!(letters[2].text.contains("ends in 7 days"));
    assert!(
        letters[2]
            .text
            .contains("never offer verification by telephone")
    );
}

#[sqlx::test]
async fn news_reach_those_whom_they_are_about_once(db: PgPool) {
    let (portal, anna) = house(db).await;
    let (boris, _) = portal.customer(BORIS).await;
    sql(
        &portal,
        "insert into supplier (code, name) values ('far', 'Чужой');
         insert into account (number) values ('2');
         insert into news (slug, published_on, title_ru, text_ru, title_en, text_en, supplier_code, house) values
            ('water', '2026-11-22', 'Отключение воды 24 ноября', E'С 9 до 17.\\n\\nНа ремонт.', 'No water on 24 November', 'From 9 to 17.', 'vod', 'b118'),
            ('all', '2026-11-20', 'Новый кабинет', 'Открыт.', '', '', null, null),
            ('other', '2026-11-22', 'Чужая новость', 'Не вам.', '', '', 'far', null),
            ('old', '2026-11-01', 'Старая', 'Была.', '', '', null, null),
            ('later', '2026-11-25', 'Будет', 'Потом.', '', '', null, null);
         insert into news (slug, published_on, title_ru, text_ru, withdrawn_at) values ('gone', '2026-11-22', 'Отозвана', 'Нет.', now())",
    )
    .await;
    portal.link(boris, "2").await;
    sqlx::query("update customer set lang = 'en' where id = $1")
        .bind(boris)
        .execute(&portal.db)
        .await
        .unwrap();
    // Before nine in the morning nothing is begun.
    portal.clock.set(at("2026-11-22T05:59:00Z"));
    day(&portal).await;
    assert_eq!(of_kind(&portal, "news").await.len(), 0);
    portal.clock.set(at("2026-11-22T06:00:00Z"));
    day(&portal).await;
    day(&portal).await;
    let heard = |letters: &[SentLetter], who: &str| -> Vec<String> {
        let own = letters.iter().filter(|one| one.to == who);
        let mut subjects: Vec<String> = own.map(|one| one.subject.clone()).collect();
        subjects.sort();
        subjects
    };
    let letters = of_kind(&portal, "news").await;
    assert_eq!(
        heard(&letters, ANNA),
        ["Новый кабинет", "Отключение воды 24 ноября"]
    );
    assert_eq!(heard(&letters, BORIS), ["Новый кабинет"]);
    let water = letters
        .iter()
        .find(|one| one.subject.contains("воды"))
        .unwrap();
    assert!(water.text.contains("С 9 до 17.") && water.text.contains("На ремонт."));
    assert!(water.link("/news/water").starts_with("/news/"));
    sqlx::query("insert into notification_wish (customer_id, topic, channel, wanted, changed_at) values ($1, 'news', 'email', false, now())")
        .bind(anna)
        .execute(&portal.db)
        .await
        .unwrap();
    portal.clock.set(at("2026-11-25T09:00:00Z"));
    day(&portal).await;
    let letters = of_kind(&portal, "news").await;
    assert_eq!(heard(&letters, ANNA).len(), 2, "no wish, no letter");
    assert_eq!(heard(&letters, BORIS), ["Будет", "Новый кабинет"]);
}

#[sqlx::test]
async fn the_work_goes_on_page_by_page_and_after_a_worker_that_died(db: PgPool) {
    let (portal, _) = house(db).await;
    // 2,500 households with the same meter, each seen by somebody: three pages.
    sql(
        &portal,
        "insert into account (number, address) select 'n' || n, 'ул. Длинная, ' || n from generate_series(1, 2500) n;
         insert into customer (email, email_key, password_hash, last_name, first_name)
         select 'p' || n || '@example.org', 'p' || n || '@example.org', 'x', 'П', 'П' from generate_series(1, 2500) n;
         insert into account_link (customer_id, account_id, relation, linked_at)
         select c.id, a.id, 'owner', '2026-01-01' from account a join customer c on c.email = replace(a.number, 'n', 'p') || '@example.org';
         insert into meter (account_id, supplier_code, service_code, serial)
         select id, 'vod', 'cold_water', number from account where number like 'n%'",
    )
    .await;
    kabinet::notices::begin(&portal.app).await.unwrap();
    kabinet::notices::begin(&portal.app).await.unwrap();
    let meters = "select count(*) from job where kind = 'notices.meters'";
    assert_eq!(portal.count(meters).await, 1, "a day's work is begun once");
    // A worker does the first page and dies before it can say so: the lease runs out, another does it again.
    let job = kabinet::jobs::take(&portal.app, &["notices.meters"])
        .await
        .unwrap()
        .unwrap();
    kabinet::notices::perform(&portal.app, &job).await.unwrap();
    portal.clock.advance(chrono::Duration::minutes(10));
    loop {
        let taken = kabinet::jobs::take(&portal.app, &["notices.meters"])
            .await
            .unwrap();
        let Some(job) = taken else { break };
        kabinet::notices::perform(&portal.app, &job).await.unwrap();
        kabinet::jobs::finish(&portal.app, &job, Ok(()))
            .await
            .unwrap();
    }
    let doubled = "select count(*) from (select 1 from letter where kind = 'reminder' group by to_address having count(*) > 1) d";
    assert_eq!(portal.count(doubled).await, 0);
    let sent = "select count(*) from letter where kind = 'reminder'";
    assert_eq!(portal.count(sent).await, 2501);
}
