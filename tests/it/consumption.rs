//! Consumption by month: the chart, its table, the file, and what is said where nothing is known.

use super::support::{Client, Portal};
use axum::http::{StatusCode, header};
use sqlx::PgPool;

pub const FLAT: &str = include_str!("sql/usage.sql");
const PATH: &str = "/accounts/00000000-0000-0000-0000-00000000000a/consumption";

pub async fn flat(db: PgPool) -> (Portal, Client) {
    sqlx::raw_sql(FLAT).execute(&db).await.unwrap();
    let portal = Portal::new(db).await;
    let (anna, client) = portal.customer("anna@example.org").await;
    portal.link(anna, "4201180426").await;
    portal.link(anna, "4201180427").await;
    (portal, client)
}

#[sqlx::test]
async fn every_known_month_has_a_bar_and_an_unknown_one_is_never_a_zero(db: PgPool) {
    let (_portal, mut client) = flat(db).await;
    let page = client.get(&format!("{PATH}?service=cold_water")).await;
    assert_eq!(page.status, StatusCode::OK);
    let months = page.attributes("tr[data-period]", "data-period");
    assert_eq!(months.len(), 12);
    assert_eq!(
        (months[0].as_str(), months[11].as_str()),
        ("2026-10", "2025-11")
    );
    assert_eq!(
        page.attributes("svg.chart rect.z0", "x").len(),
        11,
        "March 2026 is not known"
    );
    assert_eq!(
        page.attributes("svg.chart rect.was", "x").len(),
        2,
        "September and October of 2025"
    );
    assert_eq!(page.text("tr[data-period='2026-03'] td"), "нет данных");
    assert_eq!(page.text("tr[data-period='2026-10'] td"), "10 м³");
    assert_eq!(
        page.texts("tr[data-period='2026-10'] td")[1],
        "10 м³",
        "a year ago"
    );
    assert_eq!(
        page.texts("tr[data-period='2026-10'] td")[2],
        "на 1 м³ больше"
    );
    let told = page.text("main");
    assert!(
        told.contains("Норматив: 4,5 м³ на человека × 2 = 9 м³ в месяц."),
        "{told}"
    );
    assert!(told.contains("умножают на 1,5: 13,5 м³"), "{told}");
    // 10+9+8+7+6+5+4+2+1+12+11 over eleven known months.
    assert!(
        told.contains("В среднем 6,818 м³ в месяц: по 11 месяцам"),
        "{told}"
    );
    assert!(!told.contains(" 0 м³"), "{told}");
}

#[sqlx::test]
async fn the_year_before_stands_in_the_longer_table(db: PgPool) {
    let (_portal, mut client) = flat(db).await;
    let page = client
        .get(&format!("{PATH}?service=cold_water&months=24"))
        .await;
    assert_eq!(
        page.attributes("tr[data-period]", "data-period").len(),
        14,
        "from the first bill on"
    );
    assert_eq!(page.attributes("svg.chart rect.z0", "x").len(), 13);
    assert!(!page.has("svg.chart rect.was"));
    assert_eq!(page.attribute("#months option[selected]", "value"), "24");
}

#[sqlx::test]
async fn zones_stand_on_each_other_and_own_readings_fill_what_no_bill_tells(db: PgPool) {
    let (_portal, mut client) = flat(db).await;
    let page = client.get(&format!("{PATH}?service=electricity")).await;
    let bars = |class: &str| page.attributes(&format!("svg.chart rect.{class}"), "x");
    assert_eq!(bars("z1").len(), 2);
    assert_eq!(bars("z1"), bars("z2"), "one month, one place");
    assert_eq!(
        page.text("tr[data-period='2026-10'] td"),
        "140 кВт·чT1: 100T2: 40"
    );
    let page = client.get(&format!("{PATH}?service=hot_water")).await;
    assert_eq!(page.text("tr[data-period='2026-08'] td"), "2,5 м³");
    assert!(
        page.text("tr[data-period='2026-08']")
            .contains("по показаниям")
    );
    // 6 m³ between August and October: 3 a month, said so.
    assert_eq!(page.text("tr[data-period='2026-09'] td"), "3 м³");
    assert!(
        page.text("tr[data-period='2026-09']")
            .contains("поровну на 2 мес.")
    );
    let services = page.attributes("#service option", "value");
    assert_eq!(
        services,
        ["cold_water", "hot_water", "electricity"],
        "Гкал per m² is no volume"
    );
}

#[sqlx::test]
async fn the_file_has_the_months_that_are_shown_and_no_formula(db: PgPool) {
    let (portal, mut client) = flat(db).await;
    sqlx::raw_sql("update service set name = '=HYPERLINK(1)' where code = 'cold_water'")
        .execute(&portal.db)
        .await
        .unwrap();
    let file = client
        .get(&format!("{PATH}?service=cold_water&format=csv"))
        .await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(
        file.headers[header::CONTENT_TYPE],
        "text/csv; charset=utf-8"
    );
    assert_eq!(
        file.headers[header::CONTENT_DISPOSITION],
        "attachment; filename=\"consumption-cold_water-2025-11-2026-10.csv\""
    );
    let lines: Vec<&str> = file.body.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 13);
    assert!(
        lines[0].starts_with("\u{feff}Услуга;Месяц;"),
        "{}",
        lines[0]
    );
    assert_eq!(
        lines[12],
        "\"'=HYPERLINK(1)\";2026-10;м³;10;10;9;начислено по счётчику"
    );
    assert!(lines[5].contains(";2026-03;м³;;;"), "{}", lines[5]);
}

#[sqlx::test]
async fn one_month_draws_no_chart_and_says_when_it_comes(db: PgPool) {
    let (portal, mut client) = flat(db).await;
    sqlx::raw_sql(
        "delete from bill_line where service_code = 'electricity' and period = '2026-09-01'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let page = client.get(&format!("{PATH}?service=electricity")).await;
    assert!(!page.has("svg.chart"));
    assert!(
        page.text(".note")
            .contains("График появится, когда будут известны хотя бы два месяца")
    );
    let empty = client
        .get("/accounts/00000000-0000-0000-0000-00000000000b/consumption")
        .await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.text("main").contains("Расход показывать не по чему"));
    let nonsense = client
        .get(&format!("{PATH}?service=%27&months=-1&format=x"))
        .await;
    assert_eq!(nonsense.status, StatusCode::OK);
}

#[sqlx::test]
async fn nobody_else_sees_the_consumption(db: PgPool) {
    let (portal, _) = flat(db).await;
    let (_, mut stranger) = portal.customer("stranger@example.org").await;
    assert_eq!(stranger.get(PATH).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        stranger.get(&format!("{PATH}?format=csv")).await.status,
        StatusCode::NOT_FOUND
    );
    let away = portal.visitor().get(PATH).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER);
}
