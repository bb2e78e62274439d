//! On English pages names from billing are marked as Russian, also inside sentences (WCAG 3.1.2).

use super::super::support::{Portal, Reply};
use super::cards::TOKEN;
use super::keeper::{self, card};
use super::{Payer, one, payer};
use axum::http::StatusCode;
use kabinet::config::Config;
use scraper::{Node, Selector};
use sqlx::PgPool;
use uuid::Uuid;

/// Russian words of the page that nothing marks as such.
fn unmarked(reply: &Reply) -> Vec<String> {
    let html = reply.html();
    let main = html.select(&Selector::parse("main").unwrap()).next();
    let texts = main.unwrap().descendants();
    texts
        .filter(|node| match node.value() {
            Node::Text(text) => text.chars().any(|sign| ('а'..='я').contains(&sign)),
            _ => false,
        })
        .filter(|node| {
            let marked = |node: &Node| match node {
                Node::Element(element) => element.attr("lang") == Some("ru"),
                _ => false,
            };
            !node.ancestors().any(|above| marked(above.value()))
        })
        .map(|node| node.value().as_text().unwrap().to_string())
        .collect()
}

/// Says `name`, marked, and nothing unmarked.
fn marks(reply: &Reply, name: &str) {
    assert_eq!(unmarked(reply), [""; 0], "{}", reply.body);
    let marked = reply.texts("main [lang=ru]");
    assert!(
        marked.iter().any(|text| text.contains(name)),
        "{name} is not in {marked:?}"
    );
    assert!(
        !reply.body.contains(['\u{2068}', '\u{2069}']),
        "{}",
        reply.body
    );
}

fn collected(config: &mut Config) {
    config.payments.collector.name = "ООО «Расчёт <центр>»".to_owned();
}

/// Anna reads English, has paid heat and water, and kept a card.
async fn english(db: PgPool, identity: bool, change: fn(&mut Config)) -> (Portal, Payer, Uuid) {
    let (portal, bank) = keeper::with(db, identity, change).await;
    let mut payer = payer(&portal).await;
    sqlx::query(
        "update supplier set bic = '044525225', settlement_account = '40702810400000000018'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    payer.client.get("/home?lang=en").await;
    payer.start(&[("save_card", "1")]).await;
    bank.pays(&portal, Some(card(TOKEN))).await;
    let id = one(&portal, "select id from saved_card").await;
    (portal, payer, id)
}

#[sqlx::test]
async fn the_form_its_hints_and_its_errors_mark_suppliers(db: PgPool) {
    let (portal, mut payer, card) = english(db, true, collected).await;
    let (heat, waste) = (payer.input("8781").await, payer.input("8801").await);
    let card = card.to_string();
    let refused = payer
        .check(&[(&heat, "10"), (&waste, "20"), ("saved_card", &card)])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    marks(&refused, "ООО «Чисто»");
    for place in [".errors", "[data-error=saved_card]", "#saved_card .hint"] {
        let name = refused.text(&format!("{place} [lang=ru]"));
        assert_eq!(name, "ООО «Чисто»", "{place}");
    }
    sqlx::query("update supplier set payer_identity = true where code in ('waste', 'heat')")
        .execute(&portal.db)
        .await
        .unwrap();
    let asked = payer.check(&[(&heat, "10"), (&waste, "20")]).await;
    marks(&asked, "ООО «Чисто»");
    assert_eq!(
        asked.texts("#payer .hint [lang=ru]"),
        ["ООО «Тепло»", "ООО «Чисто»"],
        "each name by itself, the comma between them is ours"
    );
    let told = [("payer_name", "Anna Petrova"), ("payer_document", "1")];
    let check = payer.client.submit(&asked, &told).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    marks(&check, "ООО «Чисто»");
    marks(&check, "ООО «Расчёт <центр>»");
    assert!(check.body.contains("Расчёт &#60;центр&#62;"), "escaped");
}

#[sqlx::test]
async fn who_cannot_be_paid_here_is_marked(db: PgPool) {
    let (portal, mut payer, _) = english(db, false, collected).await;
    sqlx::query("update supplier set payer_identity = true where code = 'waste'")
        .execute(&portal.db)
        .await
        .unwrap();
    let form = payer.client.get(&payer.path("/new")).await;
    marks(&form, "ООО «Чисто»");
    assert_eq!(form.text(".note.warn [lang=ru]"), "ООО «Чисто»");
}

#[sqlx::test]
async fn autopay_marks_whom_it_pays(db: PgPool) {
    let (portal, mut payer, _) = english(db, true, collected).await;
    let path = format!("/accounts/{}/autopay", payer.account);
    let form = payer.client.get(&path).await;
    let on = payer
        .client
        .submit(&form, &[("limit", "100"), ("rules", "1")])
        .await;
    assert_eq!(on.status, StatusCode::SEE_OTHER, "{}", on.body);
    let page = payer.client.get(&path).await;
    marks(&page, "ООО «Тепло»");
    assert_eq!(page.texts(".facts [lang=ru]").len(), 2);
    let russian = payer.client.get(&format!("{path}?lang=ru")).await;
    assert!(!russian.has("main [lang=ru]"), "all of it is Russian");
    assert_eq!(portal.count("select count(*) from autopay").await, 1);
}

#[sqlx::test]
async fn payees_of_their_own_are_marked_on_check_page_and_paper(db: PgPool) {
    let (portal, mut payer, _) = english(db, true, |_| ()).await;
    let water = payer.input("8791").await;
    let check = payer.check(&[(&water, "10")]).await;
    marks(&check, "ПАО «Сбыт»");
    let paid: Uuid = one(&portal, "select id from payment where state = 'succeeded'").await;
    let paper = payer.client.get(&format!("/payments/{paid}/receipt")).await;
    assert_eq!(paper.status, StatusCode::OK);
    marks(&paper, "ПАО «Сбыт»");
}
