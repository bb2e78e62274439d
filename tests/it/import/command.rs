//! `kabinet import` as an operator runs it: its two outputs, its exit codes, its files.

use std::path::Path;
use std::process::{Command, Output};

use sqlx::{ConnectOptions, PgPool};

use super::{Folder, number};

fn kabinet(db: &PgPool, at: &Folder, arguments: &[&str]) -> Output {
    run(db, at, &[&["import"], arguments].concat())
}

fn run(db: &PgPool, at: &Folder, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kabinet"))
        .args(arguments)
        .current_dir(&at.0)
        .env(
            "KABINET__DATABASE__URL",
            db.connect_options().to_url_lossy().as_str(),
        )
        .output()
        .unwrap()
}

fn said(output: &[u8]) -> Vec<&str> {
    std::str::from_utf8(output).unwrap().lines().collect()
}

fn write(folder: &Path, rows: &str) {
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("accounts.csv"), format!("number,rooms\n{rows}")).unwrap();
}

#[sqlx::test]
async fn the_command_says_counts_rejects_and_how_it_ended(db: PgPool) {
    let at = Folder::new();
    let bundle = at.0.join("bundle");
    write(&bundle, "01,2\n02,3\n");

    let dry = kabinet(&db, &at, &["bundle", "--dry-run"]);
    assert_eq!(
        said(&dry.stdout),
        ["accounts.csv: new 2, changed 0, unchanged 0, rejected 0"]
    );
    assert_eq!(said(&dry.stderr), ["dry run: nothing was changed"]);
    assert_eq!(dry.status.code(), Some(0));
    assert_eq!(number(&db, "select count(*) from account").await, 0);

    let done = kabinet(&db, &at, &["bundle"]);
    assert_eq!(
        said(&done.stdout),
        ["accounts.csv: new 2, changed 0, unchanged 0, rejected 0"]
    );
    assert_eq!(said(&done.stderr), Vec::<&str>::new());
    assert_eq!(done.status.code(), Some(0));
    assert!(!at.0.join("rejects").exists());

    write(&bundle, "01,2\n02,4\n03,x\n");
    let refused = kabinet(&db, &at, &["bundle"]);
    assert_eq!(
        said(&refused.stdout),
        ["accounts.csv: new 0, changed 1, unchanged 1, rejected 1"]
    );
    let errors = said(&refused.stderr);
    assert_eq!(errors[0], "accounts.csv:4: rooms: x: not a whole number");
    assert!(errors[1].starts_with("refused: "), "{errors:?}");
    assert_eq!(errors.len(), 2);
    assert_eq!(refused.status.code(), Some(1));
    let rejects = std::fs::read_to_string(at.0.join("rejects/accounts.csv")).unwrap();
    assert_eq!(
        rejects,
        "number,rooms,error\n03,x,rooms: not a whole number\n"
    );
    assert_eq!(number(&db, "select sum(rooms) from account").await, 5);

    let kept = kabinet(&db, &at, &["bundle", "--keep-good", "--rejects", "bad"]);
    assert_eq!(
        said(&kept.stdout),
        ["accounts.csv: new 0, changed 1, unchanged 1, rejected 1"]
    );
    assert_eq!(kept.status.code(), Some(0));
    assert!(at.0.join("bad/accounts.csv").exists());
    assert_eq!(number(&db, "select sum(rooms) from account").await, 6);

    std::fs::write(bundle.join("notes.txt"), "x").unwrap();
    let strange = kabinet(&db, &at, &["bundle"]);
    assert!(said(&strange.stderr)[0].starts_with("notes.txt:1: : : not a file of a bundle"));
    assert_eq!(strange.status.code(), Some(1));

    let nowhere = kabinet(&db, &at, &["nowhere"]);
    assert_eq!(
        said(&nowhere.stderr),
        ["kabinet: nowhere: no such file or folder"]
    );
    assert_eq!(nowhere.status.code(), Some(2));
}

#[sqlx::test]
async fn an_export_for_a_supplier_that_does_not_exist_is_refused(db: PgPool) {
    let at = Folder::new();
    for what in ["readings", "payments"] {
        let done = run(&db, &at, &["export", what, "--supplier", "xxx"]);
        assert_eq!(done.status.code(), Some(1));
        assert_eq!(
            said(&done.stderr),
            ["kabinet: --supplier: there is no supplier with the code xxx"]
        );
        assert_eq!(said(&done.stdout), Vec::<&str>::new());
    }
}

#[sqlx::test]
async fn a_written_sample_is_a_bundle(db: PgPool) {
    let at = Folder::new();
    let town = run(&db, &at, &["sample", "town"]);
    assert_eq!(said(&town.stdout), ["written: town"]);
    assert_eq!(run(&db, &at, &["import", "town"]).status.code(), Some(0));
    let big = run(
        &db,
        &at,
        &["sample", "big", "--accounts", "150", "--months", "2"],
    );
    assert_eq!(big.status.code(), Some(0));
    assert_eq!(run(&db, &at, &["import", "big"]).status.code(), Some(0));
    assert_eq!(number(&db, "select count(*) from account").await, 165);
}
