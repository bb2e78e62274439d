//! `kabinet staff` as an operator runs it: outputs and exit codes.

use super::super::support::Portal;
use super::audited;
use axum::http::StatusCode;
use sqlx::{ConnectOptions, PgPool};
use std::process::{Command, Output};

fn kabinet(db: &PgPool, arguments: &[&str]) -> Output {
    let url = db.connect_options().to_url_lossy();
    Command::new(env!("CARGO_BIN_EXE_kabinet"))
        .arg("staff")
        .args(arguments)
        .current_dir(std::env::temp_dir())
        .env("KABINET__DATABASE__URL", url.as_str())
        .env("KABINET__SERVER__PUBLIC_URL", "https://lk.example.org")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[sqlx::test]
async fn adding_prints_an_absolute_link_that_sets_the_password(db: PgPool) {
    let added = kabinet(
        &db,
        &[
            "add",
            "Anna@example.org",
            "--role",
            "operator",
            "--name",
            "Ковалёва О. И.",
        ],
    );
    assert_eq!(added.status.code(), Some(0), "{}", err(&added));
    let link = out(&added);
    let path = link
        .trim_end()
        .strip_prefix("https://lk.example.org")
        .unwrap();
    assert_eq!(link.lines().count(), 1);
    let portal = Portal::with(db, |config| {
        config.server.public_url = "https://lk.example.org".to_owned();
    })
    .await;
    // The command's clock is the computer's, the portal's stands still.
    portal.clock.set(kabinet::base::Clock::system().now());
    let page = portal.visitor().get(path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Anna@example.org"));
    assert_eq!(audited(&portal.db, "staff.added").await, 1);
}

#[sqlx::test]
async fn a_doubled_address_is_refused_with_the_mend(db: PgPool) {
    assert!(
        kabinet(&db, &["add", "anna@example.org", "--role", "operator"])
            .status
            .success()
    );
    let again = kabinet(&db, &["add", "ANNA@example.org", "--role", "admin"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(
        err(&again).contains("kabinet staff link ANNA@example.org"),
        "{}",
        err(&again)
    );
    assert_eq!(out(&again), "");
}

#[sqlx::test]
async fn a_wrong_word_is_a_matter_of_usage(db: PgPool) {
    for arguments in [
        &["add", "anna", "--role", "operator"][..],
        &["add", "anna@example.org", "--role", "boss"],
        &["add", "anna@example.org"],
        &["disable"],
        &["fire", "anna@example.org"],
    ] {
        let refused = kabinet(&db, arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
    }
    for command in ["link", "disable"] {
        let refused = kabinet(&db, &[command, "nobody@example.org"]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(
            err(&refused).contains("kabinet staff list"),
            "{}",
            err(&refused)
        );
    }
}

#[sqlx::test]
async fn the_list_says_where_each_member_stands(db: PgPool) {
    assert_eq!(out(&kabinet(&db, &["list"])), "");
    kabinet(
        &db,
        &[
            "add",
            "anna@example.org",
            "--role",
            "operator",
            "--name",
            "Anna",
        ],
    );
    kabinet(&db, &["add", "boris@example.org", "--role", "admin"]);
    let disabled = kabinet(&db, &["disable", "Boris@example.org"]);
    assert_eq!(disabled.status.code(), Some(0));
    assert_eq!(
        out(&kabinet(&db, &["list"])).lines().collect::<Vec<_>>(),
        [
            "anna@example.org\toperator\twaits for a password\tnever\tAnna",
            "boris@example.org\tadmin\tdisabled\tnever\t",
        ]
    );
    let link = kabinet(&db, &["link", "boris@example.org", "--reset-second-factor"]);
    assert!(out(&link).starts_with("https://lk.example.org/admin/password/"));
    assert!(out(&kabinet(&db, &["list"])).contains("boris@example.org\tadmin\twaits"));
}
