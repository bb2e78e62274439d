//! Notifications, unsubscribing, consents.

use super::{ANNA, person, value};
use crate::support::Portal;
use axum::http::StatusCode;
use kabinet::i18n::Lang;
use kabinet::mail::{self, Block, Letter};
use sqlx::PgPool;
use uuid::Uuid;

const HOUSE: &str = "
insert into supplier (code, name, short_name) values ('okt', 'МУП ЖКХ «Заречное»', 'Заречное'), ('far', 'Чужой', '');
insert into account (number) values ('1');
insert into supplier_account (account_id, supplier_code, number) select id, 'okt', '7' from account;
";

fn letter(kind: &'static str, customer: Uuid) -> Letter {
    Letter {
        kind,
        to: ANNA.to_owned(),
        customer: Some(customer),
        lang: Lang::Ru,
        subject: format!("Новость: {kind}"),
        name: None,
        blocks: vec![Block::Paragraph("Текст".to_owned())],
        secret: false,
        unsubscribe: None,
    }
}

async fn write(portal: &Portal, kind: &'static str, customer: Uuid) {
    let mut tx = portal.db.begin().await.unwrap();
    mail::enqueue(&mut tx, &portal.app, &letter(kind, customer))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn kinds(portal: &Portal) -> Vec<String> {
    portal
        .letters()
        .await
        .into_iter()
        .map(|letter| letter.kind)
        .collect()
}

#[sqlx::test]
async fn letters_of_a_topic_go_only_where_they_are_wanted(db: PgPool) {
    let portal = Portal::new(db).await;
    let (id, mut anna) = person(&portal, ANNA).await;
    let page = anna.get("/profile/notifications").await;
    assert!(
        page.has("#email_bill[checked]"),
        "letters come unless somebody says no"
    );
    assert!(
        !page.has("[name=sms_bill]"),
        "no SMS without a confirmed phone"
    );
    for kind in ["bill", "readings", "payment_failed"] {
        write(&portal, kind, id).await;
    }
    assert_eq!(kinds(&portal).await, ["bill", "readings", "payment_failed"]);
    let saved = anna
        .post("/profile/notifications", &[("email_readings", "1")])
        .await;
    assert_eq!(saved.location().as_deref(), Some("/profile/notifications"));
    for kind in ["bill", "readings", "payment", "payment_failed", "security"] {
        write(&portal, kind, id).await;
    }
    assert_eq!(
        kinds(&portal).await[3..],
        ["readings", "payment_failed", "security"],
        "what must be told is told"
    );
    let page = anna.get("/profile/notifications").await;
    assert!(page.has("#email_readings[checked]") && !page.has("#email_bill[checked]"));
}

#[sqlx::test]
async fn an_sms_says_in_a_line_what_the_letter_says(db: PgPool) {
    let portal = Portal::new(db).await;
    let (id, mut anna) = person(&portal, ANNA).await;
    sqlx::query("update customer set phone = '+79131234567', phone_confirmed_at = now()")
        .execute(&portal.db)
        .await
        .unwrap();
    let page = anna.get("/profile/notifications").await;
    assert!(page.has("[name=sms_bill]") && !page.has("[name=sms_bill][checked]"));
    anna.post(
        "/profile/notifications",
        &[("sms_bill", "1"), ("email_payment", "1")],
    )
    .await;
    write(&portal, "bill", id).await;
    write(&portal, "payment", id).await;
    assert_eq!(kinds(&portal).await, ["payment"]);
    let sms = super::messages(&portal).await;
    assert_eq!(sms.len(), 1);
    assert!(
        sms[0].contains("Новость: bill") && sms[0].contains("http://kabinet.test"),
        "{sms:?}"
    );
}

/// The newest letter as it left, and the path of its link that stops such letters.
async fn stop_link(portal: &Portal) -> (String, String) {
    let mut names: Vec<_> = std::fs::read_dir(&portal.app.config.mail.dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    let raw = std::fs::read_to_string(names.last().unwrap()).unwrap();
    let message = mail_parser::MessageParser::default()
        .parse(raw.as_bytes())
        .unwrap();
    let header = message
        .header_raw("List-Unsubscribe")
        .unwrap_or_default()
        .to_owned();
    let url: String = header.split_whitespace().collect();
    let path = url
        .trim_matches(['<', '>'])
        .trim_start_matches("http://kabinet.test");
    (raw, path.to_owned())
}

#[sqlx::test]
async fn a_letter_that_may_be_stopped_is_stopped_by_one_click_without_signing_in(db: PgPool) {
    let portal = Portal::new(db).await;
    let (id, _) = person(&portal, ANNA).await;
    write(&portal, "payment", id).await;
    portal.drain().await;
    assert_eq!(
        stop_link(&portal).await.1,
        "",
        "a proof of payment has no such link"
    );
    write(&portal, "bill", id).await;
    let letter = portal.letter(ANNA, "bill").await;
    let (raw, path) = stop_link(&portal).await;
    assert!(raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    assert!(path.starts_with("/u/"), "{path}");
    assert_eq!(
        letter.link("/u/"),
        path,
        "the body has it too, alone on its line"
    );

    let mut visitor = portal.visitor();
    let page = visitor.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text("main").contains("Новая квитанция"));
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    assert!(
        !page.body.contains(ANNA),
        "whose letters they are is not told"
    );
    assert_eq!(
        portal.count("select count(*) from notification_wish").await,
        0,
        "a GET stops nothing"
    );

    // A mail program, from elsewhere, without cookies.
    let mut program = portal.visitor();
    program
        .headers
        .insert("sec-fetch-site", "cross-site".parse().unwrap());
    let stopped = program
        .post(&path, &[("List-Unsubscribe", "One-Click")])
        .await;
    assert_eq!(stopped.status, StatusCode::OK, "no redirect");
    write(&portal, "bill", id).await;
    assert_eq!(kinds(&portal).await, ["payment", "bill"]);
    let pressed = visitor.submit(&page, &[]).await;
    let done = visitor.follow(pressed).await;
    assert!(done.text("h1").contains("Вы отписаны"));
    let forged = format!("{}x", &path[..path.len() - 1]);
    for bad in ["/u/abc", "/u/a.b", forged.as_str()] {
        assert_eq!(
            visitor.get(bad).await.status,
            StatusCode::NOT_FOUND,
            "{bad}"
        );
        assert_eq!(
            visitor.post(bad, &[]).await.status,
            StatusCode::NOT_FOUND,
            "{bad}"
        );
    }
}

#[sqlx::test]
async fn advertising_is_agreed_to_company_by_company_and_withdrawn_at_once(db: PgPool) {
    let portal = Portal::new(db).await;
    sqlx::raw_sql(HOUSE).execute(&portal.db).await.unwrap();
    let (id, mut anna) = person(&portal, ANNA).await;
    portal.link(id, "1").await;
    let page = anna.get("/profile/notifications").await;
    assert_eq!(
        page.attributes("[name^=advert_]", "name"),
        ["advert_", "advert_okt"]
    );
    assert!(
        !page.has("[name^=advert_][checked]"),
        "nothing is ticked before"
    );
    write(&portal, "advert", id).await;
    assert!(
        kinds(&portal).await.is_empty(),
        "no advertising without consent"
    );
    anna.submit(&page, &[("advert_okt", "1")]).await;
    anna.post("/profile/notifications", &[("advert_okt", "1")])
        .await;
    let kept = value(
        &portal,
        "select string_agg(kind || ' ' || company || ' ' || company_name || ' ' || (version ~ '^2026-') || ' ' || address, ';')
         from consent",
    )
    .await;
    assert_eq!(
        kept, "marketing okt Заречное true 192.0.2.10",
        "once, with date, version and address"
    );
    write(&portal, "advert", id).await;
    assert_eq!(kinds(&portal).await, ["advert"]);

    let list = anna.get("/profile/consents").await;
    assert!(
        list.text("main h2").contains("Заречное"),
        "{}",
        list.text("main")
    );
    let action = list.attribute("form[action$='/withdraw']", "action");
    let (_, mut stranger) = person(&portal, "boris@example.ru").await;
    assert_eq!(
        stranger.post(&action, &[]).await.status,
        StatusCode::NOT_FOUND
    );
    let done = anna.post(&action, &[]).await;
    assert_eq!(done.location().as_deref(), Some("/profile/consents"));
    write(&portal, "advert", id).await;
    assert_eq!(kinds(&portal).await, ["advert"]);
    assert_eq!(
        portal
            .count("select count(*) from consent where withdrawn_at is not null")
            .await,
        1,
        "that it was given stays known"
    );
    let page = anna.get("/profile/notifications").await;
    anna.submit(&page, &[("advert_far", "1")]).await;
    assert_eq!(
        portal.count("select count(*) from consent").await,
        1,
        "a company that is not his"
    );
}

#[sqlx::test]
async fn withdrawing_the_consent_to_data_leads_to_deleting_the_account(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = portal.visitor();
    let form = [
        ("email", ANNA),
        ("password", super::PASSWORD),
        ("password_repeat", super::PASSWORD),
        ("last_name", "Сидорова"),
        ("first_name", "Анна"),
        ("consent", "1"),
        ("marketing", "1"),
    ];
    anna.post("/sign-up/email", &form).await;
    let link = portal.letter(ANNA, "confirm").await.link("/confirm/");
    anna.post(&link, &[]).await;
    anna.post(
        "/sign-in",
        &[("login", ANNA), ("password", super::PASSWORD)],
    )
    .await;
    let list = anna.get("/profile/consents").await;
    assert_eq!(list.texts("section h2").len(), 3);
    assert!(list.has("a[href='/profile/delete']"), "with what it means");
    let consent: Uuid = sqlx::query_scalar("select id from consent where kind = 'consent'")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    let asked = anna
        .post(&format!("/profile/consents/{consent}/withdraw"), &[])
        .await;
    assert_eq!(asked.location().as_deref(), Some("/profile/delete"));
    let page = anna.get("/profile/notifications").await;
    assert!(
        page.has("[name='advert_'][checked]"),
        "what the sign-up ticked stands here too"
    );
}
