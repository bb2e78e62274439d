//! Readings, from the form to billing. 22 November 2026; the windows are 15–25.

use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use kabinet::readings::{self, Cursor, Exported};
use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

const ACCOUNT: &str = "00000000-0000-0000-0000-00000000000a";
const COLD: &str = "302915";
const HOT: &str = "517480";
const POWER: &str = "011876543";

/// The flat, and Anna who is linked to it.
async fn flat(db: PgPool) -> (Portal, Client) {
    let portal = Portal::new(db).await;
    sqlx::raw_sql(include_str!("sql/readings.sql"))
        .execute(&portal.db)
        .await
        .unwrap();
    let (id, anna) = portal.customer("anna@example.test").await;
    portal.link(id, "4201180426").await;
    (portal, anna)
}

async fn run(portal: &Portal, sql: &'static str) {
    sqlx::raw_sql(sql).execute(&portal.db).await.unwrap();
}

fn at(portal: &Portal, time: &str) {
    portal.clock.set(time.parse().unwrap());
}

fn path(rest: &str) -> String {
    format!("/accounts/{ACCOUNT}/readings{rest}")
}

/// The name of the input of a meter's zone.
fn input(page: &Reply, serial: &str, zone: &str) -> String {
    page.attribute(
        &format!("fieldset[data-meter=\"{serial}\"] input[data-zone=\"{zone}\"]"),
        "name",
    )
}

async fn form(client: &mut Client) -> Reply {
    let page = client.get(&path("/new")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page
}

/// Fills in the form and sends it to its check.
async fn check(client: &mut Client, values: &[(&str, &str, &str)]) -> Reply {
    let page = form(client).await;
    let names: Vec<(String, &str)> = values
        .iter()
        .map(|(serial, zone, value)| (input(&page, serial, zone), *value))
        .collect();
    let fields: Vec<(&str, &str)> = names
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    client.submit(&page, &fields).await
}

/// Form, check, proof.
async fn send(client: &mut Client, values: &[(&str, &str, &str)]) -> Reply {
    let checked = check(client, values).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.body);
    let sent = client.submit(&checked, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    client.follow(sent).await
}

/// The names of the ticks that a page asks for.
fn ticks(page: &Reply) -> Vec<String> {
    page.attributes("input[type=checkbox][name^=sure_]", "name")
}

fn doubt(name: &str) -> &str {
    name.strip_prefix("sure_")
        .unwrap()
        .split('_')
        .next()
        .unwrap()
}

async fn standing(portal: &Portal) -> Vec<(String, i16, String, String)> {
    sqlx::query_as(
        "select m.serial, r.zone, trim_scale(r.value)::text, r.state from reading r join meter m on m.id = r.meter_id
         where r.batch_id is not null and r.state <> 'replaced' order by 1, 2",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap()
}

#[sqlx::test]
async fn readings_are_sent_in_two_screens(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let page = form(&mut anna).await;
    assert_eq!(page.text("h1"), "Передать показания за ноябрь");
    assert!(
        page.text("main")
            .contains("Приём до 25 ноября включительно, осталось 3 дня.")
    );
    assert_eq!(
        page.attributes("fieldset[data-meter]", "data-meter"),
        [COLD, HOT, POWER],
        "neither the removed meter nor the building's"
    );
    assert_eq!(
        page.attributes("fieldset[data-meter=\"011876543\"] input", "data-zone"),
        ["T1", "T2", "T3"]
    );
    let cold = page.text("fieldset[data-meter=\"302915\"]");
    assert!(cold.contains("Прошлое: 241,316 м³ от 20.10.2026"), "{cold}");
    assert!(cold.contains("Поверка до 03.06.2029"), "{cold}");
    assert!(cold.contains("6 цифр до запятой, 3 после"), "{cold}");

    let checked = check(
        &mut anna,
        &[
            (COLD, "T1", "245,872"),
            (HOT, "T1", "132.5"),
            (POWER, "T1", "18 561"),
            (POWER, "T2", "9168 кВт·ч"),
            (POWER, "T3", "0520"),
        ],
    )
    .await;
    assert_eq!(checked.status, StatusCode::OK);
    assert!(ticks(&checked).is_empty());
    let rows = checked.texts("tbody tr");
    assert!(
        rows[0].contains("241,316245,8724,556 м³обычно 4,1155,72 ₽по 34,18 ₽"),
        "{rows:?}"
    );
    assert!(
        rows[2].contains("129 кВт·ч") && rows[2].contains("776,58 ₽"),
        "{rows:?}"
    );
    assert!(
        rows[4].contains("0 кВт·ч") && rows[4].contains("0,00 ₽"),
        "{rows:?}"
    );
    // 4.556 + 3.960 m³ of sewerage.
    assert!(
        rows[5].contains("Водоотведение")
            && rows[5].contains("8,516 м³")
            && rows[5].contains("253,35 ₽"),
        "{rows:?}"
    );
    // 155.72 + 916.58 + (776.58 + 201.91 + 0) + 253.35
    assert!(
        checked.text("tfoot").contains("2 304,14 ₽"),
        "{}",
        checked.text("tfoot")
    );
    assert!(
        checked.text("main").contains("холодная вода — 8,3 м³"),
        "the house's norm for two"
    );
    assert_eq!(
        portal.count("select count(*) from reading_batch").await,
        0,
        "a check stores nothing"
    );

    let sent = anna.submit(&checked, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let proof = anna.follow(sent).await;
    assert!(
        proof.text("h1").contains("22.11.2026 12:00"),
        "{}",
        proof.text("h1")
    );
    assert_eq!(proof.texts("tbody tr[data-state]").len(), 5);
    assert!(
        proof.text("table").contains("253,35 ₽"),
        "sewerage stands on the proof too"
    );
    assert!(proof.text("main").contains("Учтём в счёте за ноябрь"));
    assert!(proof.text("main").contains("Изменить до 25 ноября"));
    assert_eq!(
        standing(&portal).await,
        [
            (POWER.into(), 1, "18561".into(), "received".into()),
            (POWER.into(), 2, "9168".into(), "received".into()),
            (POWER.into(), 3, "520".into(), "received".into()),
            (COLD.into(), 1, "245.872".into(), "received".into()),
            (HOT.into(), 1, "132.5".into(), "received".into()),
        ]
    );
    assert_eq!(
        portal.count("select count(*) from reading where batch_id is not null and period = '2026-11-01' and taken_on = '2026-11-22'").await,
        5
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'readings.sent'")
            .await,
        1
    );
}

#[sqlx::test]
async fn a_letter_tells_what_was_taken(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    send(&mut anna, &[(COLD, "T1", "245,872")]).await;
    let letter = portal.letter("anna@example.test", "readings").await;
    assert_eq!(letter.subject, "Показания приняты 22.11.2026");
    let text = letter.text.replace('\u{a0}', " ");
    assert!(
        text.contains("••0426") && !text.contains("4201180426"),
        "{text}"
    );
    assert!(
        text.contains("Холодная вода, № 302915: было 241,316 м³, стало 245,872 м³, расход 4,556 м³, примерно 155,72 ₽"),
        "{text}"
    );
    let link = letter.link("/readings/");
    assert!(
        anna.get(&link)
            .await
            .text("h1")
            .starts_with("Показания приняты")
    );
}

#[sqlx::test]
async fn what_cannot_be_is_refused_beside_its_field(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let cases = [
        (
            COLD,
            "T1",
            "семь",
            "Введите показание цифрами, например 74,123",
        ),
        (COLD, "T1", "1e3", "Введите показание цифрами"),
        (COLD, "T1", "-250", "Введите показание цифрами"),
        (
            COLD,
            "T1",
            "1234567",
            "На счётчике 6 цифр до запятой, вы ввели 7",
        ),
        (
            COLD,
            "T1",
            "245,1234",
            "На счётчике 3 цифры после запятой, вы ввели 4",
        ),
        (POWER, "T2", "9168,5", "Счётчик показывает целые числа"),
        (
            COLD,
            "T1",
            "218",
            "Показание 218 меньше прошлого 241,316 от 20.10.2026. Проверьте цифры",
        ),
        (POWER, "T3", "519", "Показание 519 меньше прошлого 520"),
    ];
    for (serial, zone, value, sentence) in cases {
        let page = check(&mut anna, &[(serial, zone, value)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
        let field = input(&page, serial, zone);
        let error = page.error(&field).unwrap();
        assert!(error.starts_with(sentence), "{value}: {error}");
        assert!(page.text("[role=alert]").contains(sentence), "{value}");
        assert!(page.text("title").starts_with("Ошибка: "));
        assert_eq!(
            page.attribute(&format!("input[name=\"{field}\"]"), "value"),
            value
        );
        // The same without the check.
        let page = anna.post(&path(""), &[(field.as_str(), value)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
        assert!(page.error(&field).is_some());
    }
    let page = check(&mut anna, &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.text("[role=alert]")
            .contains("Введите хотя бы одно показание")
    );
    assert_eq!(portal.count("select count(*) from reading_batch").await, 0);
}

#[sqlx::test]
async fn one_wrong_reading_holds_back_the_whole_form(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let page = form(&mut anna).await;
    let (cold, hot) = (input(&page, COLD, "T1"), input(&page, HOT, "T1"));
    let fields = [(cold.as_str(), "245"), (hot.as_str(), "1")];
    let page = anna.post(&path(""), &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        page.attribute(&format!("input[name=\"{cold}\"]"), "value"),
        "245"
    );
    assert!(page.error(&cold).is_none() && page.error(&hot).is_some());
    assert_eq!(portal.count("select count(*) from reading_batch").await, 0);
}

#[sqlx::test]
async fn a_removed_meter_is_refused_by_name(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let page = form(&mut anna).await;
    let hot = input(&page, HOT, "T1");
    run(
        &portal,
        "update meter set removed_on = '2026-11-21' where serial = '517480'",
    )
    .await;
    let page = anna.post(&path("/check"), &[(hot.as_str(), "130")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text("[role=alert]").contains("Счётчик № 517480 снят"));
}

#[sqlx::test]
async fn far_above_the_usual_is_asked_and_taken_when_ticked(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let page = check(&mut anna, &[(HOT, "T1", "150,912"), (COLD, "T1", "245")]).await;
    assert_eq!(page.status, StatusCode::OK);
    let asked = ticks(&page);
    assert_eq!(
        asked.iter().map(|name| doubt(name)).collect::<Vec<_>>(),
        ["high"]
    );
    assert!(
        page.text("legend")
            .contains("Горячая вода: расход в 5 раз больше обычного"),
        "{}",
        page.text("legend")
    );
    assert!(page.has("tr.ask"));
    // Without the tick: the same page, nothing stored.
    let page = anna.submit(&page, &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.error(&asked[0]).unwrap().contains("Поставьте отметку"));
    assert_eq!(portal.count("select count(*) from reading_batch").await, 0);
    let sent = anna.submit(&page, &[(asked[0].as_str(), "1")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(
        portal
            .count("select count(*) from reading where confirmed = '{high}'")
            .await,
        1
    );
    assert_eq!(
        portal
            .count("select count(*) from reading where batch_id is not null")
            .await,
        2
    );
}

#[sqlx::test]
async fn a_missing_comma_is_asked(db: PgPool) {
    let (_portal, mut anna) = flat(db).await;
    let page = check(&mut anna, &[(COLD, "T1", "245872")]).await;
    let asked = ticks(&page);
    assert_eq!(
        asked.iter().map(|name| doubt(name)).collect::<Vec<_>>(),
        ["comma", "high"]
    );
    assert!(
        page.text(".note.warn")
            .contains("Возможно, пропущена запятая: 245,872?"),
        "{}",
        page.text(".note.warn")
    );
    // «Исправить»: the form again, with what was typed.
    let mut fields = page.form().fields;
    fields.push(("change".to_owned(), "1".to_owned()));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let back = anna.post(&path("/check"), &fields).await;
    assert_eq!(back.status, StatusCode::OK);
    let cold = input(&back, COLD, "T1");
    assert_eq!(
        back.attribute(&format!("input[name=\"{cold}\"]"), "value"),
        "245872"
    );
    let sent = anna.submit(&page, &[(asked[0].as_str(), "on")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
}

#[sqlx::test]
async fn a_dial_that_passed_zero_is_taken_only_when_ticked(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(
        &portal,
        "update reading set value = value + 999998.5 - 241.316 where meter_id = '00000000-0000-0000-0000-000000000001'",
    )
    .await;
    let page = check(&mut anna, &[(COLD, "T1", "2,5")]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let asked = ticks(&page);
    assert_eq!(
        asked.iter().map(|name| doubt(name)).collect::<Vec<_>>(),
        ["rollover", "replaced"]
    );
    assert!(
        page.text("tbody tr").contains("4,000 м³"),
        "{}",
        page.text("tbody tr")
    );
    let refused = anna.submit(&page, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = anna.submit(&page, &[(asked[0].as_str(), "1")]).await;
    let proof = anna.follow(sent).await;
    assert!(proof.text("tbody tr").contains("4,000 м³"));
    assert_eq!(
        portal
            .count(
                "select count(*) from reading where confirmed = '{rollover}' and consumption = 4"
            )
            .await,
        1
    );
    let history = anna.get(&path("?period=3m")).await;
    let row = history.text("tr[data-reading=\"2.500\"]");
    assert!(row.contains("4,000 м³"), "{row}");
}

#[sqlx::test]
async fn a_replaced_meter_is_taken_when_said_and_goes_to_check(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let page = check(&mut anna, &[(COLD, "T1", "1,5")]).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "lower is a stop"
    );
    let asked = ticks(&page);
    assert_eq!(
        asked.iter().map(|name| doubt(name)).collect::<Vec<_>>(),
        ["replaced"]
    );
    let page = anna.submit(&page, &[(asked[0].as_str(), "1")]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text("tbody tr").contains("счётчик заменён"));
    let sent = anna.submit(&page, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "the tick stays");
    assert_eq!(standing(&portal).await[0].3, "needs_check");
    // Half of the old value and more is no new meter, whatever is ticked.
    let page = form(&mut anna).await;
    let cold = input(&page, COLD, "T1");
    let tick = format!("sure_replaced_{cold}");
    let page = anna
        .post(&path(""), &[(cold.as_str(), "200"), (tick.as_str(), "1")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[sqlx::test]
async fn the_same_form_fifty_times_at_once_is_one_batch(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let checked = check(&mut anna, &[(COLD, "T1", "245"), (POWER, "T2", "9168")]).await;
    let fields = checked.form().fields;
    let tries = (0..50).map(|_| {
        let (mut anna, fields) = (anna.clone(), fields.clone());
        tokio::spawn(async move {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            let reply = anna.post(&path(""), &fields).await;
            assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
            reply.location().unwrap()
        })
    });
    let mut proofs = Vec::new();
    for reply in tries.collect::<Vec<_>>() {
        proofs.push(reply.await.unwrap());
    }
    proofs.dedup();
    assert_eq!(proofs.len(), 1, "{proofs:?}");
    assert_eq!(portal.count("select count(*) from reading_batch").await, 1);
    assert_eq!(
        portal
            .count("select count(*) from reading where batch_id is not null")
            .await,
        2
    );
    assert_eq!(portal.count("select count(*) from letter").await, 1);
}

#[sqlx::test]
async fn the_same_reading_from_two_forms_at_once_stands_once(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let page = form(&mut anna).await;
    let cold = input(&page, COLD, "T1");
    let tries = (0..20).map(|n| {
        let (mut anna, cold) = (anna.clone(), cold.clone());
        tokio::spawn(async move {
            let value = if n % 2 == 0 { "245" } else { "246" };
            anna.post(&path(""), &[(cold.as_str(), value)]).await.status
        })
    });
    for reply in tries.collect::<Vec<_>>() {
        assert_eq!(reply.await.unwrap(), StatusCode::SEE_OTHER);
    }
    assert_eq!(standing(&portal).await.len(), 1);
}

#[sqlx::test]
async fn a_second_reading_takes_the_place_of_the_first_with_trace(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let first = send(&mut anna, &[(COLD, "T1", "248")]).await;
    let page = form(&mut anna).await;
    let cold = page.text("fieldset[data-meter=\"302915\"]");
    assert!(
        cold.contains("Уже передано 248,000 м³ 22.11.2026. Можно изменить до 25 ноября"),
        "{cold}"
    );
    assert!(
        cold.contains("Прошлое: 241,316 м³"),
        "the last is the one before this period"
    );
    at(&portal, "2026-11-23T09:00:00Z");
    let second = send(&mut anna, &[(COLD, "T1", "245")]).await;
    assert_ne!(first.path, second.path);
    assert_eq!(
        standing(&portal).await,
        [(COLD.into(), 1, "245".into(), "received".into())]
    );
    assert_eq!(
        portal
            .count("select count(*) from reading n join reading o on o.id = n.replaces_id where o.value = 248 and o.state = 'replaced' and n.value = 245")
            .await,
        1
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'readings.corrected'")
            .await,
        1
    );
    let old = anna.get(&first.path).await;
    assert_eq!(old.status, StatusCode::OK);
    assert!(
        old.text(".note")
            .contains("Вместо этих показаний переданы новые")
    );
    assert_eq!(old.attributes("tbody tr", "data-state"), ["replaced"]);
    let history = anna.get(&path("")).await;
    assert_eq!(
        history.attribute("tr[data-reading=\"248.000\"]", "data-state"),
        "replaced"
    );
    assert_eq!(
        history.attribute("tr[data-reading=\"245.000\"]", "data-state"),
        "received"
    );
    let letters = portal.letters().await;
    assert!(
        letters[1].text.contains("Они заменили переданные раньше"),
        "{}",
        letters[1].text
    );
    // The same value once more says nothing new.
    let third = send(&mut anna, &[(COLD, "T1", "245,0")]).await;
    assert_eq!(third.path, second.path);
    assert_eq!(portal.count("select count(*) from reading_batch").await, 2);
}

#[sqlx::test]
async fn corrections_are_taken_until_the_window_closes(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let proof = send(&mut anna, &[(COLD, "T1", "248"), (HOT, "T1", "132")]).await;
    let edit = format!("{}/edit", proof.path);
    // The last second of the 25th in Moscow.
    at(&portal, "2026-11-25T20:59:59Z");
    let page = anna.get(&edit).await;
    assert_eq!(
        page.attributes("fieldset[data-meter]", "data-meter"),
        [COLD, HOT]
    );
    let cold = input(&page, COLD, "T1");
    assert_eq!(
        page.attribute(&format!("input[name=\"{cold}\"]"), "value"),
        "248,000"
    );
    let wrong = anna.submit(&page, &[(cold.as_str(), "5000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.error(&cold).is_some());
    let asked = anna.submit(&page, &[(cold.as_str(), "300")]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ticks(&asked).len(), 1);
    let saved = anna.submit(&page, &[(cold.as_str(), "245")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let corrected = anna.follow(saved).await;
    assert_eq!(
        corrected.texts("tbody tr[data-state]").len(),
        1,
        "only what changed"
    );
    assert_eq!(standing(&portal).await[0].2, "245");

    at(&portal, "2026-11-25T21:00:00Z");
    let page = anna.get(&edit).await;
    assert_eq!(page.text("h1"), "Изменить показания уже нельзя");
    let late = anna.post(&edit, &[(cold.as_str(), "246")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        !anna
            .get(&corrected.path)
            .await
            .text("main")
            .contains("Изменить до")
    );
    assert_eq!(standing(&portal).await[0].2, "245");
    // A new form counts for the next period and leaves this one alone.
    let next = form(&mut anna).await;
    assert_eq!(next.text("h1"), "Передать показания за декабрь");
    assert!(next.text("main").contains("Приём за ноябрь закончился 25 ноября. То, что передадите сейчас, учтём в следующем периоде, за декабрь."));
    assert!(
        next.text("fieldset[data-meter=\"302915\"]")
            .contains("Прошлое: 245,000")
    );
    send(&mut anna, &[(COLD, "T1", "246")]).await;
    assert_eq!(
        portal
            .count("select count(*) from reading where batch_id is not null and state = 'received'")
            .await,
        3
    );
    assert_eq!(
        portal
            .count("select count(*) from reading where period = '2026-12-01'")
            .await,
        1
    );
}

#[sqlx::test]
async fn the_organisations_clock_decides_about_the_window(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(&portal, "update supplier set reading_policy = 'closed'").await;
    for (time, open) in [
        ("2026-11-14T20:59:59Z", false),
        ("2026-11-14T21:00:00Z", true),
        ("2026-11-25T20:59:59.9Z", true),
        ("2026-11-25T21:00:00Z", false),
    ] {
        at(&portal, time);
        assert_eq!(
            form(&mut anna).await.has("form[data-form=main]"),
            open,
            "{time}"
        );
    }
}

#[sqlx::test]
async fn a_closed_window_is_a_page_with_the_next_dates(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let cold = input(&form(&mut anna).await, COLD, "T1");
    run(&portal, "update supplier set reading_policy = 'closed'").await;
    at(&portal, "2026-11-26T09:00:00Z");
    let page = form(&mut anna).await;
    assert!(
        page.text("main")
            .contains("Следующий приём — с 15 декабря по 25 декабря"),
        "{}",
        page.text("main")
    );
    assert!(!page.has("input[data-zone]"));
    for to in ["/check", ""] {
        let refused = anna.post(&path(to), &[(cold.as_str(), "245")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}");
        assert!(refused.error(&cold).unwrap().contains("Приём закрыт"));
    }
    // One supplier closed, the others open.
    run(
        &portal,
        "update supplier set reading_policy = 'next_period' where code <> 'vod'",
    )
    .await;
    let page = form(&mut anna).await;
    assert!(page.has("form[data-form=main]"));
    assert_eq!(page.texts(".windows li").len(), 3);
    assert!(!page.has("fieldset[data-meter=\"302915\"] input"));
    assert!(page.has("fieldset[data-meter=\"517480\"] input"));
}

#[sqlx::test]
async fn a_window_of_the_service_goes_before_the_suppliers_days(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(
        &portal,
        "insert into reading_window (supplier_code, service_code, valid_from, day_from, day_to, policy) values
         ('vod', 'cold_water', '2026-01-01', 23, 25, 'closed'), ('vod', 'cold_water', '2026-11-23', null, null, 'closed')",
    )
    .await;
    assert!(
        !form(&mut anna)
            .await
            .has("fieldset[data-meter=\"302915\"] input")
    );
    at(&portal, "2026-11-27T09:00:00Z");
    let page = form(&mut anna).await;
    assert!(page.has("fieldset[data-meter=\"302915\"] input"));
    assert!(
        page.text(".windows")
            .contains("Показания принимаем в любой день, сейчас — за ноябрь"),
        "{}",
        page.text(".windows")
    );
}

#[sqlx::test]
async fn before_the_window_a_reading_counts_for_this_month(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    at(&portal, "2026-11-06T09:00:00Z");
    let page = form(&mut anna).await;
    assert!(page.text("main").contains(
        "Приём за ноябрь — с 15 ноября по 25 ноября. Передать можно уже сейчас: учтём за ноябрь."
    ));
    send(&mut anna, &[(COLD, "T1", "243")]).await;
    assert_eq!(
        portal
            .count(
                "select count(*) from reading where batch_id is not null and period = '2026-11-01'"
            )
            .await,
        1
    );
}

#[sqlx::test]
async fn a_window_over_the_months_end_counts_for_the_month_it_began_in(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(
        &portal,
        "update supplier set reading_day_from = 25, reading_day_to = 3",
    )
    .await;
    at(&portal, "2026-12-02T09:00:00Z");
    let page = form(&mut anna).await;
    assert_eq!(page.text("h1"), "Передать показания за ноябрь");
    assert!(
        page.text("main")
            .contains("Приём до 3 декабря включительно, остался 1 день.")
    );
    at(&portal, "2026-12-03T09:00:00Z");
    assert!(
        form(&mut anna)
            .await
            .text("main")
            .contains("Сегодня, 3 декабря, последний день приёма.")
    );
    send(&mut anna, &[(COLD, "T1", "245")]).await;
    assert_eq!(
        portal
            .count(
                "select count(*) from reading where batch_id is not null and period = '2026-11-01'"
            )
            .await,
        1
    );
}

#[sqlx::test]
async fn a_lapsed_verification_never_refuses(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(
        &portal,
        "update meter set verified_until = '2026-11-21' where serial = '302915'",
    )
    .await;
    let page = form(&mut anna).await;
    let cold = page.text("fieldset[data-meter=\"302915\"]");
    assert!(
        cold.contains("Поверка истекла 21.11.2026") && cold.contains("начислять будут по среднему"),
        "{cold}"
    );
    let checked = check(&mut anna, &[(COLD, "T1", "245")]).await;
    assert!(checked.text("tbody tr").contains("начислят по среднему"));
    assert!(
        !checked.text("tbody tr").contains('₽'),
        "no sum for what is not charged by it"
    );
    let sent = anna.submit(&checked, &[]).await;
    let proof = anna.follow(sent).await;
    assert!(proof.text("main").contains("Поверка счётчика истекла"));
    assert_eq!(proof.attributes("tbody tr", "data-state"), ["not_billable"]);
    assert_eq!(standing(&portal).await[0].3, "not_billable");
    run(
        &portal,
        "update meter set verified_until = '2026-11-22' where serial = '517480'",
    )
    .await;
    send(&mut anna, &[(HOT, "T1", "132")]).await;
    assert_eq!(
        standing(&portal).await[1].3,
        "received",
        "its last day is still good"
    );
}

#[sqlx::test]
async fn without_a_tariff_there_is_no_sum(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(
        &portal,
        "update contract set tariff_code = '' where service_code = 'cold_water'; delete from contract where service_code = 'wastewater'",
    )
    .await;
    let page = check(&mut anna, &[(COLD, "T1", "245")]).await;
    assert!(page.text("tbody tr").contains("тарифа нет"));
    assert!(!page.text("table").contains('₽'));
    // A price of another unit is no price.
    run(
        &portal,
        "update contract set tariff_code = 'cold' where service_code = 'cold_water'; update tariff set unit = 'Гкал' where code = 'cold'",
    )
    .await;
    let page = check(&mut anna, &[(COLD, "T1", "245"), (HOT, "T1", "130")]).await;
    assert!(page.texts("tbody tr")[0].contains("тарифа нет"));
    assert!(page.text("main").contains("поэтому сумма неполная"));
}

#[sqlx::test]
async fn a_form_sent_straight_is_taken_when_nothing_is_asked(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let cold = input(&form(&mut anna).await, COLD, "T1");
    let foreign = format!("m{}_1", Uuid::now_v7().simple());
    let fields = [
        (cold.as_str(), " 245.5 "),
        (foreign.as_str(), "7"),
        ("nonsense", "x"),
    ];
    let reply = anna.post(&path(""), &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_eq!(standing(&portal).await[0].2, "245.5");
    let only_foreign = anna.post(&path(""), &[(foreign.as_str(), "7")]).await;
    assert_eq!(only_foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[sqlx::test]
async fn strangers_and_visitors_get_nowhere(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let proof = send(&mut anna, &[(COLD, "T1", "245")]).await;
    let (id, mut stranger) = portal.customer("stranger@example.test").await;
    run(
        &portal,
        "insert into account (id, number) values ('00000000-0000-0000-0000-00000000000b', '2')",
    )
    .await;
    portal.link(id, "2").await;
    let edit = format!("{}/edit", proof.path);
    for path in [path(""), path("/new"), proof.path.clone(), edit.clone()] {
        assert_eq!(
            stranger.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
        let reply = portal.visitor().get(&path).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
        assert!(reply.location().unwrap().starts_with("/sign-in?next="));
    }
    for path in [path(""), path("/check"), edit] {
        assert_eq!(
            stranger.post(&path, &[]).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    // Somebody else's proof under one's own account is as absent as any.
    let batch = proof.path.rsplit('/').next().unwrap().to_owned();
    let own = "/accounts/00000000-0000-0000-0000-00000000000b/readings";
    let foreign = stranger.get(&format!("{own}/{batch}")).await;
    let absent = stranger.get(&format!("{own}/{}", Uuid::now_v7())).await;
    assert_eq!(
        (foreign.status, absent.status),
        (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
    );
    assert_eq!(
        stranger.get(&format!("{own}/nonsense")).await.status,
        StatusCode::NOT_FOUND
    );
    let empty = stranger.get(&format!("{own}/new")).await;
    assert!(
        empty.text("main").contains("нет счётчиков"),
        "a page that says why"
    );
    assert!(!empty.has("form[data-form=main]"));
}

#[sqlx::test]
async fn a_closed_account_offers_nothing_and_keeps_its_history(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(&portal, "update account set closed_on = '2026-11-01'").await;
    assert!(!form(&mut anna).await.has("input[data-zone]"));
    assert!(
        anna.get(&path(""))
            .await
            .has("tr[data-reading=\"241.316\"]")
    );
}

#[sqlx::test]
async fn the_history_shows_kind_source_state_and_bill(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(
        &portal,
        "insert into reading (account_id, meter_id, taken_on, kind, value, period, source, state, reason) values
         ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000001', '2026-11-10', 'average', 243, '2026-11-01', 'billing', 'accepted', ''),
         ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000001', '2026-11-05', 'customer', 900, '2026-11-01', 'phone', 'declined', 'Похоже на опечатку');
         update reading set reason = '' where false",
    )
    .await;
    let page = anna.get(&path("?period=3m")).await;
    assert_eq!(page.status, StatusCode::OK);
    let row = "tr[data-reading=\"241.316\"]";
    for (mark, value) in [
        ("data-meter", COLD),
        ("data-service", "cold_water"),
        ("data-zone", "T1"),
        ("data-taken", "2026-10-20"),
        ("data-state", "accepted"),
        ("data-kind", "customer"),
    ] {
        assert_eq!(page.attribute(row, mark), value, "{mark}");
    }
    let text = page.text(row);
    assert!(
        text.contains("241,316 м³4,100 м³октябрь 2026 г.Передано жителемличный кабинетПроверено"),
        "{text}"
    );
    assert!(page.text("tr[data-kind=average]").contains("По среднему"));
    let declined = page.text("tr[data-state=declined]");
    assert!(
        declined.contains("Отклонено")
            && declined.contains("Похоже на опечатку")
            && declined.contains("телефон"),
        "{declined}"
    );
    assert_eq!(
        page.attributes(
            "tr[data-reading][data-meter=\"011876543\"][data-zone=T3]",
            "data-reading"
        ),
        ["520", "510"],
        "from 22 August"
    );
    assert!(
        page.text("section.supplier")
            .contains("Горводоканал, лицевой счёт 92201")
    );

    let year = anna.get(&path("?period=12m")).await;
    assert_eq!(
        year.texts("tr[data-reading][data-meter=\"302915\"]").len(),
        5
    );
    let days = anna
        .get(&path("?period=custom&from=20.09.2026&to=2026-09-30"))
        .await;
    assert_eq!(
        days.attributes("tr[data-reading]", "data-taken"),
        vec!["2026-09-20"; 5]
    );
    assert!(
        days.text("tr[data-reading=\"237.216\"]")
            .contains("4,100 м³"),
        "counted from before the period"
    );
    let wrong = anna.get(&path("?period=custom&from=2026-13-01")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.error("from").is_some());
    let nothing = anna
        .get(&path("?period=custom&from=2010-01-01&to=2010-02-01"))
        .await;
    assert!(
        nothing
            .text("main")
            .contains("За этот период показаний нет")
    );
}

#[sqlx::test]
async fn a_long_history_has_pages(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(
        &portal,
        "insert into reading (account_id, meter_id, taken_on, kind, value, period)
         select '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000001', d, 'control', 100, date_trunc('month', d)
         from generate_series('2026-01-01'::date, '2026-09-30', '1 day') d",
    )
    .await;
    let page = anna.get(&path("?period=12m")).await;
    assert_eq!(page.texts("tr[data-reading]").len(), 200);
    let next = page.attributes("main nav.actions a", "href");
    let second = anna.get(&path(&next[0])).await;
    assert_eq!(second.texts("tr[data-reading]").len(), 273 + 15 - 200);
}

static READ_ONLY: AtomicBool = AtomicBool::new(false);

/// Another pool over the same data, which cannot write from then on: a starting portal may.
async fn read_only_once_told(portal: &Portal) -> PgPool {
    let options = (*portal.db.connect_options()).clone();
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .before_acquire(|db, _| {
            Box::pin(async {
                if READ_ONLY.load(Ordering::SeqCst) {
                    let read_only = "set default_transaction_read_only = on";
                    sqlx::raw_sql(read_only).execute(&mut *db).await?;
                }
                Ok(true)
            })
        })
        .connect_with(options)
        .await;
    pool.unwrap()
}

#[sqlx::test]
async fn pages_need_few_statements_and_write_nothing(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let proof = send(&mut anna, &[(COLD, "T1", "245")]).await;
    let reader = Portal::new(read_only_once_told(&portal).await).await;
    READ_ONLY.store(true, Ordering::SeqCst);
    let mut visitor = reader.visitor();
    visitor.cookies = anna.cookies.clone();
    let counted = sqlx::raw_sql("create extension if not exists pg_stat_statements")
        .execute(&portal.db)
        .await
        .is_ok();
    let calls = "select coalesce(sum(calls), 0)::bigint from pg_stat_statements s join pg_database d on d.oid = s.dbid
                 where d.datname = current_database() and s.query ilike '%from%' and s.query not ilike '%pg_%'";
    for page in [path("/new"), path(""), path("?period=12m"), proof.path] {
        let before = if counted {
            portal.count(calls).await
        } else {
            0
        };
        assert_eq!(visitor.get(&page).await.status, StatusCode::OK, "{page}");
        if counted {
            let statements = portal.count(calls).await - before;
            assert!((1..=6).contains(&statements), "{page}: {statements}");
        }
    }
}

#[sqlx::test]
async fn the_pages_speak_english(db: PgPool) {
    let (_portal, mut anna) = flat(db).await;
    let page = anna.get(&path("/new?lang=en")).await;
    assert_eq!(page.text("h1"), "Send readings for November");
    let power = page.text("fieldset[data-meter=\"011876543\"]");
    assert!(
        power.starts_with("Electricity") && power.contains("Last: 18,432 кВт·ч of 20.10.2026"),
        "{power}"
    );
    let checked = check(&mut anna, &[(COLD, "T1", "245.872")]).await;
    assert!(
        checked
            .text("tbody tr")
            .contains("4.556 м³usually 4.1₽155.72at ₽34.18"),
        "{}",
        checked.text("tbody tr")
    );
    let refused = check(&mut anna, &[(COLD, "T1", "218")]).await;
    assert!(
        refused
            .text("[role=alert]")
            .contains("Reading 218 is lower than the last one, 241.316 of 20.10.2026")
    );
    let sent = anna.submit(&checked, &[]).await;
    assert!(
        anna.follow(sent)
            .await
            .text("h1")
            .starts_with("Readings taken on")
    );
    assert_eq!(anna.get(&path("")).await.text("h1"), "History of readings");
}

#[sqlx::test]
async fn the_summary_names_the_nearest_task(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    run(
        &portal,
        "update supplier set reading_day_from = 20, reading_day_to = 23 where code = 'esb'",
    )
    .await;
    let account: Uuid = ACCOUNT.parse().unwrap();
    let summary = async || {
        let mut db = portal.db.acquire().await.unwrap();
        let mut all = readings::summary(&mut db, &[account], portal.app.today())
            .await
            .unwrap();
        all.remove(&account).unwrap()
    };
    let before = summary().await;
    assert!(before.open);
    assert_eq!(before.until, "2026-11-23".parse().ok());
    assert_eq!((before.registers, before.sent), (5, 0));
    assert_eq!(before.meters.len(), 3);
    assert_eq!(before.meters[0].last[0].1.to_string(), "241.31600");
    assert_eq!(before.meters[0].months_missing, 0);
    send(
        &mut anna,
        &[
            (POWER, "T1", "18500"),
            (POWER, "T2", "9150"),
            (POWER, "T3", "530"),
        ],
    )
    .await;
    let after = summary().await;
    assert_eq!(
        after.until,
        "2026-11-25".parse().ok(),
        "electricity is done"
    );
    assert_eq!(after.sent, 3);
    assert_eq!(after.last_sent_on, "2026-11-22".parse().ok());
    assert!(after.meters[2].sent && !after.meters[0].sent);
    at(&portal, "2027-01-28T09:00:00Z");
    let late = summary().await;
    assert!(!late.open);
    assert_eq!(late.opens_on, "2027-02-15".parse().ok());
    assert_eq!(
        late.meters[0].months_missing, 3,
        "November, December, January"
    );
}

#[sqlx::test]
async fn what_a_bill_has_counted_today_is_not_replaced_today(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    let checked = check(&mut anna, &[(COLD, "T1", "245")]).await;
    anna.submit(&checked, &[]).await;
    run(
        &portal,
        "update reading set state = 'billed', billed_period = '2026-11-01' where batch_id is not null",
    )
    .await;
    for value in ["244", "246"] {
        let page = check(&mut anna, &[(COLD, "T1", value)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
        assert!(
            page.text("[data-error]").contains("уже учтено в счёте"),
            "{value}"
        );
    }
    portal.clock.advance(chrono::Duration::days(1));
    let id = sqlx::query_scalar("select id from customer")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    let mut anna = portal.signed_in(id).await;
    let lower = check(&mut anna, &[(COLD, "T1", "244")]).await;
    assert_eq!(lower.status, StatusCode::UNPROCESSABLE_ENTITY);
    let next = check(&mut anna, &[(COLD, "T1", "246")]).await;
    assert_eq!(next.status, StatusCode::OK, "{}", next.body);
    let sent = anna.submit(&next, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(
        portal
            .count("select count(*) from reading where batch_id is not null and state = 'billed'")
            .await,
        1
    );
}

/// Exports until so many rows come: transactions of other tests on the same server hold rows back too.
async fn export(
    portal: &Portal,
    since: Option<Cursor>,
    supplier: Option<&str>,
    rows: usize,
) -> (String, Exported) {
    for _ in 0..600 {
        let mut db = portal.db.acquire().await.unwrap();
        let mut file = Vec::new();
        let done = readings::export(&mut db, since.clone(), supplier, &mut file)
            .await
            .unwrap();
        assert!(done.rows <= rows, "{}", String::from_utf8(file).unwrap());
        if done.rows == rows {
            return (String::from_utf8(file).unwrap(), done);
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("{rows} rows never came");
}

#[sqlx::test]
async fn billing_gets_each_reading_once_and_the_same_again_for_the_same_cursor(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    send(&mut anna, &[(COLD, "T1", "248"), (HOT, "T1", "132")]).await;
    let (file, first) = export(&portal, None, None, 2).await;
    assert!(file.starts_with("account_number,service,meter_serial,zone,taken_on,kind,value,billed_period,source,state,reason,reading_id\n"), "{file}");
    assert!(
        file.contains("4201180426,cold_water,302915,1,2026-11-22,customer,248.000,,web,exported,,"),
        "{file}"
    );
    assert_eq!(standing(&portal).await[0].3, "exported");
    assert_eq!(
        export(&portal, None, None, 2).await.0,
        file,
        "the same cursor gives the same rows"
    );
    let (nothing, end) = export(&portal, Some(first.next.clone()), None, 0).await;
    assert_eq!(nothing.lines().count(), 1);
    assert_eq!(end.next, first.next);
    // A correction: the old one comes back as replaced, the new one with it.
    send(&mut anna, &[(COLD, "T1", "245")]).await;
    let (file, _) = export(&portal, Some(first.next.clone()), None, 2).await;
    assert!(
        file.contains(",248.000,,web,replaced,,") && file.contains(",245.000,,web,exported,,"),
        "{file}"
    );
    export(&portal, None, Some("ten"), 1).await;
}

#[sqlx::test]
async fn a_transaction_that_is_still_open_is_not_skipped(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    send(&mut anna, &[(COLD, "T1", "245")]).await;
    // An older transaction still holds a reading of its own.
    let mut open = portal.db.begin().await.unwrap();
    sqlx::query(
        "insert into reading (account_id, meter_id, taken_on, value, period, batch_id)
         select account_id, '00000000-0000-0000-0000-000000000002', taken_on, 130, period, batch_id
         from reading where batch_id is not null",
    )
    .execute(&mut *open)
    .await
    .unwrap();
    send(&mut anna, &[(POWER, "T1", "18500")]).await;
    let (_, early) = export(&portal, None, None, 1).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let (_, early) = export(&portal, Some(early.next), None, 0).await;
    open.commit().await.unwrap();
    export(&portal, Some(early.next), None, 2).await;
}

#[sqlx::test]
async fn the_letter_of_an_edited_form_lists_what_its_sum_is_made_of(db: PgPool) {
    let (portal, mut anna) = flat(db).await;
    send(&mut anna, &[(COLD, "T1", "245"), (POWER, "T1", "18500")]).await;
    portal.drain().await;
    // The same form again, one of two changed.
    send(&mut anna, &[(COLD, "T1", "246"), (POWER, "T1", "18500")]).await;
    let letters = portal.letters().await;
    let text = letters.last().unwrap().text.replace('\u{a0}', "");
    let kopecks = |line: &str| -> Option<i64> {
        let tail = line.rsplit("примерно ").next()?.rsplit(": ").next()?;
        let digits: String = tail.chars().filter(char::is_ascii_digit).collect();
        line.ends_with('₽').then(|| digits.parse().unwrap())
    };
    let lines: Vec<i64> = text
        .lines()
        .filter(|line| line.contains("примерно "))
        .filter_map(kopecks)
        .collect();
    let total = text
        .lines()
        .find(|line| line.starts_with("Примерно за всё"))
        .and_then(kopecks)
        .unwrap();
    assert_eq!(lines.len(), 2, "{text}");
    assert_eq!(lines.iter().sum::<i64>(), total, "{text}");
}
