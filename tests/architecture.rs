//! docs/ARCHITECTURE.md held: which way things point, where SQL stands, how large files get, where words
//! are. Reads the sources as text; what it demands stands in the tables at the top.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// What every capability may use.
const SHELL: &str = "app audit base config db i18n jobs mail sms web";

/// Room → rooms it may use besides itself. A new room needs its line.
///
/// `app` and `web` may see each other: what a request holds (`App`) has the counters by address, which
/// are `web::limits`, and everything in `web` is an extractor over `App`. Rows that are written with a
/// deed (`audit`, `jobs`, `mail`) take the clock and the settings from `App`; it knows none of them.
const EDGES: &[(&str, &str)] = &[
    ("base", ""),
    ("config", "base"),
    ("db", "base config"),
    ("i18n", "base"),
    ("app", "base config db i18n web"),
    ("audit", "app base db"),
    ("jobs", "app base db"),
    ("sms", "app base config db jobs"),
    ("mail", "app base config db i18n jobs sms"),
    ("web", "app base config db i18n"),
    ("identity", "SHELL"),
    ("accounts", "SHELL identity"),
    ("readings", "SHELL identity accounts"),
    ("bills", "SHELL identity accounts readings"),
    ("payments", "SHELL identity accounts readings bills"),
    ("support", "SHELL identity accounts"),
    ("appeals", "SHELL identity accounts"),
    ("staff", "SHELL identity"),
    (
        "home",
        "SHELL identity accounts readings bills payments support appeals",
    ),
    (
        "exchange",
        "SHELL identity accounts readings bills payments",
    ),
    (
        "admin",
        "SHELL identity accounts readings bills payments support appeals home exchange staff",
    ),
    ("notices", "SHELL identity accounts readings bills support"),
    (
        "demo",
        "SHELL identity accounts readings bills payments appeals exchange staff",
    ),
    (
        "work",
        "SHELL identity accounts readings bills payments support appeals exchange staff admin notices",
    ),
    (
        "router",
        "SHELL identity accounts readings bills payments support appeals home staff admin demo",
    ),
    (
        "cli",
        "SHELL router work identity accounts readings bills payments support appeals exchange staff admin demo",
    ),
    ("main", ""),
    ("lib", ""),
];

/// The only places of SQL, besides `store.rs` and `store/` of a capability.
const SQL: &[&str] = &[
    "src/db/",
    "src/jobs/",
    "src/mail/",
    "src/sms/",
    "src/audit.rs",
    "src/web/session.rs",
];

/// Russian in strings that is data, not words of a page, and why.
const RUSSIAN: &[(&str, &str)] = &[
    ("src/base/dates.rs", "months as people type them"),
    ("src/base/money.rs", "the rouble as people type it"),
    (
        "src/base/volume.rs",
        "units as people copy them from the dial",
    ),
    (
        "src/identity/strength.rs",
        "rows of the keyboard, for passwords that are only typed along",
    ),
    ("src/home/download/usage.rs", "units, as readings have them"),
    (
        "src/payments/intake/charset.rs",
        "the commonest letters, by which a file's charset is told",
    ),
    (
        "src/payments/intake/onec.rs",
        "words of a parser: the keys of 1C's exchange format, as its files have them",
    ),
    (
        "src/payments/intake/purpose.rs",
        "words of a parser: how a payment's purpose names an account and our payment",
    ),
    (
        "src/readings/model/rules.rs",
        "units, by which a reading is far too high",
    ),
];

/// Pages without the frame of the portal, and why.
const APART: &[(&str, &str)] = &[
    (
        "payments/bank.html",
        "the demo bank is another site by its looks",
    ),
    ("mail/letter.html", "a letter"),
    ("mail/letter.txt", "a letter"),
];

/// Lines of a file without its tests.
const LONGEST: usize = 500;

#[test]
fn rooms_only_use_the_rooms_below_them() {
    let table = edges();
    let mut wrong = String::new();
    for file in sources() {
        let room = file.room();
        let Some(allowed) = table.get(room) else {
            let _ = writeln!(wrong, "{}: room `{room}` has no line in EDGES", file.path);
            continue;
        };
        for (used, line) in file.uses() {
            let known = table.contains_key(used.as_str());
            if known && used != room && !allowed.contains(used.as_str()) {
                let _ = writeln!(wrong, "{}:{line}: `{room}` may not use `{used}`", file.path);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_table_of_rooms_has_no_way_up() {
    let table = edges();
    // Take away, again and again, what uses nothing that is left: a ring stays.
    let mut left: BTreeSet<&str> = table.keys().copied().collect();
    loop {
        let free: Vec<&str> = left
            .iter()
            .copied()
            .filter(|room| {
                table[room].iter().all(|used| {
                    !left.contains(used)
                        || matches!((*room, *used), ("app", "web") | ("web", "app"))
                })
            })
            .collect();
        if free.is_empty() {
            break;
        }
        left.retain(|room| !free.contains(room));
    }
    assert!(left.is_empty(), "these use each other: {left:?}");
}

#[test]
fn sql_stands_in_stores_alone() {
    let calls = [
        "sqlx::query",
        "sqlx::raw_sql",
        "QueryBuilder",
        "query_as(",
        "query_scalar(",
    ];
    let mut wrong = String::new();
    for file in sources() {
        let store = file.path.ends_with("/store.rs") || file.path.contains("/store/");
        if store || SQL.iter().any(|part| file.path.starts_with(part)) {
            continue;
        }
        for (number, line) in file.code.lines().enumerate() {
            if calls.iter().any(|call| line.contains(call)) {
                let _ = writeln!(wrong, "{}:{}: {}", file.path, number + 1, line.trim());
            }
        }
    }
    assert!(wrong.is_empty(), "SQL outside a store:\n{wrong}");
}

#[test]
fn no_file_outgrows_its_reader() {
    let long: Vec<String> = sources()
        .iter()
        .map(|file| (file.code.lines().count(), &file.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}: {lines} lines without tests"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn words_of_pages_stand_in_the_language_files() {
    let mut wrong = String::new();
    for file in sources() {
        if RUSSIAN.iter().any(|(path, _)| file.path.starts_with(path)) {
            continue;
        }
        for (text, line) in &file.strings {
            if has_word(text) {
                let _ = writeln!(wrong, "{}:{line}: {text:?}", file.path);
            }
        }
    }
    assert!(wrong.is_empty(), "Russian in Rust:\n{wrong}");
}

#[test]
fn every_exception_is_still_needed() {
    let sources = sources();
    for (path, why) in RUSSIAN {
        let needed = sources.iter().any(|file| {
            file.path.starts_with(path) && file.strings.iter().any(|(text, _)| has_word(text))
        });
        assert!(
            needed,
            "{path} ({why}) has no Russian any more: take it off the list"
        );
    }
}

#[test]
fn templates_hold_nothing_that_the_policy_forbids() {
    let mut wrong = String::new();
    for (path, text) in templates() {
        for (number, line) in text.lines().enumerate() {
            let low = line.to_lowercase();
            let found = [
                (
                    "a style in the page",
                    low.contains("<style") || low.contains(" style="),
                ),
                (
                    "a script in the page",
                    low.split("<script")
                        .skip(1)
                        .any(|rest| !head_of_tag(rest).contains(" src=")),
                ),
                ("a script in an attribute", has_handler(&low)),
                ("another site", outside_links(&low)),
            ];
            for (what, _) in found.iter().filter(|(_, is)| *is) {
                let _ = writeln!(wrong, "{path}:{}: {what}: {}", number + 1, line.trim());
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_template_is_used_and_every_page_has_the_frame() {
    let templates = templates();
    let named: BTreeSet<String> = sources()
        .iter()
        .flat_map(|file| file.strings.iter().map(|(text, _)| text.clone()))
        .collect();
    let mut wrong = String::new();
    for (path, text) in &templates {
        let name = path.trim_start_matches("templates/");
        // Files that are no template of askama's: read as they are, by folder.
        if name.starts_with("legal/") {
            continue;
        }
        let quoted = format!("\"{name}\"");
        let part = templates.iter().any(|(_, other)| other.contains(&quoted));
        let page = named.contains(name);
        if !part && !page {
            let _ = writeln!(wrong, "{path}: nothing uses it");
        }
        let frame = text.contains("{% extends \"");
        if page && !frame && !APART.iter().any(|(apart, _)| *apart == name) {
            let _ = writeln!(wrong, "{path}: a page without the frame of base.html");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_reader_of_sources_sees_what_it_should() {
    let source = Source::read(
        "src/bills/web.rs",
        "//! crate::comment\nuse crate::{app::App, base::{Money, Period}, t};\n/* crate::no */\n\
         fn f<'a>(x: &'a str) -> char { let _ = r#\"crate::text \"слово\"\"#; crate::db::x(); '\"' }\n\
         #[cfg(test)]\nmod tests { fn g() { crate::cli::run(\"проба\"); } }\nconst Z: &str = \"конец\";\n",
    );
    let uses: Vec<(String, usize)> = source.uses();
    let names: Vec<&str> = uses.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["app", "base", "t", "db"]);
    assert_eq!(uses.last().map(|(_, line)| *line), Some(4));
    let texts: Vec<&str> = source
        .strings
        .iter()
        .map(|(text, _)| text.as_str())
        .collect();
    assert_eq!(texts, ["crate::text \"слово\"", "конец"]);
    assert_eq!(source.room(), "bills");
}

fn edges() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let words = |list: &'static str| list.split(' ').filter(|word| !word.is_empty());
    EDGES
        .iter()
        .map(|(room, list)| {
            let allowed = words(list).flat_map(|word| match word {
                "SHELL" => words(SHELL).collect(),
                room => vec![room],
            });
            (*room, allowed.collect())
        })
        .collect()
}

/// Two Cyrillic letters in a row: «м³» is a unit, «мес» would be a word.
fn has_word(text: &str) -> bool {
    let cyrillic = |sign: char| ('\u{400}'..='\u{4ff}').contains(&sign);
    text.chars()
        .zip(text.chars().skip(1))
        .any(|(one, next)| cyrillic(one) && cyrillic(next))
}

fn head_of_tag(rest: &str) -> &str {
    rest.split('>').next().unwrap_or_default()
}

/// ` onclick=` and its kin inside a tag.
fn has_handler(line: &str) -> bool {
    line.match_indices(" on").any(|(at, _)| {
        let rest = &line[at + 3..];
        let name: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        !name.is_empty() && rest[name.len()..].starts_with("=\"")
    })
}

/// An address of another site in an attribute; `xmlns` names nothing that is loaded.
fn outside_links(line: &str) -> bool {
    ["href=\"", "src=\"", "action=\"", "srcset=\"", "data=\""]
        .iter()
        .any(|attribute| {
            line.split(attribute).skip(1).any(|rest| {
                rest.starts_with("http:") || rest.starts_with("https:") || rest.starts_with("//")
            })
        })
}

/// A source file without comments and tests.
struct Source {
    path: String,
    /// Strings are emptied; lines keep their numbers up to the first test module.
    code: String,
    strings: Vec<(String, usize)>,
}

impl Source {
    fn read(path: &str, text: &str) -> Source {
        let (code, literals) = without_comments(text);
        let (code, cut) = without_tests(&code);
        let strings = literals
            .into_iter()
            .filter(|literal| {
                !cut.iter()
                    .any(|(from, to)| (*from..*to).contains(&literal.line))
            })
            .map(|literal| (literal.text, literal.line))
            .collect();
        Source {
            path: path.to_owned(),
            code,
            strings,
        }
    }

    /// `bills` of `src/bills/web.rs`, `cli` of `src/cli.rs`.
    fn room(&self) -> &str {
        let inside = self.path.trim_start_matches("src/");
        let first = inside.split('/').next().unwrap_or(inside);
        first.trim_end_matches(".rs")
    }

    /// Rooms named as `crate::x…` or in `crate::{x…, y…}`, with their lines.
    fn uses(&self) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        for (at, root) in self.code.match_indices("crate::") {
            let line = self.code[..at].matches('\n').count() + 1;
            let rest = &self.code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => {
                    found.extend(group_heads(group).into_iter().map(|name| (name, line)))
                }
                None => found.push((head(rest), line)),
            }
        }
        found
    }
}

fn head(path: &str) -> String {
    path.trim_start()
        .chars()
        .take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '_')
        .collect()
}

/// First steps of the paths in `a::b, c::{d, e}, f}`.
fn group_heads(group: &str) -> Vec<String> {
    let (mut depth, mut start, mut heads) = (0, 0, Vec::new());
    for (at, sign) in group.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => {
                heads.push(head(&group[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(head(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    heads.retain(|name| !name.is_empty());
    heads
}

struct Literal {
    text: String,
    line: usize,
}

/// Code with comments left out and strings emptied, line for line; and the strings.
fn without_comments(text: &str) -> (String, Vec<Literal>) {
    let signs: Vec<char> = text.chars().collect();
    let (mut code, mut literals, mut at, mut line) = (String::new(), Vec::new(), 0, 1);
    let ahead = |at: usize, what: &str| {
        what.chars()
            .enumerate()
            .all(|(i, sign)| signs.get(at + i) == Some(&sign))
    };
    while at < signs.len() {
        let sign = signs[at];
        let start = at;
        if ahead(at, "//") {
            while at < signs.len() && signs[at] != '\n' {
                at += 1;
            }
            continue;
        } else if ahead(at, "/*") {
            while at < signs.len() && !ahead(at, "*/") {
                at += 1;
            }
            at += 2;
        } else if let Some(hashes) = raw_string(&signs, at) {
            let close = format!("\"{}", "#".repeat(hashes));
            let open = at + 2 + hashes;
            at = open;
            while at < signs.len() && !ahead(at, &close) {
                at += 1;
            }
            let text = signs[open..at.min(signs.len())].iter().collect();
            literals.push(Literal { text, line });
            at += close.chars().count();
            code.push_str("\"\"");
        } else if sign == '"' {
            at += 1;
            while at < signs.len() && signs[at] != '"' {
                at += if signs[at] == '\\' { 2 } else { 1 };
            }
            let text = signs[start + 1..at.min(signs.len())].iter().collect();
            literals.push(Literal { text, line });
            at += 1;
            code.push_str("\"\"");
        } else if sign == '\''
            && (signs.get(at + 1) == Some(&'\\') || signs.get(at + 2) == Some(&'\''))
        {
            at += if signs[at + 1] == '\\' { 3 } else { 2 };
            while at < signs.len() && signs[at] != '\'' {
                at += 1;
            }
            at += 1;
            code.push_str("' '");
        } else {
            at += 1;
            code.push(sign);
            line += usize::from(sign == '\n');
            continue;
        }
        let lines = signs[start..at.min(signs.len())]
            .iter()
            .filter(|sign| **sign == '\n')
            .count();
        code.push_str(&"\n".repeat(lines));
        line += lines;
    }
    (code, literals)
}

/// How many `#` a raw string that begins here has.
fn raw_string(signs: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map(|before| signs[before]);
    if signs[at] != 'r'
        || before.is_some_and(|sign| (sign.is_alphanumeric() && sign != 'b') || sign == '_')
    {
        return None;
    }
    let hashes = signs[at + 1..]
        .iter()
        .take_while(|sign| **sign == '#')
        .count();
    (signs.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

/// Code without `#[cfg(test)] mod … { … }`, and the lines cut out.
fn without_tests(code: &str) -> (String, Vec<(usize, usize)>) {
    let (mut kept, mut rest, mut cut, mut line) = (String::new(), code, Vec::new(), 1);
    while let Some(at) = rest.find("#[cfg(test)]") {
        let (before, test) = rest.split_at(at);
        kept.push_str(before);
        line += before.matches('\n').count();
        let end = end_of_item(test);
        let lines = test[..end].matches('\n').count();
        cut.push((line, line + lines + 1));
        line += lines;
        rest = &test[end..];
    }
    kept.push_str(rest);
    (kept, cut)
}

/// Where the item that begins `code` ends: after its block, or after its `;` if it has none.
fn end_of_item(code: &str) -> usize {
    let mut depth = 0;
    for (at, sign) in code.char_indices() {
        match sign {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

/// Every source file of `src/`, tests aside.
fn sources() -> Vec<Source> {
    files("src", &["rs"])
        .into_iter()
        .filter(|(path, _)| !path.ends_with("/tests.rs") && !path.contains("/tests/"))
        .map(|(path, text)| Source::read(&path, &text))
        .collect()
}

fn templates() -> Vec<(String, String)> {
    files("templates", &["html", "txt"])
}

/// Path from the root of the project, and text.
fn files(folder: &str, kinds: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut found, mut open) = (Vec::new(), vec![root.join(folder)]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder that can be read") {
            let path = entry.expect("an entry that can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path
                .extension()
                .is_some_and(|kind| kinds.iter().any(|k| kind == *k))
            {
                let name = path.strip_prefix(root).expect("a path below the root");
                let name = name.to_string_lossy().into_owned();
                found.push((name, std::fs::read_to_string(&path).expect("UTF-8")));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}
