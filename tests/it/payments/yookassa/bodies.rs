//! What is sent. The simulator refuses what the protocol does not allow; here is what it must say.

use super::{Shop, shop, shop_with};
use kabinet::config::{AgentType, Overpayment, Split};
use serde_json::{Value, json};
use sqlx::PgPool;

async fn body(shop: &Shop) -> Value {
    let asked = shop.sim.asked();
    let last = asked.last().unwrap();
    assert_eq!(last.status, 200, "{}", last.body);
    last.body.clone()
}

#[sqlx::test]
async fn a_payment_says_who_pays_whom_for_what(db: PgPool) {
    let mut shop = shop(db).await;
    sqlx::query("update account set unified_number = '75АА123456', gis_service_id = '75АА123456-01' where number = '700100'")
        .execute(&shop.portal.db)
        .await
        .unwrap();
    sqlx::query("update bill set number = 'К-77', gis_document_id = 'too short'")
        .execute(&shop.portal.db)
        .await
        .unwrap();
    shop.payer.start(&[]).await;
    let (id, body) = (shop.payment().await, body(&shop).await);
    assert_eq!(
        body["amount"],
        json!({ "value": "1200.50", "currency": "RUB" })
    );
    assert_eq!(body["capture"], true);
    assert_eq!(body["payment_method_data"], json!({ "type": "bank_card" }));
    assert_eq!(body["metadata"], json!({ "payment": id }));
    assert_eq!(
        body["confirmation"],
        json!({ "type": "redirect", "return_url": format!("http://kabinet.test/payments/{id}/return") })
    );
    assert!(
        body.get("merchant_customer_id").is_none(),
        "who pays is told only where a card is kept"
    );
    assert_eq!(body["save_payment_method"], false);
    let receipt = &body["receipt"];
    assert_eq!(receipt["customer"], json!({ "email": "anna@example.ru" }));
    assert_eq!(receipt["tax_system_code"], 2);
    let items = receipt["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    for item in items {
        assert_eq!(
            [
                &item["vat_code"],
                &item["payment_subject"],
                &item["payment_mode"],
                &item["measure"]
            ],
            [
                &json!(1),
                &json!("service"),
                &json!("full_payment"),
                &json!("piece")
            ]
        );
    }
    let order = &body["payment_order"];
    assert_eq!(order["type"], "utilities");
    assert_eq!(order["amount"], body["amount"]);
    assert_eq!(
        order["recipient"],
        json!({ "name": "АО «Расчётный центр»", "inn": "7017000121", "kpp": "701701001", "bank": {
            "name": "ПАО СБЕРБАНК", "bic": "044525225", "account": "40702810400000000018",
            "correspondent_account": "30101810400000000225" } })
    );
    assert_eq!(
        order["payment_period"],
        json!({ "month": 10, "year": 2026 })
    );
    assert_eq!(order["account_number"], "700100");
    assert_eq!(order["service_id"], "75АА123456-01");
    for more in ["unified_account_number", "payment_document_number"] {
        assert!(order.get(more).is_none(), "{more} tells nothing more");
    }
    assert!(
        order.get("payment_document_id").is_none(),
        "an id of another length is none"
    );
    assert!(body.get("transfers").is_none());
    for item in items {
        assert!(item.get("agent_type").is_none() && item.get("supplier").is_none());
    }
    sqlx::query("update bill set gis_document_id = '75АА123456-01-6103'")
        .execute(&shop.portal.db)
        .await
        .unwrap();
    shop.payer.start(&[]).await;
    let order = self::body(&shop).await["payment_order"].clone();
    assert_eq!(order["payment_document_id"], "75АА123456-01-6103");
    assert!(order.get("service_id").is_none());
    // Who keeps a card names himself to the bank by an id, and no more.
    shop.payer.start(&[("save_card", "1")]).await;
    let body = self::body(&shop).await;
    let customer: uuid::Uuid = super::super::one(&shop.portal, "select id from customer").await;
    assert_eq!(body["merchant_customer_id"], json!(customer));
    assert_eq!(body["save_payment_method"], true);
}

#[sqlx::test]
async fn what_is_above_the_debt_is_an_advance_where_the_accountant_says_so(db: PgPool) {
    let mut shop = shop_with(db, |config| {
        config.payments.overpayment = Overpayment::Advance
    })
    .await;
    let (heat, waste) = (
        shop.payer.input("8781").await,
        shop.payer.input("8801").await,
    );
    shop.payer
        .start(&[(&heat, "1500,50"), (&waste, "10")])
        .await;
    let body = body(&shop).await;
    let mut items: Vec<(&str, &str)> = body["receipt"]["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            (
                item["amount"]["value"].as_str().unwrap(),
                item["payment_mode"].as_str().unwrap(),
            )
        })
        .collect();
    items.sort_unstable();
    assert_eq!(
        items,
        [
            ("10.00", "advance"),
            ("1000.50", "full_payment"),
            ("200.00", "full_payment"),
            ("500.00", "advance"),
        ]
    );
}

#[sqlx::test]
async fn an_agent_names_for_whom_he_takes_the_money(db: PgPool) {
    let mut shop = shop_with(db, |config| {
        config.payments.yookassa.agent_type = AgentType::PaymentAgent;
    })
    .await;
    sqlx::raw_sql(
        "update supplier set inn = '7017000122', phone = '8 (3822) 12-34-56' where code = 'heat';
         update supplier set inn = '7017000121' where code = 'agent'",
    )
    .execute(&shop.portal.db)
    .await
    .unwrap();
    shop.payer.start(&[]).await;
    let body = body(&shop).await;
    let items = body["receipt"]["items"].as_array().unwrap();
    let heat = items
        .iter()
        .find(|item| item["amount"]["value"] == "1000.50")
        .unwrap();
    assert_eq!(heat["agent_type"], "payment_agent");
    assert_eq!(
        heat["supplier"],
        json!({ "name": "ООО «Тепло»", "phone": "73822123456", "inn": "7017000122" })
    );
    let own = items
        .iter()
        .find(|item| item["amount"]["value"] == "200.00")
        .unwrap();
    assert!(
        own.get("agent_type").is_none(),
        "the collector is the payee himself"
    );
}

#[sqlx::test]
async fn where_the_till_knows_no_phones_none_is_asked(db: PgPool) {
    let mut shop = shop_with(db, |config| config.payments.receipt_phone = false).await;
    let form = shop.payer.client.get(&shop.payer.path("/new")).await;
    assert!(!form.has("input[name=receipt_phone]") && !form.has("input[value=sms]"));
    let refused = shop
        .payer
        .check(&[
            ("receipt_channel", "sms"),
            ("receipt_phone", "+79131234567"),
        ])
        .await;
    assert!(
        refused
            .error("receipt_channel")
            .unwrap()
            .contains("электронную почту")
    );
    shop.payer.start(&[]).await;
    assert_eq!(
        body(&shop).await["receipt"]["customer"],
        json!({ "email": "anna@example.ru" })
    );
}

#[sqlx::test]
async fn each_way_has_the_banks_name_for_it(db: PgPool) {
    let mut shop = shop(db).await;
    for (method, way) in [
        ("bank_card", "bank_card"),
        ("sbp", "sbp"),
        ("sber_pay", "sberbank"),
        ("t_pay", "tinkoff_bank"),
        ("yoo_money", "yoo_money"),
    ] {
        shop.payer.start(&[("method", method)]).await;
        assert_eq!(body(&shop).await["payment_method_data"]["type"], way);
    }
    assert_eq!(shop.sim.orders(), 5);
}

#[sqlx::test]
async fn a_receipt_by_sms_goes_to_digits(db: PgPool) {
    let mut shop = shop(db).await;
    let phone = [
        ("receipt_channel", "sms"),
        ("receipt_phone", "8 913 123-45-67"),
    ];
    shop.payer.start(&phone).await;
    let body = body(&shop).await;
    assert_eq!(
        body["receipt"]["customer"],
        json!({ "phone": "79131234567" })
    );
}

async fn with_details(db: &PgPool) {
    sqlx::raw_sql(
        "update supplier set bank_name = 'Банк «' || code || '»', bic = '044525225', inn = '7017000121', kpp = '701701001',
             settlement_account = '4070281040000000001' || case code when 'heat' then '1' else '2' end,
             correspondent_account = '30101810400000000225', kbk = '18210102010011000110', oktmo = '69701000'",
    )
    .execute(db)
    .await
    .unwrap();
}

#[sqlx::test]
async fn per_supplier_each_payee_has_an_order_of_his_own(db: PgPool) {
    let mut shop = shop_with(db, |config| config.payments.split = Split::PerSupplier).await;
    with_details(&shop.portal.db).await;
    shop.payer.start(&[]).await;
    let first = body(&shop).await;
    let order = &first["payment_order"];
    let whose = order["recipient"]["bank"]["account"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(whose.starts_with("4070281040000000001"));
    assert_eq!(
        (order["kbk"].as_str(), order["oktmo"].as_str()),
        (Some("18210102010011000110"), Some("69701000"))
    );
    assert_eq!(
        order["payment_purpose"],
        first["receipt"]["items"][0]["description"]
    );
    let id: uuid::Uuid =
        super::super::one(&shop.portal, "select id from payment where position = 1").await;
    assert!(shop.sim.pay(id));
    shop.after(10).await;
    let next: uuid::Uuid =
        super::super::one(&shop.portal, "select id from payment where position = 2").await;
    shop.payer
        .client
        .post(&format!("/payments/{next}/next"), &[])
        .await;
    let second = body(&shop).await;
    assert_ne!(
        second["payment_order"]["recipient"]["bank"]["account"],
        whose.as_str()
    );
    assert!(shop.sim.pay(next));
    shop.after(30).await;
    assert_eq!(
        shop.money().await,
        (super::roubles("1200.50"), super::roubles("1200.50"))
    );
    let sums: Vec<&Value> = [&first, &second]
        .map(|body| &body["amount"]["value"])
        .to_vec();
    assert!(sums.contains(&&json!("1000.50")) && sums.contains(&&json!("200.00")));
}

#[sqlx::test]
async fn a_payee_that_an_order_cannot_name_is_not_paid_here(db: PgPool) {
    let mut shop = shop_with(db, |config| config.payments.split = Split::PerSupplier).await;
    let heat = shop.payer.input("8781").await;
    for (column, wrong) in [
        ("inn", ""),
        ("inn", "70170001"),
        ("kpp", ""),
        ("bank_name", ""),
        ("bic", ""),
        ("settlement_account", ""),
        ("correspondent_account", ""),
    ] {
        with_details(&shop.portal.db).await;
        let sql = format!("update supplier set {column} = '{wrong}' where code = 'heat'");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&shop.portal.db)
            .await
            .unwrap();
        let refused = shop.payer.check(&[(&heat, "10")]).await;
        assert!(refused.error(&heat).is_some(), "{column}");
    }
    with_details(&shop.portal.db).await;
    // What is optional may be missing, and is then not sent.
    sqlx::query("update supplier set kbk = '', oktmo = ''")
        .execute(&shop.portal.db)
        .await
        .unwrap();
    shop.payer.start(&[]).await;
    let body = body(&shop).await;
    assert!(!body.to_string().contains("\"\""), "{body}");
}

#[sqlx::test]
async fn transfers_share_the_sum_out_and_go_without_sbp(db: PgPool) {
    let mut shop = shop_with(db, |config| {
        config.payments.split = Split::Transfers;
        config.payments.accounts =
            serde_json::from_value(json!(["heat=200001", "agent=200002", "waste=200003"])).unwrap();
    })
    .await;
    let form = shop.payer.client.get(&shop.payer.path("/new")).await;
    assert!(form.has("input[name=method][value=bank_card]"));
    assert!(!form.has("input[name=method][value=sbp]"));
    let refused = shop.payer.check(&[("method", "sbp")]).await;
    assert!(refused.error("method").is_some());
    shop.payer.start(&[]).await;
    let body = body(&shop).await;
    let mut shares: Vec<(&str, &str)> = body["transfers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|share| {
            (
                share["account_id"].as_str().unwrap(),
                share["amount"]["value"].as_str().unwrap(),
            )
        })
        .collect();
    shares.sort_unstable();
    assert_eq!(shares, [("200001", "1000.50"), ("200002", "200.00")]);
    assert_eq!(
        body["payment_order"]["recipient"]["name"],
        "АО «Расчётный центр»"
    );
}
