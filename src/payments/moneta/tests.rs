use super::*;
use crate::app::gateway::{BankStatus, BillRef, Receipt, Recipient};
use crate::base::Money;
use uuid::Uuid;

const PAYMENT: &str = "019ab000-0000-7000-8000-00000000aaaa";

fn moneta() -> Moneta {
    Moneta::new(&config::Moneta {
        account: "12345678".to_owned(),
        integrity_key: Secret::new("s3cr3t"),
        assistant_url: "https://www.moneta.ru/assistant.htm".to_owned(),
        test_mode: false,
        window_hours: 27,
    })
    .unwrap()
}

fn request(amount: Money) -> PayRequest {
    PayRequest {
        key: Uuid::nil(),
        payment: PAYMENT.parse().unwrap(),
        number: 17,
        made_at: "2026-11-22T09:00:00Z".parse().unwrap(),
        amount,
        currency: "RUB".to_owned(),
        description: "ЖКУ & «всё»".to_owned(),
        return_url: "https://lk.example.ru/payments/1/return".to_owned(),
        method: Method::BankCard,
        receipt: Receipt::Email("a@example.ru".to_owned()),
        recipient: Recipient::default(),
        bill: BillRef::default(),
        lines: Vec::new(),
        transfers: Vec::new(),
        payer: None,
        save_card: false,
        card: None,
    }
}

/// A call as MONETA signs it, by its own rule.
fn signed(fields: &[(&str, &str)]) -> Call {
    let of = |name: &str| {
        fields
            .iter()
            .find(|(known, _)| *known == name)
            .map_or("", |(_, value)| *value)
    };
    let values = [
        of("MNT_COMMAND"),
        of("MNT_ID"),
        of("MNT_TRANSACTION_ID"),
        of("MNT_OPERATION_ID"),
        of("MNT_AMOUNT"),
        of("MNT_CURRENCY_CODE"),
        of("MNT_SUBSCRIBER_ID"),
        of("MNT_TEST_MODE"),
    ];
    let signature = sign::signature(&values, &Secret::new("s3cr3t"));
    call(fields, &signature)
}

fn call(fields: &[(&str, &str)], signature: &str) -> Call {
    let mut url = Url::parse("http://x/").unwrap();
    url.query_pairs_mut()
        .extend_pairs(fields)
        .append_pair("MNT_SIGNATURE", signature);
    Call {
        query: url.query().unwrap().to_owned(),
        body: Vec::new(),
        address: [127, 0, 0, 1].into(),
    }
}

const PAID: [(&str, &str); 6] = [
    ("MNT_ID", "12345678"),
    ("MNT_TRANSACTION_ID", PAYMENT),
    ("MNT_OPERATION_ID", "990001"),
    ("MNT_AMOUNT", "1457.30"),
    ("MNT_CURRENCY_CODE", "RUB"),
    ("MNT_TEST_MODE", "0"),
];

fn with<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = PAID
        .iter()
        .copied()
        .filter(|(known, _)| *known != name)
        .collect();
    fields.push((name, value));
    fields
}

#[tokio::test]
async fn the_way_to_the_bank_is_a_signed_form_that_names_nobody() {
    let created = moneta()
        .create(&request(Money::from_kopecks(145_730)), &Private::default())
        .await
        .unwrap();
    assert_eq!(created.gateway_id, None);
    let url = Url::parse(&created.pay_url.unwrap()).unwrap();
    let of = |name: &str| {
        url.query_pairs()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    };
    assert_eq!(url.host_str(), Some("www.moneta.ru"));
    assert_eq!(of("MNT_TRANSACTION_ID").as_deref(), Some(PAYMENT));
    assert_eq!(of("MNT_AMOUNT").as_deref(), Some("1457.30"));
    assert_eq!(of("MNT_DESCRIPTION").as_deref(), Some("ЖКУ & «всё»"));
    let right = sign::signature(
        &["12345678", PAYMENT, "1457.30", "RUB", "0"],
        &Secret::new("s3cr3t"),
    );
    assert_eq!(of("MNT_SIGNATURE"), Some(right));
    assert_eq!(of("MNT_SUBSCRIBER_ID"), None);
}

#[test]
fn a_signed_call_proves_the_payment_by_query_and_by_form() {
    let by_query = signed(&PAID);
    let by_form = Call {
        body: by_query.query.clone().into_bytes(),
        query: String::new(),
        ..by_query.clone()
    };
    for call in [by_query, by_form] {
        let Some(News::Proven(claim, bank)) = moneta().read(&call, false) else {
            panic!("not proven")
        };
        assert_eq!(claim.payment, Some(PAYMENT.parse().unwrap()));
        assert_eq!(
            (claim.key.as_str(), bank.gateway_id.as_str()),
            ("990001", "990001")
        );
        assert_eq!(bank.amount, Money::from_kopecks(145_730));
        assert_eq!(bank.status, BankStatus::Succeeded(None));
        assert_eq!(claim.body["MNT_SIGNATURE"], serde_json::Value::Null);
    }
}

#[test]
fn whatever_is_changed_after_signing_is_forged() {
    let right = signed(&PAID);
    let signature = right.query.rsplit_once('=').unwrap().1.to_owned();
    for (name, value) in [
        ("MNT_ID", "12345679"),
        ("MNT_TRANSACTION_ID", "019ab000-0000-7000-8000-00000000aaab"),
        ("MNT_OPERATION_ID", "990002"),
        ("MNT_AMOUNT", "1.30"),
        ("MNT_CURRENCY_CODE", "USD"),
        ("MNT_TEST_MODE", "1"),
        ("MNT_SUBSCRIBER_ID", "1"),
        ("MNT_COMMAND", "DEBIT"),
    ] {
        let forged = call(&with(name, value), &signature);
        assert!(moneta().read(&forged, false).is_none(), "{name}");
    }
    let twice = Call {
        query: format!("{}&MNT_AMOUNT=1457.30", right.query),
        ..right.clone()
    };
    assert!(moneta().read(&twice, false).is_none(), "a field twice");
    let split = Call {
        body: b"MNT_AMOUNT=1457.30".to_vec(),
        ..right
    };
    assert!(
        moneta().read(&split, false).is_none(),
        "by query and by form"
    );
}

#[test]
fn another_shop_or_mode_is_not_ours_however_well_it_is_signed() {
    for (name, value) in [
        ("MNT_ID", "12345679"),
        ("MNT_TEST_MODE", "1"),
        ("MNT_TEST_MODE", "00"),
        ("MNT_COMMAND", "CHECK"),
        ("MNT_COMMAND", "debit"),
        ("MNT_AMOUNT", "1457.3"),
        ("MNT_AMOUNT", "1457"),
        ("MNT_AMOUNT", "-1457.30"),
        ("MNT_AMOUNT", "0.00"),
        ("MNT_AMOUNT", ""),
        ("MNT_CURRENCY_CODE", ""),
        ("MNT_OPERATION_ID", ""),
        ("MNT_OPERATION_ID", "9x0001"),
    ] {
        let call = signed(&with(name, value));
        assert!(moneta().read(&call, false).is_none(), "{name}={value}");
    }
    assert!(
        moneta()
            .read(&signed(&with("MNT_TEST_MODE", "")), false)
            .is_some()
    );
}

/// The form's signature covers the same values but for the operation.
#[tokio::test]
async fn the_signature_of_the_form_that_the_payer_sees_proves_no_payment() {
    for kopecks in [100, 145_730, 12_345_600, 50_000_000] {
        let amount = Money::from_kopecks(kopecks);
        let created = moneta().create(&request(amount), &Private::default()).await;
        let url = Url::parse(&created.unwrap().pay_url.unwrap()).unwrap();
        let signature = url
            .query_pairs()
            .find(|(name, _)| name == "MNT_SIGNATURE")
            .unwrap()
            .1
            .into_owned();
        let told = amount.plain();
        for cut in 0..told.len() {
            let (operation, rest) = told.split_at(cut);
            let fields = [
                ("MNT_ID", "12345678"),
                ("MNT_TRANSACTION_ID", PAYMENT),
                ("MNT_OPERATION_ID", operation),
                ("MNT_AMOUNT", rest),
                ("MNT_CURRENCY_CODE", "RUB"),
                ("MNT_TEST_MODE", "0"),
            ];
            let forged = call(&fields, &signature);
            assert!(
                moneta().read(&forged, false).is_none(),
                "{operation} {rest}"
            );
        }
    }
}

#[test]
fn a_cancelled_operation_is_other_news_than_its_payment() {
    let news = moneta().read(&signed(&with("MNT_COMMAND", "CANCELLED_DEBIT")), false);
    let Some(News::Proven(claim, bank)) = news else {
        panic!("{news:?}")
    };
    assert_eq!(claim.key, "990001:CANCELLED_DEBIT");
    assert_eq!(
        bank.status,
        BankStatus::Canceled("cancelled_debit".to_owned())
    );
    let held = moneta().read(&signed(&with("MNT_COMMAND", "AUTHORISE")), false);
    assert!(matches!(held, Some(News::Proven(_, bank)) if bank.status == BankStatus::Pending));
    let credit = moneta().read(&signed(&with("MNT_COMMAND", "CREDIT")), false);
    assert!(matches!(credit, Some(News::Refund(_))));
}

fn check(amount: &str) -> Call {
    let mut fields = with("MNT_AMOUNT", amount);
    fields.retain(|(name, _)| *name != "MNT_OPERATION_ID");
    fields.push(("MNT_COMMAND", "CHECK"));
    signed(&fields)
}

#[test]
fn the_check_url_is_answered_from_the_books_and_signed() {
    let ours = Money::from_kopecks(145_730);
    for (amount, standing, code) in [
        ("1457.30", Standing::Payable(ours), "402"),
        ("1457.31", Standing::Payable(ours), "500"),
        ("", Standing::Payable(ours), "100"),
        ("1457.30", Standing::Paid, "200"),
        ("", Standing::Paid, "200"),
        ("1457.30", Standing::NotPayable, "500"),
    ] {
        let call = check(amount);
        assert!(matches!(moneta().read(&call, true), Some(News::Check(_))));
        assert!(moneta().read(&call, false).is_none(), "not at the Pay URL");
        let reply = moneta().reply(&call, Outcome::Standing(standing));
        let signature = sign::signature(&[code, "12345678", PAYMENT], &Secret::new("s3cr3t"));
        let sum = if code == "100" {
            "<MNT_AMOUNT>1457.30</MNT_AMOUNT>"
        } else {
            ""
        };
        assert_eq!(
            reply.body,
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><MNT_RESPONSE><MNT_ID>12345678</MNT_ID>\
                 <MNT_TRANSACTION_ID>{PAYMENT}</MNT_TRANSACTION_ID><MNT_RESULT_CODE>{code}</MNT_RESULT_CODE>\
                 {sum}<MNT_SIGNATURE>{signature}</MNT_SIGNATURE></MNT_RESPONSE>"
            )
        );
        assert_eq!(reply.content_type, "application/xml");
    }
    assert!(moneta().read(&signed(&PAID), true).is_none(), "no CHECK");
}

#[test]
fn what_the_caller_wrote_cannot_break_the_answer() {
    let mut fields = vec![
        ("MNT_COMMAND", "CHECK"),
        ("MNT_TRANSACTION_ID", "</MNT_TRANSACTION_ID>&\"'"),
    ];
    fields.extend(
        PAID.iter()
            .filter(|(name, _)| !["MNT_TRANSACTION_ID", "MNT_OPERATION_ID"].contains(name)),
    );
    let call = signed(&fields);
    let news = moneta().read(&call, true);
    assert!(matches!(news, Some(News::Check(claim)) if claim.payment.is_none()));
    let reply = moneta().reply(&call, Outcome::Standing(Standing::NotPayable));
    let text =
        "<MNT_TRANSACTION_ID>&lt;/MNT_TRANSACTION_ID&gt;&amp;&quot;&apos;</MNT_TRANSACTION_ID>";
    assert!(reply.body.contains(text), "{}", reply.body);
}

#[test]
fn the_bank_calls_again_exactly_when_we_could_not_take_it() {
    let call = signed(&PAID);
    assert_eq!(moneta().reply(&call, Outcome::Done).body, "SUCCESS");
    assert_eq!(moneta().reply(&call, Outcome::Later).body, "FAIL");
}
