//! SMS through the protocols of two real gateways: each message leaves once, whatever the gateway answers.

use super::sims::Mood;
use super::sims::sms::{self, Sms};
use super::support::Portal;
use chrono::Duration;
use kabinet::config::{Secret, SmsGateway};
use kabinet::sms::{enqueue, gateway};
use sqlx::PgPool;
use std::sync::Arc;

async fn portal(db: PgPool, kind: SmsGateway) -> (Portal, Arc<Sms>) {
    let sim = Sms::start().await;
    let url = sim.url();
    let portal = Portal::with(db, |config| {
        config.sms.gateway = kind;
        config.sms.api_url = url;
        match kind {
            SmsGateway::Smsc => {
                config.sms.login = sms::LOGIN.to_owned();
                config.sms.password = Secret::new(sms::PASSWORD);
            }
            _ => config.sms.password = Secret::new(sms::API_ID),
        }
    })
    .await;
    (portal, sim)
}

async fn write(portal: &Portal) {
    let mut db = portal.db.acquire().await.unwrap();
    let message = kabinet::sms::Sms {
        kind: "code",
        customer: None,
        phone: "+79131234567",
        body: "Код 1234 & «вход»".to_owned(),
        secret: true,
        expires_at: None,
    };
    enqueue(&mut db, &portal.app, &message).await.unwrap();
}

/// Works until nothing is left to do; gives state and last error.
async fn settle(portal: &Portal) -> (String, String) {
    for _ in 0..4 {
        portal.drain().await;
        portal.clock.advance(Duration::hours(3));
    }
    sqlx::query_as("select state, coalesce(last_error, '') from sms")
        .fetch_one(&portal.db)
        .await
        .unwrap()
}

const BOTH: [SmsGateway; 2] = [SmsGateway::Smsc, SmsGateway::Smsru];

#[sqlx::test]
async fn a_message_leaves_through_smsc_once_with_our_id(db: PgPool) {
    let (portal, sim) = portal(db, SmsGateway::Smsc).await;
    write(&portal).await;
    assert_eq!(settle(&portal).await.0, "sent");
    let books = sim.books();
    assert_eq!(books.len(), 1);
    assert_eq!(
        (books[0].phone.as_str(), books[0].text.as_str()),
        ("79131234567", "Код 1234 & «вход»")
    );
    let kept: String = sqlx::query_scalar("select gateway_id from sms")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    assert_eq!(kept, books[0].id);
}

#[sqlx::test]
async fn a_message_leaves_through_smsru_once(db: PgPool) {
    let (portal, sim) = portal(db, SmsGateway::Smsru).await;
    write(&portal).await;
    assert_eq!(settle(&portal).await.0, "sent");
    assert_eq!(sim.books()[0].text, "Код 1234 & «вход»");
    assert_eq!(sim.books().len(), 1);
    assert_eq!(
        portal
            .count("select count(*) from sms where gateway_id = '000-1' and body = ''")
            .await,
        1
    );
}

async fn after(db: PgPool, kind: SmsGateway, mood: Mood) -> (String, String, usize) {
    let (portal, sim) = portal(db, kind).await;
    sim.be(mood);
    write(&portal).await;
    portal.drain().await;
    sim.be(Mood::Works);
    portal.clock.advance(Duration::hours(1));
    let (state, error) = settle(&portal).await;
    (state, error, sim.books().len())
}

#[sqlx::test]
async fn smsc_is_asked_before_a_second_try_and_sends_what_it_does_not_have(db: PgPool) {
    let (state, _, left) = after(db, SmsGateway::Smsc, Mood::FailsBefore).await;
    assert_eq!((state.as_str(), left), ("sent", 1));
}

#[sqlx::test]
async fn smsc_never_sends_twice_what_it_took_and_did_not_confirm(db: PgPool) {
    let (state, _, left) = after(db, SmsGateway::Smsc, Mood::FailsAfter).await;
    assert_eq!((state.as_str(), left), ("sent", 1));
}

#[sqlx::test]
async fn smsc_that_hung_up_is_asked_first(db: PgPool) {
    let (state, _, left) = after(db, SmsGateway::Smsc, Mood::HangsUp).await;
    assert_eq!((state.as_str(), left), ("sent", 1));
}

#[sqlx::test]
async fn smsru_never_gets_again_what_it_may_have_sent(db: PgPool) {
    for (mood, left) in [
        (Mood::FailsAfter, 1),
        (Mood::FailsBefore, 0),
        (Mood::HangsUp, 1),
        (Mood::StillAtIt, 1),
    ] {
        sqlx::query("delete from sms").execute(&db).await.unwrap();
        let (state, error, sent) = after(db.clone(), SmsGateway::Smsru, mood).await;
        assert_eq!((state.as_str(), sent), ("failed", left), "{mood:?}");
        assert!(
            error.contains("nobody knows whether it was sent"),
            "{error}"
        );
    }
}

#[sqlx::test]
async fn a_program_that_died_in_the_middle_sends_nothing_twice(db: PgPool) {
    for kind in BOTH {
        sqlx::query("delete from sms").execute(&db).await.unwrap();
        let (portal, sim) = portal(db.clone(), kind).await;
        write(&portal).await;
        portal.drain().await;
        // As if killed after the gateway took it and before that was written.
        sqlx::query(
            "update sms set state = 'sending', body = 'Код 1234', lease = uuid7(), leased_until = $1, sent_at = null",
        )
        .bind(portal.app.now() + Duration::minutes(2))
        .execute(&db)
        .await
        .unwrap();
        let (state, _) = settle(&portal).await;
        assert_eq!(sim.books().len(), 1, "{kind:?}");
        let right = if kind == SmsGateway::Smsc {
            "sent"
        } else {
            "failed"
        };
        assert_eq!(state, right, "{kind:?}");
    }
}

#[sqlx::test]
async fn a_gateway_that_cannot_be_reached_is_tried_again(db: PgPool) {
    for kind in BOTH {
        sqlx::query("delete from sms").execute(&db).await.unwrap();
        let (portal, sim) = portal(db.clone(), kind).await;
        let nowhere = Portal::with(db.clone(), |config| {
            config.sms = portal.app.config.sms.clone();
            config.sms.api_url = "http://127.0.0.1:9".to_owned();
        })
        .await;
        write(&nowhere).await;
        nowhere.drain().await;
        assert_eq!(
            portal
                .count("select count(*) from sms where state = 'queued'")
                .await,
            1
        );
        portal.clock.advance(Duration::hours(1));
        assert_eq!(settle(&portal).await.0, "sent");
        assert_eq!(sim.books().len(), 1);
    }
}

#[sqlx::test]
async fn a_refusal_that_passes_waits_and_one_of_the_number_is_final(db: PgPool) {
    for (kind, code, state) in [
        (SmsGateway::Smsc, 3, "sent"),
        (SmsGateway::Smsc, 7, "failed"),
        (SmsGateway::Smsru, 201, "sent"),
        (SmsGateway::Smsru, 202, "failed"),
    ] {
        sqlx::query("delete from sms").execute(&db).await.unwrap();
        let (portal, sim) = portal(db.clone(), kind).await;
        sim.refuse(code);
        write(&portal).await;
        portal.drain().await;
        sim.be(Mood::Works);
        portal.clock.advance(Duration::hours(1));
        let (found, error) = settle(&portal).await;
        assert_eq!(found, state, "{kind:?} {code}");
        assert!(
            found == "sent" || error.contains(&code.to_string()),
            "{error}"
        );
    }
}

#[sqlx::test]
async fn doctor_tells_a_wrong_password_from_a_gateway_that_answers(db: PgPool) {
    for kind in BOTH {
        let (portal, sim) = portal(db.clone(), kind).await;
        let fine = gateway(&portal.app.config.sms)
            .unwrap()
            .check()
            .await
            .unwrap();
        assert!(fine.contains("balance"), "{fine}");
        let mut config = portal.app.config.sms.clone();
        config.password = Secret::new("hunter2");
        let fault = gateway(&config)
            .unwrap()
            .check()
            .await
            .unwrap_err()
            .to_string();
        assert!(
            fault.contains("sms.password") && !fault.contains("hunter2"),
            "{fault}"
        );
        assert!(sim.books().is_empty(), "asking sends nothing");
    }
}

#[sqlx::test]
async fn an_address_of_the_manual_may_be_written_whole(db: PgPool) {
    let (portal, sim) = portal(db, SmsGateway::Smsc).await;
    for tail in ["/", "/sys", "/sys/send.php"] {
        let mut config = portal.app.config.sms.clone();
        config.api_url = format!("{}{tail}", sim.url());
        gateway(&config).unwrap().check().await.unwrap();
    }
    assert_eq!(sim.heard("sys/balance.php"), 3);
}
