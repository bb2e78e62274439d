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
    for arguments in [
        &["link", "nobody@example.org"][..],
        &["disable", "nobody@example.org"],
        &["role", "nobody@example.org", "admin"],
    ] {
        let refused = kabinet(&db, arguments);
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
    let moved = kabinet(&db, &["role", "anna@example.org", "billing"]);
    assert_eq!(out(&moved), "anna@example.org is billing\n");
    assert!(out(&kabinet(&db, &["list"])).starts_with("anna@example.org\tbilling\t"));
    let link = kabinet(&db, &["link", "boris@example.org", "--reset-second-factor"]);
    assert!(out(&link).starts_with("https://lk.example.org/admin/password/"));
    assert!(out(&kabinet(&db, &["list"])).contains("boris@example.org\tadmin\twaits"));
}

/// Stops the demo as Ctrl-C would, and takes its folder away.
struct Demo(std::process::Child, std::path::PathBuf);

impl Drop for Demo {
    fn drop(&mut self) {
        let pid = self.0.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status().ok();
        self.0.wait().ok();
        std::fs::remove_dir_all(&self.1).ok();
    }
}

#[test]
fn the_demo_prints_where_it_is_and_who_can_sign_in() {
    let folder = std::path::Path::new("/var/tmp")
        .join(format!("kabinet-demo-{}", uuid::Uuid::new_v4().simple()));
    let child = Command::new(env!("CARGO_BIN_EXE_kabinet"))
        .args(["demo", "--listen", "127.0.0.1:0", "--data-dir"])
        .arg(&folder)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut demo = Demo(child, folder);
    let out = std::io::BufReader::new(demo.0.stdout.take().unwrap());
    let lines: Vec<String> = std::io::BufRead::lines(out)
        .take(3)
        .map(Result::unwrap)
        .collect();
    assert!(lines[0].starts_with("ready http://127.0.0.1:"), "{lines:?}");
    let resident = format!(
        "resident {} {}",
        kabinet::demo::LOGIN,
        kabinet::demo::PASSWORD
    );
    let (login, password) = (kabinet::demo::STAFF_LOGIN, kabinet::demo::STAFF_PASSWORD);
    assert_eq!(lines[1..], [resident, format!("staff {login} {password}")]);
}
