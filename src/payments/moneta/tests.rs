use super::*;
use crate::app::gateway::{BankStatus, BillRef, Receipt, Recipient};
use crate::base::Money;
use uuid::Uuid;

mod answers;

const PAYMENT: &str = "019ab000-0000-7000-8000-00000000aaaa";

fn moneta() -> Moneta {
    moneta_with(|_| {})
}

fn moneta_with(change: impl FnOnce(&mut config::Moneta)) -> Moneta {
    let mut settings = config::Moneta {
        account: "12345678".to_owned(),
        integrity_key: Secret::new("s3cr3t"),
        assistant_url: "https://www.moneta.ru/assistant.htm".to_owned(),
        test_mode: false,
        window_hours: 27,
        command_signed: config::CommandSigned::Either,
        receipts: false,
        vat_tag: 1105,
        tax_system: 2,
    };
    change(&mut settings);
    Moneta::new(&settings).unwrap()
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
        ("MNT_COMMAND", "CHECK"),
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
        ("MNT_AMOUNT", "01457.30"),
        ("MNT_AMOUNT", "1 457.30"),
        ("MNT_OPERATION_ID", ""),
        ("MNT_OPERATION_ID", "99.1"),
        ("MNT_TRANSACTION_ID", "P-2026-000017"),
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
    let bank = moneta();
    for kopecks in [100, 145_730, 12_345_600, 50_000_000] {
        let asked = request(Money::from_kopecks(kopecks));
        let created = bank.create(&asked, &Private::default()).await;
        let url = Url::parse(&created.unwrap().pay_url.unwrap()).unwrap();
        let signature = url
            .query_pairs()
            .find(|(name, _)| name == "MNT_SIGNATURE")
            .unwrap()
            .1
            .into_owned();
        let told = asked.amount.plain();
        for cut in 0..told.len() {
            let (operation, rest) = told.split_at(cut);
            for command in ["", "DEBIT", "CANCELLED_DEBIT", "CREDIT", "CANCELLED_CREDIT"] {
                let fields = [
                    ("MNT_COMMAND", command),
                    ("MNT_ID", "12345678"),
                    ("MNT_TRANSACTION_ID", PAYMENT),
                    ("MNT_OPERATION_ID", operation),
                    ("MNT_AMOUNT", rest),
                    ("MNT_CURRENCY_CODE", "RUB"),
                    ("MNT_TEST_MODE", "0"),
                ];
                let claim = match bank.read(&call(&fields, &signature), false) {
                    Some(News::Proven(claim, _) | News::GivenBack { claim, .. }) => claim,
                    None => continue,
                    other => panic!("{other:?}"),
                };
                assert!(bank.is_borrowed(&claim, &asked), "{operation} {rest}");
            }
        }
    }
}

#[test]
fn no_operation_number_of_an_honest_call_looks_borrowed() {
    let bank = moneta();
    for kopecks in [100, 145_730, 120_050, 50_000_000] {
        let asked = request(Money::from_kopecks(kopecks));
        let sum = asked.amount.plain();
        for operation in (1..200)
            .map(|n: u32| n.to_string())
            .chain(["a1-B_2".to_owned()])
        {
            let mut fields = with("MNT_OPERATION_ID", &operation);
            fields.retain(|(name, _)| *name != "MNT_AMOUNT");
            fields.push(("MNT_AMOUNT", &sum));
            let Some(News::Proven(claim, _)) = bank.read(&signed(&fields), false) else {
                panic!("operation {operation} of {sum}")
            };
            assert!(!bank.is_borrowed(&claim, &asked), "{operation} {sum}");
        }
    }
}

/// A call of the Pay URL whose signature leaves the command out.
fn unsigned(command: &str) -> Call {
    let right = signed(&PAID);
    let signature = right.query.rsplit_once('=').unwrap().1.to_owned();
    call(&with("MNT_COMMAND", command), &signature)
}

#[test]
fn whether_the_command_is_signed_is_a_setting_and_either_is_taken_without_it() {
    use crate::config::CommandSigned::{Either, No, Yes};
    let hears = |setting, call: &Call| {
        let bank = moneta_with(|config| config.command_signed = setting);
        bank.read(call, false).is_some()
    };
    for command in ["DEBIT", "CANCELLED_DEBIT", "AUTHORISE", "CREDIT"] {
        let with_it = signed(&with("MNT_COMMAND", command));
        let without = unsigned(command);
        assert_eq!(
            [Either, Yes, No].map(|setting| hears(setting, &with_it)),
            [true, true, false],
            "{command}"
        );
        assert_eq!(
            [Either, Yes, No].map(|setting| hears(setting, &without)),
            [true, false, true],
            "{command}"
        );
    }
    for setting in [Either, Yes, No] {
        assert!(
            hears(setting, &signed(&PAID)),
            "no command, nothing to sign"
        );
    }
    // What is signed with a command is never the same without it, nor with another.
    let canceled = signed(&with("MNT_COMMAND", "CANCELLED_DEBIT"));
    let signature = canceled.query.rsplit_once('=').unwrap().1.to_owned();
    for command in ["", "DEBIT", "AUTHORISE"] {
        let turned = call(&with("MNT_COMMAND", command), &signature);
        assert!(!hears(Either, &turned), "{command}");
    }
}

#[test]
fn a_shop_on_trial_hears_trial_calls_alone() {
    let trial = moneta_with(|config| config.test_mode = true);
    for (mode, heard) in [("1", true), ("0", false), ("", false)] {
        let call = signed(&with("MNT_TEST_MODE", mode));
        assert_eq!(trial.read(&call, false).is_some(), heard, "{mode}");
    }
}

#[test]
fn a_payers_digit_cannot_become_the_test_mode() {
    let mut fields = with("MNT_SUBSCRIBER_ID", "1");
    fields.retain(|(name, _)| *name != "MNT_TEST_MODE");
    assert!(moneta().read(&signed(&fields), false).is_none());
    assert!(
        moneta()
            .read(&signed(&with("MNT_SUBSCRIBER_ID", "0012345678")), false)
            .is_some()
    );
}

#[test]
fn what_else_the_bank_sends_is_its_own_affair() {
    let right = signed(&PAID);
    for more in [
        "MNT_CUSTOM1=a&MNT_CUSTOM1=b",
        "MNT_CORRACCOUNT=%CF%F0",
        "paymentSystem.extra=1&moneta.locale=ru",
    ] {
        let call = Call {
            query: format!("{}&{more}", right.query),
            ..right.clone()
        };
        assert!(moneta().read(&call, false).is_some(), "{more}");
    }
    let (head, signature) = right.query.rsplit_once('=').unwrap();
    let upper = Call {
        query: format!("{head}={}", signature.to_uppercase()),
        ..right.clone()
    };
    assert!(moneta().read(&upper, false).is_some(), "upper-case hex");
}

#[test]
fn money_that_went_back_is_news_of_its_own_by_command_or_by_prefix() {
    let returned = format!("RETURN_{PAYMENT}");
    for (fields, gone) in [
        (with("MNT_COMMAND", "CREDIT"), true),
        (with("MNT_COMMAND", "CANCELLED_CREDIT"), false),
        (with("MNT_TRANSACTION_ID", &returned), true),
    ] {
        let news = moneta().read(&signed(&fields), false);
        let Some(News::GivenBack { claim, undone }) = news else {
            panic!("{news:?}")
        };
        assert_eq!(undone, !gone);
        assert_eq!(claim.payment, Some(PAYMENT.parse().unwrap()));
        assert_eq!(claim.amount, Some(Money::from_kopecks(145_730)));
        assert_eq!(claim.key, "990001:CREDIT");
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
}
