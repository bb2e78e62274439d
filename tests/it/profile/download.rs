//! «Скачать мои данные»: the ZIP, opened.

use super::{ANNA, person};
use crate::home::load;
use crate::support::{Portal, Reply};
use axum::http::StatusCode;
use kabinet::exchange::sample;
use serde_json::Value;
use sqlx::PgPool;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Name and text of every file in the ZIP.
pub fn files(reply: &Reply) -> BTreeMap<String, String> {
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.headers["content-type"], "application/zip");
    let mut zip = zip::ZipArchive::new(Cursor::new(reply.bytes.clone())).unwrap();
    let mut found = BTreeMap::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        found.insert(file.name().to_owned(), text);
    }
    found
}

#[sqlx::test]
async fn the_zip_holds_everything_of_the_person_and_his_households(db: PgPool) {
    let portal = Portal::new(db).await;
    load(&portal.app, sample::tomsk()).await;
    load(&portal.app, sample::supplier_set(portal.app.today())).await;
    let (id, mut anna) = person(&portal, ANNA).await;
    portal.link(id, "700100103492").await;
    portal.link(id, "410012045").await;
    sqlx::query("update account set owner_name = 'Семёнова Светлана Михайловна' where number = '700100103492'")
        .execute(&portal.db)
        .await
        .unwrap();
    let reply = anna.get("/profile/download").await;
    let name = reply.headers["content-disposition"].to_str().unwrap();
    assert_eq!(name, "attachment; filename=\"kabinet-data-2026-11-22.zip\"");
    let files = files(&reply);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    for wanted in [
        "README.txt",
        "bill_lines.csv",
        "bills.csv",
        "contracts.csv",
        "kabinet.json",
        "meters.csv",
        "payments.csv",
        "readings.csv",
    ] {
        assert!(names.contains(&wanted), "{wanted} is not in {names:?}");
    }
    let json: Value = serde_json::from_str(&files["kabinet.json"]).unwrap();
    assert_eq!(json["person"]["email"], ANNA);
    assert!(
        !files["kabinet.json"].contains("password") && !files["kabinet.json"].contains("argon2")
    );
    let accounts = json["accounts"].as_array().unwrap();
    assert_eq!(accounts.len(), 2);
    let count = |sql: &'static str| portal.count(sql);
    let sum = |table: &str| {
        accounts
            .iter()
            .map(|a| a[table].as_array().unwrap().len())
            .sum::<usize>() as i64
    };
    assert_eq!(
        sum("readings"),
        count("select count(*) from reading r join meter m on m.id = r.meter_id where m.kind = 'unit' and r.account_id in (select account_id from account_link)").await
    );
    assert_eq!(
        sum("bills"),
        count("select count(*) from bill_total where live and account_id in (select account_id from account_link)").await
    );
    assert_eq!(
        sum("bill_lines"),
        count("select count(*) from bill_line where live and account_id in (select account_id from account_link)").await
    );
    assert_eq!(
        sum("payments"),
        count("select count(*) from payment_record where account_id in (select account_id from account_link)").await
    );
    assert!(sum("readings") > 20 && sum("bills") > 10 && sum("payments") > 5);
    // The tables say the same, a row each.
    for table in ["readings", "bills", "bill_lines", "payments"] {
        let text = &files[&format!("{table}.csv")];
        assert!(
            text.starts_with('\u{feff}'),
            "spreadsheets read Russian by the mark"
        );
        let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        assert_eq!(
            rows.records().map(Result::unwrap).count() as i64,
            sum(table),
            "{table}"
        );
    }
    let december = accounts
        .iter()
        .find(|a| a["number"] == "700100103492")
        .unwrap();
    let totals = december["bills"].as_array().unwrap();
    assert!(
        totals
            .iter()
            .any(|bill| bill["period"] == "2018-12" && bill["total"].is_string())
    );
    assert_eq!(
        december["owner"], "Семёнова Светлана Михайловна",
        "he is the owner"
    );
    sqlx::query("update account_link set relation = 'tenant'")
        .execute(&portal.db)
        .await
        .unwrap();
    let masked = self::files(&anna.get("/profile/download").await);
    assert!(
        !masked["kabinet.json"].contains("Семёнова"),
        "the owner's name is not a tenant's data"
    );
}

#[sqlx::test]
async fn consumption_is_green_button_that_a_parser_reads(db: PgPool) {
    let portal = Portal::new(db).await;
    load(&portal.app, sample::supplier_set(portal.app.today())).await;
    let (id, mut anna) = person(&portal, ANNA).await;
    portal.link(id, "410012045").await;
    sqlx::query("update meter set serial = serial || '<&\"' where service_code = 'cold_water'")
        .execute(&portal.db)
        .await
        .unwrap();
    let files = files(&anna.get("/profile/download").await);
    let feed = files
        .get("green-button-1.xml")
        .expect("a feed of the one account");
    let document = roxmltree::Document::parse(feed).unwrap();
    let espi = "http://naesb.org/espi";
    let named = |name: &str| {
        document
            .descendants()
            .filter(|node| node.has_tag_name((espi, name)))
            .collect::<Vec<_>>()
    };
    let text = |node: roxmltree::Node<'_, '_>, name: &str| {
        let found = node.descendants().find(|n| n.has_tag_name((espi, name)));
        found
            .and_then(|n| n.text().map(str::to_owned))
            .unwrap_or_default()
    };
    let points = named("UsagePoint").len();
    assert!(points > 0);
    assert_eq!(named("ReadingType").len(), points);
    assert_eq!(named("MeterReading").len(), points);
    for kind in named("ReadingType") {
        let code = (
            text(kind, "commodity"),
            text(kind, "uom"),
            text(kind, "powerOfTenMultiplier"),
        );
        let known = [
            ("1", "72", "0"),
            ("7", "42", "-3"),
            ("9", "42", "-3"),
            ("12", "31", "6"),
        ];
        assert!(
            known
                .iter()
                .any(|(a, b, c)| (*a, *b, *c) == (&code.0, &code.1, &code.2)),
            "{code:?}"
        );
    }
    let values: Vec<i64> = named("IntervalReading")
        .into_iter()
        .map(|node| text(node, "value").parse().unwrap())
        .collect();
    assert!(
        values.len() >= 5 && values.iter().all(|value| *value >= 0),
        "{values:?}"
    );
    // Litres of water: the differences of what stands on the dial, none lost.
    let water: i64 = sqlx::query_scalar(
        "select coalesce(sum(greatest(d, 0) * 1000), 0)::bigint from (
             select (value - lag(value) over (partition by meter_id, zone order by taken_on, created_at, r.id)) as d
             from reading r join meter m on m.id = r.meter_id
             where m.service_code in ('cold_water', 'hot_water') and r.state not in ('replaced', 'declined')
               and r.account_id = (select account_id from account_link)) x",
    )
    .fetch_one(&portal.db)
    .await
    .unwrap();
    let of_water: Vec<String> = named("ReadingType")
        .into_iter()
        .zip(1..)
        .filter(|(node, _)| text(*node, "commodity") == "9")
        .map(|(_, place): (_, usize)| {
            format!("RetailCustomer/1/UsagePoint/{place}/MeterReading/1/IntervalBlock")
        })
        .collect();
    let atom = "http://www.w3.org/2005/Atom";
    let told: i64 = document
        .descendants()
        .filter(|node| node.has_tag_name((atom, "entry")))
        .filter(|entry| {
            entry.children().any(|link| {
                link.has_tag_name((atom, "link"))
                    && link.attribute("rel") == Some("up")
                    && of_water.iter().any(|up| link.attribute("href") == Some(up))
            })
        })
        .flat_map(|entry| {
            entry
                .descendants()
                .filter(|n| n.has_tag_name((espi, "value")))
                .collect::<Vec<_>>()
        })
        .map(|value| value.text().unwrap().parse::<i64>().unwrap())
        .sum();
    assert_eq!(told, water);
    let again = self::files(&anna.get("/profile/download").await);
    let ids = |feed: &str| feed.matches("urn:uuid:").count();
    assert_eq!(ids(&again["green-button-1.xml"]), ids(feed));
}

#[sqlx::test]
async fn somebody_without_accounts_gets_what_there_is_and_nobody_downloads_without_end(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    let files = files(&anna.get("/profile/download").await);
    let json: Value = serde_json::from_str(&files["kabinet.json"]).unwrap();
    assert_eq!(json["accounts"], Value::Array(Vec::new()));
    assert!(!files.keys().any(|name| name.starts_with("green")));
    let anybody = portal.visitor().get("/profile/download").await;
    assert_eq!(
        anybody.location().as_deref(),
        Some("/sign-in?next=/profile/download")
    );
    let mut seen = Vec::new();
    for _ in 0..20 {
        seen.push(anna.get("/profile/download").await.status);
    }
    assert_eq!(seen.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
}
