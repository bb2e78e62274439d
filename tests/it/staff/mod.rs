//! Staff: who gets in, by which steps, for how long, to which pages, and what is written down.

mod access;
mod accounts;
mod command;
mod people;
mod sign_in;

use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use kabinet::base::Email;
use kabinet::staff::actions::manage;
use kabinet::staff::{Role, totp};
use sqlx::PgPool;
use uuid::Uuid;

pub const PASSWORD: &str = "Zimniy-Veter-19";

/// A new member's e-mail and the path of the link that `kabinet staff add` would print.
async fn added(portal: &Portal, email: &str, role: Role) -> String {
    let link = manage::add(&portal.app, &Email::parse(email).unwrap(), "", role).await;
    let link = link.unwrap_or_else(|_| panic!("{email} was not added"));
    path(&link)
}

fn path(link: &str) -> String {
    let path = link
        .strip_prefix("http://kabinet.test")
        .expect("an absolute link");
    path.to_owned()
}

/// A new member with [`PASSWORD`], who has not set up a device yet.
async fn with_password(portal: &Portal, email: &str, role: Role) {
    let link = added(portal, email, role).await;
    let mut visitor = portal.visitor();
    let fields = [("password", PASSWORD), ("password_repeat", PASSWORD)];
    let set = visitor.post(&link, &fields).await;
    assert_eq!(
        set.location().as_deref(),
        Some("/admin/sign-in"),
        "{}",
        set.body
    );
}

async fn first_step(client: &mut Client, email: &str, password: &str) -> Reply {
    let fields = [("login", email), ("password", password)];
    client.post("/admin/sign-in", &fields).await
}

/// Both steps, the second with what the device shows now.
async fn both_steps(portal: &Portal, client: &mut Client, email: &str) -> Reply {
    let first = first_step(client, email, PASSWORD).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let page = client.follow(first).await;
    let code = device(portal, email).await;
    client.submit(&page, &[("code", &code)]).await
}

/// What the member's device shows now: of the secret in use, or of the one that is being set up.
async fn device(portal: &Portal, email: &str) -> String {
    let (id, sealed): (Uuid, Vec<u8>) = sqlx::query_as(
        "select p.id, coalesce(s.new_secret, p.totp_secret) from staff p
         left join staff_session s on s.staff_id = p.id and s.stage = 'set_up' and s.ended_at is null
         where p.email = $1 order by s.created_at desc nulls last limit 1",
    )
    .bind(email)
    .fetch_one(&portal.db)
    .await
    .unwrap();
    let secret = totp::unseal(&portal.app.vault, id, &sealed).unwrap();
    assert_ne!(sealed, secret);
    totp::code_at(&secret, portal.app.now()).unwrap()
}

/// A member with password and device, signed in; gives the recovery codes too.
async fn ready(portal: &Portal, email: &str, role: Role) -> (Client, Vec<String>) {
    with_password(portal, email, role).await;
    let mut client = portal.visitor();
    let done = both_steps(portal, &mut client, email).await;
    let page = client.follow(done).await;
    let codes = page.texts(".codes li");
    let first = client.submit(&page, &[]).await;
    assert_eq!(first.location().as_deref(), Some("/admin"));
    (client, codes)
}

async fn opens(client: &mut Client) -> bool {
    client.get("/admin").await.status == StatusCode::OK
}

async fn audited(db: &PgPool, action: &str) -> i64 {
    sqlx::query_scalar("select count(*) from audit where action = $1")
        .bind(action)
        .fetch_one(db)
        .await
        .unwrap()
}
