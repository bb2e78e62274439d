//! Payees that must be told who pays: asked for this payment alone, sent, kept nowhere.

use super::super::support::Portal;
use super::canary::{Logs, search};
use super::keeper::{self, Mood, later};
use super::{one, payer, state};
use axum::http::StatusCode;
use sqlx::PgPool;

const NAME: &str = "Канарейкина Желтопуха Кенаровна";
const DOCUMENT: &str = "паспорт 6901 CANARY-445566";

async fn told(portal: &Portal) {
    sqlx::query("update supplier set payer_identity = true where code = 'waste'")
        .execute(&portal.db)
        .await
        .unwrap();
}

#[sqlx::test]
async fn name_and_document_are_asked_only_where_such_a_payee_gets_a_sum(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let mut payer = payer(&portal).await;
    told(&portal).await;
    let form = payer.client.get(&payer.path("/new")).await;
    assert!(!form.has("#payer_name"), "nothing is paid for waste yet");
    let check = payer.check(&[]).await;
    assert!(!check.has("input[name=payer_name]"));
    let waste = payer.input("8801").await;
    let asked = payer.check(&[(&waste, "10")]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.error("payer_name").is_some() && asked.error("payer_document").is_some());
    assert!(asked.text("#payer").contains("ООО «Чисто»"));
    let fields = [("payer_name", NAME), ("payer_document", DOCUMENT)];
    let check = payer.client.submit(&asked, &fields).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    assert!(check.body.contains(NAME), "{}", check.body);
    payer.client.submit(&check, &[]).await;
    let heard = bank.heard().pop().unwrap();
    assert_eq!(heard.identity, Some((NAME.to_owned(), DOCUMENT.to_owned())));
    // What nobody needs is not taken along, though it was typed.
    payer.start(&fields).await;
    assert_eq!(bank.heard().pop().unwrap().identity, None);
}

#[sqlx::test]
async fn where_the_bank_has_no_place_for_it_that_payee_is_not_paid_here(db: PgPool) {
    let (portal, bank) = keeper::of(db, false).await;
    let mut payer = payer(&portal).await;
    sqlx::query("update supplier set payer_identity = true where code = 'heat'")
        .execute(&portal.db)
        .await
        .unwrap();
    let form = payer.client.get(&payer.path("/new")).await;
    assert!(
        form.text(".note.warn").contains("ООО «Тепло»"),
        "{}",
        form.body
    );
    assert_eq!(form.attribute("input[data-contract=\"8781\"]", "value"), "");
    let heat = payer.input("8781").await;
    let refused = payer.check(&[(&heat, "10")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.error(&heat).unwrap().contains("по квитанции"));
    payer.start(&[]).await;
    assert_eq!(
        bank.heard()[0].request.lines.len(),
        1,
        "the others are paid"
    );
}

#[sqlx::test]
async fn name_and_document_are_kept_nowhere(db: PgPool) {
    let logs = Logs::listen();
    let (portal, bank) = keeper::portal(db).await;
    let mut payer = payer(&portal).await;
    told(&portal).await;
    let waste = payer.input("8801").await;
    let fields = [
        (waste.as_str(), "10"),
        ("payer_name", NAME),
        ("payer_document", DOCUMENT),
    ];
    payer.start(&fields).await;
    bank.pays(&portal, None).await;
    assert_eq!(state(&portal).await, "succeeded");
    portal.letters().await;
    let found = search(&portal, &logs, &["Канарейкина", "CANARY-445566"], &[]).await;
    assert!(found.is_empty(), "{found:?}");
    assert!(
        !search(&portal, &logs, &["anna@example.ru"], &[])
            .await
            .is_empty()
    );
}

#[sqlx::test]
async fn a_lost_first_answer_is_only_asked_about(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let mut payer = payer(&portal).await;
    told(&portal).await;
    let waste = payer.input("8801").await;
    let fields = [
        (waste.as_str(), "10"),
        ("payer_name", NAME),
        ("payer_document", DOCUMENT),
    ];
    bank.be(Mood::Silent);
    payer.start(&fields).await;
    assert_eq!(state(&portal).await, "unknown");
    bank.be(Mood::Works);
    for _ in 0..90 {
        later(&portal, 60).await;
    }
    assert!(bank.heard().is_empty(), "nothing is sent without them");
    let why: String = one(&portal, "select cancel_reason from payment").await;
    assert_eq!(why, "never_reached");
}

#[sqlx::test]
async fn a_bundle_says_which_payee_must_be_told(db: PgPool) {
    let portal = Portal::new(db).await;
    let dir = std::env::temp_dir().join(format!("kabinet-identity-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir_all(&dir).unwrap();
    let import = async |text: &str| {
        std::fs::write(dir.join("suppliers.csv"), text).unwrap();
        let options = kabinet::exchange::ImportOptions {
            rejects: dir.join("rejects"),
            ..Default::default()
        };
        let source = kabinet::exchange::Source::Path(dir.clone());
        kabinet::exchange::import(&portal.db, portal.app.now(), source, &options)
            .await
            .unwrap()
    };
    import("code,name,payer_identity\nfund,Фонд,1\nheat,Тепло,\n").await;
    let marked = "select count(*) from supplier where payer_identity and code = 'fund'";
    assert_eq!(portal.count(marked).await, 1);
    import("code,name\nfund,Фонд\n").await;
    assert_eq!(
        portal.count(marked).await,
        1,
        "a missing column changes nothing"
    );
    assert!(
        import("code,name,payer_identity\nfund,Фонд,yes\n")
            .await
            .refused
    );
    import("code,name,payer_identity\nfund,Фонд,0\n").await;
    assert_eq!(portal.count(marked).await, 0);
}
