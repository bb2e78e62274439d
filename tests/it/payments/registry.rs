//! Registries in both directions: what suppliers are told, what banks tell.

use super::super::support::Portal;
use super::{HOUSEHOLD, fake, one, payer, state};
use kabinet::app::gateway::{
    Answer, BankState, BankStatus, Created, Gateway, GatewayError, Listed, Method, PayRequest,
    Private, ReceiptState,
};
use kabinet::base::Money;
use kabinet::payments::intake::{self, Counts, Placed, Told};
use kabinet::payments::registry::{self, Format};
use sqlx::PgPool;
use uuid::Uuid;

fn day() -> chrono::NaiveDate {
    "2026-11-22".parse().unwrap()
}

/// A portal where the household's 1 200,50 were paid.
async fn paid(db: PgPool) -> (Portal, std::sync::Arc<fake::FakeBank>, super::Payer) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    pay(&portal, &bank, &mut payer).await;
    (portal, bank, payer)
}

async fn pay(portal: &Portal, bank: &fake::FakeBank, payer: &mut super::Payer) {
    payer.start(&[]).await;
    {
        let mut books = bank.books.lock().unwrap();
        for order in books.orders.values_mut() {
            order.status = kabinet::app::gateway::BankStatus::Succeeded(None);
        }
    }
    portal.clock.advance(chrono::Duration::seconds(11));
    portal.drain().await;
}

async fn written(portal: &Portal, supplier: &str, number: Option<i32>, format: Format) -> Vec<u8> {
    let mut db = portal.db.acquire().await.unwrap();
    let zone = portal.app.zone();
    let now = (portal.app.now(), zone);
    let (registry, lines) = registry::of_day(&mut db, now, supplier, day(), number)
        .await
        .unwrap();
    let mut out = Vec::new();
    registry::write(&registry, &lines, format, zone, &mut out).unwrap();
    out
}

#[sqlx::test]
async fn a_days_registry_is_the_same_bytes_again_and_later_postings_are_the_next(db: PgPool) {
    let (portal, bank, mut payer) = paid(db).await;
    let mut first = Vec::new();
    for format in Format::ALL {
        first.push(written(&portal, "heat", None, format).await);
    }
    let csv = String::from_utf8(first[0].clone()).unwrap();
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 3, "{csv}");
    assert!(rows[0].starts_with("supplier_code,external_id,account_number,"));
    assert!(
        rows[1].starts_with("heat,") && rows[1].contains(",8781,2026-11-22,"),
        "{csv}"
    );
    assert!(rows[1].contains(",1000.50,payment,"));
    assert!(
        rows[2].starts_with("total,1,") && rows[2].contains(",1000.50,"),
        "{csv}"
    );
    let (sber, _, strange) = encoding_rs::WINDOWS_1251.decode(&first[1]);
    assert!(!strange);
    let rows: Vec<&str> = sber.split("\r\n").collect();
    assert_eq!(rows.len(), 3);
    let fields: Vec<&str> = rows[0].split(';').collect();
    assert_eq!(fields.len(), 12);
    assert_eq!(
        [
            fields[0], fields[5], fields[8], fields[9], fields[10], fields[11]
        ],
        ["22-11-2026", "8781", "1026", "1000,50", "1000,50", "0,00"]
    );
    assert_eq!(rows[1], "=1;1000,50;1000,50;0,00;1;22-11-2026");
    assert!(first[2].starts_with(b"PK"));
    // Days later, after another payment of that very day: the first is what it was, the second has the rest.
    let again = payer_again(&portal, &bank, &mut payer).await;
    assert!(again, "a second payment was made");
    portal.clock.advance(chrono::Duration::days(3));
    for (format, before) in Format::ALL.into_iter().zip(&first) {
        let same = written(&portal, "heat", Some(1), format).await;
        assert!(same == *before, "{}", format.as_str());
    }
    let second = String::from_utf8(written(&portal, "heat", None, Format::Csv).await).unwrap();
    assert_eq!(second.lines().count(), 3, "{second}");
    assert!(second.contains(",50.00,payment,") && !second.contains(",1000.50,"));
    let same = String::from_utf8(written(&portal, "heat", None, Format::Csv).await).unwrap();
    assert_eq!(same, second);
    assert_eq!(portal.count("select count(*) from registry").await, 2);
    // A day without payments is an empty registry, and no row.
    let empty = String::from_utf8(written(&portal, "waste", None, Format::Csv).await).unwrap();
    assert!(empty.contains("total,0,"), "{empty}");
    assert_eq!(portal.count("select count(*) from registry").await, 2);
}

/// Fifty roubles more to the heat company, on the same day.
async fn payer_again(portal: &Portal, bank: &fake::FakeBank, payer: &mut super::Payer) -> bool {
    let heat = payer.input("8781").await;
    let water = payer.input("8791").await;
    payer.start(&[(&heat, "50"), (&water, "")]).await;
    {
        let mut books = bank.books.lock().unwrap();
        for order in books.orders.values_mut() {
            order.status = kabinet::app::gateway::BankStatus::Succeeded(None);
        }
    }
    portal.clock.advance(chrono::Duration::seconds(11));
    portal.drain().await;
    portal
        .count("select count(*) from posting where paid_on = '2026-11-22'")
        .await
        == 2
}

fn sberbank(lines: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut sum = Money::ZERO;
    let mut text = String::new();
    for (id, account, amount) in lines {
        sum += Money::parse(amount).unwrap();
        text += &format!(
            "22-11-2026;14-05-33;8616/0123;000012;{id};{account};Иванова А П;г Томск;1026;{amount};{amount};0,00\r\n"
        );
    }
    let sum = sum.plain().replace('.', ",");
    text += &format!("={};{sum};{sum};0,00;7;23-11-2026\r\n", lines.len());
    encoding_rs::WINDOWS_1251.encode(&text).0.into_owned()
}

async fn take(portal: &Portal, bytes: &[u8]) -> Told {
    let profile = intake::named(&portal.app.config.storage.data_dir, "sberbank").unwrap();
    intake::take(&portal.app, &profile, ("r.txt", bytes), None, false)
        .await
        .unwrap()
}

async fn faults(portal: &Portal, profile: &str, bytes: &[u8]) -> Vec<String> {
    let profile = intake::named(&portal.app.config.storage.data_dir, profile).unwrap();
    match intake::take(&portal.app, &profile, ("r.txt", bytes), None, false)
        .await
        .unwrap()
    {
        Told::Faulty(faults) => faults.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[sqlx::test]
async fn our_own_registry_read_back_confirms_our_payments_once(db: PgPool) {
    let (portal, _bank, _payer) = paid(db).await;
    let file = written(&portal, "heat", None, Format::Sberbank).await;
    let taken = take(&portal, &file).await;
    let Told::Taken {
        file: Some(id),
        counts,
    } = taken
    else {
        panic!("{taken:?}");
    };
    assert_eq!((counts.lines, counts.ours, counts.waiting), (1, 1, 0));
    let before = portal.count("select count(*) from bank_line").await;
    assert!(matches!(take(&portal, &file).await, Told::Repeated(known) if known == id));
    assert_eq!(portal.count("select count(*) from bank_line").await, before);
    assert_eq!(portal.count("select count(*) from payment_record").await, 0);
}

#[sqlx::test]
async fn a_dry_run_changes_nothing(db: PgPool) {
    let (portal, _bank, _payer) = paid(db).await;
    let profile = intake::named(&portal.app.config.storage.data_dir, "sberbank").unwrap();
    let file = sberbank(&[("x1", "8781", "10,00")]);
    let told = intake::take(&portal.app, &profile, ("r.txt", &file), None, true)
        .await
        .unwrap();
    let expected = Counts {
        lines: 1,
        waiting: 1,
        amount: Money::from_kopecks(1000),
        ..Counts::default()
    };
    assert!(
        matches!(told, Told::Taken { file: None, counts } if counts == expected),
        "{told:?}"
    );
    assert_eq!(portal.count("select count(*) from bank_file").await, 0);
}

#[sqlx::test]
async fn a_payment_placed_by_hand_is_counted_once_when_billing_tells_it(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    let payer = payer(&portal).await;
    let (staff, _) = portal.staff("billing").await;
    // Two equal payments on one day, at the counter: both stay, each counted once.
    let file = sberbank(&[
        ("x1", "8781", "100,00"),
        ("x2", "8781", "100,00"),
        ("x3", "zz", "5,00"),
    ]);
    let told = take(&portal, &file).await;
    let Told::Taken {
        file: Some(id),
        counts,
    } = told
    else {
        panic!("{told:?}");
    };
    assert_eq!((counts.lines, counts.waiting), (3, 3));
    assert_eq!(
        payer.balance(&portal).await,
        "1200.50",
        "nothing is believed yet"
    );
    for line in [1, 2] {
        let placed = intake::place(&portal.app, (id, line), ("8781", false), staff)
            .await
            .unwrap();
        assert_eq!(placed, Placed::Credited);
    }
    assert_eq!(payer.balance(&portal).await, "1000.50");
    let again = intake::place(&portal.app, (id, 1), ("8781", false), staff)
        .await
        .unwrap();
    assert_eq!(again, Placed::Gone);
    let nobody = intake::place(&portal.app, (id, 3), ("zz", false), staff)
        .await
        .unwrap();
    assert_eq!(nobody, Placed::NoAccount);
    assert!(
        intake::reject(&portal.app, (id, 3), "чужой", staff)
            .await
            .unwrap()
    );
    for (external, sum, balance) in [
        ("b1", "100", "1000.50"),
        ("b2", "100", "1000.50"),
        ("b3", "100", "900.50"),
    ] {
        tell(&portal, external, "2026-11-23", sum).await;
        assert_eq!(payer.balance(&portal).await, balance, "{external}");
    }
    assert_eq!(
        portal
            .count(
                "select count(*) from bank_line where state = 'told' and told_as in ('b1', 'b2')"
            )
            .await,
        2
    );
    assert_eq!(portal.count("select count(*) from payment_record").await, 3);
}

async fn tell(portal: &Portal, external: &str, day: &str, sum: &str) {
    sqlx::query(
        "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount, source)
         select 'heat', $1, account_id, id, $2::date, $3::numeric, 'bank' from supplier_account where number = '8781'",
    )
    .bind(external)
    .bind(day)
    .bind(sum)
    .execute(&portal.db)
    .await
    .unwrap();
}

#[sqlx::test]
async fn what_billing_told_first_is_not_counted_again(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    let payer = payer(&portal).await;
    tell(&portal, "b1", "2026-11-20", "100").await;
    assert_eq!(payer.balance(&portal).await, "1100.50");
    let file = sberbank(&[("x1", "8781", "100,00"), ("x2", "8781", "100,00")]);
    let told = take(&portal, &file).await;
    let Told::Taken { counts, .. } = told else {
        panic!("{told:?}");
    };
    assert_eq!((counts.told, counts.waiting), (1, 1), "one for one");
    assert_eq!(payer.balance(&portal).await, "1100.50");
}

#[sqlx::test]
async fn a_pending_payment_is_settled_by_the_banks_own_word_and_not_by_the_file(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let id: String = one(&portal, "select gateway_id from payment").await;
    let told = take(&portal, &sberbank(&[(&id, "8781", "1200,50")])).await;
    assert!(
        matches!(told, Told::Taken { counts, .. } if counts.waiting == 1),
        "{told:?}"
    );
    assert_eq!(
        state(&portal).await,
        "pending",
        "the bank itself says it waits"
    );
    bank.pays();
    let told = take(&portal, &sberbank(&[(&id, "8791", "1200,50")])).await;
    assert!(
        matches!(told, Told::Taken { counts, .. } if counts.ours == 1),
        "{told:?}"
    );
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(payer.balance(&portal).await, "-2.13");
}

#[sqlx::test]
async fn another_sum_than_ours_waits_for_a_clerk(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.pays();
    let id: String = one(&portal, "select gateway_id from payment").await;
    let told = take(&portal, &sberbank(&[(&id, "8781", "1200,49")])).await;
    assert!(
        matches!(told, Told::Taken { counts, .. } if counts.waiting == 1),
        "{told:?}"
    );
    let reason: String = one(&portal, "select reason from bank_line").await;
    assert_eq!(reason, "other_amount");
    assert_eq!(portal.count("select count(*) from posting").await, 0);
}

#[sqlx::test]
async fn a_malformed_file_is_refused_whole_with_the_line(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    let good = sberbank(&[("x1", "8781", "10,00")]);
    let text = encoding_rs::WINDOWS_1251.decode(&good).0.into_owned();
    let with = |from: &str, to: &str| text.replace(from, to).into_bytes();
    for (bytes, told) in [
        (b"".to_vec(), "the line with the totals is missing"),
        (
            with("=1;10,00", "=2;10,00"),
            "2: the totals say 2 lines, the file has 1",
        ),
        (
            with("=1;10,00", "=1;11,00"),
            "2: the totals say 11,00, the lines add up to 10.00",
        ),
        (
            text.split_once('=').unwrap().0.as_bytes().to_vec(),
            "the file was cut",
        ),
        (
            with("22-11-2026", "32-11-2026"),
            "1: date: 32-11-2026: not a day",
        ),
        (
            with(";10,00;10,00;0,00\r\n=", ";ten;10,00;0,00\r\n="),
            "1: sum: ten: not a sum",
        ),
        (
            with(";10,00;10,00;0,00\r\n=", ";0;10,00;0,00\r\n="),
            "1: sum: nothing was paid",
        ),
        (
            b"22-11-2026;1;2\r\n=1;1;1;0;1;1".to_vec(),
            "1: sum: field 10 is missing, the line has 3",
        ),
        (
            with(";10,00;10,00;0,00;7", ";10,00;9,00;0,00;7"),
            "2: the totals say 9,00 for field 11, the lines add up to 10.00",
        ),
        (
            with(";10,00;10,00;0,00;7", ";10,00;10,00;1,00;7"),
            "2: the totals say 1,00 for field 12, the lines add up to 0.00",
        ),
        (
            with("22-11-2026;14", "22-11-26;14"),
            "1: date: 22-11-26: not a day",
        ),
        (
            [
                text.split_once('=').unwrap().0,
                &text.replace("Иванова А П", "Иванова; А П"),
            ]
            .concat()
            .into_bytes(),
            "2: 13 fields, the lines before have 12",
        ),
        (
            [b"x".repeat(20), text.as_bytes()[20..].to_vec()].concat(),
            "1: date: ",
        ),
        (
            {
                let huge = text.replace(";10,00;10,00;", ";999999999999,99;999999999999,99;");
                let line = huge.split_once('=').unwrap().0;
                format!("{line}{line}=2;1999999999999,98\r\n").into_bytes()
            },
            "1: the sum of the file, 1999999999999.98, is too large",
        ),
        (
            [text.as_bytes(), b"22-11-2026\r\n"].concat(),
            "3: a line after the totals",
        ),
        (b"\xff\xfe=\x001\x00".to_vec(), "1: UTF-16 text"),
        (
            [b"\xef\xbb\xbf".as_slice(), good.as_slice()].concat(),
            "1: damaged UTF-8",
        ),
        ([good.as_slice(), b"\0"].concat(), "3: a NUL byte"),
        (vec![b'9'; 10 << 20], "1: longer than 65536 bytes"),
        (b"\x98\xe0;\x98".to_vec(), "neither UTF-8 nor windows-1251"),
    ] {
        let found = faults(&portal, "sberbank", &bytes).await;
        assert!(found[0].contains(told), "{told}: {found:?}");
    }
    assert_eq!(portal.count("select count(*) from bank_file").await, 0);
}

#[sqlx::test]
async fn every_charset_and_line_end_of_banks_is_read(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    super::households(&portal.db).await;
    let good = sberbank(&[("x1", "8781", "10,00")]);
    let text = encoding_rs::WINDOWS_1251.decode(&good).0.into_owned();
    for bytes in [
        good.clone(),
        encoding_rs::IBM866.encode(&text).0.into_owned(),
        text.clone().into_bytes(),
        [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
        encoding_rs::KOI8_R.encode(&text).0.into_owned(),
        text.replace("\r\n", "\r").into_bytes(),
        text.replace("\r\n", "\n").into_bytes(),
        text.replace("22-11-2026;14", "22/11/2026;14").into_bytes(),
        text.replace(";г Томск;", ";CLIENTNO: 8781;").into_bytes(),
        format!("#head\r\n{}", text.replace(";8616/0123;", ";8781;")).into_bytes(),
    ] {
        let told = take(&portal, &bytes).await;
        assert!(
            matches!(told, Told::Taken { counts, .. } if counts.lines == 1),
            "{told:?}"
        );
    }
    let accounts: i64 = portal
        .count("select count(*) from bank_line where account_number = '8781' and supplier_account_id is not null")
        .await;
    assert_eq!(accounts, 10);
    let repeated: i64 = portal
        .count("select count(*) from bank_line where reason = 'repeated' and first_line = 1")
        .await;
    assert_eq!(
        repeated, 6,
        "the same line, whatever the charset of its file"
    );
}

const ONE_C: &str = "1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\nСекцияРасчСчет\r\nВсегоПоступило=1457.30\r\nКонецРасчСчет\r\nСекцияДокумент=Платежное поручение\r\nНомер=123\r\nДата=10.03.2026\r\nСумма=1457.30\r\nДатаПоступило=10.03.2026\r\nНазначениеПлатежа=ЖКУ 03.2026 ЛС: 8781\r\nКонецДокумента\r\nСекцияДокумент=Платежное поручение\r\nНомер=5\r\nСумма=9.00\r\nДатаСписано=10.03.2026\r\nКонецДокумента\r\nКонецФайла\r\n";

#[sqlx::test]
async fn a_statement_of_1c_is_read_by_its_purposes(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    super::households(&portal.db).await;
    let profile = intake::named(&portal.app.config.storage.data_dir, "1c").unwrap();
    let bytes = encoding_rs::WINDOWS_1251.encode(ONE_C).0.into_owned();
    let told = intake::take(&portal.app, &profile, ("s.txt", &bytes), None, false)
        .await
        .unwrap();
    assert!(
        matches!(told, Told::Taken { counts, .. } if counts.lines == 1),
        "{told:?}"
    );
    let account: String = one(&portal, "select account_number from bank_line").await;
    assert_eq!(account, "8781");
    for (from, to, told) in [
        ("1CClient", "2CClient", "1: does not begin"),
        ("КонецФайла", "", "the file was cut"),
        (
            "ВсегоПоступило=1457.30",
            "ВсегоПоступило=1.00",
            "the totals say 1.00",
        ),
        ("Сумма=1457.30", "Сумма=many", "7: the sum is not a sum"),
        (
            "ДатаПоступило=10.03.2026",
            "ДатаПоступило=1",
            "7: the day it came in",
        ),
    ] {
        let found = faults(&portal, "1c", ONE_C.replace(from, to).as_bytes()).await;
        assert!(found[0].contains(told), "{told}: {found:?}");
    }
}

#[sqlx::test]
async fn further_profiles_are_data_and_their_faults_are_named(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    super::households(&portal.db).await;
    let folder = std::env::temp_dir().join(format!("kabinet-{}", Uuid::new_v4().simple()));
    std::fs::create_dir_all(&folder).unwrap();
    let good = "[[profile]]\nname = \"gorod\"\nseparator = \"|\"\ndates = [\"%Y-%m-%d\"]\ndate = 1\naccount = 2\namount = 3\n";
    let write = |text: &str| std::fs::write(folder.join("registries.toml"), text).unwrap();
    write(good);
    let profile = intake::named(&folder, "gorod").unwrap();
    let told = intake::take(
        &portal.app,
        &profile,
        ("g", b"2026-11-22|8781|1.50\n"),
        None,
        false,
    )
    .await
    .unwrap();
    assert!(
        matches!(told, Told::Taken { counts, .. } if counts.lines == 1),
        "{told:?}"
    );
    for (from, to, told) in [
        ("\"|\"", "\"||\"", "profile gorod: separator: one sign"),
        (
            "date = 1",
            "date = 0",
            "profile gorod: date: columns count from 1",
        ),
        ("%Y-%m-%d", "%Y-%Q", "profile gorod: dates:"),
        ("gorod", "Город", "name: small letters"),
        ("gorod", "sberbank", "profile sberbank: there are two"),
        ("date = 1", "day = 1", "day"),
        (
            "date = 1",
            "date = 1\ngateway = \"sber\"",
            "profile gorod: gateway: one of demo",
        ),
        (
            "date = 1",
            "date = 1\nsums = [[1, 1]]",
            "profile gorod: trailer: empty",
        ),
        (
            "date = 1",
            "date = 1\nskip = [\"\"]",
            "profile gorod: skip: an empty sign",
        ),
        (
            "date = 1",
            "date = 1\ntrailer = \"#=\"\nskip = [\"#\"]",
            "profile gorod: skip: the line with the totals",
        ),
    ] {
        write(&good.replace(from, to));
        let error = intake::profiles(&folder).unwrap_err().to_string();
        assert!(error.contains(told), "{told}: {error}");
    }
    let error = intake::named(&portal.app.config.storage.data_dir, "x").unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no profile x; there are: sberbank, 1c"
    );
    assert_eq!(HOUSEHOLD, "700100");
}

#[sqlx::test]
async fn billing_staff_make_take_and_decide_on_their_pages(db: PgPool) {
    let (portal, _bank, payer) = paid(db).await;
    let (_, mut clerk) = portal.staff("billing").await;
    let list = clerk.get("/admin/registries").await;
    assert_eq!(list.status, axum::http::StatusCode::OK, "{}", list.body);
    let fields = [("supplier", "heat"), ("day", "22.11.2026")];
    let made = clerk.post("/admin/registries/make", &fields).await;
    assert_eq!(
        made.location().as_deref(),
        Some("/admin/registries"),
        "{}",
        made.body
    );
    let list = clerk.get("/admin/registries").await;
    let links = list.attributes("[data-registry] a", "href");
    assert_eq!(links.len(), 3);
    let csv = clerk.get(&links[0]).await;
    assert_eq!(csv.status, axum::http::StatusCode::OK);
    assert_eq!(
        csv.body.as_bytes(),
        written(&portal, "heat", None, Format::Csv).await
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action like 'payments.registry_%'")
            .await,
        2
    );
    for (fields, wrong) in [
        ([("supplier", "heat"), ("day", "x")], "day"),
        ([("supplier", "heat"), ("day", "2020-01-01")], "day"),
        ([("supplier", "nobody"), ("day", "2026-11-22")], "supplier"),
    ] {
        let reply = clerk.post("/admin/registries/make", &fields).await;
        assert_eq!(reply.status, axum::http::StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.error(wrong).is_some(), "{fields:?}");
    }
    let file = sberbank(&[("x1", "8781", "10,00"), ("x2", "zz", "5,00")]);
    let files: [(&str, &[u8]); 1] = [("bank.txt", &file)];
    let path = "/admin/registries/files";
    let looked = [("profile", "sberbank"), ("preview", "1")];
    let preview = clerk.upload(path, &looked, &files).await;
    assert_eq!(
        preview.status,
        axum::http::StatusCode::OK,
        "{}",
        preview.body
    );
    assert_eq!(portal.count("select count(*) from bank_file").await, 0);
    let profile = [("profile", "sberbank")];
    let bad: [(&str, &[u8]); 1] = [("bank.txt", b"22-11-2026;1\r\n")];
    let refused = clerk.upload(path, &profile, &bad).await;
    assert_eq!(refused.status, axum::http::StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("1: sum: field 10 is missing"),
        "{}",
        refused.body
    );
    let taken = clerk.upload(path, &profile, &files).await;
    let page = taken.location().unwrap();
    let again = clerk.upload(path, &profile, &files).await;
    assert_eq!(again.location().as_ref(), Some(&page), "the same file");
    let lines = clerk.get(&page).await;
    assert_eq!(
        lines.attributes("[data-line]", "data-state"),
        ["waiting", "waiting"]
    );
    let wrong = clerk
        .post(&format!("{page}/lines/2/place"), &[("number", "zz")])
        .await;
    assert_eq!(wrong.status, axum::http::StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.error("number2").is_some());
    let placed = clerk
        .post(&format!("{page}/lines/1/place"), &[("number", "8781")])
        .await;
    assert_eq!(placed.location().as_ref(), Some(&page), "{}", placed.body);
    assert_eq!(payer.balance(&portal).await, "-12.13");
    let empty = clerk
        .post(&format!("{page}/lines/2/reject"), &[("reason", " ")])
        .await;
    assert_eq!(empty.status, axum::http::StatusCode::UNPROCESSABLE_ENTITY);
    let done = clerk
        .post(&format!("{page}/lines/2/reject"), &[("reason", "чужой")])
        .await;
    assert_eq!(done.location(), Some(page.clone()));
    let gone = clerk
        .post(&format!("{page}/lines/2/place"), &[("number", "8781")])
        .await;
    assert_eq!(gone.status, axum::http::StatusCode::NOT_FOUND);
    let (_, mut operator) = portal.staff("operator").await;
    assert_eq!(
        operator.get("/admin/registries").await.status,
        axum::http::StatusCode::FORBIDDEN
    );
}

/// A bank that answers no questions, as MONETA; it has a statement.
struct Mute(std::sync::Mutex<Vec<Listed>>);

#[async_trait::async_trait]
impl Gateway for Mute {
    fn name(&self) -> &'static str {
        "mute"
    }
    fn methods(&self) -> &'static [Method] {
        &[Method::BankCard]
    }
    fn page_origin(&self) -> Option<String> {
        Some(fake::ORIGIN.to_owned())
    }
    async fn create(&self, _: &PayRequest, _: &Private) -> Result<Created, GatewayError> {
        Ok(Created {
            gateway_id: None,
            pay_url: Some(format!("{}/pay", fake::ORIGIN)),
        })
    }
    async fn fetch(&self, _: &PayRequest, _: Option<&str>) -> Result<Answer, GatewayError> {
        Ok(Answer::CannotSay)
    }
    async fn statement(
        &self,
        _from: chrono::DateTime<chrono::Utc>,
        _until: chrono::DateTime<chrono::Utc>,
    ) -> Result<Option<Vec<Listed>>, GatewayError> {
        Ok(Some(self.0.lock().unwrap().clone()))
    }
}

async fn mute(db: PgPool) -> (Portal, std::sync::Arc<Mute>, super::Payer, i64) {
    let bank = std::sync::Arc::new(Mute(std::sync::Mutex::default()));
    let portal = Portal::with_bank(db, bank.clone()).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let number: i64 = one(&portal, "select number from payment").await;
    (portal, bank, payer, number)
}

/// A statement with one payment that names ours.
async fn stated(portal: &Portal, number: i64, sum: &str) -> Told {
    let text = ONE_C
        .replace("1457.30", sum)
        .replace("10.03.2026", "22.11.2026")
        .replace(
            "ЖКУ 03.2026 ЛС: 8781",
            &format!("Платёж № {number}: оплата"),
        );
    let profile = intake::named(&portal.app.config.storage.data_dir, "1c").unwrap();
    intake::take(&portal.app, &profile, ("s", text.as_bytes()), None, false)
        .await
        .unwrap()
}

#[sqlx::test]
async fn of_a_bank_that_answers_no_questions_the_file_is_the_proof(db: PgPool) {
    let (portal, _bank, payer, number) = mute(db).await;
    let told = stated(&portal, number, "1200.49").await;
    assert!(
        matches!(told, Told::Taken { counts, .. } if counts.waiting == 1),
        "{told:?}"
    );
    assert_eq!(
        state(&portal).await,
        "pending",
        "another sum proves nothing"
    );
    let told = stated(&portal, number, "1200.50").await;
    assert!(
        matches!(told, Told::Taken { counts, .. } if counts.ours == 1),
        "{told:?}"
    );
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(payer.balance(&portal).await, "-2.13");
    assert_eq!(portal.count("select count(*) from posting").await, 1);
}

#[sqlx::test]
async fn a_file_that_proves_what_was_given_up_waits_for_a_clerk(db: PgPool) {
    let (portal, _bank, payer, number) = mute(db).await;
    portal.clock.advance(chrono::Duration::hours(2));
    portal.drain().await;
    assert_eq!(state(&portal).await, "canceled");
    let told = stated(&portal, number, "1200.50").await;
    assert!(
        matches!(told, Told::Taken { counts, .. } if counts.waiting == 1),
        "{told:?}"
    );
    assert_eq!(state(&portal).await, "canceled");
    let review: String = one(&portal, "select review_reason from payment").await;
    assert_eq!(review, "paid_after_cancel");
    assert_eq!(payer.balance(&portal).await, "1200.50");
}

#[sqlx::test]
async fn the_nightly_statement_settles_what_is_missing_and_shows_what_differs(db: PgPool) {
    let (portal, bank, payer, _) = mute(db).await;
    let listed = |payment, id: &str, kopecks| Listed {
        payment,
        state: BankState {
            gateway_id: id.to_owned(),
            status: BankStatus::Succeeded(Some(portal.app.now())),
            amount: Money::from_kopecks(kopecks),
            currency: "RUB".to_owned(),
            pay_url: None,
            refunded: Money::ZERO,
            receipt: ReceiptState::Registered,
            fiscal: None,
            card: None,
        },
    };
    let ours = super::payment(&portal).await;
    *bank.0.lock().unwrap() = vec![listed(Some(ours), "a", 120_050), listed(None, "b", 500)];
    intake::ask_missing(&portal.app).await.unwrap();
    // Noon of the day before: yesterday is asked for, not today.
    let early = portal.count("select count(*) from bank_file").await;
    assert_eq!(early, 1);
    assert_eq!(
        state(&portal).await,
        "succeeded",
        "whatever day the bank lists it"
    );
    portal.clock.advance(chrono::Duration::hours(13));
    intake::ask_missing(&portal.app).await.unwrap();
    assert_eq!(
        portal.count("select count(*) from bank_file").await,
        1,
        "before 3 a.m."
    );
    portal.clock.advance(chrono::Duration::hours(4));
    bank.0.lock().unwrap().remove(0);
    for _ in 0..2 {
        intake::ask_missing(&portal.app).await.unwrap();
    }
    assert_eq!(portal.count("select count(*) from bank_file").await, 2);
    let reasons: Vec<String> = sqlx::query_scalar(
        "select reason from bank_line l join bank_file f on f.id = l.file_id where f.name = 'mute 2026-11-22' order by line",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap();
    assert_eq!(reasons, ["unknown_payment", "not_in_statement"]);
    assert_eq!(payer.balance(&portal).await, "-2.13");
}
