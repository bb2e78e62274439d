//! Saved cards: Citycard's rules, each by its name.

use super::super::support::{Portal, Reply};
use super::keeper::{self, Keeper, Mood, card, later};
use super::{Payer, one, payer};
use axum::http::StatusCode;
use kabinet::payments::actions;
use sqlx::PgPool;
use uuid::Uuid;

pub const TOKEN: &str = "tok-CANARY-7f31";
const PASSWORD: &str = "Tishe-voda-8";
const ANNA: &str = "anna@example.ru";

/// Anna, who has paid two suppliers and kept her card; its id.
pub async fn with_card(portal: &Portal, bank: &Keeper) -> (Payer, Uuid) {
    let mut payer = payer(portal).await;
    payer.start(&[("save_card", "1")]).await;
    bank.pays(portal, Some(card(TOKEN))).await;
    let id = one(portal, "select id from saved_card").await;
    (payer, id)
}

/// Pays 100 for heat with the card, as far as it goes.
pub async fn pay_by(payer: &mut Payer, id: Uuid, contract: &str) -> Reply {
    let input = payer.input(contract).await;
    let id = id.to_string();
    let check = payer.check(&[(&input, "100"), ("saved_card", &id)]).await;
    if check.status != StatusCode::OK {
        return check;
    }
    payer.client.submit(&check, &[]).await
}

async fn card_state(portal: &Portal) -> String {
    one(portal, "select state from saved_card").await
}

async fn with_password(portal: &Portal) {
    let hash = kabinet::identity::password::hash(&portal.app, PASSWORD.to_owned())
        .await
        .ok()
        .unwrap();
    sqlx::query("update customer set password_hash = $1")
        .bind(hash)
        .execute(&portal.db)
        .await
        .unwrap();
}

async fn ask_recovery(portal: &Portal) {
    let asked = portal
        .visitor()
        .post("/password/forgot", &[("login", ANNA)])
        .await;
    assert!(asked.status.is_redirection() || asked.status.is_success());
    portal.drain().await;
}

#[sqlx::test]
async fn only_a_token_is_kept_and_it_is_sealed(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    let (token, digest, brand, last): (Vec<u8>, Vec<u8>, String, String) =
        sqlx::query_as("select token, token_digest, brand, last_four from saved_card")
            .fetch_one(&portal.db)
            .await
            .unwrap();
    assert!(!token.windows(6).any(|six| six == b"CANARY"));
    assert!(!digest.windows(6).any(|six| six == b"CANARY"));
    assert_eq!((brand.as_str(), last.as_str()), ("Mir", "0004"));
    let place = format!("card:{id}");
    assert_eq!(
        portal.app.vault.unseal(&place, &token).as_deref(),
        Some(TOKEN)
    );
    assert_eq!(portal.app.vault.unseal("card:other", &token), None);
    let page = payer.client.get("/profile/cards").await;
    assert!(
        page.text("tbody th").contains("Mir •• 0004"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("CANARY"));
    let letter = portal.letter(ANNA, "security").await;
    assert_eq!(letter.subject, "Карта Mir •• 0004 сохранена");
}

#[sqlx::test]
async fn keeping_is_voluntary_and_the_box_is_unticked(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let mut payer = payer(&portal).await;
    let form = payer.client.get(&payer.path("/new")).await;
    assert!(form.has("input[name=save_card]") && !form.has("input[name=save_card][checked]"));
    assert!(!form.has("input[name=saved_card]"), "there is no card yet");
    payer.start(&[]).await;
    assert!(!bank.heard()[0].request.save_card);
    // A bank that tells of a card all the same is not listened to.
    bank.pays(&portal, Some(card(TOKEN))).await;
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(portal.count("select count(*) from saved_card").await, 0);
}

#[sqlx::test]
async fn without_sign_in_no_card_is_kept(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[("save_card", "1")]).await;
    // The person closed the account here while the bank was at it.
    sqlx::query("update payment set customer_id = null")
        .execute(&portal.db)
        .await
        .unwrap();
    bank.pays(&portal, Some(card(TOKEN))).await;
    assert_eq!(super::state(&portal).await, "succeeded");
    assert_eq!(portal.count("select count(*) from saved_card").await, 0);
}

#[sqlx::test]
async fn the_same_token_twice_is_one_card(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, _) = with_card(&portal, &bank).await;
    let heat = payer.input("8781").await;
    payer.start(&[(&heat, "50"), ("save_card", "1")]).await;
    bank.pays(&portal, Some(card(TOKEN))).await;
    assert_eq!(
        portal
            .count("select count(*) from payment where state = 'succeeded'")
            .await,
        2
    );
    assert_eq!(portal.count("select count(*) from saved_card").await, 1);
}

#[sqlx::test]
async fn a_saved_card_pays_at_once_without_the_banks_page(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    let form = payer.client.get(&payer.path("/new")).await;
    assert_eq!(
        form.attributes("input[name=saved_card][checked]", "value"),
        [""],
        "the bank's page is the usual way"
    );
    let sent = pay_by(&mut payer, id, "8781").await;
    assert!(
        sent.location().unwrap().starts_with("/payments/"),
        "{}",
        sent.body
    );
    let page = payer.client.follow(sent).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "succeeded");
    let heard = bank.heard().pop().unwrap();
    assert_eq!(heard.token.as_deref(), Some(TOKEN));
    assert_eq!(heard.request.card, Some(id));
    assert_eq!(bank.charged(), [super::fake::roubles(10_000)]);
    let stored: String = one(
        &portal,
        "select string_agg(request::text, ' ') from payment",
    )
    .await;
    assert!(!stored.contains(TOKEN), "{stored}");
}

#[sqlx::test]
async fn a_saved_card_serves_one_kind_of_payment(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    sqlx::raw_sql(
        "alter table saved_card drop constraint saved_card_kind_known; update saved_card set kind = 'fines'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    assert!(
        !payer
            .client
            .get(&payer.path("/new"))
            .await
            .has("input[name=saved_card]")
    );
    let refused = pay_by(&mut payer, id, "8781").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.error("saved_card").is_some());
}

#[sqlx::test]
async fn a_saved_card_never_pays_a_supplier_for_the_first_time(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    // Waste was overpaid, so that nothing was paid for it yet.
    let refused = pay_by(&mut payer, id, "8801").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let why = refused.error("saved_card").unwrap();
    assert!(
        why.contains("впервые") && why.contains("ООО «Чисто»"),
        "{why}"
    );
    // The way out is chosen already: the bank's page.
    assert_eq!(
        refused.attributes("input[name=saved_card][checked]", "value"),
        [""]
    );
    let check = payer.client.submit(&refused, &[("rules", "1")]).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    payer.client.submit(&check, &[]).await;
    assert_eq!(bank.heard().last().unwrap().request.card, None);
    bank.pays(&portal, None).await;
    let paid = pay_by(&mut payer, id, "8801").await;
    assert_eq!(
        paid.status,
        StatusCode::SEE_OTHER,
        "he has paid it himself: {}",
        paid.body
    );
    // What another resident paid does not count for her.
    let (boris, client) = portal.customer("boris@example.ru").await;
    portal.link(boris, super::HOUSEHOLD).await;
    let mut boris = Payer {
        client,
        account: payer.account,
    };
    let other = pay_by(&mut boris, id, "8781").await;
    assert_eq!(
        other.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "nor is her card his"
    );
}

#[sqlx::test]
async fn recovery_suspends_cards_until_a_sign_in_with_the_password(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    with_password(&portal).await;
    ask_recovery(&portal).await;
    assert_eq!(card_state(&portal).await, "suspended");
    assert_eq!(
        pay_by(&mut payer, id, "8781").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert!(
        payer
            .client
            .get("/profile/cards")
            .await
            .text("main")
            .contains("Приостановлена")
    );
    // A card that arrives now waits, too.
    let heat = payer.input("8781").await;
    payer.start(&[(&heat, "50"), ("save_card", "1")]).await;
    bank.pays(&portal, Some(card("tok-second"))).await;
    assert_eq!(
        portal
            .count("select count(*) from saved_card where state = 'suspended'")
            .await,
        2
    );
    let mut home = portal.visitor();
    let form = home.get("/sign-in").await;
    let wrong = home
        .submit(&form, &[("login", ANNA), ("password", "Not-This-1")])
        .await;
    assert_ne!(wrong.status, StatusCode::SEE_OTHER);
    assert_eq!(
        portal
            .count("select count(*) from saved_card where state = 'active'")
            .await,
        0
    );
    let signed = home
        .submit(&form, &[("login", ANNA), ("password", PASSWORD)])
        .await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
    assert_eq!(
        portal
            .count("select count(*) from saved_card where state = 'active'")
            .await,
        2
    );
    assert_eq!(
        pay_by(&mut payer, id, "8781").await.status,
        StatusCode::SEE_OTHER
    );
}

#[sqlx::test]
async fn a_completed_recovery_deletes_cards_also_at_the_bank(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, _) = with_card(&portal, &bank).await;
    // Another card is on its way while the password is set anew.
    let heat = payer.input("8781").await;
    payer.start(&[(&heat, "50"), ("save_card", "1")]).await;
    portal.clock.advance(chrono::Duration::seconds(1));
    ask_recovery(&portal).await;
    let link = portal.letter(ANNA, "reset").await.link("/password/reset/");
    let mut anna = portal.visitor();
    let form = anna.get(&link).await;
    let new = "Lampa-Stol-47";
    bank.forgets(false);
    let set = anna
        .submit(&form, &[("password", new), ("password_repeat", new)])
        .await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
    assert_eq!(card_state(&portal).await, "deleted");
    assert_eq!(
        bank.forgotten().len(),
        0,
        "nothing outside inside the transaction"
    );
    bank.pays(&portal, Some(card("tok-late"))).await;
    assert_eq!(
        portal
            .count("select count(*) from saved_card where state <> 'deleted'")
            .await,
        0
    );
    portal.drain().await;
    assert_eq!(
        portal
            .count("select count(*) from saved_card where token is not null")
            .await,
        2
    );
    // The bank does it in the end, and then nothing is left of the tokens.
    bank.forgets(true);
    portal.clock.advance(chrono::Duration::minutes(5));
    portal.drain().await;
    let mut forgotten = bank.forgotten();
    forgotten.sort();
    assert_eq!(forgotten, [TOKEN, "tok-late"]);
    assert_eq!(
        portal
            .count("select count(*) from saved_card where token is not null")
            .await,
        0
    );
}

#[sqlx::test]
async fn closing_the_account_deletes_cards_and_what_is_known_of_them(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, _) = with_card(&portal, &bank).await;
    with_password(&portal).await;
    let form = payer.client.get("/profile/delete").await;
    let gone = payer.client.submit(&form, &[("password", PASSWORD)]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    portal.drain().await;
    assert_eq!(bank.forgotten(), [TOKEN]);
    let left: String = one(
        &portal,
        "select state || brand || last_four from saved_card",
    )
    .await;
    assert_eq!(left, "deleted");
}

#[sqlx::test]
async fn a_card_is_removed_at_any_time_with_a_letter(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    let path = format!("/profile/cards/{id}/delete");
    let (_, mut stranger) = portal.customer("stranger@example.ru").await;
    assert_eq!(
        stranger.post(&path, &[]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(card_state(&portal).await, "active");
    let page = payer.client.get("/profile/cards").await;
    assert_eq!(page.attributes("main form", "action"), [path.as_str()]);
    let removed = payer.client.post(&path, &[]).await;
    assert_eq!(removed.location().as_deref(), Some("/profile/cards"));
    let letter = portal.letter(ANNA, "security").await;
    assert_eq!(letter.subject, "Карта Mir •• 0004 удалена");
    assert_eq!(bank.forgotten(), [TOKEN]);
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'payments.card_removed'")
            .await,
        1
    );
    assert!(
        payer
            .client
            .get("/profile/cards")
            .await
            .text("main")
            .contains("Сохранённых карт нет")
    );
    assert_eq!(
        payer.client.post(&path, &[]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        pay_by(&mut payer, id, "8781").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let back = sqlx::query("update saved_card set state = 'active', deleted_at = null")
        .execute(&portal.db)
        .await;
    assert!(back.is_err(), "deleted is for ever");
}

#[sqlx::test]
async fn a_card_without_3d_secure_is_never_kept(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[("save_card", "1")]).await;
    let mut plain = card(TOKEN);
    plain.secured = false;
    bank.pays(&portal, Some(plain)).await;
    assert_eq!(super::state(&portal).await, "succeeded");
    assert_eq!(
        portal
            .count("select count(*) from saved_card where state <> 'deleted'")
            .await,
        0
    );
    portal.drain().await;
    assert_eq!(bank.forgotten(), [TOKEN], "nor by the bank");
    assert!(
        payer
            .client
            .get("/profile/cards")
            .await
            .text("main")
            .contains("Сохранённых карт нет")
    );
}

#[sqlx::test]
async fn expired_cards_are_not_offered(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    let last = "update saved_card set expires = '2026-11-01'";
    sqlx::query(last).execute(&portal.db).await.unwrap();
    let form = payer.client.get(&payer.path("/new")).await;
    assert!(
        form.has(&format!("input[value=\"{id}\"]")),
        "good to the end of its month"
    );
    portal.clock.advance(chrono::Duration::days(9));
    payer.client = portal
        .signed_in(one(&portal, "select id from customer").await)
        .await;
    let form = payer.client.get(&payer.path("/new")).await;
    assert!(!form.has("input[name=saved_card]"));
    assert_eq!(
        pay_by(&mut payer, id, "8781").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[sqlx::test]
async fn a_refused_token_deletes_the_card_and_says_so(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    bank.revokes();
    let sent = pay_by(&mut payer, id, "8781").await;
    let page = payer.client.follow(sent).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
    assert!(page.body.contains("мы её удалили"), "{}", page.body);
    assert_eq!(card_state(&portal).await, "deleted");
    let letter = portal.letter(ANNA, "security").await;
    assert!(
        letter.subject.contains("больше не подходит"),
        "{}",
        letter.subject
    );
}

#[sqlx::test]
async fn a_lost_answer_never_charges_a_saved_card_twice(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    bank.be(Mood::LosesAnswer);
    let sent = pay_by(&mut payer, id, "8781").await;
    let page = payer.client.follow(sent).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "unknown");
    assert!(page.body.contains("списал ли он деньги"), "{}", page.body);
    for _ in 0..5 {
        later(&portal, 60).await;
    }
    bank.be(Mood::Works);
    later(&portal, 3000).await;
    assert_eq!(bank.charged().len(), 1);
    // Where the bank heard nothing, the same request goes again with the token from the vault.
    bank.be(Mood::Silent);
    pay_by(&mut payer, id, "8781").await;
    later(&portal, 10).await;
    bank.be(Mood::Works);
    later(&portal, 60).await;
    let last = bank.heard().pop().unwrap();
    assert_eq!(last.token.as_deref(), Some(TOKEN));
    assert_eq!(bank.charged().len(), 2);
    later(&portal, 3600).await;
    assert_eq!(bank.charged().len(), 2);
    assert_eq!(
        portal
            .count("select count(*) from payment where state = 'succeeded'")
            .await,
        3
    );
}

#[sqlx::test]
async fn a_card_deleted_meanwhile_is_asked_about_and_not_charged_again(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    bank.be(Mood::Silent);
    pay_by(&mut payer, id, "8781").await;
    let heard = bank.heard().len();
    payer
        .client
        .post(&format!("/profile/cards/{id}/delete"), &[])
        .await;
    bank.be(Mood::Works);
    for _ in 0..90 {
        later(&portal, 60).await;
    }
    assert_eq!(bank.heard().len(), heard, "nothing was sent");
    assert_eq!(bank.charged().len(), 0);
    let why: String = one(&portal, "select string_agg(cancel_reason, '') from payment").await;
    assert_eq!(why, "never_reached");
}

#[sqlx::test]
async fn what_a_bank_will_not_forget_is_tried_until_it_does(db: PgPool) {
    let (portal, bank) = keeper::portal(db).await;
    let (mut payer, id) = with_card(&portal, &bank).await;
    bank.forgets(false);
    payer
        .client
        .post(&format!("/profile/cards/{id}/delete"), &[])
        .await;
    for _ in 0..24 {
        portal.drain().await;
        portal.clock.advance(chrono::Duration::hours(7));
    }
    assert_eq!(
        portal
            .count("select count(*) from job where failed_at is not null")
            .await,
        1
    );
    actions::cards::forget_again(&portal.app).await.unwrap();
    bank.forgets(true);
    portal.clock.advance(chrono::Duration::hours(7));
    portal.drain().await;
    assert_eq!(bank.forgotten(), [TOKEN]);
}

#[sqlx::test]
async fn the_demo_bank_keeps_a_card_and_is_charged_by_it(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let sent = payer.start(&[("save_card", "1")]).await;
    let bank = payer.client.follow(sent).await;
    assert!(bank.body.contains("сохранить карту"), "{}", bank.body);
    let fields = [
        ("card_number", "2200 0000 0000 0004"),
        ("expiry", "12/30"),
        ("cvc", "123"),
    ];
    let asked = payer.client.submit(&bank, &fields).await;
    let code = payer.client.follow(asked).await;
    payer.client.submit(&code, &[("code", "1234")]).await;
    let id: Uuid = one(&portal, "select id from saved_card where state = 'active'").await;
    let page = payer.client.get("/profile/cards").await;
    assert!(
        page.text("tbody th").contains("действует по"),
        "{}",
        page.body
    );
    let sent = pay_by(&mut payer, id, "8781").await;
    let page = payer.client.follow(sent).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "succeeded");
    payer
        .client
        .post(&format!("/profile/cards/{id}/delete"), &[])
        .await;
    portal.drain().await;
    let kept = "select count(*) from demo_bank_card where forgotten_at is null";
    assert_eq!(portal.count(kept).await, 0);
}
