//! YooKassa, against its simulator: the whole portal, and the client alone.

mod bare;
mod bodies;
mod broken;
mod client;
mod doctor;
mod news;
mod pages;
mod receipts;
mod refunds;

use super::super::sims::yookassa::{KEY, SHOP, Sim};
use super::super::support::{Portal, Reply};
use super::{Payer, payer};
use chrono::Duration;
use kabinet::app::gateway::PayRequest;
use kabinet::config::{Collector, Config, Gateway, Secret};
use kabinet::payments::jobs;
use rust_decimal::Decimal;
use serde_json::Value;
use sqlx::PgPool;
use uuid::Uuid;

/// An address of YooKassa's (DOMAIN 2).
const BANK: &str = "185.71.76.5";
const HOOK: &str = "/webhooks/yookassa";

pub fn settings(config: &mut Config, sim: &Sim) {
    config.payments.gateway = Gateway::Yookassa;
    config.payments.yookassa.shop_id = SHOP.to_owned();
    config.payments.yookassa.secret_key = Secret::new(KEY);
    config.payments.yookassa.api_url = sim.api_url();
    config.payments.collector = Collector {
        name: "АО «Расчётный центр»".to_owned(),
        inn: "7017000121".to_owned(),
        kpp: "701701001".to_owned(),
        bank_name: "ПАО СБЕРБАНК".to_owned(),
        bic: "044525225".to_owned(),
        account: "40702810400000000018".to_owned(),
        correspondent_account: "30101810400000000225".to_owned(),
    };
}

struct Shop {
    portal: Portal,
    sim: Sim,
    payer: Payer,
}

async fn shop(db: PgPool) -> Shop {
    shop_with(db, |_| ()).await
}

async fn shop_with(db: PgPool, change: impl FnOnce(&mut Config)) -> Shop {
    let sim = Sim::start().await;
    let portal = Portal::with(db, |config| {
        settings(config, &sim);
        change(config);
    })
    .await;
    sim.set_now(portal.app.now());
    let payer = payer(&portal).await;
    Shop { portal, sim, payer }
}

impl Shop {
    /// Lets `seconds` pass for everybody and does what is due.
    async fn after(&self, seconds: i64) {
        self.portal.clock.advance(Duration::seconds(seconds));
        self.sim.set_now(self.portal.app.now());
        jobs::ask_due(&self.portal.app).await.unwrap();
    }
    /// From the form to the bank's page.
    async fn started(db: PgPool) -> Shop {
        let mut shop = shop(db).await;
        let sent = shop.payer.start(&[]).await;
        let to = sent.location().unwrap();
        assert!(to.starts_with(&format!("{}/pay/", shop.sim.url)), "{to}");
        shop
    }
    async fn payment(&self) -> Uuid {
        super::payment(&self.portal).await
    }
    async fn state(&self) -> String {
        super::state(&self.portal).await
    }
    /// The newest payment's page.
    async fn page(&mut self) -> Reply {
        let id = self.newest().await;
        self.payer.client.get(&format!("/payments/{id}")).await
    }
    async fn newest(&self) -> Uuid {
        super::one(
            &self.portal,
            "select id from payment order by number desc limit 1",
        )
        .await
    }
    async fn request(&self) -> PayRequest {
        let request: Value = super::one(
            &self.portal,
            "select request from payment order by number desc limit 1",
        )
        .await;
        serde_json::from_value(request).unwrap()
    }
    async fn calls(&self, body: &Value) -> Reply {
        self.calls_from(BANK, body).await
    }
    async fn calls_from(&self, address: &str, body: &Value) -> Reply {
        let mut bank = self.portal.visitor();
        bank.from = address.to_owned();
        bank.post_json(HOOK, body).await
    }
    async fn verdicts(&self) -> Vec<(String, String)> {
        sqlx::query_as("select verdict, reason from gateway_event order by received_at, id")
            .fetch_all(&self.portal.db)
            .await
            .unwrap()
    }
    async fn postings(&self) -> i64 {
        self.portal.count("select count(*) from posting").await
    }
    /// What the bank took in all, and what our books say it took.
    async fn money(&self) -> (Decimal, Decimal) {
        let taken = self.sim.books().values().sum();
        let posted = super::one(
            &self.portal,
            "select coalesce(sum(amount), 0) from payment where state = 'succeeded'",
        )
        .await;
        (taken, posted)
    }
}

fn roubles(text: &str) -> Decimal {
    text.parse().unwrap()
}
