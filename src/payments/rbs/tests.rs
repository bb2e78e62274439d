use super::*;
use crate::app::gateway::{BillRef, PayLine, Receipt, Recipient};
use crate::base::Money;
use crate::config::Secret;

fn request(number: i64, payment: Uuid) -> PayRequest {
    PayRequest {
        key: Uuid::nil(),
        payment,
        number,
        made_at: "2026-11-22T09:00:00Z".parse().unwrap(),
        amount: Money::from_kopecks(145_730),
        currency: "RUB".to_owned(),
        description: String::new(),
        return_url: String::new(),
        method: Method::BankCard,
        receipt: Receipt::Sms("+79131234567".to_owned()),
        recipient: Recipient::default(),
        bill: BillRef::default(),
        lines: vec![PayLine {
            supplier: "water".to_owned(),
            contract: "8791".to_owned(),
            payee: "Сбыт".to_owned(),
            transfer: String::new(),
            title: "Вода 03.2026".to_owned(),
            amount: Money::from_kopecks(145_730),
            advance: Money::ZERO,
            seller: None,
        }],
        transfers: Vec::new(),
        payer: None,
        save_card: false,
        card: None,
    }
}

fn config() -> config::Rbs {
    config::Rbs {
        user: "shop-api".to_owned(),
        password: Secret::new("p"),
        api_url: "https://bank.example/payment/rest".to_owned(),
        callback_key: Secret::default(),
        tax_type: 6,
        tax_system: 1,
    }
}

#[test]
fn an_order_number_is_short_stable_and_leads_back_to_the_payment() {
    for (number, payment) in [
        (1, Uuid::nil()),
        (999_999_999, Uuid::max()),
        (17, "019ab000-0000-7000-8000-00000000aaaa".parse().unwrap()),
        (i64::MAX, Uuid::max()),
    ] {
        let request = request(number, payment);
        let text = order::number(&request);
        assert!(text.len() <= 32, "{text}");
        assert_eq!(text, order::number(&request));
        assert_eq!(order::payment(&text), Some(payment));
    }
    assert!(order::number(&request(17, Uuid::max())).starts_with("17-"));
    for strange in [
        "",
        "P-17",
        "17-",
        "17-zzzzzzzzzzzzzzzzzzzzzz",
        "17-7N42dgm5tFLK9N8MT7fHC!",
    ] {
        assert_eq!(order::payment(strange), None, "{strange}");
    }
}

#[test]
fn the_receipt_holds_each_line_and_its_vat() {
    let request = request(17, Uuid::nil());
    let bundle = order::bundle(&request.receipt, &request.lines, &config());
    assert_eq!(bundle["customerDetails"], json!({ "phone": "79131234567" }));
    let item = &bundle["cartItems"]["items"][0];
    assert_eq!(item["itemAmount"], 145_730);
    assert_eq!(item["tax"]["taxType"], 6);
    assert_eq!(item["name"], "Вода 03.2026");
}

#[test]
fn the_page_of_the_bank_may_stand_on_any_port_of_its_host() {
    let rbs = Rbs::new(&config()).unwrap();
    assert_eq!(rbs.page_origin().as_deref(), Some("https://bank.example:*"));
}

fn said(body: serde_json::Value) -> Said {
    Said {
        code: 0,
        message: String::new(),
        body,
    }
}

fn paid() -> serde_json::Value {
    json!({
        "errorCode": "0", "orderNumber": "17-x", "orderStatus": 2, "actionCode": 0, "amount": 145_730,
        "currency": "643", "date": 1_773_126_000_000_i64,
        "cardAuthInfo": { "pan": "220000**0004", "expiration": "203012", "paymentSystem": "MIR",
                          "secureAuthInfo": { "eci": 5 } },
        "bindingInfo": { "clientId": "u", "bindingId": "token" },
        "paymentAmountInfo": { "approvedAmount": 145_730, "depositedAmount": 145_730, "refundedAmount": 0 },
        "attributes": [{ "name": "mdOrder", "value": "md-1" }],
    })
}

#[test]
fn every_order_status_has_its_meaning() {
    let mut request = request(17, Uuid::nil());
    request.save_card = true;
    for (status, paid_for, declined) in [
        (0, false, false),
        (1, false, false),
        (2, true, false),
        (3, false, true),
        (4, true, false),
        (5, false, false),
        (6, false, true),
    ] {
        let mut body = paid();
        body["orderStatus"] = status.into();
        let state = Order::of(&said(body), None, Some("17-x"))
            .unwrap()
            .state(&request);
        assert_eq!(
            matches!(state.status, BankStatus::Succeeded(_)),
            paid_for,
            "{status}"
        );
        assert_eq!(
            matches!(state.status, BankStatus::Canceled(_)),
            declined,
            "{status}"
        );
        assert_eq!(state.gateway_id, "md-1");
        assert_eq!(state.currency, "RUB");
    }
}

#[test]
fn a_kept_card_shows_its_last_digits_and_whether_it_was_confirmed() {
    let mut request = request(17, Uuid::nil());
    let card = |body: serde_json::Value, request: &PayRequest| {
        Order::of(&said(body), None, None)
            .unwrap()
            .state(request)
            .card
    };
    assert_eq!(card(paid(), &request), None, "nobody asked to keep it");
    request.save_card = true;
    let kept = card(paid(), &request).unwrap();
    assert_eq!(
        (
            kept.token.as_str(),
            kept.last_four.as_str(),
            kept.brand.as_str(),
            kept.secured
        ),
        ("token", "0004", "MIR", true)
    );
    assert_eq!(kept.expires, crate::base::Period::new(2030, 12));
    for eci in [json!("07"), json!("01"), json!(""), json!(null)] {
        let mut body = paid();
        body["cardAuthInfo"]["secureAuthInfo"]["eci"] = eci;
        assert!(!card(body, &request).unwrap().secured);
    }
}

#[test]
fn both_ways_of_counting_a_refund_leave_the_order_its_sum() {
    let request = request(17, Uuid::nil());
    for (deposited, refunded, taken) in [
        (145_730, 0, 145_730),
        (100_000, 45_730, 145_730),
        (145_730, 45_730, 145_730),
        (0, 145_730, 145_730),
        (145_731, 0, 145_731),
        (1, 0, 1),
    ] {
        let mut body = paid();
        body["paymentAmountInfo"] =
            json!({ "depositedAmount": deposited, "refundedAmount": refunded });
        let state = Order::of(&said(body), None, None).unwrap().state(&request);
        assert_eq!(state.amount, Money::from_kopecks(taken));
        assert_eq!(state.refunded, Money::from_kopecks(refunded));
    }
}

#[test]
fn an_answer_about_another_order_is_no_answer() {
    assert!(Order::of(&said(paid()), None, Some("18-x")).is_err());
    let mut nameless = paid();
    nameless["attributes"] = json!([]);
    let unnamed = Order::of(&said(nameless.clone()), None, None).unwrap();
    assert_eq!(unnamed.id, None, "the protocol does not promise it");
    let asked = Order::of(&said(nameless), Some("md-1"), None).unwrap();
    assert_eq!(asked.id.as_deref(), Some("md-1"));
}
