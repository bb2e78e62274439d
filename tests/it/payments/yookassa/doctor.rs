//! `kabinet doctor` and the bank; the simulator on a thread of its own, as for programs beside it.

use super::super::super::sims::yookassa::{KEY, SHOP, Sim};
use sqlx::{ConnectOptions, PgPool};
use std::process::Command;

fn doctor(db: &PgPool, api_url: &str, key: &str) -> (bool, String) {
    let folder = std::env::temp_dir().join(format!("kabinet-doctor-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir_all(&folder).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_kabinet"))
        .arg("doctor")
        .current_dir(&folder)
        .env(
            "KABINET__DATABASE__URL",
            db.connect_options().to_url_lossy().to_string(),
        )
        .env("KABINET__PAYMENTS__GATEWAY", "yookassa")
        .env("KABINET__PAYMENTS__YOOKASSA__SHOP_ID", SHOP)
        .env("KABINET__PAYMENTS__YOOKASSA__SECRET_KEY", key)
        .env("KABINET__PAYMENTS__YOOKASSA__API_URL", api_url)
        .env("KABINET__PAYMENTS__COLLECTOR__NAME", "АО")
        .env("KABINET__PAYMENTS__COLLECTOR__INN", "7017000121")
        .env("KABINET__PAYMENTS__COLLECTOR__KPP", "701701001")
        .env("KABINET__PAYMENTS__COLLECTOR__BANK_NAME", "Банк")
        .env("KABINET__PAYMENTS__COLLECTOR__BIC", "044525225")
        .env(
            "KABINET__PAYMENTS__COLLECTOR__ACCOUNT",
            "40702810400000000018",
        )
        .env(
            "KABINET__PAYMENTS__COLLECTOR__CORRESPONDENT_ACCOUNT",
            "30101810400000000225",
        )
        .output()
        .unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
    assert!(!said.contains(key), "{said}");
    (done.status.success(), said)
}

#[sqlx::test]
async fn doctor_tells_whether_the_banks_keys_are_right(db: PgPool) {
    let sim = Sim::start_thread();
    let (fine, said) = doctor(&db, &sim.api_url(), KEY);
    assert!(
        said.contains("ok     payments: yookassa: test shop 100500 answers"),
        "{said}"
    );
    assert!(fine, "{said}");
    let (fine, said) = doctor(&db, &sim.api_url(), "of-yesterday");
    assert!(!fine);
    let fault = said
        .lines()
        .find(|line| line.starts_with("FAULT  payments:"))
        .unwrap();
    assert!(fault.contains("payments.yookassa.secret_key"), "{fault}");
    let (fine, said) = doctor(&db, &sim.url, KEY);
    assert!(
        !fine && said.contains("payments.yookassa.api_url"),
        "{said}"
    );
    let (fine, said) = doctor(&db, "http://127.0.0.1:9/v3", KEY);
    assert!(!fine && said.contains("does not answer"), "{said}");
}
