//! What the documents point at is there: files behind links, targets behind `make`, commands of `kabinet`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets the unexpected stops there and says so"
)]

use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn documents() -> Vec<PathBuf> {
    let docs = std::fs::read_dir(Path::new(ROOT).join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> = docs
        .filter(|path| path.extension().is_some_and(|kind| kind == "md"))
        .collect();
    all.push(Path::new(ROOT).join("README.md"));
    all
}

/// Words that stand right behind `marker`, up to the first sign that is no letter.
fn after<'a>(text: &'a str, marker: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(marker).skip(1).map(|rest| {
        rest.split(|sign: char| !sign.is_ascii_lowercase() && sign != '-')
            .next()
            .unwrap_or_default()
    })
}

#[test]
fn every_link_inside_the_project_leads_to_a_file() {
    let mut seen = 0;
    for document in documents() {
        let text = std::fs::read_to_string(&document).unwrap();
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            seen += 1;
            assert!(
                document.with_file_name(target).exists(),
                "{}: {target}",
                document.display()
            );
        }
    }
    assert!(seen > 5, "links were not found");
}

#[test]
fn every_make_target_that_is_named_exists() {
    let makefile = std::fs::read_to_string(Path::new(ROOT).join("Makefile")).unwrap();
    for document in documents() {
        let text = std::fs::read_to_string(&document).unwrap();
        for target in after(&text, "`make ").chain(after(&text, "\nmake ")) {
            assert!(
                makefile.contains(&format!("\n{target}:")),
                "{}: make {target}",
                document.display()
            );
        }
    }
}

#[test]
fn every_command_that_is_named_exists() {
    for document in documents() {
        let text = std::fs::read_to_string(&document).unwrap();
        for command in after(&text, "\nkabinet ").chain(after(&text, "`kabinet ")) {
            let known = [
                "demo",
                "serve",
                "work",
                "migrate",
                "import",
                "export",
                "doctor",
                "registry",
                "sample",
                "staff",
                "--help",
                "--version",
                "",
            ];
            assert!(
                known.contains(&command),
                "{}: kabinet {command}",
                document.display()
            );
        }
    }
}

/// Every word in back quotes of the last column of docs/COVERAGE.md is a test of ours.
#[test]
fn every_test_that_the_coverage_table_names_exists() {
    let mut sources = String::new();
    for folder in ["src", "tests"] {
        gather(&Path::new(ROOT).join(folder), &mut sources);
    }
    let text = std::fs::read_to_string(Path::new(ROOT).join("docs/COVERAGE.md")).unwrap();
    let mut seen = 0;
    let mut wrong = Vec::new();
    for row in text.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.trim_end_matches('|').rsplit(" | ").collect();
        let proof = cells.first().copied().unwrap_or_default();
        if proof.trim() == "Proven by" {
            continue;
        }
        let names: Vec<&str> = proof.split('`').skip(1).step_by(2).collect();
        if names.is_empty() {
            wrong.push(format!("no test: {row}"));
        }
        for name in names {
            seen += 1;
            if !sources.contains(&format!("fn {name}(")) {
                wrong.push(format!("no such test: {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 80, "the table was not read: {seen}");
}

fn gather(folder: &Path, sources: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, sources);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            sources.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}
