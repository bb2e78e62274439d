//! Lines of banks' files against what is counted already: nothing is counted twice, and nothing is lost.

use super::super::support::Portal;
use super::{Payer, fake, one, payer, payment};
use axum::http::StatusCode;
use kabinet::base::Money;
use kabinet::payments::actions::Clerk;
use kabinet::payments::actions::refunds::{self, Asked};
use kabinet::payments::intake::{self, Counts, Doubt, Placed, Told};
use kabinet::payments::jobs;
use kabinet::payments::registry::{self, Format};
use kabinet::payments::store::refunds as stored;
use sqlx::{ConnectOptions, PgPool};
use std::fmt::Write as _;
use std::io::Read;
use std::sync::Arc;
use uuid::Uuid;

/// 1 000,50 to heat and 200 to water, paid on 22.11.2026.
async fn paid(db: PgPool) -> (Portal, Arc<fake::FakeBank>, Payer) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.pays();
    portal.clock.advance(chrono::Duration::seconds(11));
    portal.drain().await;
    (portal, bank, payer)
}

/// Day, operation, account and sum of each line, with the totals.
fn sberbank(lines: &[(&str, &str, &str, &str)]) -> Vec<u8> {
    let mut sum = Money::ZERO;
    let mut text = String::new();
    for (day, id, account, amount) in lines {
        sum += Money::parse(amount).unwrap();
        let _ = write!(
            text,
            "{day};14-05-33;8616/0123;000012;{id};{account};ИВАНОВА А П;г Томск;1026;{amount};{amount};0,00\r\n"
        );
    }
    let sum = sum.plain().replace('.', ",");
    let _ = write!(text, "={};{sum};{sum};0,00;7;23-11-2026\r\n", lines.len());
    encoding_rs::WINDOWS_1251.encode(&text).0.into_owned()
}

/// An order of a payer: number, day, payer's account, sum and purpose.
fn order(number: &str, day: &str, payer: &str, sum: &str, purpose: &str) -> String {
    format!(
        "СекцияДокумент=Платежное поручение\r\nНомер={number}\r\nДата={day}\r\nСумма={sum}\r\nПлательщикСчет={payer}\r\nДатаПоступило={day}\r\nНазначениеПлатежа={purpose}\r\nКонецДокумента\r\n"
    )
}

fn statement(head: &str, orders: &[String]) -> Vec<u8> {
    let text = format!(
        "1CClientBankExchange\r\nВерсияФормата=1.03\r\nВремяСоздания={head}\r\n{}КонецФайла\r\n",
        orders.concat()
    );
    encoding_rs::WINDOWS_1251.encode(&text).0.into_owned()
}

async fn take(portal: &Portal, profile: &str, name: &str, bytes: &[u8]) -> (Uuid, Counts) {
    let profile = intake::named(&portal.app.config.storage.data_dir, profile).unwrap();
    let told = intake::take(&portal.app, &profile, (name, bytes), None, false)
        .await
        .unwrap();
    match told {
        Told::Taken {
            file: Some(id),
            counts,
        } => (id, counts),
        other => panic!("{other:?}"),
    }
}

async fn place(portal: &Portal, at: (Uuid, i32), number: &str, sure: bool) -> Placed {
    let staff = staff(portal).await;
    intake::place(&portal.app, at, (number, sure), staff)
        .await
        .unwrap()
}

async fn staff(portal: &Portal) -> Uuid {
    let known: Option<Uuid> = sqlx::query_scalar("select id from staff limit 1")
        .fetch_optional(&portal.db)
        .await
        .unwrap();
    match known {
        Some(id) => id,
        None => portal.staff("billing").await.0,
    }
}

/// State and reason of a file's line.
async fn told(portal: &Portal, (file, line): (Uuid, i32)) -> (String, String) {
    sqlx::query_as("select state, reason from bank_line where file_id = $1 and line = $2")
        .bind(file)
        .bind(line)
        .fetch_one(&portal.db)
        .await
        .unwrap()
}

fn words(state: &str, reason: &str) -> (String, String) {
    (state.to_owned(), reason.to_owned())
}

#[sqlx::test]
async fn a_line_that_names_our_paid_payment_is_filed_as_it_and_not_counted(db: PgPool) {
    let (portal, _bank, payer) = paid(db).await;
    let id: String = one(&portal, "select gateway_id from payment").await;
    let number: i64 = one(&portal, "select number from payment").await;
    // Ten days later than ours: it waits, and a clerk who counts it does not count it.
    let bank = sberbank(&[("02-12-2026", &id, "8781", "1000,50")]);
    let (file, counts) = take(&portal, "sberbank", "r", &bank).await;
    assert_eq!(counts.waiting, 1);
    assert_eq!(
        told(&portal, (file, 1)).await,
        words("waiting", "other_day")
    );
    let placed = place(&portal, (file, 1), "8781", true).await;
    assert_eq!(placed, Placed::Ours(number));
    assert_eq!(told(&portal, (file, 1)).await, words("ours", ""));
    // By our number in the purpose, with an account that nobody has, which the clerk corrects.
    let purpose = format!("Платёж № {number}: ЛС 87810");
    let orders = [order("5", "05.12.2026", "408", "200.00", &purpose)];
    let (file, _) = take(&portal, "1c", "s", &statement("1", &orders)).await;
    let line = 4;
    assert_eq!(
        told(&portal, (file, line)).await,
        words("waiting", "unknown_account")
    );
    let placed = place(&portal, (file, line), "8791", false).await;
    assert_eq!(placed, Placed::Ours(number));
    assert_eq!(portal.count("select count(*) from payment_record").await, 0);
    assert_eq!(payer.balance(&portal).await, "-2.13");
}

#[sqlx::test]
async fn a_line_like_our_payment_is_counted_only_when_the_clerk_is_sure(db: PgPool) {
    let (portal, _bank, payer) = paid(db).await;
    let number: i64 = one(&portal, "select number from payment").await;
    let bank = sberbank(&[
        ("27-11-2026", "counter-1", "8781", "1000,50"),
        ("27-11-2026", "counter-2", "zz", "200,00"),
        ("27-11-2026", "counter-3", "8781", "77,00"),
        ("27-12-2026", "counter-4", "8781", "1000,50"),
    ]);
    let (file, counts) = take(&portal, "sberbank", "r", &bank).await;
    assert_eq!(counts.waiting, 4);
    assert_eq!(
        told(&portal, (file, 1)).await,
        words("waiting", "like_ours")
    );
    let day = "2026-11-22".parse().unwrap();
    let like = Placed::Unsure(Doubt::Like(number, day));
    assert_eq!(place(&portal, (file, 1), "8781", false).await, like);
    // The account comes from the clerk: then the likeness is seen as well.
    assert_eq!(
        told(&portal, (file, 2)).await,
        words("waiting", "unknown_account")
    );
    assert_eq!(place(&portal, (file, 2), "8791", false).await, like);
    assert_eq!(
        told(&portal, (file, 2)).await,
        words("waiting", "like_ours")
    );
    assert_eq!(payer.balance(&portal).await, "-2.13");
    // It is ours: nothing is counted, and the next equal one is another payment.
    let staff = staff(&portal).await;
    assert!(
        intake::confirm(&portal.app, (file, 2), staff)
            .await
            .unwrap()
    );
    assert!(
        !intake::confirm(&portal.app, (file, 2), staff)
            .await
            .unwrap()
    );
    assert!(
        !intake::confirm(&portal.app, (file, 3), staff)
            .await
            .unwrap()
    );
    assert_eq!(payer.balance(&portal).await, "-2.13");
    // It is another: counted.
    assert_eq!(
        place(&portal, (file, 1), "8781", true).await,
        Placed::Credited
    );
    // Another sum, or far away: no question.
    assert_eq!(
        place(&portal, (file, 3), "8781", false).await,
        Placed::Credited
    );
    assert_eq!(
        place(&portal, (file, 4), "8781", false).await,
        Placed::Credited
    );
    assert_eq!(payer.balance(&portal).await, "-2080.13");
}

#[sqlx::test]
async fn a_line_of_a_payment_that_has_not_ended_or_was_given_up_is_not_simply_counted(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let id: String = one(&portal, "select gateway_id from payment").await;
    let number: i64 = one(&portal, "select number from payment").await;
    let lines = sberbank(&[("22-11-2026", &id, "8781", "1200,50")]);
    let (file, _) = take(&portal, "sberbank", "r", &lines).await;
    assert_eq!(
        place(&portal, (file, 1), "8781", true).await,
        Placed::Open(number)
    );
    bank.cancels();
    portal.clock.advance(chrono::Duration::seconds(11));
    portal.drain().await;
    let doubt = Placed::Unsure(Doubt::Canceled(number));
    assert_eq!(place(&portal, (file, 1), "8781", false).await, doubt);
    assert_eq!(
        place(&portal, (file, 1), "8781", true).await,
        Placed::Credited
    );
    assert_eq!(payer.balance(&portal).await, "200.00", "the water's");
    // The same money in another file is counted already.
    let lines = sberbank(&[
        ("22-11-2026", &id, "8781", "1200,50"),
        ("23-11-2026", "x", "1", "1,00"),
    ]);
    let (next, _) = take(&portal, "sberbank", "r2", &lines).await;
    assert_eq!(
        place(&portal, (next, 1), "8781", false).await,
        Placed::Unsure(Doubt::Again(number))
    );
    assert_eq!(payer.balance(&portal).await, "200.00", "once");
}

#[sqlx::test]
async fn money_of_a_canceled_payment_is_counted_or_given_back_and_not_both(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let id: String = one(&portal, "select gateway_id from payment").await;
    bank.cancels();
    portal.clock.advance(chrono::Duration::seconds(11));
    portal.drain().await;
    // The bank took it after all.
    bank.pays();
    kabinet::payments::actions::on_news(&portal.app, bank.news("late"))
        .await
        .unwrap();
    let review = "select review_reason from payment";
    assert_eq!(one::<String>(&portal, review).await, "paid_after_cancel");
    let lines = sberbank(&[("22-11-2026", &id, "8781", "1200,50")]);
    let (file, _) = take(&portal, "sberbank", "r", &lines).await;
    assert_eq!(
        place(&portal, (file, 1), "8781", true).await,
        Placed::Credited
    );
    assert_eq!(one::<String>(&portal, review).await, "", "it is decided");
    let payment = super::payment(&portal).await;
    let mut db = portal.db.acquire().await.unwrap();
    let payment = kabinet::payments::store::orders::find(&mut db, payment).await;
    let basis = kabinet::payments::actions::refunds::basis(&portal.app, &payment.unwrap().unwrap());
    assert!(basis.is_none(), "nothing goes back any more");
}

#[sqlx::test]
async fn the_second_line_of_a_payment_waits_and_says_where_the_first_is(db: PgPool) {
    let (portal, _bank, payer) = paid(db).await;
    let id: String = one(&portal, "select gateway_id from payment").await;
    let number: i64 = one(&portal, "select number from payment").await;
    // Parts of two suppliers are two lines of one payment; a third is one too many, in the file or the next.
    let first = sberbank(&[
        ("22-11-2026", &id, "8781", "1000,50"),
        ("22-11-2026", &id, "8791", "200,00"),
        ("23-11-2026", &id, "8791", "200,00"),
    ]);
    let (file, counts) = take(&portal, "sberbank", "first.txt", &first).await;
    assert_eq!((counts.ours, counts.waiting), (2, 1));
    assert_eq!(told(&portal, (file, 3)).await, words("waiting", "again"));
    let second = sberbank(&[("23-11-2026", &id, "8781", "1000,50")]);
    let (next, counts) = take(&portal, "sberbank", "second.txt", &second).await;
    assert_eq!((counts.ours, counts.waiting), (0, 1));
    let whole = sberbank(&[("22-11-2026", &id, "", "1200,50")]);
    let (last, counts) = take(&portal, "sberbank", "third.txt", &whole).await;
    assert_eq!((counts.ours, counts.waiting), (0, 1));
    assert_eq!(told(&portal, (last, 1)).await, words("waiting", "again"));
    let (_, mut clerk) = portal.staff("billing").await;
    let page = clerk.get(&format!("/admin/registries/{next}")).await;
    assert!(
        page.body.contains(
            "У этого платежа уже есть строка банка: файл «first.txt», строка 1, 22.11.2026"
        ),
        "{}",
        page.body
    );
    // The bank's own id: the same operation, whatever the clerk says.
    assert_eq!(
        place(&portal, (next, 1), "8781", true).await,
        Placed::Ours(number)
    );
    assert_eq!(told(&portal, (next, 1)).await, words("ours", "again"));
    // Our number alone: the payer may have paid twice.
    let orders = [order(
        "9",
        "22.11.2026",
        "408",
        "1200.50",
        &format!("Платёж № {number}"),
    )];
    let (stated, counts) = take(&portal, "1c", "s.txt", &statement("1", &orders)).await;
    assert_eq!(counts.waiting, 1);
    let doubt = Placed::Unsure(Doubt::Again(number));
    assert_eq!(place(&portal, (stated, 4), "8781", false).await, doubt);
    assert_eq!(payer.balance(&portal).await, "-2.13");
    assert_eq!(
        place(&portal, (stated, 4), "8781", true).await,
        Placed::Credited
    );
    assert_eq!(payer.balance(&portal).await, "-1202.63");
}

#[sqlx::test]
async fn an_orders_number_of_1c_is_no_banks_id(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.pays();
    // The payment's id at the bank happens to be the number of somebody's order.
    sqlx::query("update payment set gateway_id = '123'")
        .execute(&portal.db)
        .await
        .unwrap();
    let orders = [
        order("123", "22.11.2026", "408-1", "1200.50", "ЖКУ ЛС 8782"),
        order("123", "22.11.2026", "408-2", "5.00", "ЖКУ ЛС 8782"),
        order("123", "22.11.2026", "408-2", "5.00", "ЖКУ ЛС 8782"),
    ];
    let (file, counts) = take(&portal, "1c", "day.txt", &statement("1", &orders)).await;
    assert_eq!((counts.ours, counts.waiting), (0, 3));
    assert_eq!(
        super::state(&portal).await,
        "pending",
        "nobody asked the bank"
    );
    let ids: i64 = portal
        .count("select count(*) from bank_line where bank_id <> ''")
        .await;
    assert_eq!(ids, 0);
    // Two equal orders of one file are two.
    for line in [12, 20] {
        assert_eq!(
            told(&portal, (file, line)).await,
            words("waiting", "not_told")
        );
        assert_eq!(
            place(&portal, (file, line), "8782", false).await,
            Placed::Credited
        );
    }
    // The next statement overlaps: what was there is known again, by all that stands in it.
    let mut more = orders.to_vec();
    more.push(order("123", "22.11.2026", "408-2", "5.00", "ЖКУ ЛС 8782"));
    more.push(order("123", "22.11.2026", "408-3", "5.00", "ЖКУ ЛС 8782"));
    let (next, _) = take(&portal, "1c", "week.txt", &statement("2", &more)).await;
    let reasons: Vec<String> =
        sqlx::query_scalar("select reason from bank_line where file_id = $1 order by line")
            .bind(next)
            .fetch_all(&portal.db)
            .await
            .unwrap();
    assert_eq!(
        reasons,
        ["repeated", "repeated", "repeated", "not_told", "not_told"]
    );
    let doubt = Placed::Unsure(Doubt::Repeated);
    assert_eq!(place(&portal, (next, 12), "8782", false).await, doubt);
    let (_, mut clerk) = portal.staff("billing").await;
    let path = format!("/admin/registries/{next}");
    let page = clerk.get(&path).await;
    assert!(
        page.body
            .contains("Такая же строка уже была: файл «day.txt», строка 4, 22.11.2026"),
        "{}",
        page.body
    );
    let all = clerk.post(&format!("{path}/repeated/reject"), &[]).await;
    assert_eq!(all.location().as_ref(), Some(&path), "{}", all.body);
    let none = clerk.post(&format!("{path}/repeated/reject"), &[]).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let waiting = "select count(*) from bank_line where state = 'waiting'";
    assert_eq!(portal.count(waiting).await, 3);
    let credited = "select count(*) from payment_record where amount = 5";
    assert_eq!(portal.count(credited).await, 2);
}

#[sqlx::test]
async fn a_banks_id_names_a_payment_of_its_own_gateway_alone(db: PgPool) {
    let (portal, _bank, _payer) = paid(db).await;
    let id: String = one(&portal, "select gateway_id from payment").await;
    let folder = std::env::temp_dir().join(format!("kabinet-{}", Uuid::new_v4().simple()));
    std::fs::create_dir_all(&folder).unwrap();
    let layout = "[[profile]]\nname = \"other\"\ngateway = \"rbs\"\ndates = [\"%Y-%m-%d\"]\ndate = 1\naccount = 2\namount = 3\nid = 4\n";
    let same = layout
        .replace("other", "same")
        .replace("gateway = \"rbs\"\n", "");
    std::fs::write(folder.join("registries.toml"), format!("{layout}{same}")).unwrap();
    for (profile, ours) in [("other", 0), ("same", 1)] {
        let profile = intake::named(&folder, profile).unwrap();
        let bytes = format!("2026-11-22;8781;1000.50;{id}\n# {}\n", profile.name);
        let bytes = bytes.split_once('#').unwrap().0.replace(
            "2026-11-22",
            match ours {
                0 => "2026-11-23",
                _ => "2026-11-22",
            },
        );
        let told = intake::take(&portal.app, &profile, ("r", bytes.as_bytes()), None, false)
            .await
            .unwrap();
        assert!(
            matches!(told, Told::Taken { counts, .. } if counts.ours == ours),
            "{told:?}"
        );
    }
}

#[sqlx::test]
async fn a_clerk_is_asked_on_the_page_and_says_which(db: PgPool) {
    let (portal, _bank, payer) = paid(db).await;
    let bank = sberbank(&[
        ("27-11-2026", "c1", "8781", "1000,50"),
        ("27-11-2026", "c2", "8791", "200,00"),
    ]);
    let (file, _) = take(&portal, "sberbank", "r", &bank).await;
    let (_, mut clerk) = portal.staff("billing").await;
    let path = format!("/admin/registries/{file}");
    let field = [("number", "8781")];
    let asked = clerk.post(&format!("{path}/lines/1/place"), &field).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = asked.error("sure1").unwrap();
    assert!(said.contains("похожий платёж"), "{said}");
    assert!(asked.has("input#sure1[type=checkbox]"));
    assert_eq!(payer.balance(&portal).await, "-2.13");
    let ours = clerk.post(&format!("{path}/lines/1/ours"), &[]).await;
    assert_eq!(ours.location().as_ref(), Some(&path), "{}", ours.body);
    let gone = clerk.post(&format!("{path}/lines/1/ours"), &[]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let field = [("number", "8791"), ("sure", "1")];
    let sure = clerk.post(&format!("{path}/lines/2/place"), &field).await;
    assert_eq!(sure.location().as_ref(), Some(&path), "{}", sure.body);
    assert_eq!(payer.balance(&portal).await, "-202.13");
    // The bank's id of ours, far away by day: a refusal that files it.
    let id: String = one(&portal, "select gateway_id from payment").await;
    let late = sberbank(&[("22-12-2026", &id, "8791", "200,00")]);
    let (file, _) = take(&portal, "sberbank", "late", &late).await;
    let path = format!("/admin/registries/{file}/lines/1/place");
    let refused = clerk.post(&path, &[("number", "8791")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("второй раз деньги не зачтены"),
        "{}",
        refused.body
    );
    assert_eq!(payer.balance(&portal).await, "-202.13");
    // Nobody else decides.
    let (_, mut operator) = portal.staff("operator").await;
    for step in [
        "lines/1/ours",
        "lines/1/place",
        "lines/1/reject",
        "repeated/reject",
    ] {
        let reply = operator
            .post(&format!("/admin/registries/{file}/{step}"), &[])
            .await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{step}");
    }
}

/// The registry of a day in a format.
async fn written(portal: &Portal, day: &str, number: Option<i32>, format: Format) -> Vec<u8> {
    let mut db = portal.db.acquire().await.unwrap();
    let zone = portal.app.zone();
    let now = (portal.app.now(), zone);
    let (registry, lines) = registry::of_day(&mut db, now, "heat", day.parse().unwrap(), number)
        .await
        .unwrap();
    let mut out = Vec::new();
    registry::write(&registry, &lines, format, zone, &mut out).unwrap();
    out
}

/// Two days after the payment half of it goes back.
async fn refunded(portal: &Portal) {
    portal.clock.advance(chrono::Duration::days(2));
    let (id, _) = portal.staff("billing").await;
    let clerk = Clerk {
        id,
        address: "192.0.2.10".to_owned(),
    };
    let payment = payment(portal).await;
    let shares = {
        let mut db = portal.db.acquire().await.unwrap();
        stored::shares(&mut db, payment).await.unwrap()
    };
    let asked = Asked {
        form_id: Uuid::new_v4(),
        parts: shares
            .iter()
            .filter(|share| share.supplier_code == "heat")
            .map(|share| (share.part, Money::from_kopecks(40_025)))
            .collect(),
        reason: "заявление".to_owned(),
        document: String::new(),
    };
    refunds::start(&portal.app, &clerk, payment, &asked)
        .await
        .unwrap()
        .unwrap();
    portal.clock.advance(chrono::Duration::seconds(30));
    jobs::ask_due(&portal.app).await.unwrap();
    let made = "select count(*) from posting where kind = 'refund'";
    assert_eq!(portal.count(made).await, 1);
}

#[sqlx::test]
async fn a_refund_stands_with_minus_in_the_registry_of_its_own_day(db: PgPool) {
    let (portal, _bank, payer) = paid(db).await;
    let before = written(&portal, "2026-11-22", None, Format::Sberbank).await;
    refunded(&portal).await;
    assert_eq!(
        written(&portal, "2026-11-22", None, Format::Sberbank).await,
        before
    );
    let csv = String::from_utf8(written(&portal, "2026-11-24", None, Format::Csv).await).unwrap();
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 3, "{csv}");
    assert!(
        rows[1].contains(",2026-11-24,") && rows[1].contains(",-400.25,refund,"),
        "{csv}"
    );
    assert!(
        rows[2].starts_with("total,1,") && rows[2].contains(",-400.25,"),
        "{csv}"
    );
    let bank = written(&portal, "2026-11-24", None, Format::Sberbank).await;
    let text = encoding_rs::WINDOWS_1251.decode(&bank).0.into_owned();
    assert!(
        text.contains(";-400,25;-400,25;0,00\r\n=1;-400,25;-400,25;0,00;1;24-11-2026\r\n"),
        "{text}"
    );
    // Read back it is that refund, once; a clerk cannot count it either.
    let (_, counts) = take(&portal, "sberbank", "back.txt", &bank).await;
    assert_eq!((counts.lines, counts.ours, counts.waiting), (1, 1, 0));
    let id: String = one(&portal, "select gateway_id from payment").await;
    let balance = payer.balance(&portal).await;
    let more = sberbank(&[
        ("24-11-2026", &id, "8781", "-400,25"),
        ("24-11-2026", &id, "8781", "-1,00"),
        ("25-11-2026", "x", "8781", "-400,25"),
    ]);
    let (file, counts) = take(&portal, "sberbank", "more.txt", &more).await;
    assert_eq!((counts.ours, counts.waiting), (0, 3));
    assert_eq!(told(&portal, (file, 1)).await, words("waiting", "again"));
    assert_eq!(
        told(&portal, (file, 2)).await,
        words("waiting", "no_refund")
    );
    let number: i64 = one(&portal, "select number from payment").await;
    assert_eq!(
        place(&portal, (file, 1), "8781", true).await,
        Placed::Ours(number)
    );
    assert_eq!(
        place(&portal, (file, 2), "8781", true).await,
        Placed::GivenBack(number)
    );
    assert_eq!(payer.balance(&portal).await, balance);
    assert_eq!(
        place(&portal, (file, 3), "8781", true).await,
        Placed::Credited
    );
}

/// The cells of the only sheet as its XML has them: values of numbers, `s` for texts.
fn cells(book: &[u8]) -> (Vec<String>, String) {
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        book.by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    let numbers = sheet
        .split("<c ")
        .skip(1)
        .filter(|cell| !cell.contains("t=\"s\""))
        .filter_map(|cell| Some(cell.split_once("<v>")?.1.split_once("</v>")?.0.to_owned()));
    (numbers.collect(), part("xl/sharedStrings.xml"))
}

#[sqlx::test]
async fn a_spreadsheet_has_sums_as_exact_numbers_and_no_formula(db: PgPool) {
    let (portal, _bank, _payer) = paid(db).await;
    sqlx::query(
        "update supplier_account set number = '=HYPERLINK(\"http://x\")' where number = '8781'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let book = written(&portal, "2026-11-22", None, Format::Xlsx).await;
    let (numbers, texts) = cells(&book);
    assert_eq!(numbers, ["1000.5", "1000.5"]);
    assert!(texts.contains("'=HYPERLINK"), "{texts}");
    sqlx::query("update supplier_account set number = '8781' where number like '=%'")
        .execute(&portal.db)
        .await
        .unwrap();
    refunded(&portal).await;
    let book = written(&portal, "2026-11-24", None, Format::Xlsx).await;
    assert_eq!(cells(&book).0, ["-400.25", "-400.25"]);
    if let Ok(kept) = std::env::var("KABINET_KEEP_XLSX") {
        std::fs::write(kept, book).unwrap();
    }
}

#[sqlx::test]
async fn a_name_with_the_separator_in_quotes_moves_no_field(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    super::households(&portal.db).await;
    let text = "22-11-2026;14-05-33;8616;12;x1;8781;\"ООО \"\"Свет; Тепло\"\"\";г Томск;1026;10,00;10,00;0,00\r\n22-11-2026;14-05-33;8616;12;x2;8781;\"Свет\" ООО;г Томск;1026;5,00;5,00;0,00;\r\n=2;15,00;15,00;0,00;7;23-11-2026\r\n";
    let (_, counts) = take(&portal, "sberbank", "r", text.as_bytes()).await;
    assert_eq!(
        (counts.lines, counts.amount),
        (2, Money::from_kopecks(1500))
    );
}

#[sqlx::test]
async fn a_sum_that_no_file_has_is_refused_and_not_a_broken_page(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    super::households(&portal.db).await;
    let most = "999999999999,99";
    let one = sberbank(&[("22-11-2026", "x1", "8781", most)]);
    let (file, _) = take(&portal, "sberbank", "one", &one).await;
    assert_eq!(told(&portal, (file, 1)).await, words("waiting", "not_told"));
    let line = format!("2026-11-22;8781;{most}\n");
    let folder = std::env::temp_dir().join(format!("kabinet-{}", Uuid::new_v4().simple()));
    std::fs::create_dir_all(&folder).unwrap();
    let layout = "[[profile]]\nname = \"plain\"\ndates = [\"%Y-%m-%d\"]\ndate = 1\naccount = 2\namount = 3\n";
    std::fs::write(folder.join("registries.toml"), layout).unwrap();
    let profile = intake::named(&folder, "plain").unwrap();
    let twice = line.repeat(2);
    let faults = intake::read(&profile, twice.as_bytes()).unwrap_err();
    assert!(faults[0].reason.contains("too large"), "{faults:?}");
    // Tabs: an empty first field stays one.
    let tabs = layout
        .replace("name", "separator = \"\\t\"\nname")
        .replace("date = 1\naccount = 2", "date = 2\naccount = 1");
    std::fs::write(folder.join("registries.toml"), tabs).unwrap();
    let profile = intake::named(&folder, "plain").unwrap();
    let lines = intake::read(&profile, b"\t2026-11-22\t1.50\n8781\t2026-11-22\t2.50\n").unwrap();
    assert_eq!(
        (
            lines[0].account_number.as_str(),
            lines[1].account_number.as_str()
        ),
        ("", "8781")
    );
}

#[sqlx::test]
async fn a_hundred_thousand_lines_are_taken_in_lots(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    super::households(&portal.db).await;
    sqlx::raw_sql(
        "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount, source)
         select 'heat', 'b' || n, account_id, id, '2026-11-22', n / 100.0, 'bank'
         from supplier_account, generate_series(1, 2000) n where number = '8782' and n <= 20",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let mut text = String::new();
    let mut sum = 0_i64;
    for n in 1..=100_000_i64 {
        sum += n;
        let amount = Money::from_kopecks(n).plain();
        let _ = writeln!(text, "22-11-2026;;;;id{n};8782;;;;{amount};{amount};0,00");
    }
    let total = Money::from_kopecks(sum).plain();
    let _ = writeln!(text, "=100000;{total};{total};0,00;7;23-11-2026");
    let begun = std::time::Instant::now();
    let (_, counts) = take(&portal, "sberbank", "big", text.as_bytes()).await;
    println!("taken in {:?}", begun.elapsed());
    assert_eq!(
        (counts.lines, counts.told, counts.waiting),
        (100_000, 20, 99_980)
    );
    assert_eq!(
        portal.count("select count(*) from bank_line").await,
        100_000
    );
}

#[sqlx::test]
async fn a_file_over_the_limit_is_refused_before_it_is_read(db: PgPool) {
    let (portal, _bank) = fake::portal_with(db, |config| config.limits.upload_mb = 1).await;
    super::households(&portal.db).await;
    let (_, mut clerk) = portal.staff("billing").await;
    let big = vec![b'9'; 2 << 20];
    let files: [(&str, &[u8]); 1] = [("big.txt", &big)];
    let reply = clerk
        .upload(
            "/admin/registries/files",
            &[("profile", "sberbank")],
            &files,
        )
        .await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(portal.count("select count(*) from bank_file").await, 0);
}

fn kabinet(db: &PgPool, folder: &std::path::Path, args: &[&str]) -> (Option<i32>, String) {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_kabinet"))
        .args(args)
        .current_dir(folder)
        .env(
            "KABINET__DATABASE__URL",
            db.connect_options().to_url_lossy().to_string(),
        )
        .output()
        .unwrap();
    let said = [done.stdout, done.stderr].concat();
    (
        done.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[sqlx::test]
async fn the_doctor_finds_a_wrong_layout_and_names_its_mend(db: PgPool) {
    let folder = std::env::temp_dir().join(format!("kabinet-{}", Uuid::new_v4().simple()));
    std::fs::create_dir_all(folder.join("data")).unwrap();
    let (code, said) = kabinet(&db, &folder, &["doctor"]);
    assert!(
        said.contains("ok     registries: layouts sberbank, 1c"),
        "{said}"
    );
    assert_eq!(code, Some(0), "{said}");
    let layout = "[[profile]]\nname = \"gorod\"\ndates = [\"%Y-%m-%d\"]\ndate = 0\naccount = 2\namount = 3\n";
    std::fs::write(folder.join("data/registries.toml"), layout).unwrap();
    let (code, said) = kabinet(&db, &folder, &["doctor"]);
    assert!(
        said.contains(
            "FAULT  registries: profile gorod: date: columns count from 1; mend registries.toml"
        ),
        "{said}"
    );
    assert_eq!(code, Some(1), "{said}");
    std::fs::write(folder.join("data/registries.toml"), "[[profile]\n").unwrap();
    let (code, said) = kabinet(&db, &folder, &["doctor"]);
    assert!(
        said.contains("FAULT  registries:") && said.contains("registries.toml"),
        "{said}"
    );
    assert_eq!(code, Some(1), "{said}");
    // A stream without an end is no file of a bank.
    let (code, said) = kabinet(&db, &folder, &["registry", "/dev/zero"]);
    assert!(said.contains("/dev/zero: larger than 64 MB"), "{said}");
    assert_eq!(code, Some(1), "{said}");
    std::fs::remove_dir_all(&folder).unwrap();
}
