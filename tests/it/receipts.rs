//! The printed receipt, read back by others: poppler for the text and the tags, zbar for the codes.

use super::support::{Client, Portal};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use kabinet::exchange::{ImportOptions, Source, import, sample};
use sqlx::PgPool;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use tower::ServiceExt;
use uuid::Uuid;

const OKT: &str = "887100103492";
const PORTAL: &str = "http://kabinet.test";

struct Home {
    portal: Portal,
    anna: Client,
    /// The combined bill.
    a: Uuid,
}

/// The Tomsk bundle on 10 December 2018, and the owner of its households; bills bear their own code.
async fn tomsk(db: PgPool) -> Home {
    load(&db, sample::tomsk()).await;
    let portal = Portal::with(db, |config| config.payments.bill_code = true).await;
    portal.clock.set("2018-12-10T05:00:00Z".parse().unwrap());
    let (customer, anna) = portal.customer("anna@example.ru").await;
    let a = portal.link(customer, "700100103492").await;
    Home { portal, anna, a }
}

async fn load(db: &PgPool, files: Vec<sample::BundleFile>) {
    let files = files.into_iter().map(|file| (file.name, file.bytes));
    let at = "2018-12-06T05:00:00Z".parse().unwrap();
    let source = Source::Files(files.collect());
    let report = import(db, at, source, &ImportOptions::default())
        .await
        .unwrap();
    assert!(!report.refused, "{:?}", report.rejects);
}

async fn sql(home: &Home, statement: &'static str) {
    sqlx::raw_sql(statement)
        .execute(&home.portal.db)
        .await
        .unwrap();
}

/// What a browser would save.
struct Download {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Download {
    fn header(&self, name: header::HeaderName) -> &str {
        self.headers[name].to_str().unwrap()
    }
}

async fn download(portal: &Portal, client: &Client, path: &str) -> Download {
    let cookies: Vec<String> = client
        .cookies
        .iter()
        .map(|(k, v)| format!("{k}={v}"))
        .collect();
    let peer: std::net::SocketAddr = "192.0.2.10:4000".parse().unwrap();
    let request = Request::get(path)
        .header(header::COOKIE, cookies.join("; "))
        .extension(ConnectInfo(peer))
        .body(Body::empty())
        .unwrap();
    let router = kabinet::router::router(portal.app.clone());
    let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
    Download {
        status: parts.status,
        headers: parts.headers,
        bytes: body.collect().await.unwrap().to_bytes().to_vec(),
    }
}

/// A PDF on disk, for the readers.
struct Paper(PathBuf);

impl Drop for Paper {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Paper {
    fn of(bytes: &[u8]) -> Paper {
        let folder = std::env::temp_dir().join(format!("kabinet-pdf-{}", Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.pdf"), bytes).unwrap();
        if let Ok(keep) = std::env::var("KEEP_PDF") {
            let name = format!("{keep}/{}.pdf", Uuid::now_v7());
            std::fs::write(name, bytes).unwrap();
        }
        Paper(folder)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(&self.0)
            .output();
        let output =
            output.unwrap_or_else(|error| panic!("{program}: {error}; scripts/install.sh test"));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Searchable text, white space folded: by lines across the page, then by columns.
    fn text(&self) -> String {
        let lines = self.run("pdftotext", &["-layout", "-enc", "UTF-8", "a.pdf", "-"]);
        let columns = self.run("pdftotext", &["-enc", "UTF-8", "a.pdf", "-"]);
        let text = lines + &columns;
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn info(&self, line: &str) -> String {
        let info = self.run("pdfinfo", &["a.pdf"]);
        let found = info
            .lines()
            .find_map(|own| own.strip_prefix(&format!("{line}:")));
        found
            .unwrap_or_else(|| panic!("no {line} in {info}"))
            .trim()
            .to_owned()
    }

    /// The text of every QR code, page by page.
    fn read(&self) -> Vec<String> {
        self.run("pdftoppm", &["-r", "300", "-gray", "-png", "a.pdf", "page"]);
        let mut pages: Vec<String> = std::fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".png"))
            .collect();
        pages.sort();
        let mut arguments = vec!["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"];
        arguments.extend(pages.iter().map(String::as_str));
        let read = self.run("zbarimg", &arguments);
        let codes = read.lines().filter(|line| !line.is_empty());
        codes.map(str::to_owned).collect()
    }

    /// Payments as a bank's app reads them, by `PersAcc`.
    fn codes(&self) -> BTreeMap<String, BTreeMap<String, String>> {
        let read = self.read();
        let codes = read
            .iter()
            .filter(|line| !line.starts_with(PORTAL))
            .map(|line| {
                let rest = line
                    .strip_prefix("ST00012")
                    .unwrap_or_else(|| panic!("{line}"));
                let separator = rest.chars().next().unwrap();
                let fields = rest.split(separator).skip(1);
                let fields = fields.map(|field| field.split_once('=').unwrap());
                let fields: BTreeMap<String, String> =
                    fields.map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
                (fields["PersAcc"].clone(), fields)
            });
        codes.collect()
    }

    /// Addresses of the portal, as a phone's camera reads them, without the host.
    fn links(&self) -> Vec<String> {
        let read = self.read();
        let links = read.iter().filter_map(|line| line.strip_prefix(PORTAL));
        links.map(str::to_owned).collect()
    }
}

async fn paper(home: &Home, month: &str) -> Paper {
    let path = format!("/accounts/{}/bills/{month}.pdf", home.a);
    let reply = download(&home.portal, &home.anna, &path).await;
    assert_eq!(
        reply.status,
        StatusCode::OK,
        "{}",
        String::from_utf8_lossy(&reply.bytes)
    );
    Paper::of(&reply.bytes)
}

#[sqlx::test]
async fn a_receipt_is_a_tagged_pdf_with_text_that_can_be_searched(db: PgPool) {
    let mut home = tomsk(db).await;
    let path = format!("/accounts/{}/bills/2018-12.pdf", home.a);
    let reply = download(&home.portal, &home.anna, &path).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header(header::CONTENT_TYPE), "application/pdf");
    assert_eq!(
        reply.header(header::CONTENT_DISPOSITION),
        "inline; filename=\"kvitanciya-2018-12.pdf\""
    );
    assert_eq!(reply.header(header::CACHE_CONTROL), "no-store");
    let paper = Paper::of(&reply.bytes);
    assert_eq!(paper.info("Tagged"), "yes");
    assert_eq!(
        paper.info("Title"),
        "Платёжный документ (квитанция) за декабрь 2018 г."
    );
    assert!(paper.info("Page size").contains("A4"));
    let structure = paper.run("pdfinfo", &["-struct", "a.pdf"]);
    for tag in ["H1", "H2", "Table", "TH", "Figure"] {
        assert!(structure.contains(tag), "{tag} in {structure}");
    }
    let text = paper.text();
    for said in [
        "112 994,24 ₽",
        "в том числе пени 5 585,43 ₽",
        "Оплатите до 25 декабря 2018 г.",
        "7001 0010 3492",
        "466 305",
        "Петрова Светлана Михайловна",
        "МУП ЖКХ \"Октябрьское\"",
        "Переплата остаётся авансом",
        "Учтены оплаты по 31.12.2018",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    // The same sums as on the page, to the kopeck.
    let page = home
        .anna
        .get(&format!("/accounts/{}/bills/2018-12?view=services", home.a))
        .await;
    let cells = page.texts("td[data-amount]");
    assert!(cells.len() > 20);
    for cell in cells {
        let sum = cell.replace([' ', '₽'], " ").replace('\u{a0}', " ");
        let sum = sum.split_whitespace().collect::<Vec<_>>().join(" ");
        if sum != "0,00" {
            assert!(text.contains(&sum), "{sum} in {text}");
        }
    }
}

#[sqlx::test]
async fn each_supplier_account_that_is_owed_has_its_code_and_no_other(db: PgPool) {
    let home = tomsk(db).await;
    let codes = paper(&home, "2018-12").await.codes();
    let sums: BTreeMap<&str, &str> = codes
        .iter()
        .map(|(number, code)| (number.as_str(), code["Sum"].as_str()))
        .collect();
    // F1, F8; the two overpaid ones have none.
    let owed = [
        ("878100103492", "4785887"),
        (OKT, "6291845"),
        ("941100103492", "213268"),
        ("943100103492", "8424"),
    ];
    assert_eq!(sums, owed.into_iter().collect());
    let okt = &codes[OKT];
    assert_eq!(okt["Name"], "МУП ЖКХ \"Октябрьское\"");
    assert_eq!(okt["PersonalAcc"], "40702810700000000103");
    assert_eq!(
        (&*okt["BIC"], &*okt["PayeeINN"]),
        ("044525225", "7017001044")
    );
    assert_eq!(okt["PaymPeriod"], "12.2018");
    assert_eq!(okt["Purpose"], format!("ЖКУ 12.2018 ЛС {OKT}"));
    assert_eq!((&*okt["LastName"], &*okt["TechCode"]), ("Петрова", "02"));
}

#[sqlx::test]
async fn one_company_collects_for_another_under_its_operation_code(db: PgPool) {
    let mut home = tomsk(db).await;
    let customer = "select customer_id from account_link limit 1";
    let customer: Uuid = sqlx::query_scalar(customer)
        .fetch_one(&home.portal.db)
        .await
        .unwrap();
    home.a = home.portal.link(customer, "700200560017").await;
    let paper = paper(&home, "2018-12").await;
    let codes = paper.codes();
    assert_eq!(codes.len(), 2);
    let water = &codes["922560017"];
    assert_eq!(water["Sum"], "274402");
    assert_eq!(water["PersonalAcc"], "40702810264000008260");
    assert_eq!(water["Name"], "ПАО \"Томскэнергосбыт\"");
    assert_eq!(water["ServiceName"], "922083");
    assert_eq!(codes["560017"]["Sum"], "1148445");
    let text = paper.text();
    assert!(text.contains("код операции 922083"), "{text}");
    assert!(
        text.contains("Получатель: ПАО \"Томскэнергосбыт\""),
        "{text}"
    );
}

#[sqlx::test]
async fn a_payee_without_bank_details_gets_words_instead(db: PgPool) {
    let home = tomsk(db).await;
    sql(
        &home,
        "update supplier set settlement_account = '' where code = 'okt'",
    )
    .await;
    let paper = paper(&home, "2018-12").await;
    assert_eq!(paper.codes().len(), 3);
    assert!(paper.text().contains("QR-кода нет"), "{}", paper.text());
}

#[sqlx::test]
async fn the_paper_has_a_code_that_opens_and_pays_this_one_bill_without_sign_in(db: PgPool) {
    let home = tomsk(db).await;
    let paper = paper(&home, "2018-12").await;
    assert!(paper.text().contains("Открыть счёт и оплатить на сайте"));
    assert!(
        paper.text().contains("по 10 февраля 2019 г."),
        "{}",
        paper.text()
    );
    let links = paper.links();
    let [link] = links.as_slice() else {
        panic!("{links:?}")
    };
    assert!(link.starts_with("/b/"), "{link}");
    let stored = "select count(*) from bill_token";
    assert_eq!(home.portal.count(stored).await, 0, "a GET writes nothing");
    let mut guest = home.portal.visitor();
    let bill = guest.get(link).await;
    assert_eq!(bill.status, StatusCode::OK, "{}", bill.body);
    assert_eq!(
        bill.attribute("[data-balance]", "data-balance"),
        "112994.24"
    );
    for secret in ["Петрова", "Лесная", "466305", "700100103492", "517480"] {
        assert!(!bill.body.contains(secret), "{secret}");
    }
    let fields = [("rules", "1"), ("receipt_email", "guest@example.ru")];
    let check = guest.submit(&bill, &fields).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    let sent = guest.submit(&check, &[]).await;
    assert!(sent.location().unwrap().starts_with("/demo/bank/"));
    // One sign changed, cut or added, and it opens nothing.
    let mut other = link.clone();
    let last = if other.ends_with('A') { 'B' } else { 'A' };
    other.replace_range(10..11, &last.to_string());
    for wrong in [other, link[..link.len() - 1].to_owned(), format!("{link}A")] {
        let reply = guest.get(&wrong).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    // It works for two months.
    home.portal
        .clock
        .set("2019-02-10T05:00:00Z".parse().unwrap());
    assert_eq!(guest.get(link).await.status, StatusCode::OK);
    home.portal
        .clock
        .set("2019-02-11T05:00:00Z".parse().unwrap());
    assert_eq!(guest.get(link).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test]
async fn the_papers_code_shows_nothing_of_later_bills_and_ends_with_its_owner(db: PgPool) {
    let home = tomsk(db).await;
    let link = paper(&home, "2018-12").await.links().remove(0);
    let mut guest = home.portal.visitor();
    // January's bill of one supplier.
    sql(
        &home,
        "insert into bill (account_id, period) select account_id, '2019-01-01' from bill
             where account_id = (select id from account where number = '700100103492');
         insert into bill_total (account_id, period, supplier_account_id, charged, total)
         select account_id, '2019-01-01', id, 77.77, 77.77 from supplier_account where number = '943100103492'",
    )
    .await;
    let bill = guest.get(&link).await;
    assert_eq!(bill.status, StatusCode::OK);
    assert!(!bill.body.contains("77,77"), "{}", bill.body);
    assert_eq!(
        bill.attribute("[data-balance]", "data-balance"),
        "112910.00"
    );
    assert!(bill.body.contains("в новой квитанции"));
    assert!(!bill.has("input[data-contract='943100103492']"));
    assert!(bill.has("[data-column=total][data-contract='943100103492']"));
    // Amounts for it mean nothing, however they are named.
    let name: String = sqlx::query_scalar(
        "select 'amount_' || replace(id::text, '-', '') from supplier_account where number = '943100103492'",
    )
    .fetch_one(&home.portal.db)
    .await
    .unwrap();
    let fields = [
        ("rules", "1"),
        ("receipt_email", "g@example.ru"),
        (name.as_str(), "5"),
    ];
    let check = guest.submit(&bill, &fields).await;
    assert!(!check.body.contains("943100103492"), "{}", check.body);
    // Withdrawn: words and no sums.
    sql(&home, "update bill set withdrawn_on = '2018-12-20'").await;
    let bill = guest.get(&link).await;
    assert!(
        bill.text(".note")
            .contains("Платить по этой квитанции не нужно")
    );
    assert!(!bill.has("[data-balance]") && !bill.has("form[data-form]"));
    assert!(!bill.has("[data-amount]"));
    sql(&home, "update bill set withdrawn_on = null").await;
    // A new owner: not before his day.
    sql(&home, "update account set owner_since = '2018-12-12'").await;
    assert_eq!(guest.get(&link).await.status, StatusCode::OK);
    home.portal
        .clock
        .set("2018-12-12T05:00:00Z".parse().unwrap());
    assert_eq!(guest.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test]
async fn where_nothing_is_paid_or_nothing_is_left_the_paper_has_no_link(db: PgPool) {
    let home = tomsk(db.clone()).await;
    sql(
        &home,
        "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount)
         select supplier_code, supplier_account_id::text, account_id, supplier_account_id, '2019-01-03', due from supplier_due where due > 0",
    )
    .await;
    assert!(paper(&home, "2018-12").await.read().is_empty());
    sql(&home, "delete from payment_record").await;
    assert_eq!(paper(&home, "2018-12").await.links().len(), 1);
    let path = format!("/accounts/{}/bills/2018-12.pdf", home.a);
    // Where paying is off, and where the operator has not asked for it.
    for gateway in [
        kabinet::config::Gateway::Off,
        kabinet::config::Gateway::Demo,
    ] {
        let off = Portal::with(db.clone(), |config| {
            config.payments.bill_code = gateway == kabinet::config::Gateway::Off;
            config.payments.gateway = gateway;
        })
        .await;
        off.clock.set("2018-12-10T05:00:00Z".parse().unwrap());
        let reply = download(&off, &home.anna, &path).await;
        let paper = Paper::of(&reply.bytes);
        assert_eq!((paper.links().len(), paper.codes().len()), (0, 4));
    }
}

#[sqlx::test]
async fn what_is_paid_has_no_code(db: PgPool) {
    let home = tomsk(db).await;
    sql(
        &home,
        "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount)
         select 'ksm', 'x', account_id, id, '2019-01-03', 84.24 from supplier_account where number = '943100103492'",
    )
    .await;
    let paper = paper(&home, "2018-12").await;
    assert!(!paper.codes().contains_key("943100103492"));
    assert!(paper.text().contains("Уже оплачено"), "{}", paper.text());
}

#[sqlx::test]
async fn a_withdrawn_bill_says_so_and_has_no_code(db: PgPool) {
    let mut home = tomsk(db).await;
    sql(
        &home,
        "update bill set withdrawn_on = '2018-12-08', withdrawn_reason = 'Ошибка в тарифе'",
    )
    .await;
    let paper = paper(&home, "2018-12").await;
    let text = paper.text();
    assert!(
        text.contains(
            "Квитанция отозвана 08.12.2018. Платить по ней не нужно. Причина: Ошибка в тарифе"
        ),
        "{text}"
    );
    assert!(paper.codes().is_empty());
    let page = home
        .anna
        .get(&format!("/accounts/{}/bills/2018-12/print", home.a))
        .await;
    assert!(page.text(".stamp").contains("Ошибка в тарифе"));
    assert!(!page.has("svg.qr"));
}

/// So many lines on one supplier's bill; the sums stay.
async fn with_lines(home: &Home, count: i32) {
    sql(home, "delete from bill_line").await;
    sqlx::query(
        "insert into bill_line (account_id, period, supplier_account_id, service_code, line, position, service_name,
             unit, quantity, tariff, charged, closing)
         select account_id, '2018-12-01', id, 'upkeep', 'z' || n, n, 'Строка номер ' || n, 'м²', 60.6, n, n, n
         from supplier_account, generate_series(1, $1) n where number = '887100103492'",
    )
    .bind(count)
    .execute(&home.portal.db)
    .await
    .unwrap();
}

#[sqlx::test]
async fn one_line_seven_or_sixty_are_all_on_the_paper(db: PgPool) {
    let home = tomsk(db).await;
    for (count, most) in [(1, 3), (7, 3), (60, 6)] {
        with_lines(&home, count).await;
        let paper = paper(&home, "2018-12").await;
        let text = paper.text();
        for line in 1..=count {
            assert!(
                text.contains(&format!("Строка номер {line} ")),
                "{line} of {count}: {text}"
            );
        }
        let pages: usize = paper.info("Pages").parse().unwrap();
        assert!(pages <= most, "{count} lines on {pages} pages");
        // The head of the table stands on each page that the table is on.
        for page in 1..=pages {
            let page = page.to_string();
            let text = paper.run(
                "pdftotext",
                &["-layout", "-f", &page, "-l", &page, "a.pdf", "-"],
            );
            if text.contains("Строка номер") {
                assert!(text.contains("Тариф"), "page {page}: {text}");
            }
        }
        assert_eq!(paper.codes().len(), 4);
    }
}

#[sqlx::test]
async fn a_suppliers_name_is_text_and_nothing_else(db: PgPool) {
    let mut home = tomsk(db).await;
    sql(
        &home,
        r#"update supplier set name = '#read("/etc/passwd") | "x" *b* $1$ </title><script>' where code = 'okt'"#,
    )
    .await;
    let paper = paper(&home, "2018-12").await;
    let text = paper.text();
    assert!(
        text.contains(r#"#read("/etc/passwd") | "x" *b* $1$ </title><script>"#),
        "{text}"
    );
    let codes = paper.codes();
    assert_eq!(
        codes[OKT]["Name"],
        r#"#read("/etc/passwd") | "x" *b* $1$ </title><script>"#
    );
    assert_eq!(codes[OKT]["Sum"], "6291845");
    let page = home
        .anna
        .get(&format!("/accounts/{}/bills/2018-12/print", home.a))
        .await;
    assert!(!page.body.contains("</title><script>"));
}

#[sqlx::test]
async fn the_print_page_says_what_the_pdf_says(db: PgPool) {
    let mut home = tomsk(db).await;
    let page = home
        .anna
        .get(&format!("/accounts/{}/bills/2018-12/print", home.a))
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.text(".paper-total .sum"), "112 994,24 ₽");
    assert_eq!(page.texts("svg.qr").len(), 5, "four payees and the portal");
    assert_eq!(page.texts("h1").len(), 1);
    assert!(page.text(".paper").contains("466 305"));
    let text = paper(&home, "2018-12").await.text();
    for cell in page.texts(".paper td.num, .paper .card-sum, .paper .told, .paper dd") {
        assert!(
            text.contains(&cell.replace('\u{a0}', " ")),
            "{cell} in {text}"
        );
    }
    // Anybody but the owner sees the name masked, as on «Реквизиты».
    sql(&home, "update account_link set relation = 'tenant'").await;
    let page = home
        .anna
        .get(&format!("/accounts/{}/bills/2018-12/print", home.a))
        .await;
    assert!(page.body.contains("П••• С••• М•••") && !page.body.contains("Петрова"));
    assert!(!paper(&home, "2018-12").await.codes()[OKT].contains_key("LastName"));
}

#[sqlx::test]
async fn meters_have_boxes_and_the_house_its_volumes_and_norms(db: PgPool) {
    let home = tomsk(db).await;
    sql(
        &home,
        "update meter set removed_on = '2018-01-01';
         insert into meter (account_id, supplier_code, service_code, serial, unit, integer_digits, fraction_digits, verified_until, place)
         select id, 'okt', 'cold_water', '517480', 'м³', 5, 3, '2024-12-31', 'кухня' from account where number = '700100103492';
         insert into bill_meter (account_id, period, supplier_code, service_code, serial, previous, current, consumption, current_on)
         select id, '2018-12-01', 'okt', 'cold_water', '517480', 123, 131.5, 8.5, '2018-12-05' from account where number = '700100103492';
         insert into house_volume (building, period, service_code, individual, common, meter, unit, hours)
         select building, '2018-12-01', 'heating', 480.1, 24.8, 504.9575, 'Гкал', 744 from account where number = '700100103492';
         insert into norm (scope, service_code, valid_from, value, unit, per, document)
         values ('*', 'heating', '2012-01-01', 0.0220, 'Гкал', 'm2', 'Постановление № 689');
         insert into bill_adjustment (account_id, period, supplier_code, service_code, position, reason, amount)
         select id, '2018-12-01', 'okt', 'heating', 1, 'Не было отопления 3 дня', -105.10 from account where number = '700100103492'",
    )
    .await;
    let paper = paper(&home, "2018-12").await;
    let text = paper.text();
    for said in [
        "517480",
        "131,5",
        "05.12.2018",
        "8,5 м³",
        "31.12.2024",
        "Новое показание",
        "504,9575",
        "744",
        "0,022 Гкал на м²",
        "Постановление № 689",
        "Не было отопления 3 дня",
        "−105,10 ₽",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[sqlx::test]
async fn two_ways_to_count_heating_are_both_on_the_paper_and_one_has_the_code(db: PgPool) {
    let home = tomsk(db).await;
    sql(
        &home,
        "update bill_total set label = '1/12' where total = 47858.87;
         insert into bill_total (account_id, period, supplier_account_id, label, opening, total, payable)
         select account_id, period, supplier_account_id, 'Факт', 41628.12, 41628.12, false from bill_total where label = '1/12'",
    )
    .await;
    let paper = paper(&home, "2018-12").await;
    assert_eq!(paper.codes()["878100103492"]["Sum"], "4785887");
    let text = paper.text();
    assert!(text.contains("1/12: 47 858,87 ₽ — к оплате"), "{text}");
    assert!(text.contains("Факт: 41 628,12 ₽ — для сравнения"), "{text}");
}

#[sqlx::test]
async fn the_billers_own_pdf_is_offered_where_it_came_along(db: PgPool) {
    let mut home = tomsk(db).await;
    let page = format!("/accounts/{}/bills/2018-12", home.a);
    let original = format!("{page}/original");
    assert!(!home.anna.get(&page).await.body.contains("/original"));
    assert_eq!(
        download(&home.portal, &home.anna, &original).await.status,
        StatusCode::NOT_FOUND
    );
    sql(
        &home,
        "insert into bill_file (account_id, period, document, name, sha256, content, loaded_at)
         select account_id, period, document, 'Счёт 12.pdf', sha256('%PDF-1.4 own'), '%PDF-1.4 own', now() from bill",
    )
    .await;
    assert!(home.anna.get(&page).await.body.contains("/original"));
    let reply = download(&home.portal, &home.anna, &original).await;
    assert_eq!(reply.bytes, b"%PDF-1.4 own");
    assert_eq!(reply.header(header::CONTENT_TYPE), "application/pdf");
    assert!(
        reply
            .header(header::CONTENT_DISPOSITION)
            .starts_with("attachment; filename=\"2018-12.pdf\"; filename*=UTF-8''%D0%A1")
    );
}

#[sqlx::test]
async fn a_corrected_bill_says_when_and_what_stood_there_before(db: PgPool) {
    let mut home = tomsk(db).await;
    let versions = format!("/accounts/{}/bills/2018-12/versions", home.a);
    assert_eq!(home.anna.get(&versions).await.status, StatusCode::NOT_FOUND);
    sql(
        &home,
        "update bill_total set live = false where total = 2132.68;
         insert into bill_total (account_id, period, supplier_account_id, version, opening, charged, total, loaded_at)
         select account_id, period, supplier_account_id, 2, 1989.42, 100, 2089.42, '2018-12-09T05:00:00Z'
         from bill_total where total = 2132.68",
    )
    .await;
    let page = home
        .anna
        .get(&format!("/accounts/{}/bills/2018-12", home.a))
        .await;
    assert!(page.text("main").contains("исправлены 09.12.2018"));
    let page = home.anna.get(&versions).await;
    assert_eq!(page.texts("tbody tr").len(), 2);
    assert!(page.text("tbody tr:first-child").contains("2 089,42 ₽"));
    assert!(page.text("tbody tr.other").contains("2 132,68 ₽"));
    let paper = paper(&home, "2018-12").await;
    assert!(paper.text().contains("исправлен 09.12.2018"));
    assert_eq!(paper.codes()["941100103492"]["Sum"], "208942");
}

#[sqlx::test]
async fn a_slip_has_codes_for_what_is_owed_today_or_for_ones_own_sums(db: PgPool) {
    let mut home = tomsk(db).await;
    let form = home.anna.get(&format!("/accounts/{}/slip", home.a)).await;
    assert_eq!(form.status, StatusCode::OK);
    let filled: BTreeMap<String, String> = form.form().fields.into_iter().collect();
    let names: Vec<String> = form.attributes("input[data-contract]", "name");
    assert_eq!(names.len(), 6);
    let okt = form.attribute(&format!("input[data-contract='{OKT}']"), "name");
    assert_eq!(filled[&okt], "62918,45");
    let vk = form.attribute("input[data-contract='880100103492']", "name");
    assert_eq!(filled[&vk], "");

    let slip = |query: String| format!("/accounts/{}/slip.pdf{query}", home.a);
    let due = download(&home.portal, &home.anna, &slip(String::new())).await;
    assert_eq!(Paper::of(&due.bytes).codes().len(), 4);
    let own = download(
        &home.portal,
        &home.anna,
        &slip(format!("?{okt}=1+000,50&{vk}=0")),
    )
    .await;
    assert_eq!(own.status, StatusCode::OK);
    let paper = Paper::of(&own.bytes);
    let codes = paper.codes();
    assert_eq!(codes.len(), 1);
    assert_eq!(codes[OKT]["Sum"], "100050");
    assert!(paper.text().contains("1 000,50 ₽"));
    // An advance to one that is overpaid.
    let advance = download(&home.portal, &home.anna, &slip(format!("?{vk}=5"))).await;
    assert_eq!(
        Paper::of(&advance.bytes).codes()["880100103492"]["Sum"],
        "500"
    );

    for bad in ["-5", "abc", "1,234", "0,001", "99999999999"] {
        let reply = home.anna.get(&slip(format!("?{okt}={bad}"))).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(reply.error(&okt).is_some(), "{bad}");
        assert_eq!(reply.attribute(&format!("#{okt}"), "value"), bad);
    }
    let nothing = home.anna.get(&slip(format!("?{okt}=0"))).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[sqlx::test]
async fn a_certificate_of_no_debt_is_there_when_nothing_is_owed(db: PgPool) {
    let mut home = tomsk(db).await;
    let page = format!("/accounts/{}/no-debt", home.a);
    let pdf = format!("{page}.pdf");
    let owing = home.anna.get(&page).await;
    assert_eq!(owing.text(".due .sum"), "112 994,24 ₽");
    assert!(!owing.body.contains("no-debt.pdf"));
    assert_eq!(home.anna.get(&pdf).await.location(), Some(page.clone()));
    sql(
        &home,
        "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount)
         select supplier_code, supplier_account_id::text, account_id, supplier_account_id, '2019-01-03', due from supplier_due where due > 0",
    )
    .await;
    let clear = home.anna.get(&page).await;
    assert!(
        clear.text("main").contains("задолженности нет"),
        "{}",
        clear.body
    );
    let reply = download(&home.portal, &home.anna, &pdf).await;
    assert_eq!(reply.header(header::CONTENT_TYPE), "application/pdf");
    let text = Paper::of(&reply.bytes).text();
    for said in [
        "Справка об отсутствии задолженности",
        "7001 0010 3492",
        "МУП ЖКХ \"Октябрьское\"",
        "переплата 2,13 ₽",
        "Справка информационная",
        "06.12.2018",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[sqlx::test]
async fn without_a_bill_nothing_is_certified(db: PgPool) {
    let mut home = tomsk(db).await;
    sql(
        &home,
        "delete from bill_line; delete from bill_total; delete from bill",
    )
    .await;
    let page = home
        .anna
        .get(&format!("/accounts/{}/no-debt", home.a))
        .await;
    assert!(page.text("main").contains("квитанций ещё не было"));
    let pdf = home
        .anna
        .get(&format!("/accounts/{}/no-debt.pdf", home.a))
        .await;
    assert_eq!(pdf.status, StatusCode::SEE_OTHER);
}

#[sqlx::test]
async fn a_receipt_is_for_whoever_is_linked_and_for_a_month_that_was_billed(db: PgPool) {
    let mut home = tomsk(db).await;
    let (_, mut stranger) = home.portal.customer("stranger@example.test").await;
    let mut nobody = home.portal.visitor();
    for part in [
        "bills/2018-12.pdf",
        "bills/2018-12/print",
        "bills/2018-12/original",
        "bills/2018-12/versions",
        "slip",
        "slip.pdf",
        "no-debt",
        "no-debt.pdf",
    ] {
        let path = format!("/accounts/{}/{part}", home.a);
        assert_eq!(
            stranger.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{part}"
        );
        let away = nobody.get(&path).await;
        assert!(
            away.location()
                .unwrap()
                .starts_with("/sign-in?next=/accounts/"),
            "{part}"
        );
    }
    for month in [
        "2018-11.pdf",
        "2018-13.pdf",
        ".pdf",
        "2018-12.pdf?document=no",
        "2018-12.PDF",
        "2018-11/print",
    ] {
        let reply = home
            .anna
            .get(&format!("/accounts/{}/bills/{month}", home.a))
            .await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{month}");
    }
}

#[sqlx::test]
async fn what_is_downloaded_is_the_month_and_document_that_is_seen(db: PgPool) {
    let mut home = tomsk(db).await;
    sql(
        &home,
        "insert into bill (account_id, period, document) select account_id, period, 'пени 2' from bill where account_id in
             (select id from account where number = '700100103492');
         insert into bill_total (account_id, period, document, supplier_account_id, charged, total)
         select account_id, period, 'пени 2', supplier_account_id, 11.5, 11.5 from bill_total where total = 84.24",
    )
    .await;
    let page = home
        .anna
        .get(&format!(
            "/accounts/{}/bills/2018-12?document=%D0%BF%D0%B5%D0%BD%D0%B8%202",
            home.a
        ))
        .await;
    let links = page.attributes("main a", "href");
    let pdf = links.iter().find(|link| link.contains(".pdf")).unwrap();
    let reply = download(&home.portal, &home.anna, pdf).await;
    assert!(Paper::of(&reply.bytes).text().contains("11,50"));
    let list = home.anna.get(&format!("/accounts/{}/bills", home.a)).await;
    let row = list.attributes("tr[data-period='2018-12'] a", "href");
    assert!(
        row.contains(&format!("/accounts/{}/bills/2018-12.pdf", home.a)),
        "{row:?}"
    );
}

#[sqlx::test]
async fn an_operators_template_takes_the_place_and_a_broken_one_does_not(db: PgPool) {
    load(&db, sample::tomsk()).await;
    let folder = std::env::temp_dir().join(format!("kabinet-data-{}", Uuid::new_v4()));
    std::fs::create_dir_all(&folder).unwrap();
    let own = folder.clone();
    let portal = Portal::with(db, move |config| config.storage.data_dir = own).await;
    portal.clock.set("2018-12-10T05:00:00Z".parse().unwrap());
    let (customer, anna) = portal.customer("anna@example.ru").await;
    let a = portal.link(customer, "700100103492").await;
    let home = Home { portal, anna, a };
    let file = folder.join("receipt.typ");
    std::fs::write(
        &file,
        "#import \"/parts.typ\": *\n#show: paper\nНаша квитанция #data.total.sum",
    )
    .unwrap();
    assert!(
        paper(&home, "2018-12")
            .await
            .text()
            .contains("Наша квитанция 112 994,24 ₽")
    );
    assert!(
        kabinet::bills::receipt::check(&home.portal.app.config)
            .unwrap()
            .contains("receipt.typ")
    );
    std::fs::write(&file, "= A\n#nothing()").unwrap();
    assert!(
        paper(&home, "2018-12")
            .await
            .text()
            .contains("Платёжный документ")
    );
    let fault = kabinet::bills::receipt::check(&home.portal.app.config).unwrap_err();
    assert!(fault.contains("line 2"), "{fault}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[sqlx::test]
async fn every_newest_bill_of_the_generated_town_prints_with_its_sums(db: PgPool) {
    let portal = Portal::new(db).await;
    let files = sample::supplier_set(portal.app.today()).into_iter();
    let source = Source::Files(files.map(|file| (file.name, file.bytes)).collect());
    let report = import(
        &portal.db,
        portal.app.now(),
        source,
        &ImportOptions::default(),
    )
    .await;
    assert!(!report.unwrap().refused);
    let (customer, mut anna) = portal.customer("anna@example.ru").await;
    for number in sample::resident_accounts() {
        let a = portal.link(customer, number).await;
        let list = anna.get(&format!("/accounts/{a}/bills")).await;
        let month = list.attributes("tr[data-period]", "data-period").remove(0);
        let page = anna.get(&format!("/accounts/{a}/bills/{month}")).await;
        let reply = download(&portal, &anna, &format!("/accounts/{a}/bills/{month}.pdf")).await;
        assert_eq!(reply.status, StatusCode::OK);
        let paper = Paper::of(&reply.bytes);
        let text = paper.text();
        let html = page.html();
        let totals = scraper::Selector::parse("tr:not(.other) [data-column=total]").unwrap();
        let codes = paper.codes();
        for cell in html.select(&totals) {
            let amount = cell.value().attr("data-amount").unwrap();
            let shown: String = cell.text().collect();
            let shown = shown
                .split('₽')
                .next()
                .unwrap()
                .trim()
                .replace('\u{a0}', " ");
            assert!(text.contains(&shown), "{shown} of {number} in {text}");
            if let Some(code) = codes.get(cell.value().attr("data-contract").unwrap()) {
                assert_eq!(code["Sum"], amount.replace('.', ""), "{number}");
            }
        }
    }
}

#[sqlx::test]
async fn linking_pages_show_where_on_the_bill_the_answers_stand(db: PgPool) {
    let home = tomsk(db).await;
    let (_, mut new) = home.portal.customer("new@example.test").await;
    let page = new.get("/accounts/new").await;
    assert_eq!(
        page.texts("svg[role=img] > title"),
        ["Единая квитанция", "Счёт за электроэнергию и отопление"]
    );
    assert_eq!(page.texts(".pics li").len(), 3);
    assert_eq!(page.texts("svg[role=img] > desc").len(), 2);
    let verify = new
        .submit(&page, &[("number", "700100103492"), ("relation", "owner")])
        .await;
    let verify = new.follow(verify).await;
    assert!(verify.has("svg[role=img] > title"));
    let english = new.get("/accounts/new?lang=en").await;
    assert_eq!(english.texts("svg[role=img] > title")[0], "Combined bill");
}
