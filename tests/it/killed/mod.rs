//! `kill -9` of the real program while people pay and send readings: nothing acknowledged is lost,
//! nothing is doubled, the ledger agrees with the bank's books (YARDSTICKS R1).

mod banks;

use super::payments::households;
use axum::body::{Body, Bytes};
use axum::http::{Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use sha2::{Digest, Sha256};
use sqlx::{ConnectOptions, PgPool};
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};
use tokio::task::JoinSet;
use uuid::Uuid;

/// How long a killed program may take until it answers again.
const BACK: Duration = Duration::from_secs(5);
/// Households that pay and read all the time.
const HOMES: usize = 4;

/// The program on a port that stays the same over its lives.
struct Program {
    child: Child,
    address: String,
    folder: PathBuf,
    database: String,
    wire: Wire,
}

impl Program {
    /// With the bank of `settings`, a part of `config.toml`.
    async fn start(db: &PgPool, settings: &str) -> Program {
        let port = {
            let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            free.local_addr().unwrap().port()
        };
        let database = db.connect_options().to_url_lossy().to_string();
        let folder = std::env::temp_dir().join(format!("kabinet-killed-{}", Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("config.toml"), settings).unwrap();
        let address = format!("127.0.0.1:{port}");
        let mut program = Program {
            child: launch(&address, &database, &folder),
            wire: Wire::to(&address),
            address,
            folder,
            database,
        };
        program.is_back().await;
        program
    }

    async fn kill_and_start_again(&mut self) {
        self.child.kill().await.unwrap();
        self.child = launch(&self.address, &self.database, &self.folder);
        self.is_back().await;
    }

    async fn is_back(&mut self) {
        let began = Instant::now();
        while self.wire.get("/readyz").await != Some(StatusCode::OK) {
            // An unoptimised program on a machine full of other tests; the figure is for a quiet one.
            assert!(began.elapsed() < BACK * 6, "the program does not come back");
            assert!(
                self.child.try_wait().unwrap().is_none(),
                "the program ended"
            );
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn launch(address: &str, database: &str, folder: &std::path::Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_kabinet"))
        .arg("serve")
        .current_dir(folder)
        .env("KABINET__SERVER__LISTEN", address)
        .env("KABINET__DATABASE__URL", database)
        .env("KABINET__LIMITS__REQUESTS_PER_MINUTE", "1000000")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}

/// HTTP as a browser speaks it, over connections that may die at any moment.
#[derive(Clone)]
struct Wire {
    client: Client<HttpConnector, Full<Bytes>>,
    address: String,
    cookie: String,
}

/// What came back: the status, and where it leads.
type Answer = Option<(StatusCode, String)>;

impl Wire {
    fn to(address: &str) -> Wire {
        Wire {
            client: Client::builder(TokioExecutor::new()).build_http(),
            address: address.to_owned(),
            cookie: String::new(),
        }
    }
    async fn ask(&self, method: Method, path: &str, body: String) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address))
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::new(Bytes::from(body)))
            .unwrap();
        let asked = async {
            let answer = self.client.request(request).await.ok()?;
            let status = answer.status();
            let place = answer.headers().get(header::LOCATION);
            let place = place.map(|place| place.to_str().unwrap().to_owned());
            Body::new(answer.into_body()).collect().await.ok()?;
            Some((status, place.unwrap_or_default()))
        };
        tokio::time::timeout(Duration::from_secs(20), asked)
            .await
            .ok()?
    }
    async fn get(&self, path: &str) -> Option<StatusCode> {
        let (status, _) = self.ask(Method::GET, path, String::new()).await?;
        Some(status)
    }
    /// Sends the same form until it is answered; gives where it leads.
    async fn insist(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        for _ in 0..2_000 {
            match self.ask(Method::POST, path, body.clone()).await {
                Some((StatusCode::SEE_OTHER, place)) => return place,
                Some((status, _)) if !status.is_server_error() => panic!("{path}: {status}"),
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
        panic!("{path} is never answered");
    }
}

/// Somebody with a flat who pays and reads, again and again.
struct Resident {
    wire: Wire,
    db: PgPool,
    account: Uuid,
    amount: String,
    meter: String,
}

/// What a resident was told was taken.
#[derive(Default)]
struct Told {
    payments: Vec<(Uuid, i64)>,
    readings: Vec<Uuid>,
}

impl Resident {
    async fn lives(self, stop: Arc<AtomicBool>, nth: usize) -> Told {
        let mut told = Told::default();
        let mut round = 0;
        while !stop.load(Ordering::Relaxed) {
            round += 1;
            told.payments
                .push(self.pays(100 + (nth as i64) * 1000 + round).await);
            told.readings.push(self.reads(1000 + round).await);
        }
        told
    }
    /// Sends the form until it leads to a page that starts with `bank`; none = the payment ended meanwhile.
    async fn goes_to(&self, bank: &str, form: Uuid, kopecks: i64) -> Option<String> {
        let (sum, form_id) = (
            format!("{}.{:02}", kopecks / 100, kopecks % 100),
            form.to_string(),
        );
        let path = format!("/accounts/{}/payments", self.account);
        let fields = [
            (self.amount.as_str(), sum.as_str()),
            ("receipt_channel", "email"),
            ("receipt_email", "anna@example.ru"),
            ("method", "bank_card"),
            ("rules", "1"),
            ("form_id", &form_id),
        ];
        loop {
            let to = self.wire.insist(&path, &fields).await;
            if to.starts_with(bank) {
                return Some(to);
            }
            if self.wire.get(&to).await == Some(StatusCode::OK) && ended(&self.db, form).await {
                return None;
            }
            // While the bank's answer is not known the way leads to the payment's own page.
            assert!(to.starts_with("/payments/"), "{to}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    async fn pays(&self, kopecks: i64) -> (Uuid, i64) {
        let form = Uuid::new_v4();
        let bank = self.goes_to("/demo/bank/", form, kopecks).await.unwrap();
        let card = [
            ("card_number", "2200 0000 0000 0004"),
            ("expiry", "12/30"),
            ("cvc", "123"),
        ];
        self.wire.insist(&bank, &card).await;
        self.wire.insist(&bank, &[("code", "1234")]).await;
        (form, kopecks)
    }
    async fn reads(&self, value: i64) -> Uuid {
        let form = Uuid::new_v4();
        let path = format!("/accounts/{}/readings", self.account);
        let value = value.to_string();
        let proof = self
            .wire
            .insist(
                &path,
                &[
                    (self.meter.as_str(), value.as_str()),
                    ("form_id", &form.to_string()),
                ],
            )
            .await;
        assert!(proof.starts_with(&path), "{proof}");
        form
    }
}

/// Flats with a debt and a meter each, and their residents.
async fn residents(db: &PgPool, program: &Program) -> Vec<Resident> {
    households(db).await;
    let mut all = Vec::new();
    for nth in 0..HOMES {
        let session = tower_sessions::session::Id::default();
        let row: (Uuid, Uuid, Uuid) = sqlx::query_as(
            "with home as (insert into account (number, address) values ('8001' || $1, 'Новая ул., ' || $1) returning id),
             contract as (insert into supplier_account (account_id, supplier_code, number) select id, 'heat', '99' || $1 from home returning id),
             person as (insert into customer (email, email_key, password_hash, last_name, first_name, completed_at)
                 select m, m, 'x', 'Пробная', 'Анна', now() from (select 'resident' || $1 || '@example.ru' as m) as mail returning id),
             meter as (insert into meter (account_id, supplier_code, service_code, serial, unit, integer_digits, fraction_digits, zones, kind)
                 select id, 'heat', 'cold_water', 'K' || $1, 'м3', 6, 3, 1, 'unit' from home returning id),
             link as (insert into account_link (customer_id, account_id, relation) select person.id, home.id, 'owner' from person, home),
             visit as (insert into session (id, data, expires_at)
                 select $2, jsonb_build_object('customer_id', person.id, 'remember', false, 'seen_at', now()), now() + interval '1 day' from person)
             select home.id, contract.id, meter.id from home, contract, meter",
        )
        .bind(nth.to_string())
        .bind(Sha256::digest(session.to_string().as_bytes()).to_vec())
        .fetch_one(db)
        .await
        .unwrap();
        let mut wire = program.wire.clone();
        wire.cookie = format!("sid={session}");
        all.push(Resident {
            wire,
            db: db.clone(),
            account: row.0,
            amount: format!("amount_{}", row.1.simple()),
            meter: format!("m{}_1", row.2.simple()),
        });
    }
    all
}

/// Kills the program `kills` times while everybody pays and reads, then counts.
async fn killed_while_paying(db: PgPool, kills: u32) {
    let mut program = Program::start(&db, "[payments]\ngateway = \"demo\"\n").await;
    let stop = Arc::new(AtomicBool::new(false));
    let mut lives = JoinSet::new();
    for (nth, resident) in residents(&db, &program).await.into_iter().enumerate() {
        lives.spawn(resident.lives(stop.clone(), nth));
    }
    for _ in 0..kills {
        tokio::time::sleep(Duration::from_millis(rand::random_range(5..400))).await;
        program.kill_and_start_again().await;
    }
    stop.store(true, Ordering::Relaxed);
    let told: Vec<Told> = lives.join_all().await;
    settle(&db).await;

    let mut paid: Vec<(Uuid, i64)> = told.iter().flat_map(|told| told.payments.clone()).collect();
    let mut booked: Vec<(Uuid, i64)> = sqlx::query_as(
        "select p.form_id, (100 * e.amount)::bigint from payment p
         join posting q on q.payment_id = p.id and q.kind = 'paid'
         join posting_entry e on e.posting_id = q.id and e.side = 'bank'
         join demo_bank_order o on o.request_key = p.request_key and o.state = 'succeeded' and o.amount = p.amount
         where p.state = 'succeeded'",
    )
    .fetch_all(&db)
    .await
    .unwrap();
    paid.sort();
    booked.sort();
    assert!(
        paid.len() > kills as usize / 2,
        "people hardly paid: {}",
        paid.len()
    );
    assert_eq!(
        booked, paid,
        "what was paid at the bank is booked once, and nothing else"
    );
    for (what, sql) in [
        ("payments", "select count(*) from payment"),
        ("orders at the bank", "select count(*) from demo_bank_order"),
        (
            "letters",
            "select count(*) from letter where kind = 'payment'",
        ),
    ] {
        assert_eq!(count(&db, sql).await, paid.len(), "{what}");
    }
    assert_eq!(
        count(&db, "select count(*) from (select posting_id from posting_entry group by 1 having sum(amount) <> 0) as x").await,
        0
    );

    let mut sent: Vec<Uuid> = told.iter().flat_map(|told| told.readings.clone()).collect();
    let mut kept: Vec<Uuid> = sqlx::query_scalar("select form_id from reading_batch")
        .fetch_all(&db)
        .await
        .unwrap();
    sent.sort();
    kept.sort();
    assert_eq!(kept, sent, "each form of readings is kept once");
    assert_eq!(
        count(
            &db,
            "select count(*) from reading where batch_id is not null and state <> 'replaced'"
        )
        .await,
        HOMES,
        "one reading of a meter stands"
    );
    println!(
        "{kills} kills: {} payments, {} readings",
        paid.len(),
        sent.len()
    );
}

/// Waits until the reconciler has asked about everything; its patience is shortened.
async fn settle(db: &PgPool) {
    let open = "select count(*) from payment where state in ('pending', 'unknown')";
    for _ in 0..300 {
        if count(db, open).await == 0 {
            return;
        }
        sqlx::query("update payment set ask_at = now() where ask_at > now()")
            .execute(db)
            .await
            .unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("a payment stays open");
}

/// Whether the payment of this form has ended.
async fn ended(db: &PgPool, form: Uuid) -> bool {
    sqlx::query_scalar("select state not in ('pending', 'unknown') from payment where form_id = $1")
        .bind(form)
        .fetch_one(db)
        .await
        .unwrap()
}

async fn count(db: &PgPool, sql: &'static str) -> usize {
    let rows: i64 = sqlx::query_scalar(sql).fetch_one(db).await.unwrap();
    usize::try_from(rows).unwrap()
}

#[sqlx::test]
async fn killed_while_people_pay_and_read_nothing_is_lost_or_doubled(db: PgPool) {
    killed_while_paying(db, 10).await;
}

/// `make torture`: the gate of payments, 200 moments.
#[sqlx::test]
#[ignore = "minutes"]
async fn torture_killed_two_hundred_times_nothing_is_lost_or_doubled(db: PgPool) {
    killed_while_paying(db, 200).await;
}
